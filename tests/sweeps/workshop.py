"""What every sweep needs: a project in several versions, the program, the tracer, and what lies in a folder."""

import os
import pathlib
import random
import shutil
import subprocess
import sys
import time

SOURCE = pathlib.Path(__file__).resolve().parents[2]
FOLDER = object()
"""Stands for a folder among a tree's contents."""


def tree(folder):
    """The contents of everything below a folder by relative path; FOLDER for folders, a string for other things."""
    found = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink():
            found[name] = "link to " + os.readlink(path)
        else:
            found[name] = FOLDER if path.is_dir() else path.read_bytes()
    return found


def pages(contents):
    """Of a tree, the pages: what a reader of the folder sees."""
    return {name: data for name, data in contents.items() if isinstance(data, bytes) and not is_hidden(name)}


def is_hidden(name):
    """Whether a path is evdoc's own: its state, and what it has under way."""
    return any(part.startswith(".") and "evdoc" in part for part in name.split("/"))


def rows_of(listing):
    """The calls that a tracer wrote down: number, name, result, path, and whether it was struck."""
    return [line.split("\t") for line in listing.read_text(errors="replace").splitlines()]


def names_and_pages(contents):
    """A tree without what may differ between equal runs: the contents of hidden files, which hold times."""
    return {name: data if data is FOLDER or not is_hidden(name) else "hidden" for name, data in contents.items()}


class Run:
    """How a run of the program ended."""

    def __init__(self, process, out, err, seconds):
        self.code = process.returncode
        self.out = out.decode(errors="replace")
        self.err = err.decode(errors="replace")
        self.seconds = seconds


