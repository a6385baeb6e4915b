#!/usr/bin/python3
"""Measures builds against what the system can do at best, and against other tools on the same work.

All contenders run in every round, each into a fresh folder, so that ratios compare what ran in the same minute."""

import argparse
import dataclasses
import json
import os
import pathlib
import re
import shutil
import signal
import statistics
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
SOURCE = HERE.parents[1]
sys.path.insert(0, str(HERE / "peers"))

import hugo  # noqa: E402
import neutral  # noqa: E402
import po4a  # noqa: E402

SIZES = {"small": (349, 5), "big": (10_000, 5), "huge": (100_000, 10)}
"""Events and locales."""
BASE = "write, 1 thread"
WHOLE = ("ctemplate and pugixml, 1 thread", "ctemplate and pugixml, 2 threads", "po4a")
"""Peers that read what evdoc reads, or files like them."""
READY_MADE = ("ctemplate, values ready made", "jinja2, values ready made", "hugo, values ready made")
"""Peers that only fill a template and write."""
MIB = 1 << 20


@dataclasses.dataclass
class Sample:
    """One run of one contender."""

    size: str
    name: str
    round: int
    seconds: float
    cpu: float = 0.0
    memory_mib: float = 0.0
    same: str = ""  # whether the pages equal evdoc's
    ratio: float = 0.0  # of seconds to those of the base of the same round
    cpu_ratio: float = 0.0  # the same of CPU seconds, which a busy machine changes less


class Meter:
    """Runs programs and says what they took."""

    def __init__(self, program, folder):
        self.program, self.log = program, folder / "log"

    def run(self, *command):
        """(seconds, CPU seconds, MiB at most); ends the benchmark if the program fails."""
        command = [str(word) for word in command]
        answer = subprocess.run([self.program, self.log, *command], capture_output=True, text=True, check=True)
        taken = json.loads(answer.stdout)
        if taken["status"] != 0:
            sys.exit(f"bench: {' '.join(command)} failed:\n{self.log.read_text(errors='replace')[-2000:]}")
        return taken["seconds"], taken["cpu"], taken["memory_mib"]


def has_same_pages(one, other):
    """Whether two folders have the same visible files, byte for byte."""
    return subprocess.run(["diff", "-rq", "-x", ".*", one, other], stdout=subprocess.DEVNULL).returncode == 0


