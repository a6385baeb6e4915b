// The engine as its host uses it: shapes, references, pieces, threads.
#include "render/engine.h"

#include <gtest/gtest.h>

#include <array>

#include "base/parallel.h"
#include "base/source.h"
#include "render/parsed_templates.h"
#include "render/support.h"
#include "report/text.h"

namespace evdoc::test {
namespace {

using render::Context;
using render::Field;
using render::Function;
using render::Need;
using render::Parameter;
using render::Piece;
using render::Shape;
using render::Type;
using render::Value;

struct Unit {
  std::string source;
  std::string target;
};

struct Event {
  int64_t id;
  Unit title;
  std::vector<std::string> keywords;
};

const Unit& unit(const void* object) {
  return *static_cast<const Unit*>(object);
}

const Event& event(const void* object) {
  return *static_cast<const Event*>(object);
}

constexpr std::array<Field, 2> unit_fields{{
    {"source", [](const void* o, Context&) { return Value::string(unit(o).source); }, {Type::Kind::string}, "English"},
    {"target",
     [](const void* o, Context&) { return Value::string(unit(o).target); },
     {Type::Kind::string},
     "translated"},
}};
const Shape unit_shape{"unit", unit_fields, [](const void* o, Context&) { return !unit(o).source.empty(); }};

Value keyword_at(const void* sequence, uint32_t index, Context&) {
  return Value::string((*static_cast<const std::vector<std::string>*>(sequence))[index]);
}

const std::array<Field, 3> event_fields{{
    {"id", [](const void* o, Context&) { return Value::integer(event(o).id); }, {Type::Kind::integer}, ""},
    {"title",
     [](const void* o, Context&) { return Value::reference(&event(o).title, &unit_shape); },
     {Type::Kind::reference, &unit_shape},
     ""},
    {"keywords",
     [](const void* o, Context&) {
       return Value::sequence(&event(o).keywords, static_cast<uint32_t>(event(o).keywords.size()), keyword_at);
     },
     {Type::Kind::sequence},
     ""},
}};
const Shape event_shape{"event", event_fields};

const std::array<Field, 1> root_fields{{
    {"event",
     [](const void* o, Context&) { return Value::object(o, &event_shape); },
     {Type::Kind::object, &event_shape},
     ""},
}};
const Shape root_shape{"page", root_fields};

constexpr std::array<Parameter, 1> one_parameter{{{"value"}}};
constexpr std::array<Function, 1> host_filters{{
    {"code", one_parameter, [](const render::Arguments& a, Context&) { return a[0].with_transform(7); },
     Function::Takes::references},
}};

struct Page {
  explicit Page(const std::string& text) {
    environment.globals = &root_shape;
    environment.filters = host_filters;
    environment.load = [this](std::string_view) { return source; };
    source = &sources.add("page", text);
    program = render::compile(environment, "page", diagnostics);
  }

  bool render(const Event& subject) {
    return render::render(program, Value::object(&subject, &root_shape), rendering, nullptr, diagnostics);
  }
  std::string messages() { return format_text(diagnostics.sorted(), Color::none); }

