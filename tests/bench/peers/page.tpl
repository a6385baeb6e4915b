---
{{#FRONT}}{{KEY}}: {{VALUE}}
{{/FRONT}}---
# <a name="{{SLUG}}"></a>{{#title}}<span data-ttu-id="{{I}}">{{T}}</span><span class="sxs-lookup"><span data-stu-id="{{I}}">{{S}}</span></span>{{/title}}

## <a name="properties"></a>{{#properties}}<span data-ttu-id="{{I}}">{{T}}</span><span class="sxs-lookup"><span data-stu-id="{{I}}">{{S}}</span></span>{{/properties}}  
  
|||  
|-|-|  
{{#ROW}}|{{#LABEL}}<span data-ttu-id="{{I}}">{{T}}</span><span class="sxs-lookup"><span data-stu-id="{{I}}">{{S}}</span></span>{{/LABEL}}|{{#VALUE}}<span data-ttu-id="{{I}}">{{T}}</span><span class="sxs-lookup"><span data-stu-id="{{I}}">{{S}}</span></span>{{/VALUE}}|  
{{/ROW}}  
## <a name="description"></a>{{#described}}<span data-ttu-id="{{I}}">{{T}}</span><span class="sxs-lookup"><span data-stu-id="{{I}}">{{S}}</span></span>{{/described}}  

 {{#description}}<span data-ttu-id="{{I}}">{{T}}</span><span class="sxs-lookup"><span data-stu-id="{{I}}">{{S}}</span></span>{{#description_separator}} {{/description_separator}}{{/description}}  
  
## <a name="message"></a>{{#said}}<span data-ttu-id="{{I}}">{{T}}</span><span class="sxs-lookup"><span data-stu-id="{{I}}">{{S}}</span></span>{{/said}}  

 {{#message}}<span data-ttu-id="{{I}}">{{T}}</span><span class="sxs-lookup"><span data-stu-id="{{I}}">{{S}}</span></span>{{#message_separator}} {{/message_separator}}{{/message}}  
  
## <a name="details"></a>{{#details}}<span data-ttu-id="{{I}}">{{T}}</span><span class="sxs-lookup"><span data-stu-id="{{I}}">{{S}}</span></span>{{/details}}{{#TABLE}}  
  
|{{#column}}<span data-ttu-id="{{I}}">{{T}}</span><span class="sxs-lookup"><span data-stu-id="{{I}}">{{S}}</span></span>|{{/column}}  
|--------------------|--------------------|-----------------|  
{{#ITEM}}|{{#NAME}}<span data-ttu-id="{{I}}">{{T}}</span><span class="sxs-lookup"><span data-stu-id="{{I}}">{{S}}</span></span>{{/NAME}}|{{TYPE}}|{{#TEXT}}<span data-ttu-id="{{I}}">{{T}}</span><span class="sxs-lookup"><span data-stu-id="{{I}}">{{S}}</span></span>{{#TEXT_separator}} {{/TEXT_separator}}{{/TEXT}}|{{#ITEM_separator}}  
{{/ITEM_separator}}{{/ITEM}}{{/TABLE}}