class Bench:
    """All contenders on one size."""

    def __init__(self, options, size, folder):
        self.options, self.size, self.folder = options, size, folder
        self.build = pathlib.Path(options.build)
        self.evdoc = self.build / "evdoc"
        self.limits = self.build / "tests/evdoc_bench_limits"
        self.meter = Meter(self.build / "tests/evdoc_bench_meter", folder)
        self.project, self.model = folder / "project", folder / "model"
        self.samples = []
        self.skipped = {}
        self.offered = subprocess.run([self.evdoc, "build", "--help"], capture_output=True, text=True).stdout

    def prepare(self):
        """The project, its pages, and the same pages' values for the peers."""
        events, locales = self.options.events or SIZES[self.size][0], SIZES[self.size][1]
        self.folder.mkdir(parents=True)
        subprocess.run([self.build / "tests/evdoc_bench_generate", self.project, "--events", str(events), "--locales",
                        str(locales)], check=True)
        self.evdoc_build(self.model)
        self.files = [path for path in self.model.rglob("*.md")]
        self.page_bytes = sum(path.stat().st_size for path in self.files)
        inputs = [path for path in self.project.rglob("*") if path.is_file()]
        self.input_bytes = sum(path.stat().st_size for path in inputs)
        print(f"\n{self.size}: {events} events, {locales} locales: {len(self.files)} pages, "
              f"{self.page_bytes / MIB:.1f} MiB, from {self.input_bytes / MIB:.1f} MiB", flush=True)
        if self.options.peers:
            self.prepare_peers()

    def evdoc_build(self, out, *options, jobs=2, edition="bilingual"):
        """Runs evdoc."""
        return self.meter.run(self.evdoc, "build", self.project, "--out", out, "--edition", edition, "--jobs", jobs, *options)

    def prepare_peers(self):
        """What the peers read; not in their times."""
        pages = neutral.read_model(self.model)
        self.values = self.folder / "values"
        self.values.mkdir()
        neutral.write_json(pages, self.values)
        neutral.write_lines(pages, self.values / "pages.lines")
        if self.has_peer(READY_MADE[2], "hugo"):
            hugo.write_site(pages, self.folder / "hugo")
        if self.size != "small":
            self.skipped["po4a"] = "it takes minutes on more than the small size"
        elif self.has_peer("po4a", "po4a"):
            english = self.folder / "english"
            self.evdoc_build(english, edition="source")
            if not po4a.write_project(pages, english / "source/en-US", self.folder / "po4a"):
                self.skipped["po4a"] = "it can't begin its project"

    def has_peer(self, name, program):
        """Whether the peer is there; if not, it is skipped by name."""
        if not shutil.which(program):
            self.skipped[name] = f"'{program}' is not installed"
        return name not in self.skipped

    def contenders(self):
        """Name and what runs it into a fresh folder, in the order of the table."""
        yield BASE, lambda out: self.limit("write", out)
        yield "write, 2 threads", lambda out: self.limit("write-2-threads", out)
        yield "write and rename, 1 thread", lambda out: self.limit("write-and-rename", out)
        yield "cp -r", lambda out: self.meter.run("cp", "-r", self.model, out)
        yield "evdoc, 2 threads", lambda out: self.evdoc_build(out)
        yield "evdoc, 1 thread", lambda out: self.evdoc_build(out, jobs=1)
        if self.options.peers:
            yield from self.peers()

    def peers(self):
        """Other tools: those that do the whole work, then those that get the values ready made."""
        for threads, name in enumerate(WHOLE[:2], 1):
            if self.has_peer(name, str(self.build / "tests/evdoc_bench_ctemplate_build")):
                yield name, lambda out, threads=threads: self.ctemplate_build(out, threads)
        if (self.folder / "po4a/po4a.cfg").exists() and "po4a" not in self.skipped:
            yield "po4a", self.run_po4a
        yield from self.ready_made_peers()

    def ctemplate_build(self, out, threads):
        """Runs the generator upon ctemplate and pugixml."""
        return self.meter.run(self.build / "tests/evdoc_bench_ctemplate_build", self.project, SOURCE / "locales",
                              HERE / "peers", out, threads)

    def ready_made_peers(self):
        """Tools that know neither manifests nor tables."""
        peers = HERE / "peers"
        ctemplate, jinja2, hugo_site = READY_MADE
        if self.has_peer(ctemplate, str(self.build / "tests/evdoc_bench_ctemplate")):
            yield ctemplate, lambda out: self.meter.run(
                self.build / "tests/evdoc_bench_ctemplate", self.values / "pages.lines", peers / "page.tpl", out)
        if subprocess.run(["/usr/bin/python3", "-c", "import jinja2"], capture_output=True).returncode != 0:
            self.skipped[jinja2] = "python3-jinja2 is not installed"
        else:
            yield jinja2, lambda out: self.meter.run(
                "/usr/bin/python3", "-B", peers / "jinja2_peer.py", self.values, out)
        if (self.folder / "hugo").exists():
            yield hugo_site, lambda out: self.meter.run(
                "hugo", "--quiet", "--source", self.folder / "hugo", "--destination", out,
                "--cacheDir", self.folder / "hugo-cache")

    def run_po4a(self, out):
        """po4a writes where its project says."""
        figures = self.meter.run("env", "-C", self.folder / "po4a",
                                 "po4a", "--force", "--no-update", "--quiet", "po4a.cfg")
        (self.folder / "po4a/out").rename(out)
        return figures

    def limit(self, name, out):
        """One of the system's own figures; the time without reading the model."""
        answer = subprocess.run([self.limits, name, self.model, out], capture_output=True, text=True, check=True)
        taken = json.loads(answer.stdout)
        return taken["seconds"], taken["cpu"], 0.0

    def run(self):
        """All rounds."""
        self.prepare()
        rebuild = Rebuild(self)
        for number in range(self.options.rounds):
            first = len(self.samples)
            contenders = list(self.contenders())
            turn = number % len(contenders)
            for name, run in contenders[turn:] + contenders[:turn]:
                if name not in self.skipped:
                    self.run_one(number, name, run)
            rebuild.round(number)
            base = next(sample for sample in self.samples[first:] if sample.name == BASE)
            for sample in self.samples[first:]:
                sample.ratio, sample.cpu_ratio = sample.seconds / base.seconds, sample.cpu / base.cpu
        self.print_table()

    def run_one(self, number, name, run):
        """One contender into a fresh folder."""
        out = self.folder / f"out-{number}-{re.sub('[^a-z0-9]+', '-', name)}"
        seconds, cpu, memory = run(out)
        same = "yes" if has_same_pages(self.model, out) else "no"
        self.samples.append(Sample(self.size, name, number, seconds, cpu, memory, same))
        if self.options.clean:
            shutil.rmtree(out)

    def print_table(self):
        """Medians of the rounds."""
        print(f"\n| {self.size} | ms | CPU ms | MiB | pages/s | x | x CPU | same pages |\n|---|---|---|---|---|---|---|---|")
        for name in dict.fromkeys(sample.name for sample in self.samples):
            print(self.row(name))
        for name, reason in self.skipped.items():
            print(f"| {name} | skipped: {reason} |")
        sys.stdout.flush()

    def row(self, name):
        """A contender's row."""
        of_name = [sample for sample in self.samples if sample.name == name]
        seconds, cpu, memory, ratio, cpu_ratio = (
            statistics.median(getattr(sample, field) for sample in of_name)
            for field in ("seconds", "cpu", "memory_mib", "ratio", "cpu_ratio"))
        shown_memory = f"{memory:.0f}" if memory else ""
        return (f"| {name} | {seconds * 1000:.1f} | {cpu * 1000:.1f} | {shown_memory} | "
                f"{len(self.files) / seconds:.0f} | {ratio:.2f} | {cpu_ratio:.2f} | {of_name[0].same} |")


