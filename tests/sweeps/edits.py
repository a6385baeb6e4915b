#!/usr/bin/python3
"""Edits a project and its pages at random, builds after every edit, and compares with a build of the same inputs from nothing.

Both have the same pages, findings, figures, exit code and depfile. A run that fails leaves every page old or new; a page
that somebody edited is not deleted; nothing is left over. A damaged state is taken for none, and changes no page."""

import argparse
import os
import pathlib
import random
import re
import shutil
import sys
import time

from workshop import FOLDER, Findings, Workshop, add_program_options, conclude, is_hidden, names_and_pages, pages, tree

UNIT = r" *<unit .*?</unit>\n"
EVENT = r" *<event value=.*?/>\n"
WORDS = ["Aal", "über", "Straße", "日本語", "İstanbul", "مرحبا", "e.g. one", "`x`", "a|b", "%1", "", "&lt;b&gt;", "two. Three."]
STATES = ["initial", "translated", "reviewed", "final"]
YEAR = 365 * 24 * 3600
CLOCKS = [-20 * YEAR, -3600, -1, 0, 1, 3600, 20 * YEAR]
"""Seconds by which a clock may be wrong."""
META = {
    "date": ["02/06/2021", "12/31/2019"],
    "translationType": ["MT", "Human Translation"],
    "fileId": ["99656379", "1"],
    "ttuPrefix": ["8785d", "00000"],
    "revision": ["ddf7edb67715a5b9a45e3dd44536dabc153c1de0", "0123456789abcdef0123456789abcdef01234567"],
}


def find_all(pattern, text):
    """All matches; a dot matches line ends too."""
    return list(re.finditer(pattern, text, re.S))


class Desk:
    """The project as somebody works on it."""

    def __init__(self, shop, chance):
        self.shop, self.chance = shop, chance
        self.past = []  # files as they were: (name, bytes or None)

    def text(self, name):
        return (self.shop.project / name).read_text(encoding="utf-8")

    def write(self, name, text):
        file = self.shop.project / name
        before = file.read_bytes() if file.exists() else None
        if before != text.encode():
            self.past.append((name, before))
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())

    def remove(self, name):
        file = self.shop.project / name
        self.past.append((name, file.read_bytes()))
        file.unlink()

    def go_back(self, name, data):
        """Makes one file what it was."""
        if data is not None:
            self.write(name, data.decode())
        elif (self.shop.project / name).exists():
            self.remove(name)

    def inputs(self):
        """All files of the project that no build made."""
        files = (path for path in self.shop.project.rglob("*") if path.is_file() and self.shop.out not in path.parents)
        return {path.relative_to(self.shop.project).as_posix(): path.read_bytes() for path in files
                if not is_hidden(path.relative_to(self.shop.project).as_posix())}

    def files(self, pattern):
        return sorted(path.relative_to(self.shop.project).as_posix() for path in self.shop.project.glob(pattern))

    def table(self):
        return self.chance.choice(self.files("tables/*.xlf"))

    def pages(self):
        return sorted(path for path in self.shop.out.rglob("*") if path.is_file() and not is_hidden(path.name))

    def replace_one(self, name, pattern, make):
        """Replaces one of the matches in a file; `make` gets the match."""
        text = self.text(name)
        matches = find_all(pattern, text)
        if matches:
            match = self.chance.choice(matches)
            self.write(name, text[:match.start()] + make(match) + text[match.end():])

    def insert(self, name, pattern, addition):
        """Puts text before one of the matches in a file."""
        self.replace_one(name, pattern, lambda match: addition + match[0])

    def word(self):
        return self.chance.choice(WORDS) + (f" {self.chance.randrange(9)}" if self.chance.random() < 0.5 else "")


def change_target(desk):
    desk.replace_one(desk.table(), r"<target>(.*?)</target>", lambda _: f"<target>{desk.word()}</target>")


def swap_letter_of_target(desk):
    """The table keeps its size."""
    desk.replace_one(desk.table(), r"<target>[A-Za-z]", lambda match: match[0][:-1] + match[0][-1].swapcase())


