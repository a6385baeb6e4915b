// missing-target: a segment that nobody translated.

#include <fmt/format.h>

#include "check/codes.h"
#include "check/letters.h"
#include "check/rules/all.h"
#include "text/words.h"

namespace evdoc::check {

namespace {

bool is_to_be_translated(const CheckedSegment& segment) {
  return segment.kind != UnitKind::name && has_words(language_of(segment.source, segment.names));
}

}  // namespace

void missing_target(const CheckedUnit& unit, const RuleScope&, Findings& findings) {
  for (const CheckedSegment& segment : unit.segments) {
    if (segment.segment->target || !is_to_be_translated(segment)) continue;
    findings.report(code::missing_target, segment, {},
                    fmt::format("'{}' has no target", trimmed(segment.source.value())), "translate it");
  }
}

}  // namespace evdoc::check
