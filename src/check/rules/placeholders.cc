// placeholder-missing, -extra, -malformed, -reordered: the inserts of a message against those of its source.

#include <algorithm>

#include <fmt/format.h>

#include "check/codes.h"
#include "check/rules/all.h"
#include "check/rules/inserts.h"

namespace evdoc::check {

namespace {

/// Whether the source says the number as a percentage or a torn insert: "70 percent", "70%%", "'1%'". A target may turn
/// that into "%70", which is no insert, or "%1", which mends it.
bool is_percentage(std::string_view source, std::string_view insert) {
  const std::string_view number = insert.substr(std::min(insert.find_first_not_of('%'), insert.size()));
  for (std::size_t at = source.find(number); !number.empty() && at != std::string_view::npos;
       at = source.find(number, at + 1)) {
    std::string_view rest = source.substr(at + number.size());
    if (rest.starts_with(' ')) rest.remove_prefix(1);
    const bool follows_sign = at > 0 && source[at - 1] == '%';
    if (!follows_sign && (rest.starts_with('%') || rest.starts_with("percent"))) return true;
  }
  return false;
}

}  // namespace

void placeholder_missing(const CheckedSegment& segment, const RuleScope&, Findings& findings) {
  const std::vector<std::string_view> source = inserts_of(segment.source);
  if (source.empty()) return;
  const std::vector<BrokenInsert> broken = broken_inserts(segment);
  for (const std::string_view insert : surplus(source, inserts_of(segment.target))) {
    if (std::ranges::find(broken, insert, &BrokenInsert::insert) != broken.end()) continue;
    findings.report(code::placeholder_missing, segment, segment.target.value(),
                    fmt::format("the target has lost the insert '{}'", insert),
                    "put it where its value belongs in the sentence");
  }
}

void placeholder_extra(const CheckedSegment& segment, const RuleScope&, Findings& findings) {
  const std::vector<std::string_view> target = inserts_of(segment.target);
  if (target.empty()) return;
  const std::vector<std::string_view> source = inserts_of(segment.source);
  for (const std::string_view insert : surplus(target, source)) {
    if (is_percentage(segment.source.value(), insert)) continue;
    const bool is_known = std::ranges::find(source, insert) != source.end();
    findings.report(code::placeholder_extra, segment, insert,
                    is_known ? fmt::format("the target repeats the insert '{}'", insert)
                             : fmt::format("the insert '{}' is not in the source", insert),
                    is_known ? "keep it once, or put the insert that was meant" : "delete it");
  }
}

void placeholder_malformed(const CheckedSegment& segment, const RuleScope&, Findings& findings) {
  for (const BrokenInsert& broken : broken_inserts(segment)) {
    Diagnostic& finding =
        findings.report(code::placeholder_malformed, segment, broken.text,
                        fmt::format("'{}' is no insert; the source has '{}'", broken.text, broken.insert),
                        fmt::format("write '{}', without a blank", broken.insert));
    add_fix(finding, segment, broken.text, broken.insert, Fix::Trust::certain);
  }
}

void placeholder_reordered(const CheckedSegment& segment, const RuleScope&, Findings& findings) {
  std::vector<std::string_view> source = inserts_of(segment.source);
  std::vector<std::string_view> target = inserts_of(segment.target);
  if (source.size() != target.size() || source == target) return;
  std::ranges::sort(source);
  std::ranges::sort(target);
  if (source != target) return;
  findings.report(code::placeholder_reordered, segment, segment.target.value(),
                  "the inserts stand in another order than in the source", "it is legal: look whether it is meant");
}

}  // namespace evdoc::check
