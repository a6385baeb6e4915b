// The examples in the tables of filters and functions are run; what they do in other locales, and their faults, stands
// below.

#include <gtest/gtest.h>

#include <optional>
#include <string>

#include "page/scope.h"
#include "render/engine.h"

namespace evdoc {
namespace {

using render::Function;

/// What a template prints in a page of `locale` that has no units; the first message after "error: " if it fails.
std::string printed(const std::string& text, std::string_view locale = "en-US") {
  const Source source("t", text);
  Diagnostics diagnostics;
  render::Environment environment;
  environment.load = [&](std::string_view) { return &source; };
  environment.filters = page_filters();
  environment.functions = page_functions();
  environment.globals = &globals_of(PageScope::event);
  const render::Program program = render::compile(environment, "t", diagnostics);
  PageContent content;
  SitePages pages;
  pages.links = {{"index", "source/en-US/index.md"}};
  content.site = &pages;
  content.path = "source/en-US/events/1.md";
  LabelUnits labels;
  PageMemory memory;
  const PageVariant variant{.locale = locale};
  const TemplateScope scope(content, labels, memory, variant);
  render::Rendering rendering;
  const bool is_done =
      program.is_valid() && render::render(program, render::Value::object(&scope, &globals_of(PageScope::event)),
                                           rendering, &scope, diagnostics);
  return is_done ? render::to_string(rendering) : "error: " + diagnostics.all().front().message;
}

void expect_example_holds(const Function& function) {
  const std::size_t arrow = function.example.rfind(" -> ");
  ASSERT_NE(arrow, std::string_view::npos) << function.name;
  EXPECT_EQ(printed(std::string(function.example.substr(0, arrow))), function.example.substr(arrow + 4))
      << function.name;
}

TEST(PageFilters, ExamplesInTheTablesHold) {
  for (const Function& filter : page_filters()) expect_example_holds(filter);
  for (const Function& function : page_functions()) expect_example_holds(function);
}

TEST(PageFilters, NumbersDatesAndCountsFollowTheLocale) {
  EXPECT_EQ(printed("{{ 4031 | number }}", "de-DE"), "4.031");
  EXPECT_EQ(printed("{{ 4031 | number }}", "ar-EG"), "4,031") << "Western digits in docs";
  EXPECT_EQ(printed("{{ '2017-03-30' | date }}", "de-DE"), "30. März 2017");
  EXPECT_EQ(printed("{{ '03/30/2017' | date('full') }}", "ja-JP"), "2017年3月30日木曜日");
  EXPECT_EQ(printed("{{ '2017-03-30' | date }}", "th-TH"), "30 มีนาคม ค.ศ. 2017") << "the Gregorian calendar";
  const std::string files = " | plural('{n, plural, one {# plik} few {# pliki} many {# plików} other {# pliku}}') }}";
  EXPECT_EQ(printed("{{ 1" + files, "pl"), "1 plik");
  EXPECT_EQ(printed("{{ 3" + files, "pl"), "3 pliki");
  EXPECT_EQ(printed("{{ 5" + files, "pl"), "5 plików");
}

TEST(PageFilters, ListsAreSentencesOfTheLocale) {
  EXPECT_EQ(printed("{{ ['A', 'B', 'C'] | prose_list }}", "en-US"), "A, B, and C");
  EXPECT_EQ(printed("{{ ['A', 'B', 'C'] | prose_list }}", "de-DE"), "A, B und C");
  EXPECT_EQ(printed("{{ ('A', 'B') | prose_list }}", "ja-JP"), "A、B");
  EXPECT_EQ(printed("{{ ['A', 7] | prose_list }}", "ar-SA"), "A و7");
  EXPECT_EQ(printed("{{ range(3) | prose_list }}", "en-US"), "0, 1, and 2");
  EXPECT_EQ(printed("{{ [] | prose_list }}{{ ['A'] | prose_list }}"), "A");
}

TEST(PageFilters, SortByLocaleKnowsLettersAndNumbers) {
  EXPECT_EQ(printed("{{ ['z', 'ö', 'o'] | sort_by_locale | join(' ') }}", "de"), "o ö z");
  EXPECT_EQ(printed("{{ ['z', 'ö', 'o'] | sort_by_locale | join(' ') }}", "sv"), "o z ö");
  EXPECT_EQ(printed("{{ [4031, 404, 31] | sort_by_locale | join(' ') }}"), "31 404 4031");
}

TEST(PageFilters, WrongArgumentsAreNamed) {
  EXPECT_EQ(printed("{{ 'x' | number }}"), "error: the filter 'number' takes a number");
  EXPECT_EQ(printed("{{ '2017-02-29' | date }}"), "error: the filter 'date' takes a day");
  EXPECT_EQ(printed("{{ '2017-02-28' | date('longer') }}"), "error: unknown style of the filter 'date'");
  EXPECT_EQ(printed("{{ 1 | plural('{n, plural, one {x}}') }}"), "error: '{n, plural, one {x}}' is no message pattern");
  EXPECT_EQ(printed("{{ 'x' | yaml('quoted') }}"), "error: unknown style of the filter 'yaml'");
  EXPECT_EQ(printed("{{ [[1]] | sort_by_locale | join }}"), "error: an item has no text to be sorted by");
  EXPECT_EQ(printed("{{ 'abc' | prose_list }}"), "error: the filter 'prose_list' takes a list of texts");
  EXPECT_EQ(printed("{{ [[1]] | prose_list }}"), "error: the filter 'prose_list' takes a list of texts");
  EXPECT_EQ(printed("{{ [1] | code }}"), "error: the filter takes a unit or a string");
}

TEST(PageFunctions, LinkLeadsFromThePageToTheOther) {
  EXPECT_EQ(printed("{{ link('index') }}"), "../index.md");
}

}  // namespace
}  // namespace evdoc