class Rebuild:
    """Builds into a folder that has the pages already, and the limits of that."""

    def __init__(self, bench):
        self.bench = bench
        self.out = bench.folder / "rebuild"
        bench.evdoc_build(self.out)
        self.table = min((bench.project / "tables").glob("*.xlf"))

    def settle(self):
        """A file that was changed a moment ago is read again by the next build; who does nothing all day has older ones."""
        time.sleep(2.1)
        self.bench.evdoc_build(self.out)

    def round(self, number):
        """Nothing to do, in each of the ways to make sure of it; then one changed translation, and back."""
        add = self.add
        self.settle()
        add(number, "limit: stat every page", self.bench.limit("stat", self.out))
        add(number, "limit: read every page", self.bench.limit("read", self.out))
        add(number, "evdoc, nothing to do", self.bench.evdoc_build(self.out))
        for option in ("--verify", "--trust-outputs"):
            if option in self.bench.offered:
                add(number, f"evdoc, nothing to do, {option}", self.bench.evdoc_build(self.out, option))
            else:
                self.bench.skipped[option] = "this evdoc does not have it"
        for _ in range(2):
            self.change_translation()
            add(number, "evdoc, one changed translation", self.bench.evdoc_build(self.out))
        if not has_same_pages(self.bench.model, self.out):
            sys.exit(f"bench: the pages in {self.out} are not those of a fresh build")

    def add(self, number, name, figures):
        """Keeps what a run took."""
        self.bench.samples.append(Sample(self.bench.size, name, number, *figures))

    def change_translation(self):
        """The case of one letter of the last translation; done twice, it is as it was."""
        data = self.table.read_bytes()
        place = data.rindex(b"<target>") + len(b"<target>")
        letter = next(i for i in range(place, len(data)) if chr(data[i]).isascii() and chr(data[i]).isalpha())
        self.table.write_bytes(data[:letter] + data[letter:letter + 1].swapcase() + data[letter + 1:])