def drop_target(desk):
    desk.replace_one(desk.table(), r" *<target>[^<]*</target>\n", lambda _: "")


def change_source_in_table(desk):
    desk.replace_one(desk.table(), r"<source>([^<]+)</source>", lambda match: f"<source>{match[1]} {desk.word()}</source>")


def change_state(desk):
    desk.replace_one(desk.table(), r'state="\w+"', lambda _: f'state="{desk.chance.choice(STATES)}"')


def set_all_states(desk):
    state = desk.chance.choice(STATES)
    table = desk.table()
    desk.write(table, re.sub(r'state="\w+"', f'state="{state}"', desk.text(table)))


def delete_unit(desk):
    desk.replace_one(desk.table(), UNIT, lambda _: "")


def forbid_translation(desk):
    desk.replace_one(desk.table(), "<unit id", lambda _: '<unit translate="no" id')


def move_unit(desk):
    table = desk.table()
    text = desk.text(table)
    unit = desk.chance.choice(find_all(UNIT, text) or [None])
    if unit:
        rest = text[:unit.start()] + text[unit.end():]
        place = desk.chance.choice(find_all(UNIT, rest) or [unit]).start()
        desk.write(table, rest[:place] + unit[0] + rest[place:])


def add_unit_of_same_text(desk):
    """Another unit with the source of one that is there: which of them a page shows depends on their order and state."""
    table = desk.table()
    unit = desk.chance.choice(find_all(UNIT, desk.text(table)) or [[""]])[0]
    other = re.sub(r'<unit id="[^"]*"', f'<unit id="x.{desk.chance.randrange(10**6)}"', unit, 1)
    other = re.sub(r"<target>", f"<target>{desk.word()}", other, 1)
    desk.insert(table, UNIT, re.sub(r'state="\w+"', f'state="{desk.chance.choice(STATES)}"', other))


def override_for_page(desk):
    """A unit that only one page has, made of the common one."""
    table = desk.table()
    common = r' *<unit id="event\.(\d+)\.([^"]+)".*?</unit>\n'
    unit = desk.chance.choice(find_all(common, desk.text(table)) or [None])
    if not unit:
        return
    own = unit[0].replace(f"event.{unit[1]}.", "", 1).replace("<target>", f"<target>{desk.word()}", 1)
    text = desk.text(table)
    place = re.search(rf'<mda:meta type="event">{unit[1]}</mda:meta>.*?<group id="page"/>\n', text, re.S)
    if place:
        desk.write(table, text[:place.end()] + own + text[place.end():])


def override_title_of_index(desk):
    unit = f'<unit id="title"><segment state="final"><source>Index</source><target>{desk.word()}</target></segment></unit>'
    desk.insert(desk.table(), "</xliff>",
                '  <file id="index"><mda:metadata><mda:metaGroup category="page"><mda:meta type="page">index</mda:meta>'
                f"</mda:metaGroup></mda:metadata>{unit}</file>\n")


def change_handoff(desk):
    kind = desk.chance.choice(list(META))
    desk.replace_one(desk.table(), rf'(<mda:meta type="{kind}">)[^<]*', lambda match: match[1] + desk.chance.choice(META[kind]))


def add_line_ends(desk):
    line = f'        <mda:meta type="lineEnds">{desk.chance.choice(["lf", "crlf"])}</mda:meta>\n'
    desk.insert(desk.table(), " *</mda:metaGroup>", line)


def delete_handoff(desk):
    desk.replace_one(desk.table(), r' *<file id="event-.*?</file>\n', lambda _: "")


def break_table(desk):
    desk.replace_one(desk.table(), "</target>", lambda _: "</traget>")


def change_message(desk):
    desk.replace_one(desk.files("*.man")[0], r'(<string id="[^"]*" value=")[^"]*', lambda match: match[1] + desk.word() + ".")


def change_level(desk):
    desk.replace_one(desk.files("*.man")[0], 'level="win:[A-Z][a-z]+"',
                     lambda _: f'level="win:{desk.chance.choice(["Error", "Warning", "Verbose", "Nothing"])}"')


