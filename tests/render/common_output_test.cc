// What renders of one root share, and above all what they must not.
#include "render/common_output.h"

#include <gtest/gtest.h>

#include <array>

#include "base/source.h"
#include "render/engine.h"
#include "render/support.h"
#include "report/text.h"

namespace evdoc::test {
namespace {

using render::Context;
using render::Field;
using render::Function;
using render::Shape;
using render::Type;
using render::Value;

/// A page: `title` is the same in all of them, `edition` in all but the first one, `locale` in none.
struct Page {
  std::string locale;
  std::string edition;
  mutable int titles_asked = 0;
};

const Page& page(const void* object) {
  return *static_cast<const Page*>(object);
}

Value title(const void* object, Context& context) {
  ++page(object).titles_asked;
  return context.text("Title");
}

Value locale(const void* object, Context& context) {
  context.note_variant();
  return Value::string(page(object).locale);
}

Value edition(const void*, Context& context) {
  context.note_first();
  return context.text(page(context.host()).edition);
}

constexpr std::array<Field, 3> fields{{{"title", title, {Type::Kind::string}, ""},
                                       {"locale", locale, {Type::Kind::string}, ""},
                                       {"edition", edition, {Type::Kind::string}, ""}}};
constexpr Shape page_shape{"page", fields};

Value same_page(const void* object, Context&) {
  return Value::object(object, &page_shape);
}

constexpr std::array<Field, 3> names{
    {{"page", same_page, {.kind = Type::Kind::object, .shape = &page_shape}, ""}, fields[1], fields[2]}};
constexpr Shape root_shape{"names of a page", names};

constexpr std::array<render::Parameter, 1> one_parameter{{{"value"}}};

/// The text, named for the locale.
Value localized(const render::Arguments& arguments, Context& context) {
  context.note_variant();
  return context.text(std::string(arguments[0].as_string()) + " in " + page(context.host()).locale);
}

/// The text, named for the edition.
Value edited(const render::Arguments& arguments, Context& context) {
  context.note_first();
  return context.text(std::string(arguments[0].as_string()) + " in " + page(context.host()).edition);
}

constexpr std::array<Function, 2> filters{{{"localized", one_parameter, localized}, {"edited", one_parameter, edited}}};

/// The output for pt-BR, rendered after en-US and with what that had in common, and how often it asked for the title.
class Shared {
 public:
  explicit Shared(const Templates& templates) {
    render::Environment environment;
    for (const auto& [name, text] : templates) {
      known_[name] = &sources_.add(name, text);
      environment.dynamic_templates.push_back(name);
    }
    environment.globals = &root_shape;
    environment.filters = filters;
    environment.limits.instructions = 100'000;
    environment.load = [this](std::string_view name) {
      const auto found = known_.find(std::string(name));
      return found == known_.end() ? nullptr : found->second;
    };
    program_ = render::compile(environment, "main", diagnostics_);
    EXPECT_TRUE(program_.is_valid()) << format_text(diagnostics_.sorted(), Color::none);
    const Page any{"any", "translation"};
    const render::Subject later{root(any), &any};
    const Page english{"en-US", "source"};
    first_output = output_of(english, {.filled = &common_, .later = &later});
    const Page brazilian{"pt-BR", "translation"};
    output = output_of(brazilian, {.known = &common_});
    titles_asked = brazilian.titles_asked;
    EXPECT_EQ(first_output, output_of(english, {}));
    EXPECT_EQ(output, output_of(brazilian, {}));
  }
  explicit Shared(const std::string& main) : Shared(Templates{{"main", main}}) {}

  bool has_nothing() const { return common_.empty(); }

  std::string first_output;
  std::string output;
  int titles_asked = 0;

 private:
  static Value root(const Page& page) { return Value::object(&page, &root_shape); }

  /// Or what is said when it fails.
  std::string output_of(const Page& page, const render::Sharing& sharing) {
    Diagnostics found;
    const bool is_done = render::render(program_, root(page), rendering_, &page, sharing, found);
    EXPECT_EQ(is_done, found.all().empty());
    return is_done ? to_string(rendering_) : format_text(found.sorted(), Color::none);
  }

