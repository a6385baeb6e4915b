// empty-target: a target that is there and says nothing.

#include <fmt/format.h>

#include "check/codes.h"
#include "check/letters.h"
#include "check/rules/all.h"

namespace evdoc::check {

void empty_target(const CheckedSegment& segment, const RuleScope&, Findings& findings) {
  const std::string_view source = trimmed(segment.source.value());
  if (source.empty() || !trimmed(segment.target.value()).empty()) return;
  findings.report(code::empty_target, segment, segment.target.value(),
                  fmt::format("the target of '{}' is empty", source),
                  "translate it, or delete the target to have the fallback shown");
}

}  // namespace evdoc::check
