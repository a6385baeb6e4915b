// What Windows is told of a provider and its channels beside the events: GUIDs, traits, logs, trace sessions.
#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <utility>

#include "load/manifest_names.h"
#include "load/xml_checks.h"

namespace evdoc {

namespace {

using xml::Element;

/// An element of `<logging>` or `<publishing>`, and what it may hold.
struct SettingRule {
  enum class Kind : uint8_t { text, boolean, number };

  std::string_view name;
  Kind kind = Kind::text;
  uint64_t largest = 0;  ///< of a number
};

using Kind = SettingRule::Kind;

constexpr uint64_t largest_byte = std::numeric_limits<uint8_t>::max();
constexpr uint64_t largest_dword = std::numeric_limits<uint32_t>::max();
constexpr uint64_t largest_qword = std::numeric_limits<uint64_t>::max();

constexpr std::array logging_rules{SettingRule{"autoBackup", Kind::boolean},
                                   SettingRule{"maxSize", Kind::number, largest_qword},
                                   SettingRule{"retention", Kind::boolean}};

constexpr std::array publishing_rules{SettingRule{"bufferSize", Kind::number, largest_dword},
                                      SettingRule{"clockType"},
                                      SettingRule{"controlGuid"},
                                      SettingRule{"fileMax", Kind::number, largest_dword},
                                      SettingRule{"keywords", Kind::number, largest_qword},
                                      SettingRule{"latency", Kind::number, largest_dword},
                                      SettingRule{"level", Kind::number, largest_byte},
                                      SettingRule{"maxBuffers", Kind::number, largest_dword},
                                      SettingRule{"minBuffers", Kind::number, largest_dword},
                                      SettingRule{"sidType"}};

void check_value(const SettingRule& rule, const Text& value, Diagnostics& diagnostics) {
  if (rule.kind == Kind::boolean) xml::parse_boolean(value, "write true or false", diagnostics);
  if (rule.kind == Kind::number) xml::parse_number(value, rule.largest, diagnostics);
}

template <std::size_t count>
constexpr std::array<std::string_view, count> names_of(const std::array<SettingRule, count>& rules) {
  std::array<std::string_view, count> names;
  std::ranges::transform(rules, names.begin(), &SettingRule::name);
  return names;
}

template <std::size_t count>
void load_settings(const Element& parent, const std::array<SettingRule, count>& rules,
                   std::vector<ChannelSetting>& settings, Diagnostics& diagnostics) {
  xml::check_children(parent, names_of(rules), Severity::warning, diagnostics);
  for (const Element& element : parent.children()) {
    const auto rule = std::ranges::find(rules, element.name(), &SettingRule::name);
    if (rule == rules.end()) continue;
    const Text value = xml::trimmed(element.text());
    check_value(*rule, value, diagnostics);
    settings.push_back({.name = {rule->name, element.span()}, .value = value});
  }
}

PatternMap read_pattern_map(const Element& element, Diagnostics& diagnostics) {
  constexpr std::array<std::string_view, 3> attributes{"name", "symbol", "format"};
  constexpr std::array<std::string_view, 1> patterns{"map"};
  constexpr std::array<std::string_view, 2> pattern_attributes{"name", "value"};
  xml::check_attributes(element, attributes, Severity::warning, diagnostics);
  xml::check_children(element, patterns, Severity::warning, diagnostics);
  PatternMap map{.name = xml::expected(element, "name", diagnostics),
                 .symbol = element.attribute("symbol").value(),
                 .format = element.attribute("format").value(),
                 .patterns = {},
                 .span = element.span()};
  for (const Element& pattern : element.children("map")) {
    xml::check_attributes(pattern, pattern_attributes, Severity::warning, diagnostics);
    map.patterns.push_back({.name = xml::expected(pattern, "name", diagnostics),
                            .value = xml::expected(pattern, "value", diagnostics),
                            .span = pattern.span()});
  }
  return map;
}

/// They stand in `<patternMaps>`, and in Microsoft's own example without it. Queries of others' namespaces are left
/// alone.
void load_pattern_maps(const Element& parent, ProviderScope& scope) {
  for (const Element& element : parent.children("patternMap")) {
    scope.provider.pattern_maps.push_back(read_pattern_map(element, scope.diagnostics));
  }
  for (const Element& group : parent.children("patternMaps")) load_pattern_maps(group, scope);
}

}  // namespace

void load_traits(const Element& provider, ProviderScope& scope) {
  constexpr std::array<std::string_view, 2> attributes{"groupGuid", "includeName"};
  const auto attribute = [&](std::string_view name) { return xml::trimmed(provider.attribute(name).value()); };
  scope.provider.name_space = attribute("namespace");
  scope.provider.version = attribute("version");
  scope.provider.source = attribute("source");
  scope.provider.compatibility_warning = attribute("warnOnApplicationCompatibilityError");
  ProviderTraits& traits = scope.provider.traits;
  traits.control_guid = attribute("controlGuid");
  traits.group_guid = attribute("groupGuid");
  for (const Element& element : provider.children("traits")) {
    xml::check_attributes(element, attributes, Severity::warning, scope.diagnostics);
    if (const Text group = xml::trimmed(element.attribute("groupGuid").value()); !group.empty()) {
      traits.group_guid = group;
    }
    traits.includes_name = xml::trimmed(element.attribute("includeName").value());
    xml::boolean(element, "includeName", scope.diagnostics);
  }
  for (const Element& queries : provider.children("namedQueries")) load_pattern_maps(queries, scope);
}

void load_channel_settings(const Element& element, Channel& channel, Diagnostics& diagnostics) {
  for (const Element& logging : element.children("logging")) {
    load_settings(logging, logging_rules, channel.logging, diagnostics);
  }
  for (const Element& publishing : element.children("publishing")) {
    load_settings(publishing, publishing_rules, channel.publishing, diagnostics);
  }
}

}  // namespace evdoc
