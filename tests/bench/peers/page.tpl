{{=<% %>=}}---
title: {{TITLE}}
ms.date: {{DATE}}
ms.assetid: {{ASSET_ID}}
ms.openlocfilehash: {{SOURCE_HASH}}
ms.sourcegitcommit: {{REVISION}}
ms.translationtype: {{TRANSLATION_TYPE}}
ms.contentlocale: <%locale%>
ms.lasthandoff: {{HANDOFF_DATE}}
ms.locfileid: "{{FILE_ID}}"
---
# <a name="{{SLUG}}"></a><span data-ttu-id="{{PREFIX}}-102"><%identifier%>{{TITLE}}<%identifier_end%></span><span class="sxs-lookup"><span data-stu-id="{{PREFIX}}-102">{{TITLE}}</span></span>

## <a name="properties"></a><span data-ttu-id="{{PREFIX}}-103"><%properties%></span><span class="sxs-lookup"><span data-stu-id="{{PREFIX}}-103">Properties</span></span>  
  
|||  
|-|-|  
|<span data-ttu-id="{{PREFIX}}-104"><%id%></span><span class="sxs-lookup"><span data-stu-id="{{PREFIX}}-104">ID</span></span>|<span data-ttu-id="{{PREFIX}}-105">{{ID}}</span><span class="sxs-lookup"><span data-stu-id="{{PREFIX}}-105">{{ID}}</span></span>|  
|<span data-ttu-id="{{PREFIX}}-106"><%keywords%></span><span class="sxs-lookup"><span data-stu-id="{{PREFIX}}-106">Keywords</span></span>|<span data-ttu-id="{{PREFIX}}-107">{{KEYWORDS}}</span><span class="sxs-lookup"><span data-stu-id="{{PREFIX}}-107">{{KEYWORDS_SOURCE}}</span></span>|  
|<span data-ttu-id="{{PREFIX}}-108"><%level%></span><span class="sxs-lookup"><span data-stu-id="{{PREFIX}}-108">Level</span></span>|<span data-ttu-id="{{PREFIX}}-109">{{LEVEL}}</span><span class="sxs-lookup"><span data-stu-id="{{PREFIX}}-109">{{LEVEL_SOURCE}}</span></span>|  
|<span data-ttu-id="{{PREFIX}}-110"><%channel%></span><span class="sxs-lookup"><span data-stu-id="{{PREFIX}}-110">Channel</span></span>|<span data-ttu-id="{{PREFIX}}-111"><%identifier%>{{CHANNEL}}<%identifier_end%></span><span class="sxs-lookup"><span data-stu-id="{{PREFIX}}-111">{{CHANNEL}}</span></span>|  
  
## <a name="description"></a><span data-ttu-id="{{PREFIX}}-112"><%description%></span><span class="sxs-lookup"><span data-stu-id="{{PREFIX}}-112">Description</span></span>  

 {{#DESCRIPTION}}<span data-ttu-id="{{PREFIX}}-{{UNIT}}">{{TARGET}}</span><span class="sxs-lookup"><span data-stu-id="{{PREFIX}}-{{UNIT}}">{{SOURCE}}</span></span>{{#DESCRIPTION_separator}} {{/DESCRIPTION_separator}}{{/DESCRIPTION}}  
  
## <a name="message"></a><span data-ttu-id="{{PREFIX}}-{{MESSAGE_UNIT}}"><%message%></span><span class="sxs-lookup"><span data-stu-id="{{PREFIX}}-{{MESSAGE_UNIT}}">Message</span></span>  

 {{#MESSAGE}}<span data-ttu-id="{{PREFIX}}-{{UNIT}}">{{TARGET}}</span><span class="sxs-lookup"><span data-stu-id="{{PREFIX}}-{{UNIT}}">{{SOURCE}}</span></span>{{#MESSAGE_separator}} {{/MESSAGE_separator}}{{/MESSAGE}}  
  
## <a name="details"></a><span data-ttu-id="{{PREFIX}}-{{DETAILS_UNIT}}"><%details%></span><span class="sxs-lookup"><span data-stu-id="{{PREFIX}}-{{DETAILS_UNIT}}">Details</span></span>{{#TABLE}}  
  
|<span data-ttu-id="{{PREFIX}}-{{ITEM_NAME_UNIT}}"><%data_item_name%></span><span class="sxs-lookup"><span data-stu-id="{{PREFIX}}-{{ITEM_NAME_UNIT}}">Data Item Name</span></span>|<span data-ttu-id="{{PREFIX}}-{{ITEM_TYPE_UNIT}}"><%data_item_type%></span><span class="sxs-lookup"><span data-stu-id="{{PREFIX}}-{{ITEM_TYPE_UNIT}}">Data Item Type</span></span>|<span data-ttu-id="{{PREFIX}}-{{ITEM_TEXT_UNIT}}"><%data_item_description%></span><span class="sxs-lookup"><span data-stu-id="{{PREFIX}}-{{ITEM_TEXT_UNIT}}">Description</span></span>|  
|--------------------|--------------------|-----------------|  
{{#ITEM}}|<span data-ttu-id="{{PREFIX}}-{{NAME_UNIT}}"><%identifier%>{{NAME}}<%identifier_end%></span><span class="sxs-lookup"><span data-stu-id="{{PREFIX}}-{{NAME_UNIT}}">{{NAME}}</span></span>|<%identifier%>{{TYPE}}<%identifier_end%>|{{#TEXT}}<span data-ttu-id="{{PREFIX}}-{{UNIT}}">{{TARGET}}</span><span class="sxs-lookup"><span data-stu-id="{{PREFIX}}-{{UNIT}}">{{SOURCE}}</span></span>{{#TEXT_separator}} {{/TEXT_separator}}{{/TEXT}}|{{#ITEM_separator}}  
{{/ITEM_separator}}{{/ITEM}}{{/TABLE}}
