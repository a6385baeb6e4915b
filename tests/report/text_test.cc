#include "report/text.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "text/escape.h"

namespace evdoc {
namespace {

constexpr Code unknown_channel{"unknown-channel", Severity::error, Fault::finding, "Text."};
constexpr Code odd_spacing{"odd-spacing", Severity::warning, Fault::finding, "Text."};
constexpr Code renamed{"renamed", Severity::info, Fault::finding, "Text."};

/// The report of one finding that stands on the first occurrence of `marked` in the file.
std::string report_on(const std::string& file, std::string_view marked, std::string message = "it is wrong") {
  const Source source("a.man", file);
  const auto begin = static_cast<uint32_t>(file.find(marked));
  Diagnostics diagnostics;
  diagnostics.report(unknown_channel, {&source, begin, begin + static_cast<uint32_t>(marked.size())},
                     std::move(message));
  return format_text(diagnostics.sorted(), Color::none);
}

std::string report_on_bytes(const std::string& file, uint32_t begin, uint32_t end) {
  const Source source("a.man", file);
  Diagnostics diagnostics;
  diagnostics.report(unknown_channel, {&source, begin, end}, "it is wrong");
  return format_text(diagnostics.sorted(), Color::none);
}

TEST(TextReport, OfNoFindingsIsEmpty) {
  EXPECT_EQ(format_text({}, Color::none), "");
  EXPECT_EQ(format_totals({}), "");
}

TEST(TextReport, ShowsPlaceLineCaretNotesAndHelp) {
  const Source manifest("app.man",
                        "<channels>\n  <channel chid=\"ANALYTIC\"/>\n</channels>\n<event channel=\"ANALITIC\"/>\n");
  Diagnostics diagnostics;
  diagnostics.report(unknown_channel, {&manifest, 68, 76}, "unknown channel 'ANALITIC'", "did you mean 'ANALYTIC'?")
      .note({&manifest, 28, 36}, "the nearest one is declared here")
      .note({}, "met in the reference of zh-CN");
  EXPECT_EQ(format_text(diagnostics.sorted(), Color::none),
            "app.man:4:17: error[unknown-channel]: unknown channel 'ANALITIC'\n"
            "  4 | <event channel=\"ANALITIC\"/>\n"
            "    |                 ^~~~~~~~\n"
            "app.man:2:18: note: the nearest one is declared here\n"
            "  2 |   <channel chid=\"ANALYTIC\"/>\n"
            "    |                  ^~~~~~~~\n"
            "note: met in the reference of zh-CN\n"
            "help: did you mean 'ANALYTIC'?\n");
}

TEST(TextReport, OfAFindingWithoutAPlaceBeginsWithTheProgram) {
  Diagnostics diagnostics;
  diagnostics.report(odd_spacing, {}, "no place", "look around");
  EXPECT_EQ(format_text(diagnostics.sorted(), Color::none),
            "evdoc: warning[odd-spacing]: no place\n"
            "help: look around\n");
}

TEST(TextReport, SeparatesFindingsByAnEmptyLine) {
  Diagnostics diagnostics;
  diagnostics.report(renamed, {}, "b");
  diagnostics.report(renamed, {}, "a");
  EXPECT_EQ(format_text(diagnostics.sorted(), Color::none),
            "evdoc: info[renamed]: a\n"
            "\n"
            "evdoc: info[renamed]: b\n");
}

TEST(TextReport, SaysHowOftenOneFaultWasMet) {
  Diagnostics diagnostics;
  diagnostics.report(renamed, {}, "a").count = 1234567;
  EXPECT_EQ(format_text(diagnostics.sorted(), Color::none),
            "evdoc: info[renamed]: a\n"
            "note: met 1,234,567 times\n");
}

TEST(TextReport, PlacesTheCaretByCellsAndCountsColumnsInCodePoints) {
  EXPECT_EQ(report_on("频道：分析 x", "分析"),
            "a.man:1:4: error[unknown-channel]: it is wrong\n"
            "  1 | 频道：分析 x\n"
            "    |       ^~~~\n");
  EXPECT_EQ(report_on("e\u0301e\u0301!", "!"),
            "a.man:1:5: error[unknown-channel]: it is wrong\n"
            "  1 | e\u0301e\u0301!\n"
            "    |   ^\n");
}

TEST(TextReport, KeepsTabsAligned) {
  EXPECT_EQ(report_on("\t\tx=\ty", "y"),
            "a.man:1:6: error[unknown-channel]: it is wrong\n"
            "  1 |         x=  y\n"
            "    |             ^\n");
}

TEST(TextReport, ShowsBidiAndControlCharactersInExcerptMessageAndPath) {
  EXPECT_EQ(report_on("a\u202E\x1b[2Jbad", "bad", "unknown '\u202Ebad\n::error::'"),
            "a.man:1:7: error[unknown-channel]: unknown '\\u{202E}bad\\n::error::'\n"
            "  1 | a\\u{202E}\\u{001B}[2Jbad\n"
            "    |                     ^~~\n");
  const Source source("a\nb.man", "");
  Diagnostics diagnostics;
  diagnostics.report(renamed, {&source, 0, 0}, "m");
  EXPECT_EQ(format_text(diagnostics.sorted(), Color::none),
            "a\\nb.man:1:1: info[renamed]: m\n"
            "  1 |\n"
            "    | ^\n");
}

TEST(TextReport, GivesNoCommandToACiRunner) {
  const Source source("::error::x.man", "::warning::a ##vso[task.complete]b");
  Diagnostics diagnostics;
  diagnostics.report(renamed, {&source, 33, 34}, "##[endgroup]");
  EXPECT_EQ(format_text(diagnostics.sorted(), Color::none),
            "./::error::x.man:1:34: info[renamed]: \\u{0023}#[endgroup]\n"
            "  1 | ::warning::a \\u{0023}#vso[task.complete]b\n"
            "    |                                         ^\n");
}

TEST(TextReport, MarksBytesThatAreNotUtf8) {
  EXPECT_EQ(report_on("a\xFF\xFEz", "\xFE"),
            "a.man:1:3: error[unknown-channel]: it is wrong\n"
            "  1 | a\\x{FF}\\x{FE}z\n"
            "    |        ^~~~~~\n");
}

TEST(TextReport, MarksTheEndOfAFile) {
  EXPECT_EQ(report_on_bytes("", 0, 0),
            "a.man:1:1: error[unknown-channel]: it is wrong\n"
            "  1 |\n"
            "    | ^\n");
  EXPECT_EQ(report_on_bytes("<a>", 3, 3),
            "a.man:1:4: error[unknown-channel]: it is wrong\n"
            "  1 | <a>\n"
            "    |    ^\n");
  EXPECT_EQ(report_on_bytes("<a>\n", 4, 4),
            "a.man:2:1: error[unknown-channel]: it is wrong\n"
            "  2 |\n"
            "    | ^\n");
}

TEST(TextReport, MarksAPlaceBeyondTheEndAtTheEnd) {
  EXPECT_EQ(report_on_bytes("<a>", 100, 200),
            "a.man:1:4: error[unknown-channel]: it is wrong\n"
            "  1 | <a>\n"
            "    |    ^\n");
}

TEST(TextReport, MarksALineEndBehindTheText) {
  EXPECT_EQ(report_on("ab\r\ncd", "\r"),
            "a.man:1:3: error[unknown-channel]: it is wrong\n"
            "  1 | ab\n"
            "    |   ^\n");
}

TEST(TextReport, MarksTheFirstLineOfASpanThatGoesOn) {
  EXPECT_EQ(report_on("x <a\n  b>", "<a\n  b>"),
            "a.man:1:3: error[unknown-channel]: it is wrong\n"
            "  1 | x <a\n"
            "    |   ^~…\n");
}

TEST(TextReport, AlignsTheGutterWithLongLineNumbers) {
  EXPECT_EQ(report_on(std::string(1233, '\n') + "x", "x"),
            "a.man:1234:1: error[unknown-channel]: it is wrong\n"
            "  1234 | x\n"
            "       | ^\n");
}

TEST(TextReport, CutsALongLineAroundTheMark) {
  const std::string filler(1'000'000, '.');
  EXPECT_EQ(report_on(filler + "bad" + filler, "bad"),
            "a.man:1:1000001: error[unknown-channel]: it is wrong\n"
            "  1 | …" +
                std::string(48, '.') + "bad" + std::string(49, '.') + "…\n" + "    |  " + std::string(48, ' ') +
                "^~~\n");
  EXPECT_EQ(report_on("bad" + filler, "bad"),
            "a.man:1:1: error[unknown-channel]: it is wrong\n"
            "  1 | bad" +
                std::string(97, '.') +
                "…\n"
                "    | ^~~\n");
  EXPECT_EQ(report_on(filler + "bad", "bad"),
            "a.man:1:1000001: error[unknown-channel]: it is wrong\n"
            "  1 | …" +
                std::string(97, '.') + "bad\n" + "    |  " + std::string(97, ' ') + "^~~\n");
}

TEST(TextReport, CutsALongMark) {
  const std::string long_name(300, 'x');
  EXPECT_EQ(report_on("<" + long_name + ">", long_name),
            "a.man:1:2: error[unknown-channel]: it is wrong\n"
            "  1 | <" +
                std::string(99, 'x') +
                "…\n"
                "    |  ^" +
                std::string(98, '~') + "\n");
}

TEST(TextReport, CutsBetweenWideCharacters) {
  std::string filler;
  for (int i = 0; i < 5000; ++i) filler += "分";
  const std::string report = report_on(filler + "!" + filler, "!");
  std::string left;
  for (int i = 0; i < 24; ++i) left += "分";
  EXPECT_EQ(report,
            "a.man:1:5001: error[unknown-channel]: it is wrong\n"
            "  1 | …" +
                left + "!" + left + "分…\n" + "    |  " + std::string(48, ' ') + "^\n");
}

/// Pieces that hostile input is made of.
std::string hostile_text(std::mt19937& random) {
  static const std::vector<std::string> pieces{"a",
                                               "\t",
                                               "\n",
                                               "\r\n",
                                               "\r",
                                               std::string(1, '\0'),
                                               "\x1b[2J",
                                               "分",
                                               "e\u0301",
                                               "\u0301",
                                               "👩‍👩‍👧‍👦",
                                               "\u202E",
                                               "\uFEFF",
                                               "\xFF",
                                               "\xE4\xBD",
                                               "\xF0\x9F",
                                               "##[x",
                                               "\u2028",
                                               "\x80",
                                               std::string(200, 'x'),
                                               std::string(400, '\xCC')};
  std::string text;
  for (auto count = random() % 30; count > 0; --count) text += pieces[random() % pieces.size()];
  return text;
}

bool is_safe_to_show(std::string text) {
  std::erase(text, '\n');
  return escaped(text) == text;
}

TEST(TextReport, ShowsOnlySafeTextOfAnyBytesAndAnySpan) {
  std::mt19937 random(4031);
  for (int round = 0; round < 1000; ++round) {
    const Source source("a" + hostile_text(random), hostile_text(random));
    const auto begin = static_cast<uint32_t>(random() % (source.text().size() + 3));
    const auto end = static_cast<uint32_t>(begin + random() % 40);
    Diagnostics diagnostics;
    diagnostics.report(renamed, {&source, begin, end}, hostile_text(random), hostile_text(random));
    const std::string report = format_text(diagnostics.sorted(), Color::none);
    ASSERT_TRUE(is_safe_to_show(report)) << "round " << round;
    ASSERT_LE(std::ranges::count(report, '\n'), 4) << "round " << round;
  }
}

TEST(TextReport, IsColouredWhenAsked) {
  const Source source("a.man", "x");
  Diagnostics diagnostics;
  diagnostics.report(odd_spacing, {&source, 0, 1}, "m", "h");
  EXPECT_EQ(format_text(diagnostics.sorted(), Color::ansi),
            "\x1b[1ma.man:1:1:\x1b[0m \x1b[1;33mwarning[odd-spacing]:\x1b[0m m\n"
            "\x1b[34m  1 |\x1b[0m x\n"
            "\x1b[34m    |\x1b[0m \x1b[1;33m^\x1b[0m\n"
            "\x1b[1;32mhelp:\x1b[0m h\n");
}

TEST(TextReport, CountsErrorsAndWarnings) {
  Diagnostics diagnostics;
  diagnostics.report(renamed, {}, "a");
  EXPECT_EQ(format_totals(diagnostics.sorted()), "");
  diagnostics.report(odd_spacing, {}, "b");
  EXPECT_EQ(format_totals(diagnostics.sorted()), "1 warning");
  diagnostics.report(unknown_channel, {}, "c");
  diagnostics.report(unknown_channel, {}, "d");
  diagnostics.report(unknown_channel, {}, "d");
  EXPECT_EQ(format_totals(diagnostics.sorted()), "2 errors, 1 warning");
}

}  // namespace
}  // namespace evdoc