def rename_event(desk):
    """Its page gets another path."""
    desk.replace_one(desk.files("*.man")[0], '(<event value="[0-9]+" symbol="[A-Za-z]+)', lambda match: match[0] + "X")


def delete_event(desk):
    name = desk.files("*.man")[0]
    if len(find_all(EVENT, desk.text(name))) > 2:
        desk.replace_one(name, EVENT, lambda _: "")


def add_event(desk):
    number = desk.chance.randrange(5000, 5004)
    desk.insert(desk.files("*.man")[0], " *</events>\n *</provider>",
                f'          <event value="{number}" symbol="Added{number}" level="win:Error"/>\n')


def add_culture(desk):
    """A manifest has strings of other cultures too."""
    culture = desk.chance.choice(["nl-NL", "de-DE", "sv-SE"])
    strings = "".join(re.findall(r" *<string id=.*?/>\n", desk.text(desk.files("*.man")[0]), re.S)[:2])
    desk.insert(desk.files("*.man")[0], " *</localization>",
                f'<resources culture="{culture}"><stringTable>\n{strings.replace("value=" + chr(34), "value=" + chr(34) + desk.word())}'
                "</stringTable></resources>\n")


def change_docs(desk):
    desk.replace_one(desk.files("*.docs.xml")[0], r"<p>[^<]*", lambda _: f"<p>{desk.word()}. {desk.word()}")


def reword_in_revision(desk):
    desk.replace_one(desk.files("*.docs.xml")[0], r'(<revision commit="[^"]*" layout="[^"]*")/>',
                     lambda match: f"{match[1]}><title>{desk.word()} title</title></revision>")


def delete_docs(desk):
    desk.replace_one(desk.files("*.docs.xml")[0], r" *<event id=.*?</event>\n", lambda _: "")


def edit_template(desk):
    name = desk.chance.choice(["event.md.j2", "index.md.j2", "toc.yml.j2", "prose.md.j2", "front_matter.md.j2"])
    source = pathlib.Path(__file__).resolve().parents[2] / "templates/wcf" / name
    addition = desk.chance.choice(["", "<!-- {{ 1 + 1 }} -->\n", "{% if %}", "{{ nothing.at.all }}\n", f"{desk.chance.random()}\n"])
    desk.write("templates/" + name, source.read_text(encoding="utf-8") + addition)


def delete_template(desk):
    names = desk.files("templates/*.j2")
    if names:
        desk.remove(desk.chance.choice(names))


def change_template_set(desk):
    desk.replace_one("evdoc.toml", 'template-set = "[a-z]+"',
                     lambda _: f'template-set = "{desk.chance.choice(["templates", "templates", "wcf", "reference"])}"')


def change_editions(desk):
    editions = desk.chance.sample(["source", "localized", "bilingual"], desk.chance.randrange(1, 4))
    without = re.sub(r'\n\[build\]\n.*?\n(?=\n|$)', "\n", desk.text("evdoc.toml"), flags=re.S)
    names = ", ".join(f'"{edition}"' for edition in editions)
    desk.write("evdoc.toml", f'{without}\n[build]\neditions = [{names}]\nleast-state = "{desk.chance.choice(STATES)}"\n')


def change_path(desk):
    pattern = desk.chance.choice(["{edition}/{locale}/{id}.md", "{locale}/{edition}-{id}-{symbol}.md", "{locale}/{id}.md"])
    without = re.sub(r'\n\[output\]\n.*?\n(?=\n|$)', "\n", desk.text("evdoc.toml"), flags=re.S)
    desk.write("evdoc.toml", without + (f'\n[output]\npath = "{pattern}"\n' if desk.chance.random() < 0.7 else ""))


def change_order(desk):
    without = re.sub(r'\n\[pages.index\]\n.*?\n(?=\n|$)', "\n", desk.text("evdoc.toml"), flags=re.S)
    desk.write("evdoc.toml", f'{without}\n[pages.index]\norder = "{desk.chance.choice(["id", "title"])}"\n')