class Workshop:
    """A folder with one project that changes between versions, and the program that builds it."""

    def __init__(self, evdoc, tracer, generate, folder):
        self.evdoc = str(pathlib.Path(evdoc).resolve())
        self.tracer = str(pathlib.Path(tracer).resolve())
        self.generate = str(pathlib.Path(generate).resolve())
        self.folder = pathlib.Path(folder).resolve()
        self.project = self.folder / "project"
        self.out = self.project / "out"
        self.versions = {}
        self.before_run = None  # called in the new process
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        self.environment = {
            "PATH": "/usr/bin:/bin",
            "HOME": str(self.folder),
            "LC_ALL": "C.UTF-8",
            "TERM": "dumb",
            "ASAN_OPTIONS": "detect_leaks=0",  # it can't look while a tracer does
        }

    def make_versions(self, events, locales):
        """The project, and what becomes of it when people work on it."""
        self._generate("all", events, locales)
        self._generate("fewer", events - 1, locales)
        self._derive("word", self._change_translation)
        self._derive("template", self._change_template)

    def _generate(self, name, events, locales):
        folder = self.folder / ("version-" + name)
        subprocess.run([self.generate, folder, "--events", str(events), "--locales", str(locales), "--pages", "all"],
                       check=True)
        self.versions[name] = {path: data for path, data in tree(folder).items() if data is not FOLDER}

    def _derive(self, name, change):
        version = dict(self.versions["all"])
        change(version)
        self.versions[name] = version

    @staticmethod
    def _change_translation(version):
        """One word of one translation, by one of as many bytes: the size of the table stays."""
        table = min(path for path in version if path.startswith("tables/"))
        before, after = version[table].rsplit(b"<target>", 1)
        version[table] = before + b"<target>" + after[:1].swapcase() + after[1:]
        assert version[table].count(b"\n") and len(after) > 1

    @staticmethod
    def _change_template(version):
        template = (SOURCE / "templates/wcf/event.md.j2").read_bytes()
        version["templates/event.md.j2"] = template.replace(b"## {{ label('Properties')", b"<!-- edited -->\n## {{ label('Properties')")

    def switch(self, name):
        """Makes the project this version; files that do not change are left alone."""
        wanted = self.versions[name]
        self.project.mkdir(exist_ok=True)
        for path, data in wanted.items():
            file = self.project / path
            if not file.exists() or file.read_bytes() != data:
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(data)
        for path in set().union(*self.versions.values()) - set(wanted):
            (self.project / path).unlink(missing_ok=True)

    def clear(self):
        """Back to before the first build: only the inputs are left."""
        shutil.rmtree(self.project, ignore_errors=True)

    def left(self):
        """What builds have left in the project: all but the inputs."""
        inputs = set().union(*self.versions.values())
        folders = {parent.as_posix() for path in inputs for parent in pathlib.PurePosixPath(path).parents}
        return {name: data for name, data in tree(self.project).items() if name not in inputs | folders}

    def offers(self, option):
        """Whether the program has an option for builds."""
        return option in self._run([self.evdoc, "build", "--help"], cwd=self.folder).out

    def build(self, *options, environment=None):
        """Builds the project as it stands."""
        return self._run([self.evdoc, "build", *options], environment)

    def trace(self, faults, *options, listing=None, below=False, shuffle=None):
        """Builds with faults; without any, to see what calls there are. A seed shuffles what folders list."""
        command = [self.tracer]
        if shuffle is not None:
            command += ["--shuffle", str(shuffle)]
        for fault in faults:
            command += ["--inject", fault]
        if listing:
            command += ["--list", str(listing)]
        if below:
            command += ["--below", str(self.project)]
        return self._run([*command, "--", self.evdoc, "build", *options])

    def calls(self, *options, below=False):
        """The calls of a build, in order: (name, result, path). A call that touches no file is '-'."""
        listing = self.folder / "calls"
        self.trace([], *options, listing=listing, below=below)
        return [tuple(row[1:4]) for row in rows_of(listing)]

    def strike(self, fault, *options):
        """Builds with a fault at a call on the project's files: the run, and the paths of the calls that were struck."""
        listing = self.folder / "calls"
        run = self.trace([fault], *options, listing=listing, below=True)
        return run, [row[3].removeprefix(str(self.project)).lstrip("/") for row in rows_of(listing) if row[4:]]

    def let_inputs_age(self):
        """Waits until the inputs are so old that a build trusts their times."""
        newest = max((self.project / path).stat().st_ctime for path in set().union(*self.versions.values())
                     if (self.project / path).exists())
        time.sleep(max(0.0, newest + 2.1 - time.time()))

    def _run(self, command, environment=None, cwd=None):
        start = time.monotonic()
        process = subprocess.Popen(command, cwd=cwd or self.project, env={**self.environment, **(environment or {})},
                                   preexec_fn=self.before_run, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        out, err = process.communicate(timeout=300)
        run = Run(process, out, err, time.monotonic() - start)
        if "Sanitizer" in run.err or "runtime error:" in run.err:
            raise RuntimeError(run.err)
        return run


class Findings:
    """What a sweep found wrong."""

    def __init__(self):
        self.lines = []

    def add(self, where, what):
        self.lines.append(f"{where}: {what}")
        print(f"FAULT {where}: {what}", flush=True)

    def expect_run(self, where, run, code):
        """A run that ended in another way than it should."""
        if run.code != code:
            self.add(where, f"exit code {run.code}, expected {code}\n{run.err}")

    def expect_tree(self, where, found, expected):
        """Anything that lies there and should not, or the other way round, or has other bytes."""
        for name in sorted(found.keys() | expected.keys()):
            if name not in found:
                self.add(where, f"'{name}' is missing")
            elif name not in expected:
                self.add(where, f"'{name}' is left over")
            elif found[name] != expected[name]:
                self.add(where, f"'{name}' has other contents")

    def expect_whole(self, where, found, old, new):
        """Every page's path holds its old or its new bytes, whole; it is there if it is in both."""
        for name, data in found.items():
            if data not in (old.get(name), new.get(name)):
                self.add(where, f"'{name}' holds neither its old nor its new bytes")
        for name in (old.keys() & new.keys()) - found.keys():
            self.add(where, f"'{name}' is lost")


def sample(items, count, seed):
    """`count` of the items in their order, the same ones for one seed; all of them if it is 0."""
    items = list(items)
    if count == 0 or count >= len(items):
        return items
    chosen = sorted(random.Random(seed).sample(range(len(items)), count))
    return [items[i] for i in chosen]


def scenario_name(old, new):
    """What builds from one version of the project (None: from nothing) to another are called."""
    return f"{old or 'cold'} to {new}"


def add_scenario_options(parser, scenarios):
    """The options that say how much of what is tried."""
    names = [scenario_name(*scenario) for scenario in scenarios]
    parser.add_argument("--points", type=int, default=0, help="only so many, chosen by the seed (default: all)")
    parser.add_argument("--scenario", action="append", choices=names, help="only this one; may be given again")


def chosen_scenarios(arguments, scenarios):
    """Those that were asked for."""
    return [one for one in scenarios if not arguments.scenario or scenario_name(*one) in arguments.scenario]


def add_program_options(parser, default_build="build/release"):
    """The options that say what is run and where."""
    build = SOURCE / default_build
    parser.add_argument("--evdoc", default=build / "evdoc", help="the program")
    parser.add_argument("--tracer", default=build / "tests/evdoc_tracer")
    parser.add_argument("--generate", default=build / "tests/evdoc_bench_generate")
    parser.add_argument("--work", default="/dev/shm/evdoc-sweeps", help="a folder that is made anew")
    parser.add_argument("--seed", type=int, default=1)


def conclude(findings, what):
    """The exit code of a sweep."""
    print(f"{what}: {len(findings.lines)} faults")
    return 1 if findings.lines else 0


if __name__ == "__main__":
    sys.exit("workshop.py is for the sweeps beside it")
