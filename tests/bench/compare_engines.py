#!/usr/bin/env python3
"""How fast template engines make the same pages: evdoc, ctemplate and Jinja2, one after the other in every round.

The pages are those of a project; their units are read out with the template set in units/. All engines must print the
same bytes. Usage: compare_engines.py BUILD [PROJECT] [--rounds N] [--seconds N]
"""
import argparse
import json
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

import jinja2

HERE = pathlib.Path(__file__).resolve().parent


def units_of(build, project, folder):
    """What the pages of a project show, by form: the translations alone, or with their sources beside."""
    copy = folder / "project"
    shutil.copytree(project, copy)
    settings = copy / "evdoc.toml"
    text, found = re.subn(r"(?m)^template-set = .*$", 'template-set = "%s"' % (HERE / "units"), settings.read_text())
    if not found:
        sys.exit("%s names no template set" % settings)
    settings.write_text(text)
    subprocess.run([build / "evdoc", "build", copy, "--edition", "localized", "--out", folder / "out", "-q"], check=True)
    pages = [json.loads(path.read_bytes()) for path in sorted((folder / "out").rglob("*.json"))]
    return {form: [page[form] for page in pages] for form in ("localized", "bilingual")}


class Jinja:
    def __init__(self, pages):
        environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader(HERE), trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True
        )
        self.template = environment.get_template("page.md.j2")
        self.pages = pages

    def output(self):
        return "".join(self.template.render(page) for page in self.pages).encode()

    def measure(self, seconds):
        size = len(self.output())
        done = 0
        start = time.process_time()
        while time.process_time() - start < seconds:
            for page in self.pages:
                self.template.render(page)
            done += size
        return done / (time.process_time() - start)


def measure(program, file, folder, seconds):
    """Bytes a second by engine; compilations a second for `compile`."""
    command = [program, file, HERE / "page.md.j2", HERE / "page.tpl", str(seconds), folder / "output"]
    lines = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout.splitlines()
    return {name: float(size) / float(time) for name, size, time in map(str.split, lines)}


def compare(build, form, pages, options):
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        file = folder / "pages.json"
        file.write_text(json.dumps(pages))
        jinja = Jinja(pages)
        rounds = []
        for _ in range(options.rounds):
            rates = measure(build / "tests/evdoc_engine_bench", file, folder, options.seconds)
            rates["jinja2"] = jinja.measure(options.seconds)
            rounds.append(rates)
        expected = (folder / "output").read_bytes()
    if jinja.output() != expected:
        sys.exit("Jinja2 prints other bytes")
    size = len(expected) / len(pages)
    print("%d %s pages of %d bytes in the mean, the same from every engine" % (len(pages), form, size))
    rate = {name: statistics.median(round[name] for round in rounds) for name in rounds[0]}
    for name in ("evdoc", "ctemplate", "ctemplate-filled", "jinja2"):
        times = rate["evdoc"] / rate[name]
        print("  %-17s %7.3f GB/s %9.0f ns a page   evdoc: %5.1f times as fast" % (name, rate[name] / 1e9, size / rate[name] * 1e9, times))
    print("  evdoc compiles the template in %.1f us" % (1e6 / rate["compile"]))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("build", type=pathlib.Path)
    parser.add_argument("project", type=pathlib.Path, nargs="?", default=HERE.parent.parent / "samples/wcf-4031")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=0.5)
    options = parser.parse_args()
    build = options.build.resolve()
    with tempfile.TemporaryDirectory() as name:
        forms = units_of(build, options.project, pathlib.Path(name))
    for form, pages in forms.items():
        compare(build, form, pages, options)


if __name__ == "__main__":
    main()
