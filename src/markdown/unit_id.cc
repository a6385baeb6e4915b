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
  return ("item." + slug(name) + ".").append(part);
}

std::string level_unit_id(std::string_view level) {
  return "level." + slug(level);
}

std::string channel_unit_id(std::string_view id) {
  return fmt::format("channel.{}", id);
}

std::string keyword_unit_id(std::string_view local_name) {
  return fmt::format("keyword.{}", local_name);
}

std::string string_unit_id(std::string_view string_id) {
  return fmt::format("string.{}", string_id);
}

std::string event_unit_id(std::string_view event, std::string_view unit_id) {
  return fmt::format("event.{}.{}", event, unit_id);
}

std::string page_unit_id(std::string_view page, std::string_view unit_id) {
  return fmt::format("page.{}.{}", page, unit_id);
}

std::string row_unit_id(std::string_view event, std::size_t number, std::string_view part) {
  return number == 1 ? fmt::format("row.{}.{}", event, part) : fmt::format("row.{}.{}.{}", event, number, part);
}

std::string entry_unit_id(std::string_view place) {
  return "entry." + slug(place);
}

}  // namespace evdoc::markdown
