#include "markdown/unit_id.h"

#include <fmt/format.h>

#include "markdown/slug.h"

namespace evdoc::markdown {

std::string label_unit_id(std::string_view label) {
  return "label." + slug(label);
}

std::string field_unit_id(std::string_view key) {
  return fmt::format("front-matter.{}", key);
}

std::string block_unit_id(std::string_view section, std::size_t number) {
  return number == 1 ? std::string(section) : fmt::format("{}.{}", section, number);
}

std::string list_item_unit_id(std::string_view block_id, std::size_t number) {
  return fmt::format("{}.item.{}", block_id, number);
}

std::string data_item_unit_id(std::string_view name, std::string_view part) {
  return fmt::format("item.{}.{}", slug(name), part);
}

std::string level_unit_id(std::string_view level) {
  return "level." + slug(level);
}

}  // namespace evdoc::markdown
