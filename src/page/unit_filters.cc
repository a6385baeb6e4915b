#include "page/unit_filters.h"

#include <utility>

#include "markdown/pair.h"
#include "page/yaml_styles.h"

namespace evdoc {

UnitFilters::UnitFilters(const render::Transforms& chain, const PageUnit& unit, InsertForm inserts)
    : chain_(chain), unit_(unit), inserts_(inserts) {
  for (const uint8_t id : chain) present_ |= bit(static_cast<Transform>(id));
}

bool UnitFilters::is_scalar() const {
  constexpr uint32_t scalars = [] {
    uint32_t bits = 0;
    for (const YamlStyleNames& names : yaml_styles) bits |= bit(names.transform);
    return bits;
  }();
  return (present_ & scalars) != 0;
}

std::string_view UnitFilters::applied(std::string_view text, std::string& room) const {
  if (!changes(text)) return text;
  room = text;
  for (const uint8_t id : chain_) {
    if (static_cast<Transform>(id) != Transform::none) room = applied(static_cast<Transform>(id), std::move(room));
  }
  return room;
}

/// False only where that is plain to see.
bool UnitFilters::changes(std::string_view text) const {
  switch (present_ & ~(bit(Transform::none) | bit(Transform::anchor))) {
    case 0:
      return false;
    case bit(Transform::cell):
      return !markdown::is_cell_text(text);
    case bit(Transform::yaml_if_needed):
      return !markdown::is_plain_scalar(text);
    default:
      return true;
  }
}

std::string UnitFilters::applied(Transform transform, std::string text) const {
  if (const auto style = yaml_style(transform)) return markdown::yaml_scalar(text, *style);
  switch (transform) {
    case Transform::cell:
      return markdown::cell_text(text);
    case Transform::code:
      return markdown::code_span(text);
    case Transform::markdown:
      return unit_.author == Author::docs ? text : markdown::escaped_text(text);
    case Transform::inserts:
      return message_markdown(text, unit_.extras->payload, inserts_, unit_.author);
    default:
      return text;
  }
}

}  // namespace evdoc
