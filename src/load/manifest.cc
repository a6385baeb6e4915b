#include "load/manifest.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/string_map.h"
#include "load/manifest_codes.h"
#include "load/manifest_containers.h"
#include "load/manifest_names.h"
#include "load/xml_checks.h"
#include "load/xml_document.h"
#include "text/locale.h"

namespace evdoc {

namespace {

using xml::Element;

constexpr std::array<std::string_view, 15> provider_attributes{"name",
                                                               "guid",
                                                               "symbol",
                                                               "resourceFileName",
                                                               "messageFileName",
                                                               "parameterFileName",
                                                               "message",
                                                               "helpLink",
                                                               "namespace",
                                                               "groupGuid",
                                                               "traits",
                                                               "controlGuid",
                                                               "source",
                                                               "version",
                                                               "warnOnApplicationCompatibilityError"};
constexpr std::array<std::string_view, 12> provider_sections{"channels", "levels",       "tasks",  "opcodes",
                                                             "keywords", "filters",      "maps",   "templates",
                                                             "events",   "namedQueries", "traits", "types"};

/// Microsoft's schema has tables of messages for older tools, too.
constexpr std::array<std::string_view, 2> resource_tables{"stringTable", "messageTable"};

/// All elements of this name under `element`, in document order, but those inside one another.
void collect(const Element& element, std::string_view name, std::vector<Element>& found) {
  for (const Element& child : element.children()) {
    if (child.name() == name) {
      found.push_back(child);
    } else {
      collect(child, name, found);
    }
  }
}

std::vector<Element> collect(const Element& element, std::string_view name) {
  std::vector<Element> found;
  collect(element, name, found);
  return found;
}

bool is_manifest(const Element& root) {
  if (root.name() == "instrumentationManifest" || root.name() == "instrumentation") return true;
  return !collect(root, "instrumentation").empty() || !collect(root, "instrumentationManifest").empty();
}

void report_wrong_root(const Element& root, Diagnostics& diagnostics) {
  diagnostics.report(
      code::not_a_manifest, root.span(),
      fmt::format("this is no instrumentation manifest: its root element is '<{}>'", root.qualified_name()),
      "name a file whose root element is <instrumentationManifest>");
}

void check_culture(const Element& resources, const Text& culture, Diagnostics& diagnostics) {
  if (culture.empty()) return;
  const LocaleTag tag = parse_locale(culture.value);
  if (tag.is_valid()) return;
  diagnostics.report(code::invalid_culture, culture.span,
                     fmt::format("'{}' is not a culture: {}", culture.value, describe(tag)),
                     tag.suggestion.empty() ? fmt::format("write a tag such as \"en-US\" in '<{}>'", resources.name())
                                            : fmt::format("did you mean '{}'?", tag.suggestion));
}

/// Cultures and the tables of a manifest. Tables of one culture are one table.
class StringTables {
 public:
  explicit StringTables(std::vector<StringTable>& tables) : tables_(tables) {}

  StringTable& table_for(const Text& culture) {
    const auto [place, is_new] = index_.try_emplace(key_of(culture), tables_.size());
    if (is_new) tables_.push_back({.culture = culture, .strings = {}});
    return tables_[place->second];
  }

 private:
  /// The locale; where it is none, the culture as it is written.
  static std::string key_of(const Text& culture) {
    const LocaleTag locale = parse_locale(culture.value);
    return locale.is_valid() ? locale.tag : std::string(culture.value);
  }