def change_fallback(desk):
    """A locale asks another one, or no more."""
    tags = re.findall(r"\[locales\.([\w-]+)\]", desk.text("evdoc.toml"))
    fallback = f'fallback = ["{desk.chance.choice(tags)}"]\n' if desk.chance.random() < 0.7 else ""
    desk.replace_one("evdoc.toml", r'(catalogs = [^\n]*\n)(fallback = [^\n]*\n)?', lambda match: match[1] + fallback)


def delete_locale(desk):
    if desk.text("evdoc.toml").count("[locales.") > 2:
        desk.replace_one("evdoc.toml", r"\n\[locales\.[^\n]*\n(catalogs[^\n]*\n)(fallback[^\n]*\n)?", lambda _: "")


def add_locale(desk):
    """Anew, with tables or only with those that it falls back to."""
    missing = [name for name in desk.files("tables/*.xlf") if pathlib.Path(name).stem not in desk.text("evdoc.toml")]
    locale = pathlib.Path(desk.chance.choice(missing)).stem if missing else "de-AT"
    tables = f'"{desk.chance.choice(missing)}"' if missing else ""
    if f"[locales.{locale}]" not in desk.text("evdoc.toml"):
        desk.write("evdoc.toml", desk.text("evdoc.toml") + f"\n[locales.{locale}]\ncatalogs = [{tables}]\n")


def share_table(desk):
    """Two files for one locale, one of them another locale's."""
    desk.replace_one("evdoc.toml", r"catalogs = \[([^\]]*)\]",
                     lambda match: f'catalogs = [{match[1] + ", " if match[1] else ""}"tables/shared.xlf"]')
    if not desk.files("tables/shared.xlf"):
        text = re.sub(r' trgLang="[^"]*"', "", desk.text(desk.table()))
        desk.write("tables/shared.xlf", re.sub(r' *<file id="event-.*?</file>\n', "", text, flags=re.S))


def write_settings_anew(desk):
    """Nothing that matters changes."""
    desk.write("evdoc.toml", desk.text("evdoc.toml") + "# a comment\n")


def touch_input(desk):
    os.utime(desk.shop.project / desk.chance.choice(desk.files("*.*") + desk.files("tables/*")))


def set_clock_of(desk, file):
    """As if it had been written while the clock was wrong, or unpacked from an archive."""
    seconds = int(time.time()) + desk.chance.choice(CLOCKS)
    os.utime(file, ns=(0, seconds * 10**9 + desk.chance.choice([0, 1, 999_999_999])))


def change_under_old_time(desk, file, change):
    """As if nothing had happened since."""
    before = file.stat()
    change()
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


def set_clock_of_input(desk):
    set_clock_of(desk, desk.shop.project / desk.chance.choice(desk.files("*.*") + desk.files("tables/*")))


def change_input_under_wrong_clock(desk):
    table = desk.chance.choice(desk.files("tables/*.xlf"))
    desk.replace_one(table, r"<target>(.*?)</target>", lambda _: f"<target>{desk.word()}</target>")
    set_clock_of(desk, desk.shop.project / table)


def change_input_under_old_time(desk):
    """With the same size, or with another."""
    table = desk.chance.choice(desk.files("tables/*.xlf"))
    letter = desk.chance.choice(["", "x"])
    change_under_old_time(desk, desk.shop.project / table, lambda: desk.replace_one(
        table, r"<target>[A-Za-z]", lambda match: match[0][:-1] + letter + match[0][-1].swapcase()))


def copy_input(desk):
    """The same bytes in another inode."""
    file = desk.shop.project / desk.table()
    shutil.copy2(file, file.with_suffix(".new"))
    file.with_suffix(".new").rename(file)


def go_back(desk):
    if desk.past:
        desk.go_back(*desk.chance.choice(desk.past))


def delete_page(desk):
    for page in desk.chance.sample(desk.pages(), min(len(desk.pages()), desk.chance.randrange(1, 4))):
        page.unlink()


