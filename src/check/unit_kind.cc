#include "check/unit_kind.h"

#include <algorithm>
#include <array>

#include "check/letters.h"

namespace evdoc::check {

namespace {

constexpr std::array<std::string_view, 4> page_names{"title", "id", "keywords", "channel"};

constexpr std::string_view event_prefix = "event.";

bool is_item_name(std::string_view part) {
  return part.starts_with("item.") && (part.ends_with(".name") || part.ends_with(".type"));
}

}  // namespace

EventUnitId event_unit_id(std::string_view id) {
  if (!id.starts_with(event_prefix)) return {};
  std::string_view rest = id.substr(event_prefix.size());
  while (!rest.empty()) {
    const std::string_view word = rest.substr(0, rest.find('.'));
    rest.remove_prefix(std::min(word.size() + 1, rest.size()));
    if (!word.empty() && std::ranges::all_of(word, is_digit)) return {word, rest};
  }
  return {};
}

UnitKind unit_kind(std::string_view id) {
  if (id.starts_with("label.") || id.starts_with("level.") || id == "level") return UnitKind::label;
  const auto begins_id = [id](std::string_view prefix) { return id.starts_with(prefix); };
  if (std::ranges::any_of(name_prefixes, begins_id)) return UnitKind::name;
  const std::string_view part = id.starts_with(event_prefix) ? event_unit_id(id).part : id;
  const bool is_name = std::ranges::find(page_names, part) != page_names.end() || is_item_name(part);
  return is_name ? UnitKind::name : UnitKind::prose;
}

}  // namespace evdoc::check