class Goals:
    """The figures that the project promises, on one size."""

    def __init__(self, bench):
        self.size = bench.size
        self.samples = {}
        for sample in bench.samples:
            self.samples.setdefault(sample.name, []).append(sample)

    def median(self, name, field="seconds"):
        """Of a row; nothing if it was skipped."""
        return statistics.median(getattr(sample, field) for sample in self.samples[name]) if name in self.samples else None

    def rows(self):
        """What, its figure, and the most that it may be."""
        full, nothing = self.median("evdoc, 2 threads"), self.median("evdoc, nothing to do")
        verify = self.median("evdoc, nothing to do, --verify")
        trust = self.median("evdoc, nothing to do, --trust-outputs")
        yield "full, 2 threads, to writing", self.median("evdoc, 2 threads", "ratio"), 1.8
        yield "full, 1 thread, to writing", self.median("evdoc, 1 thread", "ratio"), 2.6
        yield "full, MiB", self.median("evdoc, 2 threads", "memory_mib"), 160
        yield "nothing to do, to stat of all", nothing / self.median("limit: stat every page"), 1.5
        if verify:
            yield "--verify, to reading all", verify / self.median("limit: read every page"), 1.3
        if trust:
            yield "--trust-outputs, ms", trust * 1000, 10
        changed = self.median("evdoc, one changed translation")
        yield "changed translation beyond nothing to do, ms", (changed - nothing) * 1000, 60
        if self.size == "small":
            yield "full, whole process, ms", full * 1000, 20
        for work, names in (("", WHOLE), (" of those with values ready made", READY_MADE)):
            peers = {peer: self.median(peer) for peer in names if peer in self.samples}
            if peers:
                best = min(peers, key=peers.get)
                yield f"full, to a fourth of the best peer{work} ({best})", full / (peers[best] / 4), 1

    def print(self):
        """A line a goal."""
        for what, figure, most in self.rows():
            print(f"| {self.size}: {what} | {figure:.2f} | {most} | {'held' if figure <= most else 'missed'} |")


def parse():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--size", default="small,big", help="of small, big and huge, with commas (default: small,big)")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--events", type=int, help="another number of events than the size has")
    parser.add_argument("--no-peers", dest="peers", action="store_false", help="only evdoc and the limits")
    parser.add_argument("--build", default=SOURCE / "build/release", help="where the programs are")
    parser.add_argument("--folder", default="/dev/shm", help="where a folder for all files is made")
    parser.add_argument("--json", help="a file for every sample")
    options = parser.parse_args()
    # Elsewhere than in memory, creating files is slow for minutes after others were deleted.
    options.clean = pathlib.Path(options.folder).resolve().is_relative_to("/dev/shm")
    return options


def main():
    options = parse()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("bench: ended"))  # not without taking its folder away
    top = pathlib.Path(options.folder).resolve() / f"evdoc-bench-{os.getpid()}"
    benches = []
    try:
        for size in options.size.split(","):
            bench = Bench(options, size, top / size)
            bench.run()
            benches.append(bench)
            if options.clean:
                shutil.rmtree(bench.folder)
    finally:
        shutil.rmtree(top, ignore_errors=True)
    print("\n| goal | figure | at most | |\n|---|---|---|---|")
    for bench in benches:
        Goals(bench).print()
    if options.json:
        samples = [dataclasses.asdict(sample) for bench in benches for sample in bench.samples]
        pathlib.Path(options.json).write_text(json.dumps(samples, indent=1) + "\n")


if __name__ == "__main__":
    main()
