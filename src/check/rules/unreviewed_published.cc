// unreviewed-published: a target that pages show before anybody approved it.

#include "check/codes.h"
#include "check/letters.h"
#include "check/rules/all.h"

namespace evdoc::check {

void unreviewed_published(const CheckedSegment& segment, const RuleScope& scope, Findings& findings) {
  if (segment.segment->state != State::initial || scope.project.settings.least_state != State::initial) return;
  if (trimmed(segment.target.value()).empty()) return;
  findings.report(code::unreviewed_published, segment, segment.target.value(),
                  "pages show this target though its state is 'initial'",
                  "have it translated and set its state, or raise build.least-state in evdoc.toml");
}

}  // namespace evdoc::check
