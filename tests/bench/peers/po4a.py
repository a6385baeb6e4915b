"""A po4a project about the English pages of a model. It makes localized pages only, and wraps lines in its own way."""

import pathlib
import re
import shutil
import subprocess

MESSAGE = re.compile(r'^msgid (".*"(?:\n".*")*)\nmsgstr ""\n', re.MULTILINE)


def quoted(text):
    """A string of a PO file."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def unquoted(text):
    """What a string of a PO file stands for."""
    parts = re.findall(r'^"(.*)"$', text, re.MULTILINE)
    return "".join(parts).replace('\\"', '"').replace("\\\\", "\\")


def translations_of(pages, locale):
    """Target by source, of all texts of a locale's pages."""
    found = {}
    for path, page in pages.items():
        if path.split("/")[1] != locale:
            continue
        groups = [page["description"], page["message"], *(item["text"] for item in page["items"])]
        for group in groups:
            found[" ".join(pair[2] for pair in group)] = " ".join(pair[1] for pair in group)
        for pair in (page["properties"], page["described"], page["said"], page["details"]):
            found[pair[2]] = pair[1]
    return found


def fill(po, translations):
    """Translates what a PO file has untranslated."""
    def translated(match):
        source = unquoted(match.group(1))
        return f"msgid {match.group(1)}\nmsgstr {quoted(translations.get(source, ''))}\n"

    header, body = po.read_text(encoding="utf-8").split("\n\n", 1)
    po.write_text(header + "\n\n" + MESSAGE.sub(translated, body), encoding="utf-8")


def write_project(pages, english, folder):
    """The project below `folder`; `english` is the folder of the source pages. False if po4a can't begin it."""
    folder = pathlib.Path(folder)
    shutil.copytree(english, folder / "en")
    locales = sorted({path.split("/")[1] for path in pages})
    (folder / "po").mkdir()
    lines = ["[po4a_langs] " + " ".join(locales), "[po4a_paths] po/pages.pot $lang:po/$lang.po"]
    for page in sorted((folder / "en").rglob("*.md")):
        name = page.relative_to(folder / "en").as_posix()
        lines.append(f"[type: text] en/{name} $lang:out/$lang/{name} opt:\"--option markdown --keep 0\"")
    (folder / "po4a.cfg").write_text("\n".join(lines) + "\n")
    begun = subprocess.run(["po4a", "--no-translations", "--quiet", "po4a.cfg"], cwd=folder, check=False)
    if begun.returncode != 0:
        return False
    for locale in locales:
        fill(folder / f"po/{locale}.po", translations_of(pages, locale))
    return True
