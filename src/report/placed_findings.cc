#include "report/placed_findings.h"

#include <unordered_map>

#include <fmt/format.h>

#include "base/hash.h"

namespace evdoc {

namespace {

PlacedFinding placed(const Diagnostic& finding, LineIndexes& lines) {
  PlacedFinding result{.finding = &finding, .path = {}, .begin = {}, .end = {}, .fingerprint = fingerprint_of(finding)};
  if (!finding.span.is_known()) return result;
  const LineIndex& index = lines.of(*finding.span.source);
  result.path = finding.span.source->path();
  result.begin = index.position(finding.span.begin);
  result.end = index.position(finding.span.end);
  return result;
}

}  // namespace

std::string fingerprint_of(const Diagnostic& finding) {
  std::string key(finding.code->name);
  const std::string_view source = finding.notes.empty() ? std::string_view() : finding.notes.front().span.text();
  const bool has_unit = finding.span.is_known() && !finding.subject.unit.empty();
  const std::string_view text = has_unit ? finding.span.text() : std::string_view(finding.message);
  for (const std::string_view part : {std::string_view(finding.subject.locale), std::string_view(finding.subject.page),
                                      std::string_view(finding.subject.unit), text, source}) {
    key += '\0';
    key += part;
  }
  return sha1_hex(key);
}

std::vector<PlacedFinding> place_findings(std::span<const Diagnostic> findings, LineIndexes& lines) {
  std::vector<PlacedFinding> result;
  std::unordered_map<std::string, std::size_t> met;
  for (const Diagnostic& finding : findings) {
    result.push_back(placed(finding, lines));
    std::string& fingerprint = result.back().fingerprint;
    const std::size_t before = met[fingerprint]++;
    if (before > 0) fingerprint = sha1_hex(fmt::format("{} {}", fingerprint, before));
  }
  return result;
}

}  // namespace evdoc
