// Findings as GitLab's code quality report.

#include "report/formats.h"
#include "report/json_text.h"
#include "report/placed_findings.h"

namespace evdoc {

namespace {

using Json = nlohmann::ordered_json;

std::string_view severity_of(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "major";
    case Severity::warning:
      return "minor";
    case Severity::info:
      break;
  }
  return "info";
}

/// GitLab wants a path for everything; what has no place belongs to the project.
std::string path_of(const PlacedFinding& placed) {
  if (placed.path.empty()) return "evdoc.toml";
  return placed.path.starts_with("./") ? placed.path.substr(2) : placed.path;
}

}  // namespace

std::string format_gitlab(const Report& report) {
  LineIndexes lines;
  Json entries = Json::array();
  for (const PlacedFinding& placed : place_findings(report.findings, lines)) {
    const Diagnostic& finding = *placed.finding;
    entries.push_back({{"description", finding.message},
                       {"check_name", finding.code->name},
                       {"fingerprint", placed.fingerprint},
                       {"severity", severity_of(finding.severity)},
                       {"location", {{"path", path_of(placed)}, {"lines", {{"begin", placed.begin.line}}}}}});
  }
  return json_text(entries);
}

}  // namespace evdoc
