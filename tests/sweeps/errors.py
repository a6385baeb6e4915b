#!/usr/bin/python3
"""Makes every call of a build on its project's files fail in every way, once and from then on.

A build never ends with 0 and a wrong or missing page. Otherwise it says which path failed and why, ends with 4 if that
was an output and with 2 or 3 if it was an input, leaves every page whole and nothing else behind, and the next run ends as
if nothing had happened."""

import argparse
import resource
import sys

from workshop import (Findings, Workshop, add_program_options, add_scenario_options, chosen_scenarios, conclude,
                      is_hidden, names_and_pages, pages, sample, scenario_name)

REASONS = {
    "ENOSPC": "no space left on the device",
    "EIO": "input/output error",
    "EMFILE": "too many open files",
    "EACCES": "permission denied",
    "EROFS": "read-only file system",
    "EDQUOT": "disk quota exceeded",
    "EINTR": "interrupted",
}
ANSWERS = {"stat", "lstat", "fstat", "newfstatat", "statx", "access", "readlink", "lseek", "fcntl"}
"""Calls that ask. What they are for is another call, which says more when it fails."""
READS_OR_WRITES = {"read", "pread64", "write", "pwrite64"}
SPENDS_SPACE = "write,pwrite64,mkdir,mkdirat,ftruncate,fallocate,rename,renameat,renameat2,link,linkat"
OPENS = "open,openat,creat"
SCENARIOS = [(None, "all"), ("all", "word"), ("all", "template"), ("all", "fewer"), ("all", "all")]


class Fault:
    """A fault at one call of the undisturbed build."""

    def __init__(self, calls, place, effect):
        self.call, self.effect = calls, effect
        self.spec = f"{calls}:{place}={effect}"
        self.is_lasting = place.endswith("+")


class ErrorSweep:
    """Sweeps one scenario, on one thread: the calls are the same in every run."""

    def __init__(self, shop, old, new, options, findings):
        self.shop, self.old, self.new, self.findings = shop, old, new, findings
        self.options = ["--jobs", "1", *options]
        self.name = " ".join([scenario_name(old, new), *options])
        self.before = {}
        self._prepare_from_nothing()
        self.before = names_and_pages(shop.left())
        self.calls = shop.calls(*self.options, below=True)
        self.after = names_and_pages(shop.left())

    def _prepare_from_nothing(self):
        self.shop.clear()
        if self.old is not None:
            self.shop.switch(self.old)
            self.findings.expect_run(self.name, self.shop.build(*self.options), 0)
        self.shop.switch(self.new)
        if self.old == self.new:
            self.shop.let_inputs_age()
            self.shop.build(*self.options)

    def _prepare(self):
        if self.old is not None:
            self.shop.switch(self.old)
            self.shop.build(*self.options)
        if self.old is None or names_and_pages(self.shop.left()) != self.before:
            self._prepare_from_nothing()
        self.shop.switch(self.new)

    def faults(self):
        """Every error at every call on a file; lasting ones for what does not mend itself."""
        counts = {}
        for name, _, _ in self.calls:
            if name == "-":
                continue
            counts[name] = counts.get(name, 0) + 1
            for error in REASONS:
                yield Fault(name, str(counts[name]), error)
            if name in READS_OR_WRITES:
                yield Fault(name, str(counts[name]), "SHORT")
        yield from self._lasting_faults()

    def _lasting_faults(self):
        for calls, errors in ((SPENDS_SPACE, ("ENOSPC", "EDQUOT", "EROFS", "EIO")), (OPENS, ("EMFILE", "EACCES"))):
            count = sum(1 for name, _, _ in self.calls if name in calls.split(","))
            for n in range(1, count + 1):
                for error in errors:
                    yield Fault(calls, f"{n}+", error)

    def check(self, fault):
        """One fault and what comes after it."""
        where = f"{self.name} {fault.spec}"
        self._prepare()
        run, struck = self.shop.strike(fault.spec, *self.options)
        where += f" at {', '.join(struck[:1])}"
        left = names_and_pages(self.shop.left())
        if run.code == 0:
            self.findings.expect_tree(where + ", exit 0", pages(left), pages(self.after))
        else:
            self.check_failure(where, fault, struck, run, left)
        if "unlink" not in fault.spec and "rmdir" not in fault.spec:  # then it can't clean up
            for name in left.keys() - self.before.keys() - self.after.keys():
                if not is_hidden(name):  # what it hides the next run may clean up
                    self.findings.add(where, f"'{name}' is left over")
        self.findings.expect_run(where + ", next run", self.shop.build(*self.options), 0)
        self.findings.expect_tree(where + ", next run", names_and_pages(self.shop.left()), self.after)

    def check_failure(self, where, fault, struck, run, left):
        """What a run says and leaves that did not end with 0."""
        self.findings.expect_whole(where, pages(left), pages(self.before), pages(self.after))
        if run.code not in (1, 2, 3, 4):
            self.findings.add(where, f"exit code {run.code}\n{run.err}")
        if fault.call in ANSWERS:
            return
        if REASONS[fault.effect] not in run.err:
            self.findings.add(where, f"the message lacks the reason\n{run.err}")
        if struck and not fault.is_lasting:
            self.check_place(where, struck[0], run)

    def check_place(self, where, relative, run):
        """Whether the message names the path, and the exit code says on which side of the build it lies."""
        is_output = relative.split("/")[0] not in {path.split("/")[0] for path in self.shop.versions["all"]}
        if is_output and run.code != 4:
            self.findings.add(where, f"exit code {run.code} for an output\n{run.err}")
        if not is_output and run.code not in (2, 3):
            self.findings.add(where, f"exit code {run.code} for an input\n{run.err}")
        named = "out" if relative == "." or is_hidden(relative) else relative  # of evdoc's own files, what they are for
        if named not in run.err:
            self.findings.add(where, f"the message does not name '{named}'\n{run.err}")

    def check_few_files(self, most):
        """A real limit on open files."""
        where = f"{self.name}, {most} open files"
        self._prepare()
        hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
        self.shop.before_run = lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))
        run = self.shop.build("--jobs", "4")
        self.shop.before_run = None
        left = names_and_pages(self.shop.left())
        self.findings.expect_whole(where, pages(left), pages(self.before), pages(self.after))
        if run.code == 0:
            self.findings.expect_tree(where + ", exit 0", left, self.after)
        self.findings.expect_run(where + ", next run", self.shop.build(*self.options), 0)
        self.findings.expect_tree(where + ", next run", names_and_pages(self.shop.left()), self.after)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    add_program_options(parser)
    add_scenario_options(parser, SCENARIOS)
    parser.add_argument("--events", type=int, default=2)
    arguments = parser.parse_args()
    shop = Workshop(arguments.evdoc, arguments.tracer, arguments.generate, arguments.work)
    shop.make_versions(arguments.events, 2)
    findings = Findings()
    durable = ["--durable"] if shop.offers("--durable") else []
    count = 0
    scenarios = chosen_scenarios(arguments, SCENARIOS)
    for old, new in scenarios:
        sweep = ErrorSweep(shop, old, new, durable, findings)
        faults = sample(sweep.faults(), -(-arguments.points // len(scenarios)), arguments.seed)
        for fault in faults:
            sweep.check(fault)
        for most in sample(range(3, 64), 0 if arguments.points == 0 else 2, arguments.seed):
            sweep.check_few_files(most)
        print(f"{sweep.name}: {len(faults)} faults put in", flush=True)
        count += len(faults)
    return conclude(findings, f"{count} faults put in")


if __name__ == "__main__":
    sys.exit(main())
