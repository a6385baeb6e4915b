"""Checks a report on standard input against the rules of its format's specification."""

import json
import re
import sys

LEVELS = {"none", "note", "warning", "error"}


def keys(thing, required, optional=()):
    assert set(required) <= set(thing), (thing, required)
    assert set(thing) <= set(required) | set(optional), (thing, required, optional)


def message(thing):
    keys(thing, ["text"])
    unescaped = re.sub(r"\\[\\\[\]]", "", thing["text"])
    assert "[" not in unescaped and "]" not in unescaped, thing  # 3.11.6: they would be links


def region(thing):
    keys(thing, ["startLine", "startColumn", "endLine", "endColumn"])
    begin = (thing["startLine"], thing["startColumn"])
    end = (thing["endLine"], thing["endColumn"])
    assert (1, 1) <= begin <= end, thing


def location(thing, optional=()):
    keys(thing, ["physicalLocation"], optional)
    keys(thing["physicalLocation"], ["artifactLocation", "region"])
    artifact(thing["physicalLocation"]["artifactLocation"])
    region(thing["physicalLocation"]["region"])


def artifact(thing):
    keys(thing, ["uri"])
    assert re.fullmatch(r"(?:[A-Za-z0-9._~/-]|%[0-9A-F]{2})+", thing["uri"]), thing  # RFC 3986


def rule(thing):
    keys(thing, ["id", "shortDescription", "fullDescription", "help", "defaultConfiguration"])
    assert thing["defaultConfiguration"]["level"] in LEVELS
    for name in ("shortDescription", "fullDescription", "help"):
        assert thing[name]["text"]


def fix(thing):
    keys(thing, ["description", "artifactChanges"])
    message(thing["description"])
    assert thing["artifactChanges"]
    for change in thing["artifactChanges"]:
        keys(change, ["artifactLocation", "replacements"])
        artifact(change["artifactLocation"])
        assert change["replacements"]
        for replacement in change["replacements"]:
            keys(replacement, ["deletedRegion"], ["insertedContent"])
            region(replacement["deletedRegion"])


def result(thing, rules):
    keys(thing, ["ruleId", "ruleIndex", "level", "message", "partialFingerprints"],
         ["locations", "relatedLocations", "fixes", "suppressions"])
    assert rules[thing["ruleIndex"]]["id"] == thing["ruleId"] and thing["level"] in LEVELS
    message(thing["message"])
    for place in thing.get("locations", []):
        location(place)
    related = thing.get("relatedLocations", [])
    for place in related:
        location(place, ["id", "message"])
        message(place["message"])
    assert len({place["id"] for place in related}) == len(related)  # 3.28.2
    for mending in thing.get("fixes", []):
        fix(mending)
    for suppression in thing.get("suppressions", []):
        keys(suppression, ["kind"], ["justification"])
        assert suppression["kind"] in {"inSource", "external"}


def sarif(log):
    keys(log, ["$schema", "version", "runs"])
    assert log["version"] == "2.1.0"
    for run in log["runs"]:
        keys(run, ["tool", "columnKind", "results"])
        driver = run["tool"]["driver"]
        keys(driver, ["name", "rules"], ["version", "semanticVersion"])
        rules = driver["rules"]
        for description in rules:
            rule(description)
        assert len({description["id"] for description in rules}) == len(rules)
        for found in run["results"]:
            result(found, rules)
        assert len({"suppressions" in found for found in run["results"]}) == 1  # 3.27.23: all or none
        prints = [found["partialFingerprints"]["evdoc/v1"] for found in run["results"]]
        assert len(set(prints)) == len(prints)
        accepted = sum(bool(found.get("suppressions")) for found in run["results"])
        print(len(prints), "results,", accepted, "suppressed")


def gitlab(report):
    for entry in report:
        keys(entry, ["description", "check_name", "fingerprint", "severity", "location"])
        assert entry["severity"] in {"info", "minor", "major", "critical", "blocker"}
        keys(entry["location"], ["path", "lines"])
        assert entry["location"]["lines"]["begin"] >= 1 and not entry["location"]["path"].startswith(("/", "./"))
    assert len({entry["fingerprint"] for entry in report}) == len(report)
    print(len(report), "entries")


{"sarif": sarif, "gitlab": gitlab}[sys.argv[1]](json.load(sys.stdin))
