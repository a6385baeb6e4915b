// What template authors read when something is wrong: whole messages.
#include <gtest/gtest.h>

#include "render/support.h"

namespace evdoc::test {
namespace {

TEST(TemplateErrors, NameTheUndefinedNameAndTheOneThatWasMeant) {
  EXPECT_EQ(render_text("Hello\n{{ nmae }}", R"({"name": "x"})"),
            "main:2:4: error[undefined-name]: 'nmae' is undefined\n"
            "  2 | {{ nmae }}\n"
            "    |    ^~~~\n"
            "help: did you mean 'name'?\n");
}

TEST(TemplateErrors, PointAtTheFieldThatIsMissing) {
  EXPECT_EQ(render_text("{{ event.descripton }}", R"({"event": {"description": "x"}})"),
            "main:1:10: error[undefined-name]: a dict has no field 'descripton'\n"
            "  1 | {{ event.descripton }}\n"
            "    |          ^~~~~~~~~~\n"
            "help: did you mean 'description'?\n");
}

TEST(TemplateErrors, ShowTheWayThroughIncludesAndMacros) {
  EXPECT_EQ(render_text(Templates{{"main", "{% import 'lib' as lib %}\n{{ lib.show(1) }}"},
                                  {"lib", "{% macro show(x) %}\n{% include 'part' %}{% endmacro %}"},
                                  {"part", "{{ 1 + 'a' }}"}}),
            "part:1:4: error[template-type]: '+' does not work on int and str\n"
            "  1 | {{ 1 + 'a' }}\n"
            "    |    ^~~~~~~\n"
            "lib:2:12: note: in 'part', included here\n"
            "  2 | {% include 'part' %}{% endmacro %}\n"
            "    |            ^~~~~~\n"
            "main:2:4: note: in macro 'show', called here\n"
            "  2 | {{ lib.show(1) }}\n"
            "    |    ^~~~~~~~~~~\n"
            "help: convert text with | int or | float; to join text, write '~'\n");
}

TEST(TemplateErrors, SayWhereAValueThatIsUndefinedWasUsed) {
  EXPECT_EQ(render_text("{% set x = a.b %}\n{{ x }}", R"({"a": {}})"),
            "main:1:14: error[undefined-name]: a dict has no field 'b'\n"
            "  1 | {% set x = a.b %}\n"
            "    |              ^\n"
            "main:2:4: note: used here\n"
            "  2 | {{ x }}\n"
            "    |    ^\n"
            "help: if it may be absent, add | default('') or test it with 'is defined'\n");
}

TEST(TemplateErrors, TellWhatCannotBeAssignedTo) {
  EXPECT_EQ(render_text("{% for {[1][::-1]: 2} in x %}{% endfor %}"),
            "main:1:8: error[template-syntax]: can't assign to '{[1][::-1]: 2}'\n"
            "  1 | {% for {[1][::-1]: 2} in x %}{% endfor %}\n"
            "    |        ^~~~~~~~~~~~~~\n"
            "help: only a name, or several with commas, can be assigned to\n");
}

TEST(TemplateErrors, ReportEverySyntaxErrorAtOnce) {
  EXPECT_EQ(render_text("{% if x %}\n{{ a b }}\n{% fro y in z %}\n{{ (1 }}\n"),
            "main:1:4: error[template-tag-unclosed]: 'if' is not closed\n"
            "  1 | {% if x %}\n"
            "    |    ^~\n"
            "help: add {% endif %}\n"
            "\n"
            "main:2:6: error[template-syntax]: expected '}}', found 'b'\n"
            "  2 | {{ a b }}\n"
            "    |      ^\n"
            "help: the expression ends before this; write an operator between, or close the tag\n"
            "\n"
            "main:3:4: error[template-unknown-tag]: unknown statement 'fro'\n"
            "  3 | {% fro y in z %}\n"
            "    |    ^~~\n"
            "help: did you mean 'for'?\n"
            "\n"
            "main:4:7: error[template-syntax]: unexpected '}', expected ')'\n"
            "  4 | {{ (1 }}\n"
            "    |       ^\n"
            "help: close the bracket with ')'\n");
}

TEST(TemplateErrors, CloseTagsInTheRightOrder) {
  EXPECT_EQ(render_text("{% for x in y %}\n{% if x %}\n{% endfor %}"),
            "main:3:4: error[template-tag-unclosed]: expected 'endif', found 'endfor'\n"
            "  3 | {% endfor %}\n"
            "    |    ^~~~~~\n"
            "main:2:4: note: 'if' is opened here\n"
            "  2 | {% if x %}\n"
            "    |    ^~\n"
            "help: close 'if' first with {% endif %}\n");
}

TEST(TemplateErrors, SuggestFiltersAndTests) {
  EXPECT_EQ(render_text("{{ x | uper }}{{ x is oddd }}"),
            "main:1:8: error[template-unknown-filter]: unknown filter 'uper'\n"
            "  1 | {{ x | uper }}{{ x is oddd }}\n"
            "    |        ^~~~\n"
            "help: did you mean 'upper'?\n"
            "\n"
            "main:1:23: error[template-unknown-test]: unknown test 'oddd'\n"
            "  1 | {{ x | uper }}{{ x is oddd }}\n"
            "    |                       ^~~~\n"
            "help: did you mean 'odd'?\n");
}

TEST(TemplateErrors, PlaceTheCaretBehindWideText) {
  EXPECT_EQ(render_text("日本語 {{ x }}"),
            "main:1:8: error[undefined-name]: 'x' is undefined\n"
            "  1 | 日本語 {{ x }}\n"
            "    |           ^\n"
            "help: if it may be absent, add | default('') or test it with 'is defined'\n");
}

TEST(TemplateErrors, RefuseOptionsThatDoNotExist) {
  EXPECT_EQ(render_text("{#- evdoc: trim_block=true -#}\nx"),
            "main:1:12: error[template-header]: there is no template option 'trim_block'\n"
            "  1 | {#- evdoc: trim_block=true -#}\n"
            "    |            ^~~~~~~~~~\n"
            "help: did you mean 'trim_blocks'?\n");
}

// ---- limits

std::string first_line(const std::string& text) {
  return text.substr(0, text.find('\n'));
}

TEST(TemplateLimits, EndLoopsThatRunForEver) {
  render::Environment environment;
  environment.limits.instructions = 10'000;
  EXPECT_EQ(first_line(render_text("{% for i in range(1000000) %}{{ i }}{% endfor %}", "{}", environment)),
            "main:1:4: error[limit-instructions]: rendering took more than 10000 steps");
}

TEST(TemplateLimits, EndMacrosThatCallThemselves) {
  EXPECT_EQ(first_line(render_text("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}")),
            "main:1:19: error[limit-recursion]: macros, blocks or loops are nested deeper than 200");
}

TEST(TemplateLimits, EndTemplatesThatIncludeOrExtendThemselves) {
  EXPECT_EQ(first_line(render_text("{% include 'main' %}")),
            "main:1:12: error[limit-include-depth]: templates include one another deeper than 50");
  EXPECT_EQ(first_line(render_text("{% extends 'main' %}")),
            "main:1:1: error[limit-include-depth]: templates extend one another deeper than 50");
}

TEST(TemplateLimits, BoundOutputMemoryAndItems) {
  render::Environment environment;
  environment.limits.output_bytes = 100;
  EXPECT_EQ(first_line(render_text("{% for i in range(99) %}long text{% endfor %}", "{}", environment)),
            "main:1:25: error[limit-output]: one page is larger than 100 bytes");
  EXPECT_EQ(first_line(render_text("{{ 'x' * 10000000000 }}")),
            "main:1:4: error[limit-memory]: the strings and lists of one page take more than 67108864 bytes");
  EXPECT_EQ(first_line(render_text("{{ range(10000000000) }}")),
            "main:1:4: error[limit-items]: 10000000000 items are more than the limit of 10000000");
}

TEST(TemplateLimits, BoundTextThatIsFarLongerThanWhatItIsMadeOf) {
  render::Environment environment;
  environment.limits.memory_bytes = 1 << 20;
  const std::string nested =
      "{% set n = namespace(x=['<']) %}{% for i in range(40) %}{% set n.x = [n.x, n.x] %}{% endfor %}";
  for (const char* use : {"n.x", "n.x | tojson", "n.x | string", "n.x | pprint", "'%r' | format(n.x)", "n.x ~ 1",
                          "'{!r}'.format(n.x)", "n.x | escape"}) {
    const std::string report = render_text(nested + "{{ " + use + " }}", "{}", environment);
    EXPECT_NE(report.find("error[limit-memory]"), std::string::npos) << use << report.substr(0, 200);
  }
  for (const char* use : {"('a,' * 200000).split(',')", "('a ' * 200000).split()", "('\n' * 200000).splitlines()",
                          "('<' * 400000) | escape", "('ä' * 200000) | urlencode", "('a' * 200000) | list",
                          "range(200000) | sort", "range(30000) | unique | list | length"}) {
    const std::string report = render_text("{{ " + std::string(use) + " }}", "{}", environment);
    EXPECT_NE(report.find("error[limit-memory]"), std::string::npos) << use << report.substr(0, 200);
  }
}

TEST(TemplateLimits, BoundWhatLoopsAndCallsLeaveBehind) {
  render::Environment environment;
  environment.limits.memory_bytes = 1 << 20;
  const std::string filled = "{% set d = {} %}{% for i in range(1000) %}{% do d.update({i: i}) %}{% endfor %}";
  for (const char* use : {"{% do d.setdefault(i) %}", "{% set x = d.items() %}", "{% set x = d.copy() %}",
                          "{% set x = nowhere is defined %}", "{% include 'part' %}", "{{ ''.upper is callable }}"}) {
    const Templates templates{{"main", filled + "{% for i in range(200000) %}" + use + "{% endfor %}"}, {"part", ""}};
    const std::string report = render_text(templates, "{}", environment);
    EXPECT_NE(report.find("error[limit-memory]"), std::string::npos) << use << report.substr(0, 200);
  }
}

TEST(TemplateLimits, BoundHowDeepKeysAreNested) {
  const std::string nested =
      "{% set n = namespace(t=()) %}{% for i in range(200000) %}{% set n.t = (n.t,) %}{% endfor %}";
  for (const char* use :
       {"{n.t: 1}", "n.t in {}", "{}.get(n.t)", "{}.setdefault(n.t)", "dict([(n.t, 1)])", "[n.t] | unique | list"}) {
    const std::string report = render_text(nested + "{{ " + use + " }}");
    EXPECT_NE(report.find("a key that never changes is needed"), std::string::npos) << use << report.substr(0, 200);
  }
  EXPECT_EQ(render_text(nested + "{{ {1: 2}[n.t] is defined }}{{ n.t == (n.t,) }}"), "FalseFalse");
}

TEST(TemplateLimits, BoundHowDeepExpressionsAndStatementsAreNested) {
  const std::string deep(1000, '(');
  EXPECT_EQ(first_line(render_text("{{ " + deep + "1" + std::string(1000, ')') + " }}")).substr(0, 30),
            "main:1:104: error[template-nes");
  std::string ifs;
  for (int i = 0; i < 1000; ++i) ifs += "{% if x %}";
  EXPECT_NE(render_text(ifs).find("statements are nested too deep"), std::string::npos);
}

TEST(TemplateLimits, KeepIntegersTo64Bits) {
  EXPECT_EQ(render_text("{{ 9223372036854775807 + 1 }}"),
            "main:1:4: error[integer-overflow]: the result does not fit 64 bits\n"
            "  1 | {{ 9223372036854775807 + 1 }}\n"
            "    |    ^~~~~~~~~~~~~~~~~~~~~~~\n"
            "help: compute with numbers that have a decimal point\n");
}

}  // namespace
}  // namespace evdoc::test