  std::vector<StringTable>& tables_;
  std::unordered_map<std::string, std::size_t> index_;
};

void load_strings(const Element& resources, StringTable& table, Diagnostics& diagnostics) {
  constexpr std::array<std::string_view, 1> items{"string"};
  constexpr std::array<std::string_view, 3> attributes{"id", "value", "stringType"};
  for (const Element& item : section_items(resources, "stringTable", items, diagnostics)) {
    xml::check_attributes(item, attributes, Severity::warning, diagnostics);
    const Text id = xml::required(item, "id", diagnostics);
    if (!item.attribute("value")) xml::required(item, "value", diagnostics);
    if (id.empty()) continue;
    table.strings.push_back({id, item.attribute("value").value(), item.attribute("stringType").value()});
  }
}

void report_duplicate_strings(const StringTable& table, Diagnostics& diagnostics) {
  StringMap<Span> first_places;
  first_places.reserve(table.strings.size());
  for (const ManifestString& string : table.strings) {
    const auto [place, is_new] = first_places.try_emplace(string.id.value, string.id.span);
    if (is_new) continue;
    diagnostics
        .report(code::duplicate_string, string.id.span,
                fmt::format("the string '{}' is there already; the first one is used", string.id.value),
                "delete one of them")
        .note(place, "the first is here");
  }
}

/// The locale itself and its parents, then any of its language, then English, then any.
class SourceChoice {
 public:
  explicit SourceChoice(std::string_view source_locale)
      : source_locale_(source_locale), best_(parent_locales(source_locale)) {
    best_.emplace(best_.begin(), source_locale);
  }

  /// How far from the best; 0 is the best.
  std::size_t distance(const StringTable& table) const {
    const std::string culture = parse_locale(table.culture.value).tag;
    if (culture.empty()) return best_.size() + 3;
    const auto place = static_cast<std::size_t>(std::ranges::find(best_, culture) - best_.begin());
    if (place < best_.size() || is_same_language(culture, source_locale_)) return place;
    return place + (culture == "en-US" ? 1 : culture == "en" ? 2 : 3);
  }

