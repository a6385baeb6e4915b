#include "store/manifest.h"

#include <fmt/format.h>

#include <algorithm>

#include "model/choice_names.h"
#include "store/xml_writer.h"

namespace evdoc {

namespace {

template <class Number>
void write_number(std::string_view name, Number value, XmlWriter& out) {
  out.attribute(name, fmt::to_string(value));
}

void write_mask(std::string_view name, uint64_t value, XmlWriter& out) {
  out.attribute(name, fmt::format("{:#x}", value));
}

/// A message that is no reference to a string is written as it was.
void write_message(const Message& message, XmlWriter& out) {
  if (message.string_id.empty()) {
    out.optional_attribute("message", message.text.value);
  } else {
    out.attribute("message", fmt::format("$(string.{})", message.string_id.value));
  }
}

template <class T>
void write_name_and_symbol(const T& thing, XmlWriter& out) {
  out.attribute("name", thing.name.value);
  out.optional_attribute("symbol", thing.symbol.value);
}

template <class Things>
bool has_declared(const Things& things) {
  return std::any_of(things.begin(), things.end(), [](const auto& thing) {
    if constexpr (requires { thing.origin; }) {
      return thing.origin != Origin::predefined;
    } else {
      return true;
    }
  });
}

/// A section with all things that are not predefined; none when there are none.
template <class Things, class Write>
void write_section(std::string_view name, const Things& things, Write write, XmlWriter& out) {
  if (!has_declared(things)) return;
  out.open(name);
  for (const auto& thing : things) {
    if constexpr (requires { thing.origin; }) {
      if (thing.origin == Origin::predefined) continue;
    }
    write(thing, out);
  }
  out.close();
}

void write_imported_channel(const Channel& channel, XmlWriter& out) {
  out.open("importChannel");
  if (channel.id.value != channel.name.value) out.attribute("chid", channel.id.value);
  out.optional_attribute("symbol", channel.symbol.value);
  out.attribute("name", channel.name.value);
  out.close();
}

void write_settings(std::string_view name, const std::vector<ChannelSetting>& settings, XmlWriter& out) {
  if (settings.empty()) return;
  out.open(name);
  for (const ChannelSetting& setting : settings) out.line(setting.name.value, setting.value.value);
  out.close();
}

void write_channel(const Channel& channel, XmlWriter& out) {
  if (channel.origin == Origin::imported) return write_imported_channel(channel, out);
  out.open("channel");
  if (channel.id.value != channel.name.value) out.attribute("chid", channel.id.value);
  out.optional_attribute("symbol", channel.symbol.value);
  if (channel.type != ChannelType::unspecified) {
    out.attribute("type", channel_type_names[static_cast<std::size_t>(channel.type) - 1]);
  }
  if (channel.has_value) write_number("value", channel.value, out);
  out.attribute("enabled", channel.enabled ? "true" : "false");
  out.attribute("isolation", isolation_names[static_cast<std::size_t>(channel.isolation)]);
  out.optional_attribute("access", channel.access.value);
  out.attribute("name", channel.name.value);
  write_message(channel.message, out);
  write_settings("logging", channel.logging, out);
  write_settings("publishing", channel.publishing, out);
  out.close();
}

void write_level(const Level& level, XmlWriter& out) {
  out.open("level");
  write_name_and_symbol(level, out);
  write_number("value", level.value, out);
  write_message(level.message, out);
  out.close();
}

void write_opcode(const Opcode& opcode, XmlWriter& out) {
  out.open("opcode");
  write_name_and_symbol(opcode, out);
  write_number("value", opcode.value, out);
  out.optional_attribute("mofValue", opcode.mof_value.value);
  write_message(opcode.message, out);
  out.close();
}

void write_task(const Task& task, XmlWriter& out) {
  out.open("task");
  write_name_and_symbol(task, out);
  write_number("value", task.value, out);
  out.optional_attribute("eventGUID", task.event_guid.value);
  write_message(task.message, out);
  write_section("opcodes", task.opcodes, write_opcode, out);
  out.close();
}

void write_keyword(const Keyword& keyword, XmlWriter& out) {
  out.open("keyword");
  write_name_and_symbol(keyword, out);
  write_mask("mask", keyword.mask, out);
  write_message(keyword.message, out);
  out.close();
}

void write_filter(const Filter& filter, XmlWriter& out) {
  out.open("filter");
  write_name_and_symbol(filter, out);
  write_number("value", filter.value, out);
  if (filter.version != 0) write_number("version", filter.version, out);
  if (filter.payload) out.attribute("tid", filter.payload->id.value);
  write_message(filter.message, out);
  out.close();
}

void write_map(const Map& map, XmlWriter& out) {
  const bool is_bit_map = map.kind == Map::Kind::bits;
  out.open(is_bit_map ? "bitMap" : "valueMap");
  write_name_and_symbol(map, out);
  for (const MapEntry& entry : map.entries) {
    out.open("map");
    if (is_bit_map) {
      write_mask("value", entry.value, out);
    } else {
      write_number("value", entry.value, out);
    }
    out.optional_attribute("symbol", entry.symbol.value);
    write_message(entry.message, out);
    out.close();
  }
  out.close();
}

void write_item(const DataItem& item, XmlWriter& out) {
  out.open(item.is_struct ? "struct" : "data");
  out.attribute("name", item.name.value);
  if (!item.is_struct) out.attribute("inType", item.in_type.value);
  out.optional_attribute("outType", item.out_type.value);
  if (item.map) out.attribute("map", item.map->name.value);
  out.optional_attribute("length", item.length.value);
  out.optional_attribute("count", item.count.value);
  for (const DataItem& member : item.items) write_item(member, out);
  out.close();
}

void write_raw(std::string_view name, const Text& xml, XmlWriter& out) {
  if (xml.empty()) return;
  out.open(name);
  out.raw(xml.value);
  out.close();
}

void write_payload(const PayloadTemplate& payload, XmlWriter& out) {
  out.open("template");
  out.attribute("tid", payload.id.value);
  out.optional_attribute("name", payload.name.value);
  for (const DataItem& item : payload.items) write_item(item, out);
  write_raw("UserData", payload.user_data, out);
  write_raw("binary", payload.binary, out);
  out.close();
}

std::string names_of(const std::vector<const Keyword*>& keywords) {
  std::string names;
  for (const Keyword* keyword : keywords) {
    names += names.empty() ? "" : " ";
    names += keyword->name.value;
  }
  return names;
}

void write_event(const Event& event, XmlWriter& out) {
  out.open("event");
  write_number("value", event.value, out);
  if (event.version != 0) write_number("version", event.version, out);
  out.optional_attribute("symbol", event.symbol.value);
  out.optional_attribute("name", event.name.value);
  if (event.level) out.attribute("level", event.level->name.value);
  if (event.channel) out.attribute("channel", event.channel->id.value);
  if (event.task) out.attribute("task", event.task->name.value);
  if (event.opcode) out.attribute("opcode", event.opcode->name.value);
  out.optional_attribute("keywords", names_of(event.keywords));
  if (event.payload) out.attribute("template", event.payload->id.value);
  out.optional_attribute("attributes", event.attributes.value);
  out.optional_attribute("provider", event.provider.value);
  if (event.is_hidden_from_projection) out.attribute("suppressProjection", "true");
  if (event.not_logged) out.attribute("notLogged", "true");
  write_message(event.message, out);
  out.close();
}

void write_traits(const ProviderTraits& traits, XmlWriter& out) {
  if (traits.group_guid.empty() && traits.includes_name.empty()) return;
  out.open("traits");
  out.optional_attribute("groupGuid", traits.group_guid.value);
  out.optional_attribute("includeName", traits.includes_name.value);
  out.close();
}

void write_pattern_map(const PatternMap& map, XmlWriter& out) {
  out.open("patternMap");
  write_name_and_symbol(map, out);
  out.optional_attribute("format", map.format.value);
  for (const Pattern& pattern : map.patterns) {
    out.open("map");
    out.attribute("name", pattern.name.value);
    out.attribute("value", pattern.value.value);
    out.close();
  }
  out.close();
}

void write_pattern_maps(const std::vector<PatternMap>& maps, XmlWriter& out) {
  if (maps.empty()) return;
  out.open("namedQueries");
  write_section("patternMaps", maps, write_pattern_map, out);
  out.close();
}

void write_provider(const Provider& provider, XmlWriter& out) {
  out.open("provider");
  out.attribute("name", provider.name.value);
  out.attribute("guid", provider.guid.value);
  out.optional_attribute("symbol", provider.symbol.value);
  out.optional_attribute("resourceFileName", provider.resource_file.value);
  out.optional_attribute("messageFileName", provider.message_file.value);
  out.optional_attribute("parameterFileName", provider.parameter_file.value);
  out.optional_attribute("helpLink", provider.help_link.value);
  out.optional_attribute("namespace", provider.name_space.value);
  out.optional_attribute("controlGuid", provider.traits.control_guid.value);
  out.optional_attribute("version", provider.version.value);
  out.optional_attribute("source", provider.source.value);
  out.optional_attribute("warnOnApplicationCompatibilityError", provider.compatibility_warning.value);
  write_message(provider.message, out);
  write_traits(provider.traits, out);
  write_section("channels", provider.channels, write_channel, out);
  write_section("levels", provider.levels, write_level, out);
  write_section("tasks", provider.tasks, write_task, out);
  write_section("opcodes", provider.opcodes, write_opcode, out);
  write_section("keywords", provider.keywords, write_keyword, out);
  write_section("filters", provider.filters, write_filter, out);
  write_section("maps", provider.maps, write_map, out);
  write_section("templates", provider.payloads, write_payload, out);
  write_section("events", provider.events, write_event, out);
  write_pattern_maps(provider.pattern_maps, out);
  out.close();
}

void write_string(const ManifestString& string, XmlWriter& out) {
  out.open("string");
  out.attribute("id", string.id.value);
  out.attribute("value", string.value.value);
  out.optional_attribute("stringType", string.type.value);
  out.close();
}

void write_string_table(const StringTable& table, XmlWriter& out) {
  out.open("resources");
  out.attribute("culture", table.culture.value);
  out.optional_attribute("fallbackCulture", table.fallback_culture.value);
  write_section("stringTable", table.strings, write_string, out);
  out.close();
}

void write_numbered_message(const NumberedMessage& message, XmlWriter& out) {
  out.open("message");
  write_number("value", message.value, out);
  out.optional_attribute("symbol", message.symbol.value);
  out.optional_attribute("mid", message.mid.value);
  write_message(message.message, out);
  out.close();
}

/// Providers, and the messages that are numbered by hand.
void write_events(const Manifest& manifest, XmlWriter& out) {
  if (manifest.providers.empty() && manifest.numbered_messages.empty()) return;
  out.open("events");
  for (const Provider& provider : manifest.providers) write_provider(provider, out);
  write_section("messageTable", manifest.numbered_messages, write_numbered_message, out);
  out.close();
}

bool uses_prefix(const DataItem& item, std::string_view prefix) {
  return item.in_type.value.starts_with(prefix) || item.out_type.value.starts_with(prefix) ||
         std::any_of(item.items.begin(), item.items.end(),
                     [=](const DataItem& member) { return uses_prefix(member, prefix); });
}

/// Types of classic trace events; few manifests have any.
bool uses_trace_types(const Manifest& manifest) {
  for (const Provider& provider : manifest.providers) {
    for (const PayloadTemplate& payload : provider.payloads) {
      for (const DataItem& item : payload.items) {
        if (uses_prefix(item, "trace:")) return true;
      }
    }
  }
  return false;
}

}  // namespace

std::string manifest_file(const Manifest& manifest) {
  XmlWriter out;
  out.open("instrumentationManifest");
  out.attribute("xmlns", "http://schemas.microsoft.com/win/2004/08/events");
  out.attribute("xmlns:win", "http://manifests.microsoft.com/win/2004/08/windows/events");
  out.attribute("xmlns:xs", "http://www.w3.org/2001/XMLSchema");
  if (uses_trace_types(manifest)) out.attribute("xmlns:trace", "http://schemas.microsoft.com/win/2004/08/events/trace");
  out.open("instrumentation");
  write_events(manifest, out);
  out.close();
  write_section("localization", manifest.string_tables, write_string_table, out);
  out.close();
  return std::move(out).finish();
}

}  // namespace evdoc
