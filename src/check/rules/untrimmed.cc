// untrimmed: blanks around a whole target.

#include "check/codes.h"
#include "check/letters.h"
#include "check/rules/all.h"

namespace evdoc::check {

void untrimmed(const CheckedSegment& segment, const RuleScope&, Findings& findings) {
  const std::string_view target = segment.target.value();
  const std::string_view text = trimmed(target);
  if (text.size() == target.size() || text.empty()) return;
  if (trimmed(segment.source.value()).size() != segment.source.value().size()) return;
  Diagnostic& finding =
      findings.report(code::untrimmed, segment, target, "blanks stand around the target", "delete them");
  const auto begin = static_cast<std::size_t>(text.data() - target.data());
  for (const std::string_view blanks : {target.substr(0, begin), target.substr(begin + text.size())}) {
    add_fix(finding, segment, blanks, "", Fix::Trust::certain);
  }
}

}  // namespace evdoc::check
