// orphan-unit: a unit that no page shows.

#include <algorithm>

#include <fmt/format.h>

#include "check/codes.h"
#include "check/rules/all.h"
#include "check/unit_kind.h"
#include "markdown/unit_id.h"
#include "model/event_text.h"

namespace evdoc::check {

namespace {

/// Whether the id is of a kind that only what a manifest declares has. Those of labels are known to templates alone.
bool is_of_metadata(std::string_view id) {
  const auto begins_id = [id](std::string_view prefix) { return id.starts_with(prefix); };
  return begins_id("event.") || begins_id("string.") || std::ranges::any_of(name_prefixes, begins_id);
}

/// Whether it is that of a declared keyword or channel, which events may come to have.
bool is_declared(std::string_view id, const Project& project) {
  const auto is_keyword = [id](const Keyword& keyword) {
    return id == markdown::keyword_unit_id(local_name(keyword.name.value));
  };
  const auto is_channel = [id](const Channel& channel) { return id == markdown::channel_unit_id(channel.id.value); };
  return std::ranges::any_of(project.manifests, [&](const Manifest& manifest) {
    return std::ranges::any_of(manifest.providers, [&](const Provider& provider) {
      return std::ranges::any_of(provider.keywords, is_keyword) || std::ranges::any_of(provider.channels, is_channel);
    });
  });
}

bool is_looked_for(const CheckedUnit& unit, const Project& project) {
  const std::string_view id = unit.unit->id.value;
  if (unit.page) return unit.page->event != 0 && !id.starts_with("label.");
  return is_of_metadata(id) && !is_declared(id, project);
}

}  // namespace

void orphan_unit(const CheckedUnit& unit, const RuleScope& scope, Findings& findings) {
  const std::string_view id = unit.unit->id.value;
  if (!is_looked_for(unit, scope.project)) return;
  const auto has_text = [&](const CheckedSegment& segment) { return scope.shown.has_text(segment.source.value()); };
  if (scope.shown.find(id, unit.page) || std::ranges::any_of(unit.segments, has_text)) return;
  findings.report(code::orphan_unit, unit.unit->id.span, fmt::format("no page shows the unit '{}'", id),
                  "mend its id, or delete it");
}

}  // namespace evdoc::check
