// Reports for machines: whole outputs, and texts that try to break them.

#include "report/formats.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "report/placed_findings.h"

namespace evdoc {
namespace {

constexpr Code fault{"some-fault", Severity::error, Fault::finding, "It is wrong. Mend it."};

/// A finding whose every text is hostile, at bytes of a source whose path is, too.
std::vector<Diagnostic> hostile_findings(const Source& source) {
  Diagnostics diagnostics;
  Diagnostic& finding =
      diagnostics.report(fault, {&source, 2, 4}, "a\n::error::b%0A]]>[x](y)\x1b[31m\xFF<&\"", "c,d:e");
  finding.subject = {"de-DE", "4031", "u\"<&"};
  finding.note({&source, 0, 1}, "the [first](z)");
  finding.fixes.push_back({{&source, 2, 4}, "\"f\"", Fix::Trust::likely});
  return diagnostics.sorted();
}

TEST(Reports, ForGitHubCantBeSteeredByTexts) {
  const Source source("a,b:c.xlf", "x\nyz\n");
  EXPECT_EQ(
      format_github({hostile_findings(source)}),
      "::error file=a%2Cb%3Ac.xlf,line=2,col=1,endColumn=3,title=some-fault::a\\n::error::b%250A]]>[x](y)\\u{001B}"
      "[31m\\x{FF}<&\"%0Ahelp: c,d:e\n");
}

TEST(Reports, ForGitHubStopAtTenOfASeverity) {
  Diagnostics diagnostics;
  for (int i = 0; i < 12; ++i) diagnostics.report(fault, {}, "fault " + std::to_string(i));
  const std::string report = format_github({diagnostics.all()});
  EXPECT_TRUE(report.ends_with("::error title=some-fault::fault 9\n2 more of severity error are not annotated\n"))
      << report;
}

TEST(Reports, AsJUnitEscapeXml) {
  const Source source("a.xlf", "x\nyz\n");
  EXPECT_EQ(
      format_junit({hostile_findings(source)}),
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<testsuites name=\"evdoc check\">\n"
      "  <testsuite name=\"de-DE\" tests=\"1\" failures=\"1\">\n"
      "    <testcase classname=\"some-fault\" name=\"4031: u&quot;&lt;&amp;\">\n"
      "      <failure type=\"error\" message=\"a\\n::error::b%0A]]&gt;[x](y)\\u{001B}[31m\\x{FF}&lt;&amp;&quot;\">"
      "a.xlf:2:1: a\\n::error::b%0A]]&gt;[x](y)\\u{001B}[31m\\x{FF}&lt;&amp;&quot;\nhelp: c,d:e</failure>\n"
      "    </testcase>\n"
      "  </testsuite>\n"
      "</testsuites>\n");
}

TEST(Reports, AsJUnitOfNoFindingsHaveACaseThatPasses) {
  EXPECT_NE(format_junit({}).find("tests=\"1\" failures=\"0\""), std::string::npos);
}

TEST(Reports, AsSarifHaveNoLinksOfInputs) {
  const Source source("a b.xlf", "x\nyz\n");
  const std::string report = format_sarif({hostile_findings(source)});
  EXPECT_NE(report.find("\"uri\": \"a%20b.xlf\""), std::string::npos) << report;
  EXPECT_NE(report.find("the \\\\[first\\\\](z)"), std::string::npos) << report;
  EXPECT_NE(report.find("\"text\": \"\\\"f\\\"\""), std::string::npos) << report;
}

TEST(Reports, AsSarifHaveOneFixWithAllItsEdits) {
  const Source source("a.xlf", "x\nyz\n");
  Diagnostics diagnostics;
  Diagnostic& finding = diagnostics.report(fault, {&source, 2, 4}, "wrong", "mend it");
  finding.fixes.push_back({{&source, 2, 3}, "Y", Fix::Trust::certain});
  finding.fixes.push_back({{&source, 3, 4}, "Z", Fix::Trust::certain});
  const std::string report = format_sarif({diagnostics.all()});
  const auto count = [&](std::string_view text) {
    std::size_t found = 0;
    for (std::size_t at = report.find(text); at != std::string::npos; at = report.find(text, at + 1)) ++found;
    return found;
  };
  EXPECT_EQ(count("\"artifactChanges\""), 1U) << report;
  EXPECT_EQ(count("\"deletedRegion\""), 2U) << report;
}

TEST(Reports, AsSarifDescribeARuleWhoseExplanationIsOneSentence) {
  static constexpr Code terse{"terse", Severity::error, Fault::finding, "It is wrong."};
  Diagnostics diagnostics;
  diagnostics.report(terse, {}, "wrong");
  const std::string report = format_sarif({diagnostics.all()});
  EXPECT_NE(report.find("\"shortDescription\": {\n                \"text\": \"It is wrong.\""), std::string::npos)
      << report;
}

TEST(Reports, AsSarifHaveWhatIsSuppressedAndWhy) {
  Diagnostics diagnostics;
  diagnostics.report(fault, {}, "wrong");
  const std::vector<SuppressedFinding> suppressed{
      {diagnostics.all().front(), SuppressedFinding::Where::table, "a brand"},
      {diagnostics.all().front(), SuppressedFinding::Where::baseline, "the baseline has it"}};
  const std::string report = format_sarif({diagnostics.all(), suppressed});
  const auto count = [&](std::string_view text) {
    std::size_t found = 0;
    for (std::size_t at = report.find(text); at != std::string::npos; at = report.find(text, at + 1)) ++found;
    return found;
  };
  EXPECT_EQ(count("\"suppressions\": []"), 1U) << report;
  EXPECT_EQ(count("\"kind\": \"inSource\",\n              \"justification\": \"a brand\""), 1U) << report;
  EXPECT_EQ(count("\"kind\": \"external\""), 1U) << report;
}

TEST(Reports, AsStepSummariesCountRules) {
  const Source source("a|b.xlf", "x\nyz\n");
  EXPECT_EQ(
      format_step_summary(hostile_findings(source)),
      "### evdoc check\n\n| severity | rule | found | first |\n|---|---|--:|---|\n"
      "| error | `some-fault` | 1 | a&#124;b&#46;xlf&#58;2&#58; a&#92;n&#58;&#58;error&#58;&#58;b%0A&#93;&#93;&#62;"
      "&#91;x&#93;&#40;y&#41;&#92;u&#123;001B&#125;&#91;31m&#92;x&#123;FF&#125;&#60;&#38;\" |\n");
  EXPECT_EQ(format_step_summary({}), "### evdoc check\n\nNo findings.\n");
}

TEST(Reports, AsJsonHideNoCharacters) {
  Diagnostics diagnostics;
  diagnostics.report(fault, {}, "a\u202Eb\u009Bc\u007Fd\U000E0041e 日本語");
  const std::string shown = "a\\u202Eb\\u009Bc\\u007Fd\\uDB40\\uDC41e 日本語";
  for (const auto& format : {format_json, format_sarif, format_gitlab}) {
    const std::string report = format({diagnostics.all()});
    EXPECT_NE(report.find(shown), std::string::npos) << report;
  }
}

TEST(Reports, OfNothingAreEmptyLists) {
  EXPECT_EQ(format_json({}), "{\n  \"version\": 1,\n  \"findings\": []\n}\n");
  EXPECT_EQ(format_gitlab({}), "[]\n");
  EXPECT_EQ(format_github({}), "");
}

TEST(Fingerprints, SurviveMovedLines) {
  const Source before("a.xlf", "x\nyz\n");
  const Source after("a.xlf", "new\nx\nyz\n");
  Diagnostics diagnostics;
  diagnostics.report(fault, {&before, 2, 4}, "wrong").subject.unit = "u";
  diagnostics.report(fault, {&after, 6, 8}, "wrong").subject.unit = "u";
  diagnostics.report(fault, {&after, 6, 8}, "wrong").subject.unit = "v";
  EXPECT_EQ(fingerprint_of(diagnostics.all()[0]), fingerprint_of(diagnostics.all()[1]));
  EXPECT_NE(fingerprint_of(diagnostics.all()[0]), fingerprint_of(diagnostics.all()[2]));
}

/// With a message, about a unit.
Diagnostic finding_of(const std::string& unit, Span span, const std::string& message) {
  Diagnostics diagnostics;
  Diagnostic& finding = diagnostics.report(fault, span, message);
  finding.subject.unit = unit;
  return finding;
}

TEST(Fingerprints, OfUnitsSurviveOtherWordsOfMessages) {
  const Source source("a.xlf", "x\nyz\n");
  const std::string known = fingerprint_of(finding_of("label.a", {&source, 2, 4}, "wrong"));
  EXPECT_EQ(fingerprint_of(finding_of("label.a", {&source, 2, 4}, "not right")), known);
  EXPECT_NE(fingerprint_of(finding_of("label.a", {&source, 2, 3}, "wrong")), known);
}

TEST(Fingerprints, OfNoUnitTellMessagesApart) {
  const Source source("a.man", "event event");
  EXPECT_NE(fingerprint_of(finding_of("", {&source, 0, 5}, "event 1")),
            fingerprint_of(finding_of("", {&source, 6, 11}, "event 2")));
}

TEST(Fingerprints, OfLikeFindingsInOneReportDiffer) {
  Diagnostics diagnostics;
  diagnostics.report(fault, {}, "wrong");
  diagnostics.report(fault, {}, "wrong");
  LineIndexes lines;
  const std::vector<PlacedFinding> placed = place_findings(diagnostics.all(), lines);
  EXPECT_NE(placed[0].fingerprint, placed[1].fingerprint);
}

}  // namespace
}  // namespace evdoc