  Sources sources_;
  std::map<std::string, const Source*> known_;
  render::Program program_;
  render::CommonOutput common_;
  render::Rendering rendering_;
  Diagnostics diagnostics_;
};

TEST(CommonOutput, IsNotMadeAgain) {
  const Shared shared("# {{ page.title }}\n{% for i in range(3) %}{{ page.title | upper }}{{ i }} {% endfor %}");
  EXPECT_EQ(shared.output, "# Title\nTITLE0 TITLE1 TITLE2 ");
  EXPECT_EQ(shared.titles_asked, 0);
}

TEST(CommonOutput, StopsAtTheStatementsThatReadWhatVaries) {
  const Shared shared(
      "{{ page.title }} {{ page.title ~ page.locale }} {% if locale == 'pt-BR' %}yes{% endif %} {{ page.title }}");
  EXPECT_EQ(shared.output, "Title Titlept-BR yes Title");
  EXPECT_EQ(shared.titles_asked, 1) << "the statement in the middle";
}

TEST(CommonOutput, CoversMacrosIncludesImportsAndBlocks) {
  const Shared shared(Templates{
      {"main",
       "{% extends 'base' %}{% import 'macros' as m %}{% block body %}{{ m.twice(page.title) }}{{ locale }}{% endblock %}"},
      {"base", "<{% block body %}{% endblock %}|{% include 'part' %}>"},
      {"part", "{{ page.title }} {{ locale }}"},
      {"macros", "{% macro twice(text) %}{{ text }}{{ text }}{% endmacro %}"}});
  EXPECT_EQ(shared.output, "<TitleTitlept-BR|Title pt-BR>");
  EXPECT_EQ(shared.titles_asked, 0);
}

TEST(CommonOutput, FollowsWhatVariesThroughVariables) {
  EXPECT_EQ(Shared("{% set x = locale %}{{ x }}").output, "pt-BR");
  EXPECT_EQ(Shared("{% set x %}[{{ locale }}]{% endset %}{{ x }}").output, "[pt-BR]");
  EXPECT_EQ(Shared("{% if locale == 'pt-BR' %}{% set x = 1 %}{% endif %}{{ x is defined }}").output, "True");
  EXPECT_EQ(Shared("{% macro m() %}{{ locale }}{% endmacro %}{{ m() }}").output, "pt-BR");
  EXPECT_EQ(Shared("{% macro m(x=locale) %}{{ x }}{% endmacro %}{{ m() }}").output, "pt-BR");
  EXPECT_EQ(Shared("{% macro m() %}{{ caller() }}{% endmacro %}{% call m() %}{{ locale }}{% endcall %}").output,
            "pt-BR");
  EXPECT_EQ(Shared("{% with x = locale %}{{ x }}{% endwith %}").output, "pt-BR");
  EXPECT_EQ(Shared("{% filter upper %}{{ locale }}{% endfilter %}").output, "PT-BR");
  EXPECT_EQ(Shared("{% block a %}{% set x = locale %}{{ x }}{% endblock %}{{ self.a() }}").output, "pt-BRpt-BR");
}

TEST(CommonOutput, FollowsWhatVariesIntoOtherTemplates) {
  EXPECT_EQ(Shared(Templates{{"main", "{% set x = locale %}{% include 'part' %}"}, {"part", "{{ x }}"}}).output,
            "pt-BR");
  EXPECT_EQ(
      Shared(Templates{{"main", "{% from 'part' import x with context %}{{ x }}"}, {"part", "{% set x = locale %}"}})
          .output,
      "pt-BR");
  EXPECT_EQ(Shared(Templates{{"main", "{% include ['part-' ~ locale, 'part'] %}{{ page.title }}"},
                             {"part", "{{ page.title }}"},
                             {"part-pt-BR", "{{ page.title }}{{ page.title }}"}})
                .output,
            "TitleTitleTitle");
  EXPECT_EQ(Shared(Templates{{"main", "{% include 'part' %}{{ page.title }}"},
                             {"part", "{% if locale == 'pt-BR' %}{% include 'more' %}{% endif %}{{ page.title }}"},
                             {"more", "{{ page.title }}!"}})
                .output,
            "Title!TitleTitle");
}

TEST(CommonOutput, FollowsWhatVariesIntoTemplatesThatAreRunOnce) {
  const std::string include = "{% if page.title %}{% include 'part' without context %}{% endif %} ";
  EXPECT_EQ(Shared(Templates{{"main", include + include}, {"part", "{{ 'x' | localized }}"}}).output,
            "x in pt-BR x in pt-BR ");
  const std::string import = "{% if page.title %}{% include 'import' %}{% endif %} ";
  EXPECT_EQ(Shared(Templates{{"main", import + import},
                             {"import", "{% import 'part' as p %}{{ p }}{{ p.text }}"},
                             {"part", "{% set text = 'y' | localized %}{{ 'x' | localized }}"}})
                .output,
            "x in pt-BRy in pt-BR x in pt-BRy in pt-BR ");
}

TEST(CommonOutput, LeavesOutNothingThatChangesSomething) {
  EXPECT_EQ(
      Shared(
          "{% set s = namespace(n=0) %}{% for i in range(3) %}{% set s.n = s.n + 1 %}{% endfor %}{{ s.n }}{{ locale }}")
          .output,
      "3pt-BR");
  EXPECT_EQ(Shared("{% set l = [] %}{{ l.append(page.title) }}{{ l | length }}{{ locale }}{{ l | length }}").output,
            "None1pt-BR1");
  EXPECT_EQ(Shared("{% set c = cycler('a', 'b') %}{{ c.next() }}{{ c.next() ~ locale }}").output, "abpt-BR");
  EXPECT_EQ(Shared("{% set j = joiner(',') %}{{ j() }}{{ j() ~ locale }}").output, ",pt-BR");
  EXPECT_EQ(Shared("{% set g = [1, 2] | map('string') %}{{ g | join }}{{ (g | join) ~ locale }}").output, "12pt-BR");
  EXPECT_EQ(Shared("{% set add = [].append %}{{ add(1) }}{{ locale }}").output, "Nonept-BR");
}

TEST(CommonOutput, LeavesOutNothingThatAnImportedTemplateChanges) {
  const std::string counter =
      "{% set s = namespace(n=0) %}{% macro next() %}{% set s.n = s.n + 1 %}{{ s.n }}{% endmacro %}";
  const std::string use = "{% from 'counter' import next %}{{ next() }}";
  EXPECT_EQ(Shared(Templates{{"main", use + use + "{{ next() ~ locale }}"}, {"counter", counter}}).output, "123pt-BR");
  EXPECT_EQ(
      Shared(Templates{{"main", "{% if page.title %}{% include 'part' %}{% endif %}{% include 'part' %}{{ locale }}"},
                       {"part", use},
                       {"counter", counter}})
          .output,
      "12pt-BR");
}

TEST(CommonOutput, FollowsWhatVariesThroughEachImport) {
  const std::string import = "{% for i in [1] %}{% from 'part' import text %}{{ text }}{% endfor %} ";
  EXPECT_EQ(Shared(Templates{{"main", import + import}, {"part", "{% set text = 'x' | localized %}"}}).output,
            "x in pt-BR x in pt-BR ");
}

TEST(CommonOutput, JoinsTheTextOfNeighbours) {
  const Shared shared(
      "{{ page.title }}-{{ page.title | upper }}{% for i in [1, 2] %}, {{ i }}{% endfor %}. {{ locale }}");
  EXPECT_EQ(shared.output, "Title-TITLE, 1, 2. pt-BR");
}

// ---- what only the first render differs in

TEST(Rehearsal, MakesWhatAllLaterRendersHaveInCommon) {
  const Shared shared("{% if edition == 'source' %}{{ locale }}{% else %}{{ page.title }}{% endif %}");
  EXPECT_EQ(shared.first_output, "en-US");
  EXPECT_EQ(shared.output, "Title") << "the first render has read what varies";
  EXPECT_EQ(shared.titles_asked, 1);
  const Shared other("{{ page.title }} {% if edition == 'source' %}!{% else %}{{ page.title | edited }}{% endif %}.");
  EXPECT_EQ(other.first_output, "Title !.");
  EXPECT_EQ(other.output, "Title Title in translation.");
  EXPECT_EQ(other.titles_asked, 0);
}

TEST(Rehearsal, IsGivenUpWhereLaterRendersDiffer) {
  const Shared shared("{{ edition }} {% if edition == 'source' %}-{% else %}{{ page.title ~ locale }}{% endif %}");
  EXPECT_EQ(shared.first_output, "source -");
  EXPECT_EQ(shared.output, "translation Titlept-BR");
  EXPECT_EQ(shared.titles_asked, 1);
  EXPECT_EQ(Shared("{% macro m(a) %}{{ a or locale }}{% endmacro %}{{ m(edition == 'source') }}{{ m(false) }}").output,
            "pt-BRpt-BR");
}

TEST(Rehearsal, SeesTheAnswersOfLaterRenders) {
  const Shared shared(Templates{
      {"main",
       "{% import 'macros' as m with context %}{{ edition }}{% block b %}{% with e = edition %} {{ e }}{% endwith %}"
       "{% endblock %}{% for x in [edition] %}{% if x == edition == page.edition %}{{ m.named(page.title) }}{% endif %}"
       "{% endfor %}{{ self.b() }}{% include 'part' %}"},
      {"macros", "{% macro named(x) %} {{ x }} of {{ edition }}{% endmacro %}"},
      {"part", " {{ page.title }} {{ edition is defined }}"}});
  EXPECT_EQ(shared.first_output, "source source Title of source source Title True");
  EXPECT_EQ(shared.output, "translation translation Title of translation translation Title True");
  EXPECT_EQ(shared.titles_asked, 0);
}

TEST(Rehearsal, LeavesTheFirstRenderAsItWas) {
  const std::string later = "{% if edition != 'source' %}";
  EXPECT_EQ(Shared(Templates{{"main", later + "{% include 'part' without context %}{% endif %}" +
                                          "{% for i in [1] %}{% include 'part' without context %}{% endfor %}"},
                             {"part", "{{ 'x' | edited }}"}})
                .first_output,
            "x in source");
  EXPECT_EQ(Shared(later + "{% for i in range(30000) %}{% endfor %}{% endif %}"
                           "{% if edition == 'source' %}{% for i in range(30000) %}{% endfor %}{% endif %}.")
                .first_output,
            ".");
  const Shared locale(later +
                      "{{ self.b() }}{% endif %}{% block b %}{% if true %}{{ locale }}{% endif %}{% endblock %}");
  EXPECT_EQ(locale.first_output, "en-US");
  EXPECT_EQ(locale.output, "pt-BRpt-BR");
}

TEST(Rehearsal, FailsUnnoticed) {
  const std::string later = "{% if edition != 'source' %}";
  const Shared shared(later + "{{ 1 // 0 }}{% endif %}{{ page.title }}");
  EXPECT_EQ(shared.first_output, "Title");
  EXPECT_NE(shared.output.find("error"), std::string::npos);
  const std::string failure =
      "{% macro m() %}{% autoescape true %}{% for i in [1] %}{% filter upper %}{% call n() %}{{ 1 // 0 }}{% endcall %}"
      "{% endfilter %}{% endfor %}{% endautoescape %}{% endmacro %}{% macro n() %}{{ caller() }}{% endmacro %}";
  EXPECT_EQ(Shared(failure + "{% for i in [1, 2] %}" + later +
                   "{% autoescape true %}{{ m() }}{% endautoescape %}{% endif %}{{ i }}{% endfor %}{{ '<' }}")
                .first_output,
            "12<");
  EXPECT_EQ(Shared(later + "{% for i in range(1000000) %}{% endfor %}{% endif %}{{ page.title }}").first_output,
            "Title");
}

TEST(Rehearsal, FollowsWhatTheEditionIsReadInto) {
  EXPECT_EQ(Shared("{% set x = edition %}{{ x }}").output, "translation");
  EXPECT_EQ(Shared("{% if edition != 'source' %}{% set edition = 'x' %}{% endif %}{{ edition }}").output, "x");
  EXPECT_EQ(Shared("{% with edition = edition ~ '!', locale = edition %}{{ edition }}{{ locale }}{% endwith %}").output,
            "translation!translation");
  EXPECT_EQ(Shared("{% set l = [] %}{% for i in [1] %}{{ l.append(edition) }}{% endfor %}{{ l | join }}").output,
            "Nonetranslation");
}

TEST(CommonOutput, IsEmptyAfterAFailure) {
  const Shared shared("{{ page.title }}{{ 'US' in locale and 1 // 0 }}");
  EXPECT_NE(shared.first_output, "Title");
  EXPECT_TRUE(shared.has_nothing());
  EXPECT_EQ(shared.output, "TitleFalse");
}

}  // namespace
}  // namespace evdoc::test
