// double-space: several blanks in a row.

#include "check/codes.h"
#include "check/letters.h"
#include "check/rules/all.h"

namespace evdoc::check {

void double_space(const CheckedSegment& segment, const RuleScope&, Findings& findings) {
  constexpr std::string_view several = "  ";
  const std::string_view target = trimmed(segment.target.value());
  std::size_t at = target.find(several);
  if (at == std::string_view::npos || segment.source.value().find(several) != std::string_view::npos) return;
  for (std::size_t end = 0; at != std::string_view::npos; at = target.find(several, end)) {
    end = target.find_first_not_of(' ', at);
    const std::string_view blanks = target.substr(at, end - at);
    Diagnostic& finding =
        findings.report(code::double_space, segment, blanks, "several blanks stand in a row", "keep one");
    add_fix(finding, segment, blanks, " ", Fix::Trust::certain);
  }
}

}  // namespace evdoc::check
