---
title: "{{TITLE}}"
ms.date: "{{DATE}}"
ms.assetid: {{ASSET_ID}}
---
# {{TITLE}}

## Properties  
  
|||  
|-|-|  
|ID|{{ID}}|  
|Keywords|{{KEYWORDS_SOURCE}}|  
|Level|{{LEVEL_SOURCE}}|  
|Channel|{{CHANNEL}}|  
  
## Description  

 {{#DESCRIPTION}}{{SOURCE}}{{#DESCRIPTION_separator}} {{/DESCRIPTION_separator}}{{/DESCRIPTION}}  
  
## Message  

 {{#MESSAGE}}{{SOURCE}}{{#MESSAGE_separator}} {{/MESSAGE_separator}}{{/MESSAGE}}  
  
## Details{{#TABLE}}  
  
|Data Item Name|Data Item Type|Description|  
|--------------------|--------------------|-----------------|  
{{#ITEM}}|{{NAME}}|{{TYPE}}|{{#TEXT}}{{SOURCE}}{{#TEXT_separator}} {{/TEXT_separator}}{{/TEXT}}|{{#ITEM_separator}}  
{{/ITEM_separator}}{{/ITEM}}{{/TABLE}}
