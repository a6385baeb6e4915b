#!/usr/bin/env python3
"""Compares evdoc's template engine with python3-jinja2 on random templates.

Every case is rendered by both; the output must be the same bytes, and an error must be of the same class and, for errors
with a line, on the same line. Usage: compare.py PROGRAM [--count N] [--seed N] [--show N]
"""
import argparse
import json
import os
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


def render_with_jinja(case):
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


def has_vague_lines(case):
    """Whether Jinja keeps no line for some of the template: the values of `with`, and all lines of a tag but its first."""
    return any(re.search(r"\{%[-+]? *with |\{[{%](?:(?!\}\}|%\}).)*\n", text, re.S) for text in case["templates"].values())


def changes_what_it_walks(case):
    """Whether a list or dict may change while a loop with a condition, a filter or a view of it is walked: all items are
    taken at once here, one by one there."""
    text = "".join(case["templates"].values())
    return " do " in text and " for " in text


def is_expected(case, ours, theirs):
    """Whether a difference is one of the intended deviations of docs/templates.md."""
    if ours.get("error") == "limit" or theirs.get("error") == "limit":
        return True  # integers of 64 bits, and other bounds
    if theirs.get("error") == "compiler":
        return True
    if {ours.get("error"), theirs.get("error")} == {"undefined", "runtime"}:
        return True  # of two faults the other one is met first, or it has another name
    if changes_what_it_walks(case):
        return True
    if any("autoescape flag" in text or "pprint" in text for text in case["templates"].values()):
        return True
    if "error" in ours and ours.get("error") == theirs.get("error") and ours["line"] > theirs["line"] and has_vague_lines(case):
        return True
    for text in (theirs.get("output", ""), theirs.get("message", "")):
        if any(mark in text.lower() for mark in (" object at 0x", "<built-in method", "<bound method", "<function", "<class", "built-in method")):
            return True  # objects of Python
    return False


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
        return 1, 0, 0
    differences = expected = errors = 0
    for case, answer in zip(cases, answers):
        ours = json.loads(answer)
        if ours.get("error") == "limit":  # Jinja has no limits, and may run for ever
            expected += 1
            continue
        theirs = render_with_jinja(case)
        errors += "error" in theirs
        if same(ours, theirs):
            continue
        if is_expected(case, ours, theirs):
            expected += 1
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
    resource.setrlimit(resource.RLIMIT_AS, (4 << 30, resource.getrlimit(resource.RLIMIT_AS)[1]))
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
    print("%d cases, %d of them errors; %d intended deviations, %d differences" % (len(cases), errors, expected, differences))
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main())
