"""A Hugo site that makes the pages of a model: a stub a page, whose front matter has the values, and one layout."""

import json
import pathlib

CONFIG = """baseURL = "http://localhost/"
disableKinds = ["home", "section", "taxonomy", "term", "RSS", "sitemap", "robotsTXT", "404"]
disablePathToLower = true
uglyURLs = true
[mediaTypes."text/markdown"]
suffixes = ["md"]
[outputFormats.page]
mediaType = "text/markdown"
isPlainText = true
[outputs]
page = ["page"]
"""

PAIR = '<span data-ttu-id="{{ index . 0 }}">{{ index . 1 }}</span><span class="sxs-lookup"><span data-stu-id="{{ index . 0 }}">{{ index . 2 }}</span></span>'
PROSE = '{{ range $i, $p := . }}{{ if $i }} {{ end }}{{ template "pair" $p }}{{ end }}'

LAYOUT = (
    '{{ define "pair" }}' + PAIR + '{{ end }}{{ define "prose" }}' + PROSE + """{{ end }}{{ with .Params.page }}---
{{ range .front }}{{ index . 0 }}: {{ index . 1 }}
{{ end }}---
# <a name="{{ .slug }}"></a>{{ template "pair" .title }}

## <a name="properties"></a>{{ template "pair" .properties }}  
  
|||  
|-|-|  
{{ range .rows }}|{{ template "pair" index . 0 }}|{{ template "pair" index . 1 }}|  
{{ end }}  
## <a name="description"></a>{{ template "pair" .described }}  

 {{ template "prose" .description }}  
  
## <a name="message"></a>{{ template "pair" .said }}  

 {{ template "prose" .message }}  
  
## <a name="details"></a>{{ template "pair" .details }}{{ if .items }}  
  
|{{ range .columns }}{{ template "pair" . }}|{{ end }}  
|--------------------|--------------------|-----------------|  
{{ range $i, $item := .items }}{{ if $i }}  
{{ end }}|{{ template "pair" .name }}|{{ .type }}|{{ template "prose" .text }}|{{ end }}{{ end }}
{{ end }}""")


def write_site(pages, folder):
    """The site below `folder`."""
    folder = pathlib.Path(folder)
    (folder / "layouts/_default").mkdir(parents=True)
    (folder / "config.toml").write_text(CONFIG)
    (folder / "layouts/_default/single.page.md").write_text(LAYOUT)
    for path, page in pages.items():
        stub = folder / "content" / path
        stub.parent.mkdir(parents=True, exist_ok=True)
        stub.write_text(json.dumps({"page": page}, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
