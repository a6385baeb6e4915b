// missing-target, empty-target, unreviewed-published: segments that nobody translated or approved.

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

void empty_target(const CheckedSegment& segment, const RuleScope&, Findings& findings) {
  const std::string_view source = trimmed(segment.source.value());
  if (source.empty() || !trimmed(segment.target.value()).empty()) return;
  findings.report(code::empty_target, segment, segment.target.value(),
                  fmt::format("the target of '{}' is empty", source),
                  "translate it, or delete the target to have the fallback shown");
}

void unreviewed_published(const CheckedSegment& segment, const RuleScope& scope, Findings& findings) {
  if (segment.segment->state != State::initial || scope.project.settings.least_state != State::initial) return;
  if (trimmed(segment.target.value()).empty()) return;
  findings.report(code::unreviewed_published, segment, segment.target.value(),
                  "pages show this target though its state is 'initial'",
                  "have it translated and set its state, or raise build.least-state in evdoc.toml");
}

}  // namespace evdoc::check
