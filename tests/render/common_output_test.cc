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

/// A page: `title` is the same in all of them, `locale` is not.
struct Page {
  std::string locale;
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

constexpr std::array<Field, 2> fields{
    {{"title", title, {Type::Kind::string}, ""}, {"locale", locale, {Type::Kind::string}, ""}}};
constexpr Shape page_shape{"page", fields};

Value same_page(const void* object, Context&) {
  return Value::object(object, &page_shape);
}

constexpr std::array<Field, 2> names{
    {{"page", same_page, {.kind = Type::Kind::object, .shape = &page_shape}, ""}, fields[1]}};
constexpr Shape root_shape{"names of a page", names};

constexpr std::array<render::Parameter, 1> one_parameter{{{"value"}}};

/// The text, named for the locale.
Value localized(const render::Arguments& arguments, Context& context) {
  context.note_variant();
  return context.text(std::string(arguments[0].as_string()) + " in " + page(context.host()).locale);
}

constexpr std::array<Function, 1> filters{{{"localized", one_parameter, localized}}};

/// The output for pt-BR, rendered after de-DE and with what that had in common, and how often it asked for the title.
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
    environment.load = [this](std::string_view name) {
      const auto found = known_.find(std::string(name));
      return found == known_.end() ? nullptr : found->second;
    };
    program_ = render::compile(environment, "main", diagnostics_);
    EXPECT_TRUE(program_.is_valid()) << format_text(diagnostics_.sorted(), Color::none);
    const Page german{"de-DE"};
    is_first_done_ = render::render(program_, root(german), rendering_, &german, {.filled = &common_}, diagnostics_);
    const Page brazilian{"pt-BR"};
    const bool is_done =
        render::render(program_, root(brazilian), rendering_, &brazilian, {.known = &common_}, diagnostics_);
    output = is_done ? to_string(rendering_) : format_text(diagnostics_.sorted(), Color::none);
    titles_asked = brazilian.titles_asked;
    expect_the_same_without_sharing();
  }
  explicit Shared(const std::string& main) : Shared(Templates{{"main", main}}) {}

  bool has_nothing() const { return common_.empty(); }
  bool is_first_done() const { return is_first_done_; }

  std::string output;
  int titles_asked = 0;

 private:
  static Value root(const Page& page) { return Value::object(&page, &root_shape); }

  void expect_the_same_without_sharing() {
    const Page brazilian{"pt-BR"};
    render::Rendering alone;
    Diagnostics found;
    const bool is_done = render::render(program_, root(brazilian), alone, &brazilian, found);
    EXPECT_EQ(is_done ? to_string(alone) : format_text(found.sorted(), Color::none), output);
  }

  Sources sources_;
  std::map<std::string, const Source*> known_;
  render::Program program_;
  render::CommonOutput common_;
  render::Rendering rendering_;
  Diagnostics diagnostics_;
  bool is_first_done_ = false;
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

TEST(CommonOutput, IsEmptyAfterAFailure) {
  const Shared shared("{{ page.title }}{{ 'de' in locale and 1 // 0 }}");
  EXPECT_FALSE(shared.is_first_done());
  EXPECT_TRUE(shared.has_nothing());
  EXPECT_EQ(shared.output, "TitleFalse");
}

}  // namespace
}  // namespace evdoc::test
