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

// Common units, which the pages of several events share:

/// A level as pages show it: "level.log-always".
std::string level_unit_id(std::string_view level);

/// A channel, by its id in the manifest: "channel.Operational".
std::string channel_unit_id(std::string_view id);

/// The keyword that is an event's only one, by its local name: "keyword.Security".
std::string keyword_unit_id(std::string_view local_name);

/// A string of the manifest: "string.event.4031".
std::string string_unit_id(std::string_view string_id);

/// What an event's page alone has, `event` being its id or, where that does not tell, "contoso-widgets.4031":
/// "event.4031.details".
std::string event_unit_id(std::string_view event, std::string_view unit_id);

/// What a page about many events has: "page.index.intro".
std::string page_unit_id(std::string_view page, std::string_view unit_id);

/// A cell of an event's row on a page about many events, `part` being "title", "level" and the like, and `number` which
/// of the event's rows it is, from 1: "row.4031.title", "row.4031.2.title".
std::string row_unit_id(std::string_view event, std::size_t number, std::string_view part);

/// An entry of a table of contents that is no event's, by its path or, without one, its name: "entry.overviewmd".
std::string entry_unit_id(std::string_view place);

}  // namespace evdoc::markdown
