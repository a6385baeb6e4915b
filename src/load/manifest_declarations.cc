// Channels, levels, tasks, opcodes, keywords, maps and payload templates of a provider.
#include <fmt/format.h>

#include <array>
#include <limits>

#include "load/manifest_codes.h"
#include "load/manifest_names.h"
#include "load/manifest_types.h"
#include "load/xml_checks.h"
#include "model/choice_names.h"
#include "model/data_types.h"

namespace evdoc {

namespace {

using xml::Element;

constexpr uint64_t largest_byte = std::numeric_limits<uint8_t>::max();
constexpr uint64_t largest_word = std::numeric_limits<uint16_t>::max();
constexpr uint64_t largest_dword = std::numeric_limits<uint32_t>::max();
constexpr uint64_t largest_mask = std::numeric_limits<uint64_t>::max();

using Names = std::span<const std::string_view>;

/// Elements of a section that has one kind.
std::vector<Element> items_of(const Element& parent, std::string_view section, std::string_view item,
                              ProviderScope& scope) {
  return section_items(parent, section, std::array{item}, scope.diagnostics);
}

/// Reports attributes and elements that `element` can't have.
void check(const Element& element, Names known, ProviderScope& scope, Names children = {}) {
  xml::check_attributes(element, known, Severity::warning, scope.diagnostics);
  xml::check_children(element, children, Severity::warning, scope.diagnostics);
}

/// Where the number of a thing stands.
Span value_span(const Element& element, std::string_view attribute = "value") {
  return xml::trimmed(element.attribute(attribute).value()).span;
}

/// What every declared thing has.
template <class T>
void read_common(const Element& element, T& thing, ProviderScope& scope) {
  thing.name = xml::required(element, "name", scope.diagnostics);
  thing.symbol = element.attribute("symbol").value();
  thing.message = scope.messages.message_of(element);
  thing.span = element.span();
}

template <class T>
void declare(const Element& element, std::string_view kind, const T& thing, NameTable<T>& names, ProviderScope& scope) {
  if (thing.name.empty()) return;
  const T* first = names.add(element.resolve(thing.name.value), thing);
  if (first) xml::report_duplicate(kind, thing.name, first->span, scope.diagnostics);
}

/// What has neither a chid nor a name is reported as such.
void add_channel(const Channel& channel, ProviderScope& scope) {
  if (channel.id.empty()) return;
  const auto [place, is_new] = scope.channel_ids.try_emplace(channel.id.value, &channel);
  if (!is_new) xml::report_duplicate("channel", channel.id, place->second->span, scope.diagnostics);
  scope.channel_names.try_emplace(channel.name.value, &channel);
}

void read_channel_options(const Element& element, Channel& channel, ProviderScope& scope) {
  xml::required(element, "type", scope.diagnostics);
  if (const auto type = xml::choice(element, "type", channel_type_names, scope.diagnostics)) {
    channel.type = static_cast<ChannelType>(*type + 1);  // after unspecified
  }
  if (const auto isolation = xml::choice(element, "isolation", isolation_names, scope.diagnostics)) {
    channel.isolation = static_cast<Isolation>(*isolation);
  }
  channel.enabled = xml::boolean(element, "enabled", scope.diagnostics).value_or(false);
  channel.access = element.attribute("access").value();
  if (const auto value = xml::optional_number(element, "value", largest_byte, scope.diagnostics)) {
    channel.value = static_cast<uint8_t>(*value);
    channel.has_value = true;
    channel.value_span = value_span(element);
  }
}

void load_channels(const Element& provider, ProviderScope& scope) {
  constexpr std::array<std::string_view, 2> items{"channel", "importChannel"};
  constexpr std::array<std::string_view, 9> attributes{"name",  "type",      "chid",   "symbol", "message",
                                                       "value", "isolation", "access", "enabled"};
  constexpr std::array<std::string_view, 3> import_attributes{"name", "chid", "symbol"};
  constexpr std::array<std::string_view, 2> parts{"logging", "publishing"};
  for (const Element& element : section_items(provider, "channels", items, scope.diagnostics)) {
    const bool is_import = element.name() == "importChannel";
    if (is_import) check(element, import_attributes, scope);
    if (!is_import) check(element, attributes, scope, parts);
    Channel& channel = scope.provider.channels.emplace_back();
    read_common(element, channel, scope);
    channel.id = xml::trimmed(element.attribute("chid").value());
    if (channel.id.empty()) channel.id = channel.name;
    channel.origin = is_import ? Origin::imported : Origin::declared;
    if (!is_import) read_channel_options(element, channel, scope);
    if (!is_import) load_channel_settings(element, channel, scope.diagnostics);
    add_channel(channel, scope);
  }
}

void load_levels(const Element& provider, ProviderScope& scope) {
  constexpr std::array<std::string_view, 4> attributes{"name", "value", "symbol", "message"};
  for (const Element& element : items_of(provider, "levels", "level", scope)) {
    check(element, attributes, scope);
    Level& level = scope.provider.levels.emplace_back();
    read_common(element, level, scope);
    const auto value = xml::required_number(element, "value", largest_byte, scope.diagnostics);
    level.value = static_cast<uint8_t>(value.value_or(0));
    if (value) level.value_span = value_span(element);
    declare(element, "level", level, scope.levels, scope);
  }
}

/// The opcodes of a provider or of one of its tasks.
void load_opcodes(const Element& parent, std::deque<Opcode>& opcodes, NameTable<Opcode>& names, ProviderScope& scope) {
  constexpr std::array<std::string_view, 5> attributes{"name", "value", "symbol", "message", "mofValue"};
  for (const Element& element : items_of(parent, "opcodes", "opcode", scope)) {
    check(element, attributes, scope);
    Opcode& opcode = opcodes.emplace_back();
    read_common(element, opcode, scope);
    opcode.mof_value = element.attribute("mofValue").value();
    const auto value = xml::required_number(element, "value", largest_byte, scope.diagnostics);
    opcode.value = static_cast<uint8_t>(value.value_or(0));
    if (value) opcode.value_span = value_span(element);
    declare(element, "opcode", opcode, names, scope);
  }
}

void load_tasks(const Element& provider, ProviderScope& scope) {
  constexpr std::array<std::string_view, 5> attributes{"name", "value", "symbol", "message", "eventGUID"};
  constexpr std::array<std::string_view, 1> parts{"opcodes"};
  for (const Element& element : items_of(provider, "tasks", "task", scope)) {
    check(element, attributes, scope, parts);
    Task& task = scope.provider.tasks.emplace_back();
    read_common(element, task, scope);
    task.event_guid = element.attribute("eventGUID").value();
    const auto value = xml::required_number(element, "value", largest_word, scope.diagnostics);
    task.value = static_cast<uint16_t>(value.value_or(0));
    if (value) task.value_span = value_span(element);
    declare(element, "task", task, scope.tasks, scope);
    if (!element.child("opcodes")) continue;
    load_opcodes(element, task.opcodes, scope.task_opcodes[&task], scope);
    for (const Opcode& opcode : task.opcodes)
      scope.opcode_owners.try_emplace(opcode.name.value, TaskOpcode{&task, &opcode});
  }
}

void load_keywords(const Element& provider, ProviderScope& scope) {
  constexpr std::array<std::string_view, 4> attributes{"name", "mask", "symbol", "message"};
  for (const Element& element : items_of(provider, "keywords", "keyword", scope)) {
    check(element, attributes, scope);
    Keyword& keyword = scope.provider.keywords.emplace_back();
    read_common(element, keyword, scope);
    const auto mask = xml::required_number(element, "mask", largest_mask, scope.diagnostics);
    keyword.mask = mask.value_or(0);
    if (mask) keyword.mask_span = value_span(element, "mask");
    declare(element, "keyword", keyword, scope.keywords, scope);
  }
}

MapEntry read_map_entry(const Element& element, ProviderScope& scope) {
  constexpr std::array<std::string_view, 3> attributes{"value", "message", "symbol"};
  check(element, attributes, scope);
  MapEntry entry;
  const auto value = xml::required_number(element, "value", largest_dword, scope.diagnostics);
  entry.value = static_cast<uint32_t>(value.value_or(0));
  if (value) entry.value_span = value_span(element);
  entry.symbol = element.attribute("symbol").value();
  entry.message = scope.messages.message_of(element);
  entry.span = element.span();
  return entry;
}

void load_maps(const Element& provider, ProviderScope& scope) {
  constexpr std::array<std::string_view, 2> items{"valueMap", "bitMap"};
  constexpr std::array<std::string_view, 2> attributes{"name", "symbol"};
  constexpr std::array<std::string_view, 1> entries{"map"};
  for (const Element& element : section_items(provider, "maps", items, scope.diagnostics)) {
    check(element, attributes, scope, entries);
    Map& map = scope.provider.maps.emplace_back();
    map.kind = element.name() == "bitMap" ? Map::Kind::bits : Map::Kind::values;
    map.name = xml::required(element, "name", scope.diagnostics);
    map.symbol = element.attribute("symbol").value();
    map.span = element.span();
    for (const Element& entry : element.children("map")) map.entries.push_back(read_map_entry(entry, scope));
    declare(element, "map", map, scope.maps, scope);
  }
}

const Map* find_map(const Element& element, ProviderScope& scope) {
  const Text name = xml::trimmed(element.attribute("map").value());
  if (name.empty()) return nullptr;
  const Map* map = scope.maps.find(element.resolve(name.value));
  if (!map) {
    scope.diagnostics.report(
        code::undeclared_map, name.span, fmt::format("the map '{}' is not declared", name.value),
        scope.suggester.suggest(name.value, scope.maps.names(), "declare it in the provider's <maps>"));
  }
  return map;
}

constexpr std::array<std::string_view, 4> template_items{"data", "struct", "UserData", "binary"};

DataItem read_data_item(const Element& element, ProviderScope& scope) {
  constexpr std::array<std::string_view, 6> attributes{"name", "inType", "outType", "map", "length", "count"};
  constexpr std::array<std::string_view, 3> struct_attributes{"name", "count", "length"};
  constexpr std::array<std::string_view, 1> members{"data"};
  DataItem item;
  item.is_struct = element.name() == "struct";
  if (item.is_struct) check(element, struct_attributes, scope, members);
  if (!item.is_struct) check(element, attributes, scope);
  item.name = xml::required(element, "name", scope.diagnostics);
  item.length = element.attribute("length").value();
  item.count = element.attribute("count").value();
  item.span = element.span();
  if (item.is_struct) {
    for (const Element& member : element.children("data")) item.items.push_back(read_data_item(member, scope));
  } else {
    item.in_type = xml::required(element, "inType", scope.diagnostics);
    item.out_type = xml::trimmed(element.attribute("outType").value());
    check_type(element, item.in_type, in_type_names(), scope);
    check_type(element, item.out_type, out_type_names(), scope);
    item.map = find_map(element, scope);
  }
  return item;
}

void check_user_data(const Element& user_data, ProviderScope& scope) {
  std::size_t roots = 0;
  bool has_text = false;
  for (const xml::Content& content : user_data.contents()) {
    if (content.element()) ++roots;
    has_text |= content.has_words();
  }
  if (roots == 1 && !has_text) return;
  scope.diagnostics.report(
      code::bad_user_data, user_data.span(),
      has_text ? std::string("text stands in the <UserData>")
               : fmt::format("the <UserData> has {} elements", roots == 0 ? "no" : fmt::to_string(roots)),
      "put all into one element: <EventXML xmlns=\"...\"><Name>%1</Name></EventXML>");
}

void read_payload(const Element& element, PayloadTemplate& payload, ProviderScope& scope) {
  for (const Element& item : element.children()) {
    if (item.name() == "data" || item.name() == "struct") {
      payload.items.push_back(read_data_item(item, scope));
    } else if (item.name() == "UserData") {
      check_user_data(item, scope);
      payload.user_data = {item.inner().text(), item.inner()};
    } else if (item.name() == "binary") {
      payload.binary = {item.inner().text(), item.inner()};
    }
  }
}

}  // namespace

void load_declarations(const Element& provider, ProviderScope& scope) {
  load_channels(provider, scope);
  load_levels(provider, scope);
  load_tasks(provider, scope);
  load_opcodes(provider, scope.provider.opcodes, scope.opcodes, scope);
  load_keywords(provider, scope);
  load_maps(provider, scope);
}

void load_payloads(const Element& provider, ProviderScope& scope) {
  constexpr std::array<std::string_view, 2> attributes{"tid", "name"};
  for (const Element& element : items_of(provider, "templates", "template", scope)) {
    check(element, attributes, scope, template_items);
    PayloadTemplate& payload = scope.provider.payloads.emplace_back();
    payload.id = xml::required(element, "tid", scope.diagnostics);
    payload.name = element.attribute("name").value();
    payload.span = element.span();
    read_payload(element, payload, scope);
    if (payload.id.empty()) continue;
    const auto [place, is_new] = scope.payloads.try_emplace(payload.id.value, &payload);
    if (!is_new) xml::report_duplicate("template", payload.id, place->second->span, scope.diagnostics);
    if (is_new) scope.payload_ids.push_back(payload.id.value);
  }
}

}  // namespace evdoc
