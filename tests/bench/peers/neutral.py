"""The pages of a model as plain values, for tools that know neither manifests nor tables.

All that evdoc works out is given: texts are looked up, hashes and ids computed. What is left is to fill a template and write."""

import json
import pathlib
import re

PAIR = re.compile(r'<span data-ttu-id="([^"]*)">(.*?)</span><span class="sxs-lookup"><span data-stu-id="[^"]*">(.*?)</span></span>')
ANCHOR = re.compile(r'<a name="([^"]*)"></a>')


def pairs(line):
    """The (id, target, source) of a line, in order."""
    return [list(found) for found in PAIR.findall(line)]


def read_page(text):
    """The values of one page of the set that benchmark projects have."""
    _, front, body = text.split("---\n", 2)
    head, properties, description, message, details = body.split("\n## ")
    rows = [line for line in details.split("\n")[4:] if line]
    described = pairs(description)
    said = pairs(message)
    return {
        "front": [line.split(": ", 1) for line in front.splitlines()],
        "slug": ANCHOR.search(head).group(1),
        "title": pairs(head)[0],
        "properties": pairs(properties.split("\n")[0])[0],
        "rows": [pairs(line) for line in properties.split("\n")[4:8]],
        "described": described[0],
        "description": described[1:],
        "said": said[0],
        "message": said[1:],
        "details": pairs(details.split("\n")[0])[0],
        "columns": pairs(details.split("\n")[2]) if rows else [],
        "items": [{"name": pairs(row)[0], "type": "`xs:string`", "text": pairs(row)[1:]} for row in rows],
    }


def read_model(model):
    """The values of every page by path, in order."""
    model = pathlib.Path(model)
    found = {}
    for path in sorted(model.rglob("*.md")):
        found[path.relative_to(model).as_posix()] = read_page(path.read_text(encoding="utf-8"))
    return found


def write_json(pages, folder):
    """One file a locale: a list of pages, each with its path."""
    by_locale = {}
    for path, page in pages.items():
        by_locale.setdefault(path.split("/")[1], []).append({"path": path, **page})
    for locale, of_locale in by_locale.items():
        (folder / f"{locale}.json").write_text(json.dumps(of_locale, ensure_ascii=False), encoding="utf-8")


def write_lines(pages, file):
    """Lines of fields with tabs between them: what a line is, then its values. A page begins with its path."""
    def line(kind, *values):
        return "\t".join((kind, *values)) + "\n"

    with open(file, "w", encoding="utf-8") as out:
        for path, page in pages.items():
            out.write(line("page", path, page["slug"], str(len(page["items"]))))
            out.writelines(line("front", *field) for field in page["front"])
            for kind in ("title", "properties", "described", "said", "details"):
                out.write(line(kind, *page[kind]))
            out.writelines(line("row", *label, *value) for label, value in page["rows"])
            out.writelines(line("description", *pair) for pair in page["description"])
            out.writelines(line("message", *pair) for pair in page["message"])
            out.writelines(line("column", *pair) for pair in page["columns"])
            for item in page["items"]:
                out.write(line("item", item["type"], *item["name"]))
                out.writelines(line("text", *pair) for pair in item["text"])
