#!/usr/bin/env python3
"""Compares evdoc's template engine with python3-jinja2 on random templates.

Every case is rendered by both; the output must be the same bytes, and an error must be of the same class and, for errors
with a line, on the same line. Usage: compare.py PROGRAM [--count N] [--seed N] [--show N]
"""
import argparse
import collections
import html
import json
import os
import pprint
import re
import resource
import subprocess
import sys

import jinja2

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import generate  # noqa: E402

UNDEFINED = {
    "strict": jinja2.StrictUndefined,
    "lenient": jinja2.Undefined,
    "chainable": jinja2.ChainableUndefined,
}


def error_line(error):
    """The line in a template that an exception of a render came from."""
    trace = error.__traceback__
    line = 0
    while trace:
        if trace.tb_frame.f_globals.get("__jinja_template__") is not None or trace.tb_frame.f_code.co_filename.startswith("<template"):
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def environment_of(case):
    options = case["options"]
    environment = jinja2.Environment(
        loader=jinja2.DictLoader(case["templates"]),
        undefined=UNDEFINED[options["undefined"]],
        trim_blocks=options["trim_blocks"],
        lstrip_blocks=options["lstrip_blocks"],
        keep_trailing_newline=options["keep_trailing_newline"],
        autoescape=options["autoescape"],
        extensions=["jinja2.ext.do", "jinja2.ext.loopcontrols"],
    )
    environment.filters["pprint"] = lambda value: pprint.pformat(value, width=sys.maxsize)  # evdoc writes one line
    return environment


def render_with_jinja(case):
    environment = environment_of(case)
    try:
        template = environment.get_template(case["main"])
    except (jinja2.TemplateSyntaxError, SyntaxError) as error:
        return {"error": "syntax", "line": getattr(error, "lineno", 0), "message": str(error)}
    except jinja2.TemplateNotFound as error:
        return {"error": "missing", "line": 0, "message": str(error)}
    except Exception as error:  # Jinja evaluates constants while it compiles, and fails on some
        return {"error": "compiler", "line": 0, "message": str(error)}
    try:
        return {"output": template.render(json.loads(case["data"]))}
    except jinja2.UndefinedError as error:
        return {"error": "undefined", "line": error_line(error), "message": str(error)}
    except jinja2.TemplateNotFound as error:
        return {"error": "missing", "line": error_line(error), "message": str(error)}
    except (jinja2.TemplateSyntaxError, SyntaxError) as error:
        return {"error": "syntax", "line": getattr(error, "lineno", 0), "message": str(error)}
    except (RecursionError, OverflowError, MemoryError) as error:
        return {"error": "limit", "line": 0, "message": str(error)}
    except Exception as error:  # every other fault of a template
        return {"error": "runtime", "line": error_line(error), "message": "%s: %s" % (type(error).__name__, error)}


TAG = re.compile(r"\{[{%].*?[%}]\}", re.S)
OBJECT = re.compile(r"(?:<|&lt;|\\\\u003c)[^<>]*?(?:object|method|function|class)[^<>]*?(?:>|&gt;|\\\\u003e)", re.I)
LAZY = r"[^%%}]* if |\|(?:map|select|reject|selectattr|rejectattr)\b|\.(?:items|keys|values)\b"


def both(ours, theirs, key):
    return key in ours and key in theirs


def is_bound(case, ours, theirs):
    """Integers of 64 bits, and the limits of a render; Python's own limits."""
    return "limit" in (ours.get("error"), theirs.get("error"))


def is_folded(case, ours, theirs):
    """Jinja evaluates constants while it compiles, and fails on some, also in branches that are never run."""
    return theirs.get("error") == "compiler"


def is_compiled_first(case, ours, theirs):
    """A template reached by a constant name must compile, also if nothing runs that uses it."""
    if ours.get("error") != "syntax" or theirs.get("error") == "syntax":
        return False
    environment = environment_of(case)
    for name, text in case["templates"].items():
        try:
            environment.compile(text)
        except jinja2.TemplateSyntaxError as error:
            return name != case["main"] and error.lineno == ours["line"]
    return False


def names_undefined(case, ours, theirs):
    """What Python's own functions say when they get an undefined value is a TypeError there."""
    return ours.get("error") == "undefined" and theirs.get("error") == "runtime" and "Undefined" in theirs["message"]


def has_vague_line(case, ours, theirs):
    """Jinja keeps no line for the values of `with`, nor for lines of a tag but its first."""
    if not both(ours, theirs, "error") or ours["error"] != theirs["error"] or ours["line"] <= theirs["line"]:
        return False
    for text in case["templates"].values():
        for tag in TAG.finditer(text):
            first = text.count("\n", 0, tag.start()) + 1
            last = text.count("\n", 0, tag.end()) + 1
            is_with = re.match(r"\{%[-+]?\s*with\b", tag.group())
            if first <= ours["line"] <= last and (is_with or last > first):
                return True
    return False


