// stale-page, stale-source-hash: a handoff of a revision that is not the newest.

#include <fmt/format.h>

#include "check/codes.h"
#include "check/rules/all.h"

namespace evdoc::check {

void stale_page(const PageTable& page, const RuleScope& scope, Findings& findings) {
  const PageChanges changes = scope.shown.changes_since_handoff(page);
  if (!changes.newest || changes.units.empty()) return;
  const Text& revision = page.handoff->revision;
  findings
      .report(code::stale_page, revision.span,
              fmt::format("the page was translated from the English of {}; since then {} {} changed, first '{}'",
                          revision.value, changes.units.size(), changes.units.size() == 1 ? "text was" : "texts were",
                          changes.units.front()),
              fmt::format("translate it, and name the revision {}", changes.newest->commit.value))
      .note(changes.newest->span, "this is the newest revision");
}

void stale_source_hash(const PageTable& page, const RuleScope& scope, Findings& findings) {
  const PageChanges changes = scope.shown.changes_since_handoff(page);
  if (!changes.newest || !changes.units.empty()) return;
  const Text& revision = page.handoff->revision;
  findings
      .report(code::stale_source_hash, revision.span,
              fmt::format("the page has the hash of the English page of {}, which is not the newest", revision.value),
              fmt::format("its texts are the same: name the revision {}", changes.newest->commit.value))
      .note(changes.newest->span, "this is the newest revision");
}

}  // namespace evdoc::check
