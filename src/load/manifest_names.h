// What the parts of the manifest loader share: the strings of the source culture and the names of one provider.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/diagnostic.h"
#include "base/digest.h"
#include "base/string_map.h"
#include "load/suggester.h"
#include "load/winmeta.h"
#include "load/xml_document.h"
#include "model/manifest.h"

namespace evdoc {

struct QualifiedNameHash {
  std::size_t operator()(const xml::QualifiedName& name) const {
    return short_digest_of(name.local) * 31 + short_digest_of(name.space);
  }
};

/// The declared things of one kind, by name.
template <class T>
class NameTable {
 public:
  /// Null, or what has the name already; then nothing is added.
  const T* add(const xml::QualifiedName& name, const T& thing) {
    const auto [place, is_new] = things_.try_emplace(name, &thing);
    if (!is_new) return place->second;
    names_.push_back(thing.name.value);
    if constexpr (requires { thing.value; }) values_.try_emplace(thing.value, &thing);
    return nullptr;
  }

  const T* find(const xml::QualifiedName& name) const {
    const auto found = things_.find(name);
    return found == things_.end() ? nullptr : found->second;
  }

  /// The first that has this value, or null.
  const T* find_value(uint64_t value) const {
    const auto found = values_.find(value);
    return found == values_.end() ? nullptr : found->second;
  }

  /// As they are declared, in order.
  std::span<const std::string_view> names() const { return names_; }

 private:
  std::unordered_map<xml::QualifiedName, const T*, QualifiedNameHash> things_;
  std::unordered_map<uint64_t, const T*> values_;  // of what is known by its number, too
  std::vector<std::string_view> names_;
};

/// The strings of the source culture, for all messages of a file.
class MessageTable {
 public:
  explicit MessageTable(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  /// The first string of an id counts.
  void add(const ManifestString& string);

  /// The message that the element's `message` attribute refers to.
  Message message_of(const xml::Element& element) { return message_of(element.attribute("message")); }
  Message message_of(const xml::Attribute& attribute);

 private:
  void report_missing(const Text& id);

  Diagnostics& diagnostics_;
  Suggester suggester_;
  StringMap<Text> strings_;
  std::vector<std::string_view> ids_;
};

/// A task that has an opcode of its own, and that opcode.
struct TaskOpcode {
  const Task* task;
  const Opcode* opcode;
};

/// One provider while it is loaded.
struct ProviderScope {
  Provider& provider;
  MessageTable& messages;
  Diagnostics& diagnostics;

  Suggester suggester = {};
  NameTable<Level> levels = {};
  NameTable<Task> tasks = {};
  NameTable<Opcode> opcodes = {};
  std::unordered_map<const Task*, NameTable<Opcode>> task_opcodes = {};
  std::unordered_map<std::string_view, TaskOpcode> opcode_owners = {};  ///< the first, by the opcode's name as written
  NameTable<Keyword> keywords = {};
  NameTable<Map> maps = {};
  std::unordered_map<std::string_view, const Channel*> channel_ids = {};
  std::unordered_map<std::string_view, const Channel*> channel_names = {};
  std::unordered_map<std::string_view, const PayloadTemplate*> payloads = {};
  std::vector<std::string_view> payload_ids = {};
};

/// Reads what Windows is told of the provider and its code beside its events: GUIDs, traits, pattern maps.
void load_traits(const xml::Element& provider, ProviderScope& scope);

/// Reads the `<logging>` and `<publishing>` of a channel.
void load_channel_settings(const xml::Element& element, Channel& channel, Diagnostics& diagnostics);

/// Reads the provider's channels, levels, tasks, opcodes, keywords and maps.
void load_declarations(const xml::Element& provider, ProviderScope& scope);

/// Reads the provider's payload templates. The declarations are there already.
void load_payloads(const xml::Element& provider, ProviderScope& scope);

/// Reads the provider's filters and events. All that they refer to is there already.
void load_events(const xml::Element& provider, ProviderScope& scope);

/// The payload template that the attribute names, or null; null and a finding when it is not declared.
const PayloadTemplate* find_payload(const xml::Attribute& reference, ProviderScope& scope);

/// The elements of all sections of this name: `<levels>` may stand twice. Other elements in them are reported.
std::vector<xml::Element> section_items(const xml::Element& parent, std::string_view section,
                                        std::span<const std::string_view> items, Diagnostics& diagnostics);

}  // namespace evdoc
