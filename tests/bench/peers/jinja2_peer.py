#!/usr/bin/python3
"""Makes the pages with Jinja2: jinja2_peer.py FOLDER_OF_JSON OUT."""

import json
import pathlib
import sys

import jinja2


def main():
    data, out = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    loader = jinja2.FileSystemLoader(pathlib.Path(__file__).parent)
    environment = jinja2.Environment(loader=loader, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True)
    template = environment.get_template("page.md.j2")
    for file in sorted(data.glob("*.json")):
        for page in json.loads(file.read_bytes()):
            path = out / page["path"]
            if not path.parent.exists():
                path.parent.mkdir(parents=True)
            with open(path, "w", encoding="utf-8", newline="") as target:
                target.write(template.render(page=page))


main()
