"""The pages of a model as plain values, for tools that know neither manifests nor tables.

All that evdoc works out is given: texts are looked up, hashes and ids computed. What is left is to fill a template and write."""

import json
import pathlib
import re

PAIR = re.compile(r'<span data-ttu-id="([^"]*)">(.*?)</span><span class="sxs-lookup"><span data-stu-id="[^"]*">(.*?)</span></span>')
SPAN = re.compile("</?span[^>]*>")
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
        "items": [{"name": pairs(row)[0], "type": row.split("|")[2], "text": pairs(row)[1:]} for row in rows],
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


def labels_of(pages):
    """The translated headings of the pages of a locale, in the order of a page; of columns only if a page has a table."""
    first = pages[0]
    columns = next((page["columns"] for page in pages if page["columns"]), [])
    pairs_of_page = [first["properties"], *(label for label, _ in first["rows"]), first["described"], first["said"],
                     first["details"], *columns]
    return [pair[1] for pair in pairs_of_page]


def write_lines(pages, file):
    """Lines of fields with tabs between them: what a line is, then its values. A line `end` ends a page."""
    by_locale = {}
    for path, page in pages.items():
        _, locale, name = path.split("/", 2)
        by_locale.setdefault(locale, {})[name] = page
    with open(file, "w", encoding="utf-8") as out:
        def write(*fields):
            out.write("\t".join(fields) + "\n")

        for locale, of_locale in by_locale.items():
            write("locale", locale, *labels_of(list(of_locale.values())))
            for name, page in of_locale.items():
                write_page_lines(name, page, write)


def write_page_lines(name, page, write):
    """The lines of one page."""
    def texts(group):
        return (text for pair in group for text in pair[1:])

    values = [value for _, value in page["rows"]]
    title, date, asset_id, source_hash, revision, translation_type, _, handoff_date, file_id = (
        value for _, value in page["front"])
    write("page", name, title, page["slug"], values[0][2], values[3][2], date, asset_id, source_hash, revision,
          translation_type, handoff_date, file_id.strip('"'), page["title"][0].split("-")[0], *texts(values[1:3]))
    write("description", *texts(page["description"]))
    write("message", *texts(page["message"]))
    for item in page["items"]:
        write("item", item["name"][2], SPAN.sub("", item["type"]), *texts(item["text"]))
    write("end")
