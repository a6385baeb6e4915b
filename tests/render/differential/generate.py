"""Random templates over random data, from a grammar. The same seed always gives the same case."""
import json
import random

NAMES = ["a", "b", "n", "f", "s", "t", "items", "rows", "d", "flag", "nothing", "html", "missing", "uni", "nested"]
TEXTS = ["", "x", "hello world", "  padded  ", "<b>&\"'</b>", "a-b_c", "Ünï cödé ß", "12", "3.5", "line1\nline2\n", "日本語 テキスト", "MiXed CaSe", "%s", "tab\there"]


def make_data(r):
    def scalar():
        return r.choice([r.randint(-5, 20), r.choice(TEXTS), r.choice([True, False, None]), r.choice([0.5, 1.0, -2.25, 1e20, 3.14159, 1e-7])])

    def row():
        return {"name": r.choice(TEXTS), "size": r.randint(0, 9), "tags": [r.choice(["x", "Y", "z"]) for _ in range(r.randint(0, 3))], "on": r.choice([True, False])}

    return {
        "a": scalar(),
        "b": scalar(),
        "n": r.randint(-10, 100),
        "f": r.choice([0.5, 2.0, -1.75, 100.125]),
        "s": r.choice(TEXTS),
        "t": r.choice(TEXTS),
        "items": [scalar() for _ in range(r.randint(0, 5))],
        "numbers": [r.randint(-9, 9) for _ in range(r.randint(0, 6))],
        "words": [r.choice(["b", "a", "C", "d", "B", "ä"]) for _ in range(r.randint(0, 5))],
        "rows": [row() for _ in range(r.randint(0, 4))],
        "d": {r.choice(["k", "x", "Y", "items", "z"]): scalar() for _ in range(r.randint(0, 4))},
        "flag": r.choice([True, False]),
        "nothing": None,
        "html": "<p class=\"c\">Tom & 'Jerry'</p>",
        "uni": "naïve ☃ text",
        "nested": {"deep": {"list": [1, [2, 3], {"k": "v"}]}, "s": "in"},
    }


