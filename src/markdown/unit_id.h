// How the units of a page are named: tables refer to them by these ids.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace evdoc::markdown {

/// A label of the template: "label.data-item-name".
std::string label_unit_id(std::string_view label);

/// A front matter value: "front-matter.description".
std::string field_unit_id(std::string_view key);

/// A block of a section; the first has the section's own name: "details", "details.2".
std::string block_unit_id(std::string_view section, std::size_t number);

/// An item of a list, from 1: "details.item.1".
std::string list_item_unit_id(std::string_view block_id, std::size_t number);

/// A cell of a data item's row, `part` being "name", "type" or "description": "item.appdomain.name".
std::string data_item_unit_id(std::string_view name, std::string_view part);

/// The common unit of a level as pages show it: "level.log-always".
std::string level_unit_id(std::string_view level);

}  // namespace evdoc::markdown