def edit_page(desk):
    for page in desk.chance.sample(desk.pages(), min(len(desk.pages()), desk.chance.randrange(1, 4))):
        page.write_bytes(page.read_bytes()[:-1] + b"edited\n")


def edit_page_in_place(desk):
    """Its size stays."""
    if desk.pages():
        page = desk.chance.choice(desk.pages())
        data = bytearray(page.read_bytes())
        if data:
            data[desk.chance.randrange(len(data))] ^= 1
            with open(page, "r+b") as file:
                file.write(data)


def touch_page(desk):
    if desk.pages():
        os.utime(desk.chance.choice(desk.pages()))


def set_clock_of_page(desk):
    if desk.pages():
        set_clock_of(desk, desk.chance.choice(desk.pages()))


def edit_page_under_old_time(desk):
    """Its size changes."""
    if desk.pages():
        page = desk.chance.choice(desk.pages())
        change_under_old_time(desk, page, lambda: page.write_bytes(page.read_bytes() + b"more\n"))


def copy_page(desk):
    if desk.pages():
        page = desk.chance.choice(desk.pages())
        shutil.copy2(page, page.with_name("copy"))
        page.with_name("copy").rename(page)


def swap_pages(desk):
    if len(desk.pages()) > 1:
        one, two = desk.chance.sample(desk.pages(), 2)
        one.rename(one.with_name("swap"))
        two.rename(one)
        one.with_name("swap").rename(two)


def flip_bit(desk, data):
    place = desk.chance.randrange(len(data))
    return data[:place] + bytes([data[place] ^ 1 << desk.chance.randrange(8)]) + data[place + 1:]


def cut_off(desk, data):
    return data[:desk.chance.randrange(len(data))]


def lengthen(desk, data):
    return data + desk.chance.randbytes(desk.chance.randrange(1, 99))


def repeat(_, data):
    return data + data


def fill_with_noise(desk, data):
    return desk.chance.randbytes(len(data))


def make_of_other_version(desk, data):
    """The number stands behind the file's first string."""
    place = 4 + int.from_bytes(data[:4], sys.byteorder)
    version = int.from_bytes(data[place:place + 4], sys.byteorder) + desk.chance.choice([-1, 1])
    return data[:place] + version.to_bytes(4, sys.byteorder) + data[place + 4:]


def delete_folder(desk):
    folders = sorted(path for path in desk.shop.out.rglob("*") if path.is_dir())
    if folders:
        shutil.rmtree(desk.chance.choice(folders))


def delete_output(desk):
    shutil.rmtree(desk.shop.out, ignore_errors=True)


INPUT_EDITS = [
    change_target, change_target, change_target, swap_letter_of_target, drop_target, change_source_in_table, change_state,
    set_all_states, delete_unit, forbid_translation, move_unit, add_unit_of_same_text, override_for_page,
    override_title_of_index, change_handoff, add_line_ends, delete_handoff, break_table, change_message, change_level,
    rename_event, delete_event, add_event, add_culture, change_docs, reword_in_revision, delete_docs, edit_template,
    delete_template, change_template_set, change_editions, change_path, change_order, change_fallback, delete_locale,
    add_locale, share_table, write_settings_anew, touch_input, copy_input, go_back, set_clock_of_input,
    change_input_under_wrong_clock, change_input_under_old_time
]
PAGE_EDITS = [
    delete_page, edit_page, edit_page_in_place, touch_page, copy_page, swap_pages, delete_folder, delete_output,
    set_clock_of_page, edit_page_under_old_time
]
STATE_DAMAGES = [flip_bit, flip_bit, cut_off, lengthen, repeat, fill_with_noise, make_of_other_version]
PARTS = [["--locale", "de-DE"], ["--locale", "ja-JP,en-US"], ["--edition", "bilingual"], ["--shard", "1/2"],
         ["--locale", "en-US", "--edition", "source"]]
"""Options of builds that do not make all pages."""


