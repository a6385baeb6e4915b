// Findings as JSON of our own form.

#include "report/formats.h"
#include "report/json_text.h"
#include "report/placed_findings.h"

namespace evdoc {

namespace {

using Json = nlohmann::ordered_json;

constexpr int format_version = 1;

Json place_of(const Span& span, LineIndexes& lines) {
  if (!span.is_known()) return Json::object();
  const LineIndex& index = lines.of(*span.source);
  const Position begin = index.position(span.begin);
  const Position end = index.position(span.end);
  return {{"path", span.source->path()},
          {"line", begin.line},
          {"column", begin.column},
          {"endLine", end.line},
          {"endColumn", end.column}};
}

Json notes_of(const Diagnostic& finding, LineIndexes& lines) {
  Json notes = Json::array();
  for (const Note& note : finding.notes) {
    Json item = place_of(note.span, lines);
    item["text"] = note.text;
    notes.push_back(std::move(item));
  }
  return notes;
}

Json fixes_of(const Diagnostic& finding, LineIndexes& lines) {
  Json fixes = Json::array();
  for (const Fix& fix : finding.fixes) {
    Json item = place_of(fix.span, lines);
    item["replacement"] = fix.replacement;
    item["certain"] = fix.trust == Fix::Trust::certain;
    fixes.push_back(std::move(item));
  }
  return fixes;
}

Json finding_of(const PlacedFinding& placed, LineIndexes& lines) {
  const Diagnostic& finding = *placed.finding;
  Json item{{"rule", finding.code->name}, {"severity", severity_name(finding.severity)}};
  item.update(place_of(finding.span, lines));
  item["message"] = finding.message;
  item["help"] = finding.help;
  item["locale"] = finding.subject.locale;
  item["page"] = finding.subject.page;
  item["unit"] = finding.subject.unit;
  item["count"] = finding.count;
  item["fingerprint"] = placed.fingerprint;
  item["notes"] = notes_of(finding, lines);
  item["fixes"] = fixes_of(finding, lines);
  return item;
}

}  // namespace

std::string format_json(const Report& report) {
  LineIndexes lines;
  Json list = Json::array();
  for (const PlacedFinding& placed : place_findings(report.findings, lines)) list.push_back(finding_of(placed, lines));
  const Json document{{"version", format_version}, {"findings", std::move(list)}};
  return json_text(document);
}

}  // namespace evdoc
