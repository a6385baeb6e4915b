#!/usr/bin/python3
"""Lets many builds work on one output folder at once and kills some of them.

At every instant each page holds its old or its new bytes, whole; the builds that live end with 0; one more build makes the
folder what a build alone makes of it."""

import argparse
import random
import signal
import subprocess
import sys
import time

from workshop import Findings, Workshop, add_program_options, conclude, is_hidden, names_and_pages, pages

VERSIONS = ["all", "word", "template", "fewer"]


class Crowd:
    """Rounds of builds on one folder."""

    def __init__(self, shop, processes, findings):
        self.shop, self.processes, self.findings = shop, processes, findings

    def expected(self):
        """What a build alone leaves, for each version, coming from the one before it."""
        results = {}
        self.shop.clear()
        for name in VERSIONS * 2:  # the second time around, each comes from its predecessor
            self.shop.switch(name)
            self.findings.expect_run("alone, " + name, self.shop.build(), 0)
            results[name] = names_and_pages(self.shop.left())
        return results

    def round(self, number, expected, chance):
        """All processes build one version; some are killed."""
        old, new = VERSIONS[(number - 1) % len(VERSIONS)], VERSIONS[number % len(VERSIONS)]
        where = f"round {number}, {old} to {new}"
        self.shop.switch(new)
        running = [self._start(chance) for _ in range(self.processes)]
        doomed = {process: time.monotonic() + chance.uniform(0, 0.04) for process in running if chance.random() < 0.5}
        while any(process.poll() is None for process in running):
            for process, moment in doomed.items():
                if time.monotonic() > moment:
                    process.kill()
            self.findings.expect_whole(where, self._pages_now(), pages(expected[old]), pages(expected[new]))
        for process in running:
            err = process.communicate()[1].decode(errors="replace")
            is_killed = process in doomed and process.returncode == -signal.SIGKILL
            if process.returncode != 0 and not is_killed:
                self.findings.add(where, f"exit code {process.returncode}\n{err}")
        self.findings.expect_run(where + ", one more", self.shop.build(), 0)
        self.findings.expect_tree(where + ", one more", names_and_pages(self.shop.left()), expected[new])

    def _start(self, chance):
        command = [self.shop.evdoc, "build", "--jobs", str(chance.choice([1, 2, 4]))]
        time.sleep(chance.uniform(0, 0.003))
        return subprocess.Popen(command, cwd=self.shop.project, env=self.shop.environment, stdin=subprocess.DEVNULL,
                                stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)

    def _pages_now(self):
        """The pages as a reader meets them while builds go on: what vanishes meanwhile is looked for by the others."""
        found = {}
        for path in self.shop.out.rglob("*"):
            name = path.relative_to(self.shop.project).as_posix()
            if not is_hidden(name):
                try:
                    found[name] = path.read_bytes()
                except (IsADirectoryError, FileNotFoundError):
                    continue
        return found


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    add_program_options(parser)
    parser.add_argument("--processes", type=int, default=8)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--events", type=int, default=12)
    arguments = parser.parse_args()
    shop = Workshop(arguments.evdoc, arguments.tracer, arguments.generate, arguments.work)
    shop.make_versions(arguments.events, 2)
    findings = Findings()
    crowd = Crowd(shop, arguments.processes, findings)
    expected = crowd.expected()
    chance = random.Random(arguments.seed)
    for number in range(arguments.rounds):
        crowd.round(number, expected, chance)
    return conclude(findings, f"{arguments.rounds} rounds of {arguments.processes} builds")


if __name__ == "__main__":
    sys.exit(main())
