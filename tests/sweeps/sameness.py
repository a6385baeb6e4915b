#!/usr/bin/python3
"""Builds one project under many circumstances that must not matter, and compares all bytes."""

import argparse
import hashlib
import random
import sys

from workshop import Findings, Workshop, add_program_options, conclude, pages

LOCALES = ["C", "tr_TR.UTF-8", "ar_EG.UTF-8", "de_DE@euro"]
TIME_ZONES = ["Pacific/Kiritimati", "America/St_Johns", "Asia/Kathmandu"]


def digest(contents):
    """One figure for all pages and their paths."""
    total = hashlib.sha256()
    for name, data in sorted(contents.items()):
        total.update(f"{name}\0{len(data)}\0".encode())
        total.update(data)
    return total.hexdigest()


class Sameness:
    """Fresh builds of one project, each compared with the first."""

    def __init__(self, shop, findings):
        self.shop, self.findings = shop, findings
        self.first = None
        self.count = 0

    def compare(self, name, build):
        """A build into a fresh folder must make what the first one made."""
        self.shop.clear()
        self.shop.switch("all")
        self.findings.expect_run(name, build(), 0)
        found = pages(self.shop.left())
        self.count += 1
        self.first = self.first or found
        if digest(found) != digest(self.first):
            self.findings.expect_tree(name, found, self.first)

    def run(self, shuffles):
        """All circumstances."""
        build = self.shop.build
        for jobs in ("1", "2", "4", "8"):
            self.compare(f"--jobs {jobs}", lambda: build("--jobs", jobs))
        for locale in LOCALES:
            self.compare(f"LC_ALL={locale}", lambda: build(environment={"LC_ALL": locale, "LANG": locale}))
        for zone in TIME_ZONES:
            self.compare(f"TZ={zone}", lambda: build(environment={"TZ": zone}))
        for seed in range(shuffles):
            self.compare(f"folders shuffled by {seed}", lambda: self.shop.trace([], shuffle=seed))
            self.compare(f"files made in the order of {seed}", lambda: self._build_made_in_order(seed))

    def _build_made_in_order(self, seed):
        """The same files, made in another order: many file systems list them so."""
        inputs = list(self.shop.versions["all"].items())
        random.Random(seed).shuffle(inputs)
        self.shop.versions["all"] = dict(inputs)
        self.shop.clear()
        self.shop.switch("all")
        return self.shop.build("--jobs", "8")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    add_program_options(parser)
    parser.add_argument("--events", type=int, default=200)
    parser.add_argument("--shuffles", type=int, default=10)
    arguments = parser.parse_args()
    shop = Workshop(arguments.evdoc, arguments.tracer, arguments.generate, arguments.work)
    shop.make_versions(arguments.events, 5)
    findings = Findings()
    sameness = Sameness(shop, findings)
    sameness.run(arguments.shuffles)
    print("sha256 of all pages:", digest(sameness.first))
    return conclude(findings, f"{sameness.count} builds")


if __name__ == "__main__":
    sys.exit(main())
