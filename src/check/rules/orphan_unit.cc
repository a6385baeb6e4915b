// orphan-unit: a unit that no page shows.

#include <algorithm>

#include <fmt/format.h>

#include "check/codes.h"
#include "check/rules/all.h"

namespace evdoc::check {

namespace {

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

}  // namespace

void orphan_unit(const CheckedUnit& unit, const RuleScope& scope, Findings& findings) {
  const std::string_view id = unit.unit->id.value;
  const bool is_of_events = unit.page || id.starts_with("event.") || id.starts_with("string.");
  const std::string_view name = name_in(id);
  if ((!is_of_events && (name.empty() || is_declared(name, scope))) || (unit.page && unit.page->event == 0) ||
      id.starts_with("label."))
    return;
  const auto has_text = [&](const CheckedSegment& segment) { return scope.shown.has_text(segment.source.value()); };
  if (scope.shown.find(id, unit.page) || std::ranges::any_of(unit.segments, has_text)) return;
  findings.report(code::orphan_unit, unit.unit->id.span, fmt::format("no page shows the unit '{}'", id),
                  "mend its id, or delete it");
}

}  // namespace evdoc::check