def changes_what_it_walks(case, ours, theirs):
    """A list or dict that changes while it is walked: conditions, filters and views take all its items at once, and a
    loop knows its length from the begin."""
    text = "".join(case["templates"].values())
    counts = re.search(r"loop\.(?:length|revindex)", text) is not None
    for name in set(re.findall(r"\bdo (\w+)\.", text)):
        is_counted = counts and re.search(r"\bin %s\b" % name, text)
        if is_counted or re.search(r"\b%s\b(?:%s)" % (name, LAZY), text):
            return True
    return False


def is_escaped_later(case, ours, theirs):
    """Under `autoescape` with a condition, Jinja does not escape printed lists of literals."""
    has_condition = any("autoescape flag" in text for text in case["templates"].values())
    return has_condition and both(ours, theirs, "output") and html.unescape(ours["output"]) == html.unescape(theirs["output"])


def shows_python(case, ours, theirs):
    """Objects of Python print their class and address."""
    if both(ours, theirs, "output"):
        return OBJECT.sub("<>", ours["output"]) == OBJECT.sub("<>", theirs["output"])
    return OBJECT.search(theirs.get("output", "") + theirs.get("message", "")) is not None


# The intended deviations of docs/templates.md, each with its reason.
DEVIATIONS = (is_bound, is_folded, is_compiled_first, names_undefined, has_vague_line, changes_what_it_walks, is_escaped_later, shows_python)


def deviation(case, ours, theirs):
    """The name of the intended deviation that a difference is, or None."""
    return next((known.__name__ for known in DEVIATIONS if known(case, ours, theirs)), None)


def same(ours, theirs):
    if "output" in ours or "output" in theirs:
        return ours.get("output") == theirs.get("output") and "output" in ours and "output" in theirs
    if ours["error"] != theirs["error"]:
        return False
    return ours["error"] == "syntax" or not theirs["line"] or ours["line"] == theirs["line"]


def lift_memory_limit():
    """The limit is for Jinja; a program with sanitizers reserves terabytes."""
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    resource.setrlimit(resource.RLIMIT_AS, (hard, hard))


def compare(program, cases, show):
    lines = "".join(json.dumps(case) + "\n" for case in cases)
    done = subprocess.run([program], input=lines.encode(), stdout=subprocess.PIPE, check=False, preexec_fn=lift_memory_limit)
    answers = done.stdout.decode().splitlines()
    if len(answers) != len(cases):
        print("the program ended after %d of %d cases, with %d" % (len(answers), len(cases), done.returncode))
        print(json.dumps(cases[len(answers)], indent=1))
        return 1, collections.Counter(), 0
    differences = errors = 0
    expected = collections.Counter()
    for case, answer in zip(cases, answers):
        ours = json.loads(answer)
        if ours.get("error") == "limit":  # Jinja has no limits, and may run for ever
            expected["is_bound"] += 1
            continue
        theirs = render_with_jinja(case)
        errors += "error" in theirs
        if same(ours, theirs):
            continue
        known = deviation(case, ours, theirs)
        if known:
            expected[known] += 1
            continue
        differences += 1
        if show < 0:
            print("%s\n   %s" % (str(ours)[:300], str(theirs)[:300]))
        elif differences <= show:
            print("=" * 80)
            for name, text in case["templates"].items():
                print("--- %s\n%s" % (name, text))
            print("--- data %s\n--- options %s" % (case["data"], case["options"]))
            print("--- evdoc  %s\n--- jinja2 %s" % (ours, theirs))
    return differences, expected, errors


def main():
    resource.setrlimit(resource.RLIMIT_AS, (768 << 20, resource.getrlimit(resource.RLIMIT_AS)[1]))
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--count", type=int, default=20000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=5)
    parser.add_argument("--cases", help="compare the cases of this file, one JSON object a line, and no random ones")
    options = parser.parse_args()
    if options.cases:
        with open(options.cases, encoding="utf-8") as lines:
            cases = [generate.complete(json.loads(line)) for line in lines if line.strip()]
    else:
        cases = [generate.make_case(options.seed * 1_000_003 + i) for i in range(options.count)]
    differences, expected, errors = compare(options.program, cases, options.show)
    named = ", ".join("%s %d" % item for item in expected.most_common())
    print("%d cases, %d of them errors; intended deviations: %s; differences: %d" % (len(cases), errors, named or "none", differences))
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main())
