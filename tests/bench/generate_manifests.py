#!/usr/bin/python3
"""Makes a project of nothing but manifests, for the default reference: one manifest a provider, the same bytes always.

    tests/bench/generate_manifests.py FOLDER [--providers 1000] [--events 130]

Providers have channels, tasks with opcodes of their own, keywords, maps and payload templates; of their events one in
twenty has two versions, one in ten no message and one in fifteen is deprecated."""

import argparse
import pathlib
import random
import uuid
from xml.sax.saxutils import quoteattr

AREAS = ("Storage", "Network", "Display", "Audio", "Kernel", "Security", "Print", "Update", "Power", "Shell")
SUBJECTS = ("Session", "Volume", "Adapter", "Request", "Package", "Device", "Buffer", "Policy", "Cache", "Worker")
VERBS = ("Opened", "Closed", "Failed", "Started", "Stopped", "Changed", "Rejected", "Queued", "Resumed", "Expired")
LEVELS = ("win:Error", "win:Warning", "win:Informational", "win:Verbose")
ITEMS = (("Name", "win:UnicodeString"), ("ProcessId", "win:UInt32"), ("Status", "win:HexInt32"),
         ("Elapsed", "win:UInt64"), ("Path", "win:UnicodeString"), ("ActivityId", "win:GUID"),
         ("IsRemote", "win:Boolean"), ("Address", "win:Pointer"), ("State", "win:UInt32"), ("Flags", "win:UInt32"))
TASKS, KEYWORDS, MAPS, TEMPLATES = 12, 10, 4, 24

HEAD = """<?xml version="1.0" encoding="utf-8"?>
<instrumentationManifest xmlns="http://schemas.microsoft.com/win/2004/08/events"
                         xmlns:win="http://manifests.microsoft.com/win/2004/08/windows/events"
                         xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <instrumentation>
    <events>
"""


class Provider:
    """One manifest."""

    def __init__(self, index, events):
        self.random = random.Random(f"provider {index}")
        self.name = f"Contoso-{AREAS[index % len(AREAS)]}-{SUBJECTS[index // 10 % len(SUBJECTS)]}{index}"
        self.events = events
        self.lines = []
        self.strings = {}

    def message(self, identifier, text):
        """The attribute of a message, whose string is kept."""
        self.strings[identifier] = text
        return f'message="$(string.{identifier})"'

    def section(self, name, write):
        """An element with what `write` adds to it."""
        self.lines.append(f"        <{name}>")
        write()
        self.lines.append(f"        </{name}>")

    def add(self, line):
        """A line inside a section."""
        self.lines.append("          " + line)

    def manifest(self):
        """The whole file."""
        for name in ("channels", "tasks", "keywords", "maps", "templates", "events"):
            self.section(name, getattr(self, f"write_{name}"))
        guid = uuid.uuid5(uuid.NAMESPACE_DNS, self.name)
        strings = (f"        <string id={quoteattr(key)} value={quoteattr(text)}/>" for key, text in self.strings.items())
        return (f'{HEAD}      <provider name="{self.name}" guid="{{{guid}}}" symbol="CONTOSO"'
                f' resourceFileName="contoso.dll" messageFileName="contoso.dll">\n' + "\n".join(self.lines) +
                "\n      </provider>\n    </events>\n  </instrumentation>\n  <localization>\n"
                '    <resources culture="en-US">\n      <stringTable>\n' + "\n".join(strings) +
                "\n      </stringTable>\n    </resources>\n  </localization>\n</instrumentationManifest>\n")

    def write_channels(self):
        for kind in ("Operational", "Analytic", "Debug"):
            self.add(f'<channel chid="{kind.upper()}" name="{self.name}/{kind}" type="{kind}"'
                     f' enabled="{"true" if kind == "Operational" else "false"}"/>')

    def write_tasks(self):
        for task in range(TASKS):
            subject = f"{SUBJECTS[task % len(SUBJECTS)]}{task}"
            self.add(f'<task name="{subject}" value="{task + 1}" {self.message("task." + subject, subject + " work")}>')
            self.add(f'  <opcodes><opcode name="Step{task}" value="{20 + task}"/></opcodes>')
            self.add("</task>")

    def write_keywords(self):
        for bit in range(KEYWORDS):
            self.add(f'<keyword name="{AREAS[bit]}" mask="0x{1 << bit:x}" {self.message(f"keyword.{bit}", AREAS[bit])}/>')

    def write_maps(self):
        for number in range(MAPS):
            kind = "bitMap" if number % 2 else "valueMap"
            self.add(f'<{kind} name="Map{number}">')
            for entry in range(8):
                value = f"0x{1 << entry:x}" if number % 2 else entry
                text = self.message(f"map.{number}.{entry}", f"{VERBS[entry]} by the {SUBJECTS[number].lower()}")
                self.add(f'  <map value="{value}" {text}/>')
            self.add(f"</{kind}>")

    def write_templates(self):
        self.sizes = [self.random.randint(1, len(ITEMS)) for _ in range(TEMPLATES)]
        for number, size in enumerate(self.sizes):
            self.add(f'<template tid="T{number}">')
            for name, kind in ITEMS[:size]:
                mapped = {"State": f' map="Map{number % 2 * 2}"', "Flags": f' map="Map{number % 2 * 2 + 1}"'}.get(name, "")
                self.add(f'  <data name="{name}" inType="{kind}"{mapped}/>')
            self.add("</template>")

    def write_events(self):
        for index in range(self.events):
            self.write_event(index, version=0)
            if index % 20 == 0:
                self.write_event(index, version=1)

    def write_event(self, index, version):
        task = self.random.randrange(TASKS)
        template = self.random.randrange(TEMPLATES)
        symbol = f"{SUBJECTS[index % 10]}{VERBS[index // 10 % 10]}{index}"
        opcode = self.random.choice(("win:Start", "win:Stop", "win:Info", f"Step{task}"))
        keywords = " ".join(self.random.sample(AREAS[:KEYWORDS], self.random.randint(1, 3)))
        text = ""
        if index % 10:
            insert = self.random.randint(1, self.sizes[template])
            text = " " + self.message(f"event.{index}.{version}", f"The {symbol} of %{insert} has ended in its usual way.")
        self.add(f'<event value="{index + 1}" version="{version}" symbol="{symbol}" level="{self.random.choice(LEVELS)}"'
                 f' channel="{self.random.choice(("OPERATIONAL", "ANALYTIC", "DEBUG"))}" task="{SUBJECTS[task % 10]}{task}"'
                 f' opcode="{opcode}" keywords="{keywords}" template="T{template}"'
                 f'{" notLogged=" + quoteattr("true") if index % 15 == 14 else ""}{text}/>')


def main():
    """Writes the manifests and the project file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--providers", type=int, default=1000)
    parser.add_argument("--events", type=int, default=130, help="of each provider")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    names = []
    for index in range(options.providers):
        names.append(f"provider-{index}.man")
        (options.folder / names[-1]).write_text(Provider(index, options.events).manifest(), encoding="utf-8")
    listed = ",\n  ".join(f'"{name}"' for name in names)
    (options.folder / "evdoc.toml").write_text(f"manifests = [\n  {listed}\n]\n", encoding="utf-8")


if __name__ == "__main__":
    main()
