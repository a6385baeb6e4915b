// The names that templates see of maps and filters.
#include <array>

#include <fmt/format.h>

#include "model/event_text.h"
#include "page/getters.h"
#include "page/metadata_shapes.h"
#include "page/site_pages.h"

namespace evdoc {

namespace {

using namespace getters;

// A map.

const Map& map_of(const void* object) {
  return *as<MapPage>(object).map;
}

Value map_name(const void* object, Context&) {
  return text(map_of(object).name.value);
}

Value map_symbol(const void* object, Context&) {
  return text(map_of(object).symbol.value);
}

Value map_is_bits(const void* object, Context&) {
  return Value::boolean(map_of(object).kind == Map::Kind::bits);
}

Value entry_hex(const void* object, Context& context) {
  return context.text(fmt::format("0x{:x}", as<MapEntry>(object).value));
}

constexpr std::array<Field, 4> entry_fields{{
    {"value", integer_member<MapEntry, &MapEntry::value>, integer_type, "The value, or the bits."},
    {"hex", entry_hex, string_type, "The same as hexadecimal: '0x10'."},
    {"symbol", text_value_member<MapEntry, &MapEntry::symbol>, string_type, "Its symbol in code; may be empty."},
    {"message", message_member<MapEntry, &MapEntry::message>, unit_type, "What Windows shows for it; may be empty."},
}};

constexpr Shape entry{"entry", entry_fields};
constexpr Type entry_type = object_type(entry);

Value map_entries(const void* object, Context&) {
  return objects<MapEntry, entry>(map_of(object).entries);
}

constexpr std::array<Field, 4> map_fields{{
    {"name", map_name, string_type, "Its name."},
    {"symbol", map_symbol, string_type, "Its symbol in code; may be empty."},
    {"is_bits", map_is_bits, boolean_type, "Whether its values are bits that can be combined."},
    {"entries", map_entries, list_type(entry_type), "Its values and what they mean, as declared."},
}};

// A filter.

constexpr Type data_item_type = object_type(data_item_shape);

Value filter_items(const void* object, Context&) {
  return objects<DataItem, data_item_shape>(items_of(as<Filter>(object).payload));
}

constexpr std::array<Field, 6> filter_fields{{
    {"name", text_value_member<Filter, &Filter::name>, string_type, "Its name."},
    {"message", message_member<Filter, &Filter::message>, unit_type, "What it is for; may be empty."},
    {"value", integer_member<Filter, &Filter::value>, integer_type, "Its number."},
    {"version", integer_member<Filter, &Filter::version>, integer_type, "Its version."},
    {"symbol", text_value_member<Filter, &Filter::symbol>, string_type, "Its symbol in code; may be empty."},
    {"items", filter_items, list_type(data_item_type), "The data items that a session passes to it."},
}};

}  // namespace

constinit const Shape map_shape{"map", map_fields};
constinit const Shape filter_shape{"filter", filter_fields};

}  // namespace evdoc