 private:
  std::string_view source_locale_;
  std::vector<std::string> best_;
};

/// The table that messages are read from comes first.
void order_tables(std::vector<StringTable>& tables, std::string_view source_locale) {
  if (tables.size() < 2) return;
  const SourceChoice choice(source_locale);
  const auto best =
      std::ranges::min_element(tables, {}, [&](const StringTable& table) { return choice.distance(table); });
  std::rotate(tables.begin(), best, best + 1);
}

void report_foreign_strings(const StringTable& table, std::string_view source_locale, Diagnostics& diagnostics) {
  const LocaleTag culture = parse_locale(table.culture.value);
  if (!culture.is_valid() || is_same_language(culture.tag, source_locale)) return;
  diagnostics.report(code::source_strings_missing, table.culture.span,
                     fmt::format("there are no strings of the source locale '{}', so those of '{}' are shown",
                                 source_locale, table.culture.value),
                     fmt::format("add <resources culture=\"{}\">, or set source-locale = \"{}\" in evdoc.toml",
                                 source_locale, culture.tag));
}

void load_string_tables(const Element& root, std::string_view source_locale, Manifest& manifest,
                        Diagnostics& diagnostics) {
  constexpr std::array<std::string_view, 2> attributes{"culture", "fallbackCulture"};
  StringTables tables(manifest.string_tables);
  for (const Element& localization : collect(root, "localization")) {
    for (const Element& resources : localization.children("resources")) {
      xml::check_attributes(resources, attributes, Severity::warning, diagnostics);
      xml::check_children(resources, resource_tables, Severity::warning, diagnostics);
      const Text culture = xml::expected(resources, "culture", diagnostics);
      check_culture(resources, culture, diagnostics);
      StringTable& table = tables.table_for(culture);
      if (const Text fallback = resources.attribute("fallbackCulture").value(); !fallback.empty()) {
        table.fallback_culture = fallback;
      }
      load_strings(resources, table, diagnostics);
    }
  }
  for (const StringTable& table : manifest.string_tables) report_duplicate_strings(table, diagnostics);
  order_tables(manifest.string_tables, source_locale);
  if (source_locale.empty() || manifest.string_tables.empty()) return;
  report_foreign_strings(manifest.string_tables.front(), source_locale, diagnostics);
}

void load_numbered_messages(const Element& events, Manifest& manifest, MessageTable& messages,
                            Diagnostics& diagnostics) {
  constexpr uint64_t largest = std::numeric_limits<uint32_t>::max();
  constexpr std::array<std::string_view, 1> items{"message"};
  constexpr std::array<std::string_view, 4> attributes{"value", "symbol", "message", "mid"};
  for (const Element& element : section_items(events, "messageTable", items, diagnostics)) {
    xml::check_attributes(element, attributes, Severity::warning, diagnostics);
    NumberedMessage& message = manifest.numbered_messages.emplace_back();
    const auto value = xml::required_number(element, "value", largest, diagnostics);
    message.value = static_cast<uint32_t>(value.value_or(0));
    if (value) message.value_span = xml::trimmed(element.attribute("value").value()).span;
    message.symbol = element.attribute("symbol").value();
    message.mid = element.attribute("mid").value();
    message.message = messages.message_of(element);
    message.span = element.span();
  }
}

void load_provider(const Element& element, Manifest& manifest, MessageTable& messages, Diagnostics& diagnostics) {
  xml::check_attributes(element, provider_attributes, Severity::warning, diagnostics);
  xml::check_children(element, provider_sections, Severity::warning, diagnostics);
  Provider& provider = manifest.providers.emplace_back();
  provider.name = xml::required(element, "name", diagnostics);
  provider.guid = xml::required(element, "guid", diagnostics);
  provider.symbol = element.attribute("symbol").value();
  provider.resource_file = element.attribute("resourceFileName").value();
  provider.message_file = element.attribute("messageFileName").value();
  provider.parameter_file = element.attribute("parameterFileName").value();
  provider.help_link = element.attribute("helpLink").value();
  provider.message = messages.message_of(element);
  provider.span = element.span();
  ProviderScope scope{provider, messages, diagnostics};
  load_traits(element, scope);
  load_declarations(element, scope);
  load_payloads(element, scope);
  load_events(element, scope);
}

using ChannelIndex = std::unordered_map<std::string_view, const Channel*>;

/// An imported channel is what winmeta or another provider of the file declares under its name.
void complete_import(Channel& channel, const ChannelIndex& declared) {
  if (const winmeta::ChannelName* known = winmeta::find_channel(channel.name.value)) {
    channel.type = known->type;
    channel.isolation = known->isolation;
    channel.value = known->value;
    channel.has_value = true;
  } else if (const auto found = declared.find(channel.name.value); found != declared.end()) {
    channel.type = found->second->type;
    channel.isolation = found->second->isolation;
    channel.message = found->second->message;
    channel.enabled = found->second->enabled;
  }
}

void complete_imports(Manifest& manifest) {
  ChannelIndex declared;
  for (const Provider& provider : manifest.providers) {
    for (const Channel& channel : provider.channels) {
      if (channel.origin == Origin::declared) declared.try_emplace(channel.name.value, &channel);
    }
  }
  for (Provider& provider : manifest.providers) {
    for (Channel& channel : provider.channels) {
      if (channel.origin == Origin::imported) complete_import(channel, declared);
    }
  }
}

}  // namespace

Manifest load_manifest(Source& source, Diagnostics& diagnostics) {
  return load_manifest(source, {}, diagnostics);
}

Manifest load_manifest(Source& source, std::string_view source_locale, Diagnostics& diagnostics) {
  Manifest manifest;
  manifest.source = &source;
  const xml::Document document(source, xml::TreePart::whole, diagnostics);
  const Element root = document.root();
  if (!root) return manifest;
  if (!is_manifest(root)) {
    report_wrong_root(root, diagnostics);
    return manifest;
  }
  check_containers(root, diagnostics);
  load_string_tables(root, source_locale, manifest, diagnostics);
  MessageTable messages(diagnostics);
  if (!manifest.string_tables.empty()) {
    for (const ManifestString& string : manifest.string_tables.front().strings) messages.add(string);
  }
  for (const Element& events : collect(root, "events")) {
    load_numbered_messages(events, manifest, messages, diagnostics);
    for (const Element& provider : events.children("provider")) {
      load_provider(provider, manifest, messages, diagnostics);
    }
  }
  complete_imports(manifest);
  return manifest;
}

}  // namespace evdoc
