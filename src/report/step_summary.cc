// Findings as the Markdown that GitHub shows for a step.

#include <map>
#include <vector>

#include <fmt/format.h>

#include "report/formats.h"
#include "report/placed_findings.h"
#include "report/text.h"
#include "text/escape.h"

namespace evdoc {

namespace {

/// Text for a cell: what Markdown or HTML would take for markup as numeric references.
std::string cell(std::string_view text) {
  constexpr std::string_view markup = "\\`*_{}[]()<>#+-.!|&~:@";
  std::string result;
  for (const char c : escaped(text)) {
    if (markup.find(c) != std::string_view::npos) {
      result += fmt::format("&#{};", static_cast<int>(c));
    } else {
      result += c;
    }
  }
  return result;
}

struct RuleCount {
  const PlacedFinding* first = nullptr;
  std::size_t count = 0;
};

std::string row_of(const RuleCount& rule) {
  const PlacedFinding& first = *rule.first;
  const std::string place = first.path.empty() ? "" : fmt::format("{}:{}: ", first.path, first.begin.line);
  return fmt::format("| {} | `{}` | {} | {} |\n", severity_name(first.finding->severity), first.finding->code->name,
                     rule.count, cell(place + first.finding->message));
}

}  // namespace

std::string format_step_summary(std::span<const Diagnostic> findings) {
  if (findings.empty()) return "### evdoc check\n\nNo findings.\n";
  LineIndexes lines;
  const std::vector<PlacedFinding> placed = place_findings(findings, lines);
  std::vector<RuleCount> rules;
  std::map<const Code*, std::size_t> numbers;
  for (const PlacedFinding& finding : placed) {
    const auto [number, is_new] = numbers.try_emplace(finding.finding->code, rules.size());
    if (is_new) rules.push_back({&finding});
    rules[number->second].count += finding.finding->count;
  }
  std::string text = "### evdoc check\n\n| severity | rule | found | first |\n|---|---|--:|---|\n";
  for (const RuleCount& rule : rules) text += row_of(rule);
  return text;
}

}  // namespace evdoc
