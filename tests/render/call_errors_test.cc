// What is said of calls whose arguments do not fit, when they are run and when every branch is checked.
#include <gtest/gtest.h>

#include <ostream>

#include "render/support.h"

namespace evdoc::test {
namespace {

/// A call, and what is said of it: the message, and the help below it.
struct WrongCall {
  const char* text;
  const char* message;
  const char* help;
};

void PrintTo(const WrongCall& call, std::ostream* out) {
  *out << call.text;
}

constexpr const char* macro = "{% macro row(name, size, mark='') %}{{ name }}{{ size }}{{ mark }}{% endmacro %}";

std::string message_of(const std::string& report) {
  const std::size_t begin = report.find("]: ") + 3;
  return report.substr(begin, report.find('\n') - begin);
}

std::string help_of(const std::string& report) {
  const std::size_t begin = report.find("\nhelp: ");
  return begin == std::string::npos ? "" : report.substr(begin + 7, report.find('\n', begin + 1) - begin - 7);
}

// ---- found by both

class WrongCalls : public testing::TestWithParam<WrongCall> {};

TEST_P(WrongCalls, AreExplainedWhenTheyAreRun) {
  const std::string report = render_text(std::string(macro) + GetParam().text);
  EXPECT_EQ(message_of(report), GetParam().message);
  EXPECT_EQ(help_of(report), GetParam().help);
}

TEST_P(WrongCalls, AreExplainedWhenTheyAreChecked) {
  const std::string report = check_text({{"main", std::string(macro) + "{{ row(1, 2) }}" + GetParam().text}}, {});
  EXPECT_EQ(message_of(report), GetParam().message);
  EXPECT_EQ(help_of(report), GetParam().help);
}

INSTANTIATE_TEST_SUITE_P(
    All, WrongCalls,
    testing::Values(
        // Filters.
        WrongCall{"{{ 'a' | upper(1) }}", "'upper' takes 0 arguments, found 1", "it takes no arguments"},
        WrongCall{"{{ 'a' | replace('b') }}", "'replace' needs the argument 'new'", "it takes (old, new, count=...)"},
        WrongCall{"{{ 'a' | replace(1, 2, 3, 4) }}", "'replace' takes 3 arguments, found 4",
                  "it takes (old, new, count=...)"},
        WrongCall{"{{ 'a' | truncate(lenght=3) }}", "'truncate' has no argument 'lenght'", "did you mean 'length'?"},
        WrongCall{"{{ 'a' | truncate(s=3) }}", "'truncate' got the argument 's' twice",
                  "it takes (length=..., killwords=..., end=..., leeway=...)"},
        WrongCall{"{{ 'a' | truncate(to_the_point=3) }}", "'truncate' has no argument 'to_the_point'",
                  "it takes (length=..., killwords=..., end=..., leeway=...)"},
        // Tests.
        WrongCall{"{{ 4 is divisibleby }}", "'divisibleby' needs the argument 'num'", "it takes (num)"},
        WrongCall{"{{ 4 is odd(1) }}", "'odd' takes 0 arguments, found 1", "it takes no arguments"},
        WrongCall{"{{ 4 is sameas(4, 5) }}", "'sameas' takes 1 argument, found 2", "it takes (other)"},
        // Functions.
        WrongCall{"{{ range() }}", "'range' needs the argument 'start'", "it takes (start, stop=..., step=...)"},
        WrongCall{"{{ range(1, 2, 3, 4) }}", "'range' takes 3 arguments, found 4",
                  "it takes (start, stop=..., step=...)"},
        WrongCall{"{{ joiner(separator='-') }}", "'joiner' has no argument 'separator'", "it takes (sep=...)"},
        WrongCall{"{{ cycler(item=1) }}", "'cycler' has no argument 'item'", "it takes (*values)"},
        // Macros.
        WrongCall{"{{ row(1, 2, 3, 4) }}", "macro 'row' takes 3 arguments, found 4", "it takes (name, size, mark=...)"},
        WrongCall{"{{ row(1, 2, makr=3) }}", "macro 'row' has no argument 'makr'", "did you mean 'mark'?"},
        WrongCall{"{{ row(1, 2, name=3) }}", "macro 'row' got the argument 'name' twice",
                  "it takes (name, size, mark=...)"},
        WrongCall{"{{ row(1, 2, colour=3) }}", "macro 'row' has no argument 'colour'",
                  "it takes (name, size, mark=...)"}));

// ---- known only when they are run

class WrongMethodCalls : public testing::TestWithParam<WrongCall> {};

TEST_P(WrongMethodCalls, AreExplained) {
  const std::string report = render_text(GetParam().text);
  EXPECT_EQ(message_of(report), GetParam().message);
  EXPECT_EQ(help_of(report), GetParam().help);
}

INSTANTIATE_TEST_SUITE_P(
    All, WrongMethodCalls,
    testing::Values(
        WrongCall{"{{ 'a'.replace('b') }}", "'replace' needs the argument 'new'", "it takes (old, new, count=...)"},
        WrongCall{"{{ 'a'.upper(1) }}", "'upper' takes 0 arguments, found 1", "it takes no arguments"},
        WrongCall{"{{ {}.get() }}", "'get' needs the argument 'key'", "it takes (key, default=...)"},
        WrongCall{"{{ {}.update(1, 2) }}", "'update' takes 1 argument, found 2", "it takes (other=..., name=value...)"},
        WrongCall{"{{ [].append() }}", "'append' needs the argument 'item'", "it takes (item)"},
        WrongCall{"{{ ['a'] | map('center', 1, 2) | list }}", "'center' takes 1 argument, found 2",
                  "it takes (width=...)"},
        WrongCall{"{{ [1] | select('divisibleby') | list }}", "'divisibleby' needs the argument 'num'",
                  "it takes (num)"},
        WrongCall{"{{ [1] | map('uper') | list }}", "there is no filter 'uper'", "docs/templates.md lists the filters"},
        WrongCall{"{{ [1] | map() }}",
                  "'map' needs the name of a filter, or attribute=", "write | map('upper') or | map(attribute='name')"},
        WrongCall{"{{ [1] | map(attribute='a', fallback=1) }}", "'map' has no argument 'fallback'",
                  "it takes (filter, *arguments) or (attribute=..., default=...)"},
        WrongCall{"{{ [1] | selectattr() }}", "the name of an attribute is needed",
                  "write | selectattr('name') or | selectattr('name', 'equalto', value)"},
        WrongCall{"{% block a %}{% endblock %}{{ self.a(1) }}", "this call takes 0 arguments, found 1",
                  "leave the brackets empty"},
        WrongCall{"{% for x in [1] recursive %}{{ loop() }}{% endfor %}", "this call takes 1 argument, found 0",
                  "give a recursive loop what it runs over"},
        WrongCall{"{{ 1() }}", "a int can't be called",
                  "leave out the brackets; only macros, functions and methods are called"},
        WrongCall{"{{ cycler() }}", "'cycler' needs at least one item", "write cycler('odd', 'even')"},
        WrongCall{"{{ range(1, 2, 0) }}", "the step of 'range' is zero", "write 1 to count up, -1 to count down"},
        WrongCall{"{{ '%s %s' | format(1) }}", "there are fewer values than places for them",
                  "give a value for each '%', and write '%%' for the character"},
        WrongCall{"{{ '{0.name}'.format({'name': 1}) }}", "the format has no value for 'name'",
                  "write '{0[key]}' for an item of a dict or list"},
        WrongCall{"{{ none | abs }}", "a number is needed, found the none None",
                  "it is none: test it first, or add | default(..., true)"}));

}  // namespace
}  // namespace evdoc::test
