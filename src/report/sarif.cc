// Findings as SARIF 2.1.0.

#include <algorithm>
#include <map>
#include <vector>

#include <fmt/format.h>

#include "base/code_summary.h"
#include "report/formats.h"
#include "report/json_text.h"
#include "report/placed_findings.h"

namespace evdoc {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view schema =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
constexpr std::string_view fingerprint_name = "evdoc/v1";

std::string_view level_of(Severity severity) {
  return severity == Severity::info ? "note" : severity_name(severity);
}

/// Brackets would make links of what stands in them (section 3.11.6).
std::string plain(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c == '[' || c == ']' || c == '\\') result += '\\';
    result += c;
  }
  return result;
}

/// A path as a relative reference of RFC 3986; an absolute one as a file URI.
std::string uri_of(std::string_view path) {
  constexpr std::string_view safe = "-._~/";
  std::string uri = path.starts_with('/') ? "file://" : "";
  for (const char c : path) {
    const bool is_plain =
        (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || safe.find(c) != std::string_view::npos;
    uri += is_plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return uri;
}

Json region_of(Position begin, Position end) {
  return {{"startLine", begin.line}, {"startColumn", begin.column}, {"endLine", end.line}, {"endColumn", end.column}};
}

Json location_of(std::string_view path, Position begin, Position end) {
  return {{"physicalLocation", {{"artifactLocation", {{"uri", uri_of(path)}}}, {"region", region_of(begin, end)}}}};
}

Json related_locations(const Diagnostic& finding, LineIndexes& lines) {
  Json list = Json::array();
  for (const Note& note : finding.notes) {
    if (!note.span.is_known()) continue;
    const LineIndex& index = lines.of(*note.span.source);
    Json item = location_of(note.span.source->path(), index.position(note.span.begin), index.position(note.span.end));
    item["id"] = list.size() + 1;
    item["message"] = {{"text", plain(note.text)}};
    list.push_back(std::move(item));
  }
  return list;
}

Json replacement_of(const Fix& fix, const LineIndex& index) {
  return {{"deletedRegion", region_of(index.position(fix.span.begin), index.position(fix.span.end))},
          {"insertedContent", {{"text", fix.replacement}}}};
}

/// The edits as one fix: several would be alternatives (section 3.27.30).
Json fixes_of(const Diagnostic& finding, LineIndexes& lines) {
  std::map<std::string, Json> replacements;  // by path
  for (const Fix& fix : finding.fixes) {
    if (!fix.span.is_known()) continue;
    Json& list = replacements.try_emplace(fix.span.source->path(), Json::array()).first->second;
    list.push_back(replacement_of(fix, lines.of(*fix.span.source)));
  }
  if (replacements.empty()) return Json::array();
  Json changes = Json::array();
  for (auto& [path, list] : replacements) {
    changes.push_back({{"artifactLocation", {{"uri", uri_of(path)}}}, {"replacements", std::move(list)}});
  }
  Json fix{{"description", {{"text", plain(finding.help)}}}, {"artifactChanges", std::move(changes)}};
  return Json::array({std::move(fix)});
}

Json rule_of(const Code& code) {
  return {{"id", code.name},
          {"shortDescription", {{"text", summary_of(code)}}},
          {"fullDescription", {{"text", code.explanation}}},
          {"help", {{"text", code.explanation}}},
          {"defaultConfiguration", {{"level", level_of(code.severity)}}}};
}

Json result_of(const PlacedFinding& placed, std::size_t rule, LineIndexes& lines) {
  const Diagnostic& finding = *placed.finding;
  const std::string help = finding.help.empty() ? std::string() : "\n" + finding.help;
  Json result{{"ruleId", finding.code->name},
              {"ruleIndex", rule},
              {"level", level_of(finding.severity)},
              {"message", {{"text", plain(finding.message + help)}}},
              {"partialFingerprints", {{fingerprint_name, placed.fingerprint}}}};
  if (!placed.path.empty()) result["locations"] = Json::array({location_of(placed.path, placed.begin, placed.end)});
  if (Json related = related_locations(finding, lines); !related.empty()) result["relatedLocations"] = related;
  if (Json fixes = fixes_of(finding, lines); !fixes.empty()) result["fixes"] = fixes;
  return result;
}

/// Where and why a result is accepted (section 3.35).
Json suppressions_of(const SuppressedFinding& suppressed) {
  const bool is_in_table = suppressed.where == SuppressedFinding::Where::table;
  Json suppression{{"kind", is_in_table ? "inSource" : "external"}, {"justification", suppressed.reason}};
  return Json::array({std::move(suppression)});
}

/// The findings, and behind them those that are suppressed.
std::vector<Diagnostic> all_of(const Report& report) {
  std::vector<Diagnostic> all(report.findings.begin(), report.findings.end());
  for (const SuppressedFinding& suppressed : report.suppressed) all.push_back(suppressed.finding);
  return all;
}

/// A run of the tool (section 3.14). Columns count code points.
Json run_of(Json rules, Json results) {
  const Json driver{
      {"name", "evdoc"}, {"semanticVersion", EVDOC_VERSION}, {"version", EVDOC_VERSION}, {"rules", std::move(rules)}};
  return {{"tool", {{"driver", driver}}}, {"columnKind", "unicodeCodePoints"}, {"results", std::move(results)}};
}

}  // namespace

std::string format_sarif(const Report& report) {
  LineIndexes lines;
  std::map<std::string_view, std::size_t> numbers;
  Json rules = Json::array();
  Json results = Json::array();
  const std::vector<Diagnostic> all = all_of(report);
  for (const PlacedFinding& placed : place_findings(all, lines)) {
    const Code& code = *placed.finding->code;
    const auto [number, is_new] = numbers.try_emplace(code.name, rules.size());
    if (is_new) rules.push_back(rule_of(code));
    Json result = result_of(placed, number->second, lines);
    const std::size_t index = results.size();
    if (index >= report.findings.size()) {
      result["suppressions"] = suppressions_of(report.suppressed[index - report.findings.size()]);
    } else if (!report.suppressed.empty()) {
      result["suppressions"] = Json::array();  // if one result says it, all do (section 3.27.23)
    }
    results.push_back(std::move(result));
  }
  const Json log{{"$schema", schema}, {"version", "2.1.0"}, {"runs", {run_of(std::move(rules), std::move(results))}}};
  return json_text(log);
}

}  // namespace evdoc
