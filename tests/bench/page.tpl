---
title: "{{TITLE}}"
ms.date: "03/30/2017"
ms.locale: {{LOCALE}}
ms.openlocfilehash: {{HASH}}
---
# {{HEADING}}

## {{L_PROPERTIES}}

|||
|-|-|
|{{L_ID}}|{{ID}}|
|{{L_KEYWORDS}}|{{KEYWORDS}}|
|{{L_LEVEL}}|{{LEVEL}}|
|{{L_CHANNEL}}|{{CHANNEL}}|

## {{L_DESCRIPTION}}

{{#BLOCK}}{{TEXT}}

{{/BLOCK}}## {{L_MESSAGE}}

{{MESSAGE}}

## {{L_DETAILS}}

|{{L_ITEM}}|{{L_TYPE}}|{{L_DESCRIPTION}}|
|--------------------|--------------------|-----------------|
{{#ROW}}|{{NAME}}|{{TYPE}}|{{DESCRIPTION}}|
{{/ROW}}