def figures(out):
    """What a summary says whether pages were written or there already: how many pages, and how texts were found."""
    lines = [line for line in out.split("\n") if not line.startswith(("restored ", "removed "))]
    numbers = re.match(r"(\d+) pages? written to '.*', (\d+) unchanged(.*), in \d+ ms", lines[0])
    return [int(numbers[1]) + int(numbers[2]), numbers[3], *lines[1:]] if numbers else lines


def lasting(err):
    """Messages but those about edited pages that stay, which a build from nothing does not meet, and without the count."""
    messages = [message for message in err.split("\n\n") if not re.match(r"evdoc: warning\[output-kept\]|\d+ \w+", message)]
    return "\n\n".join(messages).strip()


class EditSweep:
    """One project that is built again and again, and a copy that is always built from nothing."""

    def __init__(self, shop, clean, seed, findings):
        self.shop, self.clean, self.findings = shop, clean, findings
        self.chance = random.Random(seed)
        self.desk = Desk(shop, self.chance)
        self.steps = 0
        self.succeeded = 0
        self.part = []  # options of what is built for a while
        shop.switch("all")
        self.good = self.desk.inputs()  # of the last whole build without findings

    def step(self):
        """A few edits, a build, and the comparison."""
        self.steps += 1
        if self.chance.random() < 0.15:
            self.part = self.chance.choice([[], [], *PARTS])
        before = self._pages()
        done = self._edit()
        where = f"step {self.steps} ({', '.join(done)}) {' '.join(self.part)}"
        options = ["--jobs", str(self.chance.choice([1, 1, 2, 3])), "--depfile", "../pages.d", *self.part]
        expected, wanted = self._build_clean(options)
        edited = self._pages()
        if self.chance.random() < 0.1:
            self._expect_nothing_written(where, edited)
        if self.chance.random() < 0.1:
            options.append(self.chance.choice(["--verify", "--strict"]))
        run = self.shop.build(*options)
        self.succeeded += expected.code == 0
        self._compare(where, run, expected, wanted, before, edited)
        if expected.code == 0 and not expected.err and not self.part:
            self.good = self.desk.inputs()
        elif self.chance.random() < (0.9 if expected.code else 0.5):
            self._undo()
        if expected.code > 1:
            self.part = []

    def rest(self):
        """Waits until inputs are trusted by their times, and has that remembered."""
        self.shop.let_inputs_age()
        self._take_kept(self.shop.build())

    def damage_state(self):
        """A state that can't be trusted, or a journal beside it, costs time and nothing else."""
        self.part = []
        before_damage = self.shop.build()
        self._take_kept(before_damage)
        if before_damage.code != 0:
            return
        before = names_and_pages(tree(self.shop.project))
        state = next(self.shop.project.glob(".out.evdoc/*.state"))
        damage = self.chance.choice(STATE_DAMAGES)
        file = self.chance.choice([state, state, state.with_suffix(".journal")])
        file.write_bytes(damage(self.desk, state.read_bytes()))
        where = f"step {self.steps}, {damage.__name__} of {file.suffix}"
        done = [self.chance.choice([change_target, touch_input, set_clock_of_input])] if self.chance.random() < 0.5 else []
        for edit in done:
            edit(self.desk)
        expected, wanted = self._build_clean(["--depfile", "../pages.d"])
        run = self.shop.build("--depfile", "../pages.d", *self.chance.choice([[], [], ["--verify"], ["--trust-outputs"]]))
        self._compare(where, run, expected, wanted, pages(before), self._pages())
        again = self.shop.build()
        if run.code == 0 and not again.out.startswith("0 pages written"):
            self.findings.add(where + ", run after that", "it has something to do: " + again.out.split("\n")[0])

    def _edit(self):
        edits = []
        for _ in range(self.chance.choice([1, 1, 1, 2, 3])):
            edits.append(self.chance.choice(INPUT_EDITS if self.chance.random() < 0.75 else PAGE_EDITS))
            edits[-1](self.desk)
        return [edit.__name__ for edit in edits]

    def _pages(self):
        return pages(tree(self.shop.out)) if self.shop.out.exists() else {}

    def _expect_nothing_written(self, where, before):
        self.shop.build(self.chance.choice(["--check", "--diff", "--dry-run"]))
        if self._pages() != before:
            self.findings.add(where, "a build that only compares has written")

    def _undo(self):
        """Back to the inputs of the last whole build without findings."""
        now = self.desk.inputs()
        for name in sorted(now.keys() | self.good.keys()):
            if now.get(name) != self.good.get(name):
                self.desk.go_back(name, self.good.get(name))

    def _build_clean(self, options):
        shutil.rmtree(self.clean.project, ignore_errors=True)
        shutil.copytree(self.shop.project, self.clean.project, ignore=shutil.ignore_patterns("out", ".out.evdoc"))
        run = self.clean.build(*options)
        return run, names_and_pages(tree(self.clean.project))

    def _compare(self, where, run, expected, wanted, before, edited):
        if run.code != expected.code:
            self.findings.add(where, f"exit code {run.code}, from nothing {expected.code}\n{run.err}\n{expected.err}")
        if lasting(run.err) != lasting(expected.err):
            self.findings.add(where, f"other messages:\n{run.err}\nfrom nothing:\n{expected.err}")
        if expected.code == 0 and figures(run.out) != figures(expected.out):
            self.findings.add(where, f"other figures:\n{run.out}\nfrom nothing:\n{expected.out}")
        kept = self._take_kept(run)
        if expected.code == 0:
            self._compare_all(where, wanted, edited)
        else:
            self._expect_whole(where, pages(wanted), before, edited)
        if kept and expected.code > 1:
            self.findings.add(where, f"{kept} were kept by a build that failed")

    def _compare_all(self, where, wanted, edited):
        """Every page of the part is right, and of the others none is touched."""
        found = {name: data for name, data in names_and_pages(tree(self.shop.project)).items() if data is not FOLDER}
        wanted = {name: data for name, data in wanted.items() if data is not FOLDER}
        if self.part:
            others = {"out/" + name: data for name, data in edited.items() if "out/" + name in found}
            wanted = {**others, **wanted}
        self.findings.expect_tree(where, found, wanted)
        deps = [(shop.folder / "pages.d").read_text() for shop in (self.shop, self.clean)]
        if deps[0] != deps[1]:
            self.findings.add(where, f"other depfile:\n{deps[0]}\nfrom nothing:\n{deps[1]}")

    def _expect_whole(self, where, new, before, edited):
        for name, data in self._pages().items():
            if data not in (new.get("out/" + name), before.get(name), edited.get(name)):
                self.findings.add(where, f"'{name}' holds neither its old nor its new bytes")

    def _take_kept(self, run):
        """Deletes the edited pages that were kept, as their warnings say."""
        kept = re.findall(r"\[output-kept\]: '(.*?)' is no page", run.err)
        for name in kept:
            (self.shop.out / name).unlink()
        return kept


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    add_program_options(parser)
    parser.add_argument("--steps", type=int, default=3000)
    parser.add_argument("--events", type=int, default=6)
    parser.add_argument("--locales", type=int, default=3)
    parser.add_argument("--stop", action="store_true", help="at the first fault")
    arguments = parser.parse_args()
    work = pathlib.Path(arguments.work)
    shop = Workshop(arguments.evdoc, arguments.tracer, arguments.generate, work / "edited")
    clean = Workshop(arguments.evdoc, arguments.tracer, arguments.generate, work / "clean")
    shop.make_versions(arguments.events, arguments.locales)
    findings = Findings()
    sweep = EditSweep(shop, clean, arguments.seed, findings)
    shop.build()
    for number in range(arguments.steps):
        sweep.step()
        if arguments.stop and findings.lines:
            break
        if number % 5 == 4:
            sweep.damage_state()
        if number % 50 == 49:
            sweep.rest()
    return conclude(findings, f"{sweep.steps} steps, {sweep.succeeded} of them builds without errors")


if __name__ == "__main__":
    sys.exit(main())
