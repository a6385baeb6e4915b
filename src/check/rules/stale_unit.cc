// stale-unit: what was translated from a text that pages no longer show.

#include <algorithm>

#include <fmt/format.h>

#include "check/codes.h"
#include "check/rules/all.h"

namespace evdoc::check {

namespace {

bool is_approved(const Unit& unit) {
  return std::ranges::all_of(unit.segments, [](const Segment& s) { return s.ignorable || s.state == State::final; });
}

}  // namespace

void stale_unit(const CheckedUnit& unit, const RuleScope& scope, Findings& findings) {
  const ShownUnit* shown = scope.shown.find(unit.unit->id.value, unit.page);
  if (!shown || shown->sources.empty()) return;
  const bool is_current =
      std::ranges::any_of(shown->sources, [&](std::string_view source) { return has_source(*unit.unit, source); });
  if (is_current) return;
  Diagnostic& finding =
      findings.report(code::stale_unit, unit.unit->id.span,
                      fmt::format("'{}' was translated from another text than pages show", unit.unit->id.value),
                      fmt::format("the text is now '{}': translate it", shown->sources.front()));
  if (is_approved(*unit.unit)) findings.aggravate(finding);
}

}  // namespace evdoc::check
