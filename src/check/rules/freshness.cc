// stale-unit, stale-page, stale-source-hash, orphan-unit: what was translated from a text that pages no longer show, or
// never did.

#include <algorithm>

#include <fmt/format.h>

#include "check/codes.h"
#include "check/rules/all.h"

namespace evdoc::check {

namespace {

/// The key of a table's page; a table that names no provider is the only one's.
PageKey key_of(const PageTable& page, const Project& project) {
  PageKey key = page.key();
  if (key.provider.empty() && !project.manifests.empty() && !project.manifests.front().providers.empty()) {
    key.provider = project.manifests.front().providers.front().name.value;
  }
  return key;
}

const ShownUnit* shown_unit(const CheckedUnit& unit, const RuleScope& scope) {
  const std::string_view id = unit.unit->id.value;
  if (!unit.page) return scope.shown.find(id);
  return scope.shown.find(key_of(*unit.page, scope.project), id);
}

/// What has changed since the revision of the page's handoff.
PageChanges changes_of(const PageTable& page, const RuleScope& scope) {
  if (!page.handoff) return {};
  return scope.shown.changes_since(key_of(page, scope.project), page.handoff->revision.value);
}

/// "Security" of "keyword.Security"; empty: the id names nothing that a manifest declares.
std::string_view name_in(std::string_view id) {
  for (const std::string_view prefix : {"keyword.", "channel.", "task.", "opcode."}) {
    if (id.starts_with(prefix)) return id.substr(prefix.size());
  }
  return {};
}

/// Whether a manifest has the name, or a channel of that id.
bool is_declared(std::string_view name, const RuleScope& scope) {
  if (scope.names.origin(name)) return true;
  const auto has_id = [name](const Channel& channel) { return channel.id.value == name; };
  const auto has_channel = [&](const Provider& provider) { return std::ranges::any_of(provider.channels, has_id); };
  return std::ranges::any_of(scope.project.manifests, [&](const Manifest& manifest) {
    return std::ranges::any_of(manifest.providers, has_channel);
  });
}

bool is_approved(const Unit& unit) {
  return std::ranges::all_of(unit.segments, [](const Segment& s) { return s.ignorable || s.state == State::final; });
}

}  // namespace

void stale_unit(const CheckedUnit& unit, const RuleScope& scope, Findings& findings) {
  const ShownUnit* shown = shown_unit(unit, scope);
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

void stale_page(const PageTable& page, const RuleScope& scope, Findings& findings) {
  const PageChanges changes = changes_of(page, scope);
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
  const PageChanges changes = changes_of(page, scope);
  if (!changes.newest || !changes.units.empty()) return;
  const Text& revision = page.handoff->revision;
  findings
      .report(code::stale_source_hash, revision.span,
              fmt::format("the page has the hash of the English page of {}, which is not the newest", revision.value),
              fmt::format("its texts are the same: name the revision {}", changes.newest->commit.value))
      .note(changes.newest->span, "this is the newest revision");
}

void orphan_unit(const CheckedUnit& unit, const RuleScope& scope, Findings& findings) {
  const std::string_view id = unit.unit->id.value;
  const bool is_of_events = unit.page || id.starts_with("event.") || id.starts_with("string.");
  const std::string_view name = name_in(id);
  if ((!is_of_events && (name.empty() || is_declared(name, scope))) || (unit.page && unit.page->event == 0) ||
      id.starts_with("label."))
    return;
  const auto has_text = [&](const CheckedSegment& segment) { return scope.shown.has_text(segment.source.value()); };
  if (shown_unit(unit, scope) || std::ranges::any_of(unit.segments, has_text)) return;
  findings.report(code::orphan_unit, unit.unit->id.span, fmt::format("no page shows the unit '{}'", id),
                  "mend its id, or delete it");
}

}  // namespace evdoc::check
