#include "base/diagnostic.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace evdoc {
namespace {

using ::testing::ElementsAre;

constexpr Code note_worthy{"a-note", Severity::info, Fault::finding, ""};
constexpr Code doubtful{"b-doubt", Severity::warning, Fault::finding, ""};
constexpr Code wrong{"c-wrong", Severity::error, Fault::finding, ""};
constexpr Code misused{"d-misused", Severity::error, Fault::usage, ""};
constexpr Code unreadable{"e-unreadable", Severity::error, Fault::input, ""};
constexpr Code unwritable{"f-unwritable", Severity::error, Fault::output, ""};

/// `path:begin code message xCOUNT`, for each.
std::vector<std::string> lines(const std::vector<Diagnostic>& list) {
  std::vector<std::string> result;
  for (const Diagnostic& d : list) {
    const std::string place = d.span.source ? d.span.source->path() + ':' + std::to_string(d.span.begin) + ' ' : "";
    result.push_back(place + std::string(d.code->name) + ' ' + d.message + " x" + std::to_string(d.count));
  }
  return result;
}

int exit_code_of(std::initializer_list<const Code*> codes, Severity threshold = Severity::error) {
  Diagnostics diagnostics;
  for (const Code* code : codes) diagnostics.report(*code, {}, "x");
  return diagnostics.exit_code(threshold);
}

TEST(Diagnostics, HaveTheSeverityOfTheirCode) {
  Diagnostics diagnostics;
  EXPECT_TRUE(diagnostics.empty());
  diagnostics.report(doubtful, {}, "doubt", "look again").note({}, "there");
  EXPECT_FALSE(diagnostics.has_errors());
  diagnostics.report(wrong, {}, "wrong");
  diagnostics.report(wrong, {}, "wrong");
  EXPECT_TRUE(diagnostics.has_errors());
  EXPECT_EQ(diagnostics.error_count(), 2u);
  EXPECT_EQ(diagnostics.all()[0].severity, Severity::warning);
  EXPECT_EQ(diagnostics.all()[0].help, "look again");
  EXPECT_EQ(diagnostics.all()[0].notes[0].text, "there");
}

TEST(Diagnostics, GiveTheExitCodeOfTheGravestFault) {
  EXPECT_EQ(exit_code_of({}), 0);
  EXPECT_EQ(exit_code_of({&note_worthy, &doubtful}), 0);
  EXPECT_EQ(exit_code_of({&doubtful, &wrong}), 1);
  EXPECT_EQ(exit_code_of({&misused, &wrong}), 2);
  EXPECT_EQ(exit_code_of({&misused, &unreadable, &wrong}), 3);
  EXPECT_EQ(exit_code_of({&unwritable, &unreadable}), 4);
}

TEST(Diagnostics, CountOnlyWhatIsAtOrAboveTheThreshold) {
  EXPECT_EQ(exit_code_of({&note_worthy}, Severity::info), 1);
  EXPECT_EQ(exit_code_of({&note_worthy}, Severity::warning), 0);
  EXPECT_EQ(exit_code_of({&doubtful}, Severity::warning), 1);
}

TEST(Diagnostics, OfASeverityThatWasLoweredAreNoFaultOfItsCode) {
  Diagnostics diagnostics;
  diagnostics.report(unreadable, {}, "x").severity = Severity::warning;
  EXPECT_EQ(diagnostics.exit_code(Severity::error), 0);
  EXPECT_EQ(diagnostics.exit_code(Severity::warning), 1);
}

TEST(Diagnostics, AreMergedInOrder) {
  Diagnostics all;
  Diagnostics more;
  all.report(wrong, {}, "first");
  more.report(wrong, {}, "second");
  all.merge(std::move(more));
  all.merge({});
  EXPECT_THAT(lines({all.all().begin(), all.all().end()}), ElementsAre("c-wrong first x1", "c-wrong second x1"));
}

TEST(Diagnostics, AreSortedByPathPositionCodeAndMessageInWhateverOrderTheyCome) {
  const Source a("a", "0123456789");
  const Source b("b", "0123456789");
  std::vector<Diagnostic> given;
  const auto add = [&](const Code& code, Span span, std::string message) {
    Diagnostics one;
    given.push_back(one.report(code, span, std::move(message)));
  };
  add(wrong, {&b, 0, 1}, "x");
  add(wrong, {&a, 10, 10}, "x");
  add(wrong, {&a, 9, 10}, "x");
  add(wrong, {&a, 9, 10}, "w");
  add(doubtful, {&a, 9, 10}, "x");
  add(wrong, {}, "no place");
  for (int turn = 0; turn < 6; ++turn) {
    std::rotate(given.begin(), given.begin() + 1, given.end());
    Diagnostics diagnostics;
    for (const Diagnostic& d : given) diagnostics.add(d);
    EXPECT_THAT(lines(diagnostics.sorted()), ElementsAre("c-wrong no place x1", "a:9 b-doubt x x1", "a:9 c-wrong w x1",
                                                         "a:9 c-wrong x x1", "a:10 c-wrong x x1", "b:0 c-wrong x x1"));
  }
}

TEST(Diagnostics, OfOneFaultAreOneWithItsCountAndTheFirstNotes) {
  const Source source("a", "0123456789");
  Diagnostics diagnostics;
  for (const char* page : {"page 3", "page 1", "page 2"}) {
    diagnostics.report(wrong, {&source, 1, 2}, "undefined").note({}, page);
  }
  diagnostics.report(wrong, {&source, 1, 2}, "another");
  const std::vector<Diagnostic> sorted = diagnostics.sorted();
  ASSERT_THAT(lines(sorted), ElementsAre("a:1 c-wrong another x1", "a:1 c-wrong undefined x3"));
  ASSERT_EQ(sorted[1].notes.size(), 1u);
  EXPECT_EQ(sorted[1].notes[0].text, "page 1") << "whichever page was first";
}

TEST(Diagnostics, AddUpCountsThatTheyBring) {
  Diagnostics diagnostics;
  diagnostics.report(wrong, {}, "x").count = 5;
  diagnostics.report(wrong, {}, "x").count = 7;
  EXPECT_THAT(lines(diagnostics.sorted()), ElementsAre("c-wrong x x12"));
}

TEST(Severity, HasTheNamesOfMessagesAndSettings) {
  EXPECT_EQ(severity_name(Severity::info), "info");
  EXPECT_EQ(severity_name(Severity::warning), "warning");
  EXPECT_EQ(severity_name(Severity::error), "error");
}

}  // namespace
}  // namespace evdoc