  Sources sources;
  const Source* source = nullptr;
  render::Environment environment;
  Diagnostics diagnostics;
  render::Program program;
  render::Rendering rendering;
};

const Event sample{4031, {"Title", "Titel"}, {"a", "b"}};

TEST(Engine, ReadsTheFieldsOfTheHost) {
  Page page("{{ event.id }} {{ event.title.target }}{% for k in event.keywords %}, {{ k }}{% endfor %}");
  ASSERT_TRUE(page.render(sample)) << page.messages();
  EXPECT_EQ(to_string(page.rendering), "4031 Titel, a, b");
}

TEST(Engine, YieldsReferencesAsPiecesOfTheirOwn) {
  Page page("# {{ event.title }}\n{{ event.title | code }}");
  ASSERT_TRUE(page.render(sample)) << page.messages();
  const std::span<const Piece> pieces = page.rendering.pieces();
  ASSERT_EQ(pieces.size(), 4u);
  EXPECT_EQ(pieces[0].text(), "# ");
  EXPECT_TRUE(pieces[1].is_reference());
  EXPECT_EQ(pieces[1].object(), &sample.title);
  EXPECT_EQ(page.program.span(pieces[1].site()).text(), "event.title");
  EXPECT_EQ(pieces[2].text(), "\n");
  EXPECT_EQ(pieces[3].transforms()[0], 7);
  EXPECT_EQ(page.program.span(pieces[0].site()).begin, 0u);
}

TEST(Engine, KeepsReferencesThroughMacrosAndCaptures) {
  Page page("{% macro m(x) %}[{{ x }}]{% endmacro %}{% set c %}<{{ m(event.title) }}>{% endset %}{{ c }}{{ c }}");
  ASSERT_TRUE(page.render(sample)) << page.messages();
  std::string shown;
  for (const Piece& piece : page.rendering.pieces())
    shown += piece.is_reference() ? std::string("T") : std::string(piece.text());
  EXPECT_EQ(shown, "<[T]><[T]>");
}

TEST(Engine, RefusesToChangeTheTextOfAReference) {
  Page page("{% set t = event.title %}\n{{ t | upper }}");
  EXPECT_FALSE(page.render(sample));
  EXPECT_EQ(page.messages(),
            "page:2:8: error[reference-as-text]: the text of a whole 'unit' is not known here\n"
            "  2 | {{ t | upper }}\n"
            "    |        ^~~~~\n"
            "help: take one side of it with .source or .target\n");
}

TEST(Engine, AsksTheHostWhetherAReferenceIsTrue) {
  Page page("{% if event.title %}yes{% else %}no{% endif %}");
  ASSERT_TRUE(page.render(sample));
  EXPECT_EQ(to_string(page.rendering), "yes");
  const Event empty{1, {}, {}};
  ASSERT_TRUE(page.render(empty));
  EXPECT_EQ(to_string(page.rendering), "no");
}

TEST(Engine, RendersOneProgramFromManyThreads) {
  Page page("{% macro m(x) %}{{ x * 2 }}{% endmacro %}{% for i in range(50) %}{{ m(event.id + i) }},{% endfor %}");
  ASSERT_TRUE(page.render(sample));
  const std::string expected = to_string(page.rendering);
  std::vector<std::string> results(64);
  parallel_for(results.size(), 4, [&](std::size_t i, unsigned) {
    render::Rendering rendering;
    Diagnostics diagnostics;
    render::render(page.program, Value::object(&sample, &root_shape), rendering, nullptr, diagnostics);
    results[i] = to_string(rendering);
  });
  for (const std::string& result : results) EXPECT_EQ(result, expected);
}

TEST(Engine, ChecksBranchesThatAreNeverRun) {
  Page page(
      "{% if event.id < 0 %}{{ event.titel }}{{ evnt }}{{ event.title | upper }}{{ event.id | center(1, 2, 3) }}{{ event['tilte'] }}{% endif %}\n"
      "{% macro unused(a) %}{% endmacro %}{% include 'page2' %}{% if event.naem is defined %}{% endif %}");
  render::Environment environment = page.environment;
  environment.load = [&](std::string_view name) { return name == "page" ? page.source : nullptr; };
  const render::Program program = render::compile(environment, "page", page.diagnostics);
  render::check({&program, 1}, page.diagnostics);
  std::string codes;
  for (const Diagnostic& finding : page.diagnostics.sorted())
    codes += std::string(finding.code->name) + ": " + finding.message + " (" + finding.help + ")\n";
  EXPECT_EQ(
      codes,
      "unknown-field: 'event' has no field 'titel' (did you mean 'title'?)\n"
      "unknown-variable: unknown name 'evnt' (did you mean 'event'?)\n"
      "reference-as-text: the text of a whole 'unit' can't be changed by 'upper' (take one side of it with .source or .target)\n"
      "call-arguments: 'center' takes 1 argument, found 3 (it takes (width=...))\n"
      "unknown-field: 'event' has no field 'tilte' (did you mean 'title'?)\n"
      "unused-macro: macro 'unused' is never called (take it out, or use it)\n"
      "template-missing: there is no template 'page2' (did you mean 'page'?)\n");
}

TEST(Engine, ParsesATemplateOfSeveralProgramsOnce) {
  const Source first("first", "{% include 'part' %}");
  const Source second("second", "{% include 'part' %}");
  const Source part("part", "{{ 1 + }}");
  render::Environment environment;
  environment.load = [&](std::string_view name) { return name == "part" ? &part : name == "first" ? &first : &second; };
  render::ParsedTemplates parsed;
  Diagnostics diagnostics;
  EXPECT_FALSE(render::compile(environment, "first", parsed, diagnostics).is_valid());
  EXPECT_FALSE(render::compile(environment, "second", parsed, diagnostics).is_valid());
  EXPECT_EQ(diagnostics.error_count(), 1u);
}

/// The findings of the static checks of a page, a line each.
std::string checked(const std::string& text) {
  Page page(text);
  render::check({&page.program, 1}, page.diagnostics);
  std::string lines;
  for (const Diagnostic& finding : page.diagnostics.sorted())
    lines += std::string(finding.code->name) + ": " + finding.message + "\n";
  return lines;
}

std::string text_error(const std::string& use) {
  return "reference-as-text: the text of a whole 'unit' can't be " + use + "\n";
}

TEST(Engine, SeesUnitsUsedAsTextInEveryForm) {
  EXPECT_EQ(checked("{{ (event.title if event.id else '') | upper }}"), text_error("changed by 'upper'"));
  EXPECT_EQ(checked("{{ ('' or event.title) | upper }}"), text_error("changed by 'upper'"));
  EXPECT_EQ(checked("{{ event.title | default('') | upper }}"), text_error("changed by 'upper'"));
  EXPECT_EQ(checked("{{ event.title | code | upper }}"), text_error("changed by 'upper'"));
  EXPECT_EQ(checked("{% set t = event.title %}{{ t | upper }}"), text_error("changed by 'upper'"));
  EXPECT_EQ(checked("{% set t %}<{{ event.title }}>{% endset %}{{ t | upper }}"), text_error("changed by 'upper'"));
  EXPECT_EQ(checked("{% set t %}<{{ event.title }}>{% endset %}{{ t.upper() }}"), text_error("changed by a method"));
  EXPECT_EQ(checked("{% filter upper %}{% if event.id %}{{ event.title }}{% endif %}{% endfilter %}"),
            text_error("changed by 'upper'"));
  EXPECT_EQ(checked("{% for c in event.title %}{{ c }}{% endfor %}"), text_error("walked by characters"));
  EXPECT_EQ(checked("{{ event.title[:3] }}"), text_error("taken apart"));
  EXPECT_EQ(checked("{{ event.title[0] }}"), text_error("taken apart"));
  EXPECT_EQ(checked("{{ 'y' if event.title == 'x' }}"), text_error("compared"));
  EXPECT_EQ(checked("{{ 'y' if 'x' in event.title }}"), text_error("compared"));
  EXPECT_EQ(checked("{{ '%s' | format(event.title) }}"), text_error("joined to text"));
  EXPECT_EQ(checked("{{ 'a' | replace('a', new=event.title) }}"), text_error("joined to text"));
  EXPECT_EQ(checked("{% macro m(a, b) %}{{ b | code }}{{ a | upper }}{% endmacro %}{{ m(event.title, event.title) }}"),
            text_error("changed by 'upper' in macro 'm'"));
}

TEST(Engine, LetsUnitsBeUsedAsUnits) {
  EXPECT_EQ(checked("{% set t %}<{{ event.title }}>{% endset %}{{ t }}{{ event.title.source | upper }}"
                    "{% if event.title is none or event.title == none %}{% endif %}{{ event.title['source'] }}"
                    "{% macro m(a) %}{{ a | code }}{% endmacro %}{{ m(event.title) }}"),
            "");
}

TEST(Engine, LetsMacrosAskWhatTheirArgumentsAre) {
  EXPECT_EQ(checked("{% macro m(v) %}{% set v = v.target %}{{ v | upper }}{% endmacro %}{{ m(event.title) }}"), "");
  EXPECT_EQ(checked("{% macro m(v) %}{% if v is string %}{{ v | upper }}{% endif %}{% endmacro %}{{ m(event.title) }}"),
            "");
  EXPECT_EQ(
      checked("{% macro m(v) %}{% for v in ['a'] %}{{ v | upper }}{% endfor %}{% endmacro %}{{ m(event.title) }}"), "");
  EXPECT_EQ(checked("{% filter upper %}{% macro m() %}{{ event.title }}{% endmacro %}{{ m.name }}{% endfilter %}"), "");
}

TEST(Engine, KnowsNothingOfNamesThatAreBoundAnew) {
  const Templates templates{
      {"main",
       "{% if x is defined %}{% import 'a' as m %}{% else %}{% import 'b' as m %}{% endif %}{{ m.of_a(1) }}\n"
       "{% import 'a' as n %}{{ n.of_a(1) }}{% set n = {'x': 5} %}{{ n.x }}\n"
       "{% from 'a' import of_a as f %}{{ f(1) }}{% set f = dict %}{{ f(a=1) }}"},
      {"a", "{% macro of_a(v) %}{{ v }}{% endmacro %}"},
      {"b", "{% macro of_a(v, w) %}{{ v }}{{ w }}{% endmacro %}{% macro of_b() %}{% endmacro %}"}};
  EXPECT_EQ(check_text(templates), "");
}

TEST(Engine, SeesWhatImportersCanNotHave) {
  const Templates templates{{"main",
                             "{% import 'lib' as lib %}{% from 'lib' import row, rwo %}\n"
                             "{{ row(1, 2) }}{{ row(b=1) }}\n"
                             "{{ lib.row(1, 2) }}{{ lib.row(a=1) }}{{ lib.raw() }}{{ lib._own() }}{{ rwo }}"},
                            {"lib", "{% macro row(a) %}{{ a }}{% endmacro %}{% macro _own() %}{% endmacro %}"}};
  EXPECT_EQ(check_text(templates),
            "main:1:52: error[unknown-variable]: 'lib' does not define 'rwo'\n"
            "  1 | {% import 'lib' as lib %}{% from 'lib' import row, rwo %}\n"
            "    |                                                    ^~~\n"
            "help: did you mean 'row'?\n"
            "\n"
            "main:2:4: error[call-arguments]: macro 'row' takes 1 argument, found 2\n"
            "  2 | {{ row(1, 2) }}{{ row(b=1) }}\n"
            "    |    ^~~~~~~~~\n"
            "help: it takes (a)\n"
            "\n"
            "main:2:23: error[call-arguments]: macro 'row' has no argument 'b'\n"
            "  2 | {{ row(1, 2) }}{{ row(b=1) }}\n"
            "    |                       ^\n"
            "help: it takes (a)\n"
            "\n"
            "main:3:4: error[call-arguments]: macro 'row' takes 1 argument, found 2\n"
            "  3 | {{ lib.row(1, 2) }}{{ lib.row(a=1) }}{{ lib.raw() }}{{ lib._own() }}{{ rwo }}\n"
            "    |    ^~~~~~~~~~~~~\n"
            "help: it takes (a)\n"
            "\n"
            "main:3:45: error[unknown-variable]: 'lib' does not define 'raw'\n"
            "  3 | {{ lib.row(1, 2) }}{{ lib.row(a=1) }}{{ lib.raw() }}{{ lib._own() }}{{ rwo }}\n"
            "    |                                             ^~~\n"
            "help: did you mean 'row'?\n"
            "\n"
            "main:3:60: error[unknown-variable]: 'lib' does not define '_own'\n"
            "  3 | {{ lib.row(1, 2) }}{{ lib.row(a=1) }}{{ lib.raw() }}{{ lib._own() }}{{ rwo }}\n"
            "    |                                                            ^~~~\n"
            "help: it defines row\n");
}

TEST(Engine, SeesTextThatNoBlockShowsAndBlocksThatSelfLacks) {
  EXPECT_EQ(check_text({{"main",
                         "before{% extends 'base' %} \n{# #}lost {{ 1 }}\n{% if x is defined %}too{% endif %}\n"
                         "{% block body %}{{ self.head() }}{{ self.hed() }}{% endblock %}"},
                        {"base", "{% block head %}{% endblock %}{% block body %}{% endblock %}"}}),
            "main:2:6: warning[unreachable-code]: this is never shown, since it stands outside of every block\n"
            "  2 | {# #}lost {{ 1 }}\n"
            "    |      ^~~~~\n"
            "help: put it into a block of the template that is extended\n"
            "\n"
            "main:3:22: warning[unreachable-code]: this is never shown, since it stands outside of every block\n"
            "  3 | {% if x is defined %}too{% endif %}\n"
            "    |                      ^~~\n"
            "help: put it into a block of the template that is extended\n"
            "\n"
            "main:4:42: warning[unknown-block]: there is no block 'hed'\n"
            "  4 | {% block body %}{{ self.head() }}{{ self.hed() }}{% endblock %}\n"
            "    |                                          ^~~\n"
            "help: did you mean 'head'?\n");
}

TEST(Engine, ReportsWhatSeveralProgramsShareOnce) {
  const Source first("first", "{% include 'part' %}{% macro shared() %}{% endmacro %}");
  const Source second("second", "{% include 'part' %}{% from 'first' import shared %}{{ shared() }}");
  const Source part("part", "{{ 'a' | upper(1) }}");
  render::Environment environment;
  environment.load = [&](std::string_view name) { return name == "part" ? &part : name == "first" ? &first : &second; };
  Diagnostics diagnostics;
  std::vector<render::Program> programs;
  for (const char* name : {"first", "second"}) programs.push_back(render::compile(environment, name, diagnostics));
  render::check(programs, diagnostics);
  ASSERT_EQ(diagnostics.all().size(), 1u);
  EXPECT_EQ(diagnostics.all().front().message, "'upper' takes 0 arguments, found 1");
}

TEST(Engine, SeesDeadCodeAndBlocksThatReplaceNothing) {
  EXPECT_EQ(check_text({{"main", "{% extends 'base' %}{% block boddy %}{% if false %}{% endif %}{% endblock %}"},
                        {"base", "{% block body %}{% endblock %}"}}),
            "main:1:30: warning[unknown-block]: no template that is extended has a block 'boddy'\n"
            "  1 | {% extends 'base' %}{% block boddy %}{% if false %}{% endif %}{% endblock %}\n"
            "    |                              ^~~~~\n"
            "help: did you mean 'body'?\n"
            "\n"
            "main:1:44: warning[unreachable-code]: this condition never holds\n"
            "  1 | {% extends 'base' %}{% block boddy %}{% if false %}{% endif %}{% endblock %}\n"
            "    |                                            ^~~~~\n"
            "help: take the branch out\n");
}

}  // namespace
}  // namespace evdoc::test
