// Findings as JUnit's XML.

#include <algorithm>
#include <map>
#include <vector>

#include <fmt/format.h>

#include "report/formats.h"
#include "report/placed_findings.h"
#include "text/escape.h"
#include "text/xml_text.h"

namespace evdoc {

namespace {

/// Text for XML: what XML can't hold was made visible before.
std::string xml_text(std::string_view text) {
  return xml_escaped(escaped(text));
}

std::string suite_name(const Diagnostic& finding) {
  return finding.subject.locale.empty() ? "project" : finding.subject.locale;
}

std::string case_name(const PlacedFinding& placed) {
  const Subject& subject = placed.finding->subject;
  if (!subject.unit.empty()) return subject.page.empty() ? subject.unit : subject.page + ": " + subject.unit;
  return placed.path.empty() ? std::string(placed.finding->code->name)
                             : fmt::format("{}:{}:{}", placed.path, placed.begin.line, placed.begin.column);
}

std::string details_of(const PlacedFinding& placed) {
  const Diagnostic& finding = *placed.finding;
  const std::string place =
      placed.path.empty() ? "" : fmt::format("{}:{}:{}: ", placed.path, placed.begin.line, placed.begin.column);
  return xml_text(place + finding.message) + (finding.help.empty() ? "" : "\nhelp: " + xml_text(finding.help));
}

std::string case_of(const PlacedFinding& placed) {
  const Diagnostic& finding = *placed.finding;
  const std::string_view element = finding.severity == Severity::info ? "system-out" : "failure";
  const std::string attributes =
      finding.severity == Severity::info
          ? ""
          : fmt::format(" type=\"{}\" message=\"{}\"", severity_name(finding.severity), xml_text(finding.message));
  return fmt::format("    <testcase classname=\"{}\" name=\"{}\">\n      <{}{}>{}</{}>\n    </testcase>\n",
                     finding.code->name, xml_text(case_name(placed)), element, attributes, details_of(placed), element);
}

bool is_failure(const PlacedFinding* placed) {
  return placed->finding->severity != Severity::info;
}

std::string suite_of(const std::string& name, const std::vector<const PlacedFinding*>& cases) {
  std::string text = fmt::format("  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\">\n", xml_text(name),
                                 cases.size(), std::ranges::count_if(cases, is_failure));
  for (const PlacedFinding* placed : cases) text += case_of(*placed);
  return text + "  </testsuite>\n";
}

}  // namespace

std::string format_junit(const Report& report) {
  LineIndexes lines;
  const std::vector<PlacedFinding> placed = place_findings(report.findings, lines);
  std::map<std::string, std::vector<const PlacedFinding*>> suites;
  for (const PlacedFinding& finding : placed) suites[suite_name(*finding.finding)].push_back(&finding);
  std::string text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"evdoc check\">\n";
  for (const auto& [name, cases] : suites) text += suite_of(name, cases);
  if (suites.empty()) {
    text +=
        "  <testsuite name=\"project\" tests=\"1\" failures=\"0\">\n"
        "    <testcase classname=\"evdoc\" name=\"no findings\"/>\n  </testsuite>\n";
  }
  return text + "</testsuites>\n";
}

}  // namespace evdoc
