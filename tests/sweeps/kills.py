#!/usr/bin/python3
"""Kills builds at every system call of any thread, and looks at what they leave.

After each kill every page holds its old or its new bytes, whole; the next run ends as if nothing had happened, leaves
nothing more behind than an undisturbed one, and the run after that has nothing to do. A build that is interrupted
instead cleans up after itself."""

import argparse
import sys

from workshop import (Findings, Workshop, add_program_options, add_scenario_options, chosen_scenarios, conclude,
                      names_and_pages, pages, sample, scenario_name)

# A build from one version of the project (none: the first build) to another.
SCENARIOS = [(None, "all"), ("all", "word"), ("all", "template"), ("all", "fewer"), ("fewer", "all"), ("all", "all")]
INTERRUPTED = 130
KILLED = 137


class KillSweep:
    """Sweeps one scenario at one number of threads."""

    def __init__(self, shop, old, new, options, findings):
        self.shop, self.old, self.new, self.options, self.findings = shop, old, new, options, findings
        self.name = " ".join([scenario_name(old, new), *options])
        self.before = self._prepare_from_nothing()
        shop.switch(new)
        self.calls = shop.calls(*options)
        self.after = names_and_pages(shop.left())
        if pages(self.after) == {}:
            findings.add(self.name, "the undisturbed build makes no pages")

    def _prepare_from_nothing(self):
        self.shop.clear()
        if self.old is None:
            self.shop.switch(self.new)
            return {}
        self.shop.switch(self.old)
        self.findings.expect_run(self.name, self.shop.build(*self.options), 0)
        if self.old == self.new:
            self.shop.let_inputs_age()
            self.shop.build(*self.options)
        return names_and_pages(self.shop.left())

    def _prepare(self):
        """The state before the build; by a build from the state after it where that does."""
        if self.old is not None:
            self.shop.switch(self.old)
            self.shop.build(*self.options)
        if self.old is None or names_and_pages(self.shop.left()) != self.before:
            self._prepare_from_nothing()
        self.shop.switch(self.new)

    def points(self):
        """Faults at every call from the first that touches the project, and half of every write to it."""
        project = str(self.shop.project)
        first = next((i for i, call in enumerate(self.calls) if call[2].startswith(project)), 0)
        killed = [f"*:{i + 1}=KILL" for i in range(first, len(self.calls))]
        writes = [call for call in self.calls if call[0] == "write"]
        torn = [f"write:{i + 1}=TORN" for i, call in enumerate(writes) if call[2].startswith(project)]
        interrupted = [f"*:{i + 1}=INT" for i in range(first, len(self.calls), 5)]
        return killed + torn + interrupted

    def check(self, fault):
        """One kill and what comes after it."""
        where = f"{self.name} {fault}"
        self._prepare()
        killed = self.shop.trace([fault], *self.options)
        if killed.code not in (0, INTERRUPTED if fault.endswith("INT") else KILLED):
            self.findings.add(where, f"exit code {killed.code}\n{killed.err}")
        if fault.endswith("INT"):
            for name in self.shop.left().keys() - self.before.keys() - self.after.keys():
                self.findings.add(where, f"'{name}' is left over")
        self.findings.expect_whole(where, pages(self.shop.left()), pages(self.before), pages(self.after))
        self.findings.expect_run(where + ", next run", self.shop.build(*self.options), 0)
        left = names_and_pages(self.shop.left())
        self.findings.expect_tree(where + ", next run", left, self.after)
        again = self.shop.build(*self.options)
        if "\n0 pages written" not in "\n" + again.out:
            self.findings.add(where + ", run after that", "it has something to do: " + again.out.split("\n")[0])


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    add_program_options(parser)
    add_scenario_options(parser, SCENARIOS)
    parser.add_argument("--events", type=int, default=4)
    parser.add_argument("--jobs", default="1,3", help="numbers of threads, with commas")
    arguments = parser.parse_args()
    shop = Workshop(arguments.evdoc, arguments.tracer, arguments.generate, arguments.work)
    shop.make_versions(arguments.events, 2)
    variants = [["--jobs", jobs] for jobs in arguments.jobs.split(",")]
    if shop.offers("--durable"):
        variants.append([*variants[-1], "--durable"])
    findings = Findings()
    count = 0
    scenarios = chosen_scenarios(arguments, SCENARIOS)
    for old, new in scenarios:
        for options in variants:
            sweep = KillSweep(shop, old, new, options, findings)
            points = sample(sweep.points(), -(-arguments.points // len(scenarios) // len(variants)), arguments.seed)
            for fault in points:
                sweep.check(fault)
            print(f"{sweep.name}: {len(points)} kills", flush=True)
            count += len(points)
    return conclude(findings, f"{count} kills")


if __name__ == "__main__":
    sys.exit(main())