class Generator:
    def __init__(self, seed):
        self.r = random.Random(seed)
        self.budget = self.r.randint(3, 40)
        self.locals = []
        self.loops = 0
        self.macros = []
        self.blocks = 0

    def pick(self, *choices):
        return self.r.choice(choices)

    # Expressions.

    def name(self):
        pool = NAMES + ["numbers", "words"] + self.locals * 3
        return self.r.choice(pool)

    def literal(self):
        kind = self.r.randint(0, 9)
        if kind < 3:
            return str(self.r.randint(0, 30))
        if kind == 3:
            return self.pick("1.5", "0.1", "2.0", "1e3", "10.25")
        if kind < 7:
            return self.pick("'x'", '"y z"', "''", "'<i>'", "'a\\nb'", "'ä'", "'it\\'s'", "'{{'")
        return self.pick("true", "false", "none", "True", "None")

    def expression(self, depth=0):
        self.budget -= 1
        if self.budget <= 0 or depth > 3:
            return self.name() if self.r.random() < 0.6 else self.literal()
        kind = self.r.randint(0, 30)
        e = lambda: self.expression(depth + 1)
        if kind < 5:
            return self.name()
        if kind < 8:
            return self.literal()
        if kind < 11:
            return "%s %s %s" % (e(), self.pick("+", "-", "*", "/", "//", "%", "~", "~", "+"), e())
        if kind == 11:
            return "%s ** %s" % (self.pick("2", "n", "3"), self.pick("2", "3", "0", "-1"))
        if kind < 14:
            return "%s %s %s" % (e(), self.pick("==", "!=", "<", "<=", ">", ">=", "in", "not in"), e())
        if kind == 14:
            return "%s < %s <= %s" % (e(), e(), e())
        if kind < 17:
            return "(%s %s %s)" % (e(), self.pick("and", "or"), e())
        if kind == 17:
            return "%s %s" % (self.pick("not", "-", "+"), e())
        if kind == 18:
            return "(%s if %s%s)" % (e(), e(), " else " + e() if self.r.random() < 0.7 else "")
        if kind == 19:
            return "[%s]" % ", ".join(e() for _ in range(self.r.randint(0, 3)))
        if kind == 20:
            return "{%s}" % ", ".join("%s: %s" % (self.pick("'k'", "'x'", "1", "'items'"), e()) for _ in range(self.r.randint(0, 3)))
        if kind == 21:
            return "(%s,)" % e() if self.r.random() < 0.3 else "(%s, %s)" % (e(), e())
        if kind == 22:
            return self.access()
        if kind < 29:
            return self.filtered(e())
        if kind == 29:
            return "%s is %s%s" % (self.name(), self.pick("", "not "), self.test())
        return self.call()

    def access(self):
        return self.pick(
            "d.k", "d['x']", "d.items", "d['items']", "d.missing", "nested.deep.list", "nested['s']", "nested.deep.list[1][0]", "items[0]", "items[-1]",
            "items[1:]", "items[::-1]", "items[:2]", "s[0]", "s[-2:]", "s[::2]", "uni[2:5]", "rows[0].name", "rows[0]['size']", "numbers[1:3]", "words[10]",
            "d.items()", "d.keys()|list", "d.values()|list", "d.get('k')", "d.get('q', 'def')", "s.upper()", "t.split()", "s.replace('a', 'b')", "t.strip()",
            "s.startswith('h')", "'-'.join(words)", "html.count('p')", "uni.title()", "s.center(11)", "s.find('o')", "'%s|%5d' % ('x', n)", "'%.2f' % f",
            "'{} {:>5}'.format(s, n)", "nothing.x", "missing.x", "missing['y']", "rows|length", "t.splitlines()", "s.zfill(8)", "s.swapcase()",
            "words.index('a')", "numbers.count(1)", "s.partition('l')", "t.isdigit()", "s.isupper()", "nested.deep['list'][2].k")

    def filtered(self, subject):
        f = self.pick(
            "abs", "batch(2)|list", "batch(3, 'z')|list", "capitalize", "center(9)", "count", "default('D')", "default('D', true)", "d(1)", "dictsort", "e", "escape",
            "filesizeformat", "first", "float", "float(1.5)", "forceescape", "format(n)", "format('x')", "groupby('size')", "indent", "indent(2, true)", "indent(2, blank=true)", "int", "int(7)", "int(0, 16)",
            "join", "join(', ')", "join('|', attribute='name')", "last", "length", "list", "lower", "map('upper')|list", "map(attribute='name')|list", "map(attribute='q', default='z')|list",
            "max", "min", "reject('odd')|list", "reject|list", "rejectattr('on')|list", "replace('a', 'Q')", "replace('e', '<')", "reverse", "reverse|list", "round", "round(1)", "round(1, 'floor')", "safe", "select('odd')|list",
            "select('string')|list", "select|list", "selectattr('on')|list", "selectattr('size', 'gt', 3)|list", "slice(2)|list", "slice(3, 0)|list", "sort", "sort(reverse=true)", "sort(attribute='size')", "sort(case_sensitive=true)",
            "string", "striptags", "sum", "sum(attribute='size')", "title", "tojson", "tojson(indent=2)", "trim", "trim('x<')", "truncate(7)", "truncate(5, true)", "truncate(8, false, '!', 0)", "unique|list",
            "upper", "urlencode", "urlize", "wordcount", "wordwrap(6)", "wordwrap(4, false)", "xmlattr", "items|list", "string|length", "pprint|length")
        if self.r.random() < 0.6:
            subject = self.pick("s", "t", "html", "uni", "items", "numbers", "words", "rows", "d", "n", "f")
        elif not subject[0].isalnum() or " " in subject:
            subject = "(%s)" % subject
        return "%s|%s" % (subject, f)

    def test(self):
        return self.pick("defined", "undefined", "none", "odd", "even", "divisibleby 3", "string", "number", "integer", "float", "mapping", "sequence", "iterable", "lower", "upper",
                         "true", "false", "boolean", "in [1, 2, 'x']", "eq 3", "ne 'x'", "gt 2", "lt(5)", "sameas none", "callable", "escaped", "filter", "test", "equalto n", "ge 1", "le 9")

    def call(self):
        if self.macros and self.r.random() < 0.6:
            name, arity = self.r.choice(self.macros)
            arguments = [self.expression(3) for _ in range(self.r.randint(0, arity))]
            if self.r.random() < 0.2:
                arguments.append("p%d=%s" % (arity, self.literal()))
            return "%s(%s)" % (name, ", ".join(arguments))
        return self.pick("range(3)|list", "range(1, 7, 2)|list", "dict(a=1, b=n)", "range(n)|length", "cycler(1, 2).next()", "joiner('-')()", "namespace(v=n).v", "range(5, 0, -2)|join(',')")

    # Statements.

    def text(self):
        return self.pick("", " ", "text", "\n", "  \n", "line\n", " a < b & c\n", "\n\n  ", "日本\n", "}}", "%}", "#", "{ ", "\t")

    def tag(self, content):
        return "{%%%s %s %s%%}" % (self.pick("", "", "", "-", "+"), content, self.pick("", "", "", "-", "+"))

    def output(self):
        return "{{%s %s %s}}" % (self.pick("", "", "-"), self.expression(), self.pick("", "", "-"))

    def body(self, depth):
        parts = []
        for _ in range(self.r.randint(0, 4)):
            parts.append(self.text())
            parts.append(self.statement(depth))
        parts.append(self.text())
        return "".join(parts)

    def scoped(self, names, depth):
        before = list(self.locals)
        self.locals += names
        result = self.body(depth + 1)
        self.locals = before
        return result

    def statement(self, depth):
        self.budget -= 1
        if self.budget <= 0 or depth > 3:
            return self.output()
        kind = self.r.randint(0, 27)
        if kind < 10:
            return self.output()
        if kind < 13:
            result = self.tag("if " + self.expression(1)) + self.body(depth + 1)
            if self.r.random() < 0.3:
                result += self.tag("elif " + self.expression(1)) + self.body(depth + 1)
            if self.r.random() < 0.5:
                result += self.tag("else") + self.body(depth + 1)
            return result + self.tag("endif")
        if kind < 17:
            return self.loop(depth)
        if kind < 19:
            name = self.pick("x", "y", "v", "a", "s")
            result = self.tag("set %s = %s" % (name, self.expression()))
            self.locals.append(name)
            return result
        if kind == 19:
            name = self.pick("x", "y", "cap")
            filters = self.pick("", "", " | upper", " | trim | replace('a', 'b')", " | length")
            result = self.tag("set %s%s" % (name, filters)) + self.body(depth + 1) + self.tag("endset")
            self.locals.append(name)
            return result
        if kind == 20:
            name = "m%d" % len(self.macros)
            arity = self.r.randint(0, 2)
            parameters = ["p%d" % i for i in range(arity)]
            declared = list(parameters)
            if self.r.random() < 0.5:
                declared.append("p%d=%s" % (arity, self.literal()))
                parameters.append("p%d" % arity)
            special = self.pick("", "", "", "{{ caller() }}", "{{ varargs }}", "{{ kwargs }}", "{{ caller is defined }}")
            inner = self.scoped(parameters, depth) + special
            result = self.tag("macro %s(%s)" % (name, ", ".join(declared))) + inner + self.tag("endmacro")
            self.macros.append((name, arity))
            return result
        if kind == 21 and self.macros:
            name, arity = self.r.choice(self.macros)
            return self.tag("call %s(%s)" % (name, ", ".join(self.expression(3) for _ in range(arity)))) + self.body(depth + 1) + self.tag("endcall")
        if kind == 22:
            return self.tag("with x = %s, w = %s" % (self.expression(2), self.expression(2))) + self.scoped(["x", "w"], depth) + self.tag("endwith")
        if kind == 23:
            return self.tag("filter " + self.pick("upper", "replace('a', 'b')", "indent(2)", "trim", "title", "e")) + self.body(depth + 1) + self.tag("endfilter")
        if kind == 24:
            return self.pick("{# comment #}", "{#- strip -#}", "{# multi\nline #}\n", "{% raw %}{{ raw }} {%{% endraw %}", "{%- raw -%} r {%- endraw -%}")
        if kind == 25:
            return self.tag("autoescape " + self.pick("true", "false", "flag")) + self.body(depth + 1) + self.tag("endautoescape")
        if kind == 26:
            return self.namespace()
        return self.tag("do " + self.pick("items.append(n)", "d.update(q=1)", "numbers.append(5)", "items.pop()", "words.insert(0, 'q')"))

    def namespace(self):
        return "{% set ns = namespace(v=0) %}{% for i in numbers %}{% set ns.v = ns.v + i %}{% endfor %}{{ ns.v }}"

    def loop(self, depth):
        target, iterable, names = self.pick(
            ("i", "range(%d)" % self.r.randint(0, 4), ["i"]), ("x", "items", ["x"]), ("row", "rows", ["row"]), ("k, v", "d.items()", ["k", "v"]), ("k", "d", ["k"]),
            ("c", "s", ["c"]), ("w", "words|sort", ["w"]), ("g", "rows|groupby('size')", ["g"]), ("x", "missing", ["x"]), ("x", self.expression(2), ["x"]), ("k, v", "d|dictsort", ["k", "v"]), ("x", "numbers", ["x"]))
        condition = self.pick("", "", "", " if " + names[0], " if %s is string" % names[0], " if loop.first is defined" if False else "")
        recursive = " recursive" if self.r.random() < 0.08 else ""
        self.loops += 1
        inner = self.pick("", "", "{{ loop.index }}", "{{ loop.first }}{{ loop.last }}", "{{ loop.cycle('o', 'e') }}", "{{ loop.revindex0 }}/{{ loop.length }}", "{{ loop.previtem is defined }}{{ loop.nextitem is defined }}",
                          "{{ loop.changed(%s) }}" % names[0], "{{ loop.depth }}", "{{ loop }}", "{%% if loop.index > 2 %%}{%% break %%}{%% endif %%}", "{%% if loop.index is odd %%}{%% continue %%}{%% endif %%}")
        inner = inner.replace("%%", "%")
        if "row" == target and self.r.random() < 0.5:
            inner += self.pick("{{ row.name }}", "{{ row.size + 1 }}", "{{ row.tags|join }}", "{{ row.nope }}")
        body = inner + self.scoped(names, depth) if self.r.random() < 0.5 else self.scoped(names, depth) + inner
        self.loops -= 1
        result = self.tag("for %s in %s%s%s" % (target, iterable, condition, recursive)) + body
        if self.r.random() < 0.3:
            result += self.tag("else") + self.body(depth + 1)
        return result + self.tag("endfor")

    # Templates.

    def block(self, name, depth=0):
        head = "block %s%s" % (name, self.pick("", "", " scoped"))
        inner = self.pick("", "", "{{ super() }}", "{{ self.%s2() }}" % name if False else "")
        return self.tag(head) + inner + self.body(depth + 1) + self.tag("endblock")

    def templates(self):
        kind = self.r.randint(0, 9)
        if kind < 6:
            return {"main": self.body(0)}
        if kind < 8:
            base = self.body(2) + self.block("one", 2) + self.text() + self.block("two", 2) + self.pick("", "{{ self.one() }}")
            child = "{% extends 'base' %}" + self.pick("", "{% set x = 1 %}", "outside", "{% macro q() %}Q{% endmacro %}") + self.block("one", 2) + self.pick("", self.block("two", 2))
            return {"main": child, "base": base.replace("{{ super() }}", "")}
        if kind == 8:
            part = self.body(1)
            main = self.body(2) + self.pick("{% include 'part' %}", "{% include 'part' without context %}", "{% include ['none', 'part'] %}", "{% include 'none' ignore missing %}", "{% for i in range(2) %}{% include 'part' %}{% endfor %}") + self.body(2)
            return {"main": main, "part": part}
        library = "{% macro say(x, y=2) %}[{{ x }}|{{ y }}]" + self.body(2) + "{% endmacro %}{% set exported = n|default('none') %}{% set _private = 1 %}"
        main = self.pick("{% import 'lib' as lib %}{{ lib.say(1) }}{{ lib.exported }}", "{% from 'lib' import say %}{{ say(s, y=n) }}", "{% from 'lib' import say as tell with context %}{{ tell(n) }}", "{% import 'lib' as lib with context %}{{ lib.exported }}{{ lib._private is defined }}", "{% from 'lib' import nope %}{{ nope is defined }}") + self.body(1)
        return {"main": main, "lib": library}


def make_case(seed):
    generator = Generator(seed)
    r = generator.r
    options = {
        "undefined": r.choice(["strict", "lenient", "lenient", "chainable"]),
        "trim_blocks": r.random() < 0.5,
        "lstrip_blocks": r.random() < 0.5,
        "keep_trailing_newline": r.random() < 0.5,
        "autoescape": r.random() < 0.4,
    }
    data = json.dumps(make_data(r), ensure_ascii=False)
    return {"main": "main", "templates": generator.templates(), "data": data, "options": options}


def complete(case):
    """A hand-written case with what it leaves out."""
    options = {"undefined": "lenient", "trim_blocks": False, "lstrip_blocks": False, "keep_trailing_newline": False, "autoescape": False}
    options.update(case.get("options", {}))
    templates = case.get("templates") or {"main": case["template"]}
    return {"main": "main", "templates": templates, "data": json.dumps(case.get("data", {})), "options": options}
