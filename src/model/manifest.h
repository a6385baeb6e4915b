// Event metadata as an ETW instrumentation manifest declares it, in the words of Microsoft's EventManifest schema.
#pragma once

#include <cstdint>
#include <deque>
#include <string_view>
#include <vector>

#include "base/source.h"

namespace evdoc {

/// Where a name comes from. What has no origin can be nothing but declared.
enum class Origin : uint8_t {
  declared,    ///< in this manifest
  predefined,  ///< by winmeta.xml (`win:Error`, `win:Info`, ...)
  imported,    ///< an importChannel
};

enum class ChannelType : uint8_t { unspecified, admin, operational, analytic, debug };
enum class Isolation : uint8_t { application, system, custom };

/// A message attribute, resolved in the source culture.
struct Message {
  Text string_id;  ///< the ID of `$(string.ID)`; empty: the attribute is absent or not a string reference
  Text text;       ///< the string's value in the source culture, raw (`%1`, `%n` as written); empty when missing
  bool present = false;
};

/// How Windows keeps a log or runs its trace session: an element of a channel's `<logging>` or `<publishing>`.
struct ChannelSetting {
  Text name;   ///< "maxSize"
  Text value;  ///< as written
};

struct Channel {
  Text name;  ///< "Microsoft-Windows-Foo/Analytic"
  Text id;    ///< chid; the name when there is none: what events refer to
  Text symbol;
  Message message;
  ChannelType type = ChannelType::unspecified;
  Isolation isolation = Isolation::application;
  Text access;  ///< SDDL
  std::vector<ChannelSetting> logging;
  std::vector<ChannelSetting> publishing;
  bool enabled = false;
  bool has_value = false;
  uint8_t value = 0;
  Origin origin = Origin::declared;
  Span span;        ///< the element's name in its start tag; so in every struct below
  Span value_span;  ///< unknown: no number, or none that can be read; so in every struct below
};

struct Level {
  Text name;  ///< as written where it is declared: "win:Error"
  Text symbol;
  Message message;
  uint8_t value = 0;
  Origin origin = Origin::declared;
  Span span;
  Span value_span;
};

struct Opcode {
  Text name;
  Text symbol;
  Text mof_value;  ///< its number in the class of events that the manifest took the place of
  Message message;
  uint8_t value = 0;
  Origin origin = Origin::declared;
  Span span;
  Span value_span;
};

struct Task {
  Text name;
  Text symbol;
  Text event_guid;
  Message message;
  uint16_t value = 0;
  Origin origin = Origin::declared;
  std::deque<Opcode> opcodes;  ///< the task's own
  Span span;
  Span value_span;
};

struct Keyword {
  Text name;
  Text symbol;
  Message message;
  uint64_t mask = 0;
  Origin origin = Origin::declared;
  Span span;
  Span mask_span;
};

struct MapEntry {
  uint32_t value = 0;
  Text symbol;
  Message message;
  Span span;
  Span value_span;
};

/// A valueMap (values) or bitMap (single bits).
struct Map {
  enum class Kind : uint8_t { values, bits };
  Kind kind = Kind::values;
  Text name;
  Text symbol;
  std::vector<MapEntry> entries;
  Span span;
};

/// A data item of a payload template, or a struct of them.
struct DataItem {
  Text name;
  Text in_type;              ///< as written: "win:UnicodeString"; empty for a struct
  Text out_type;             ///< as written; empty: the default of the in type
  const Map* map = nullptr;  ///< null: none
  Text length;               ///< a number, or the name of another data item; empty: none
  Text count;                ///< likewise
  bool is_struct = false;
  std::vector<DataItem> items;  ///< of a struct
  Span span;
};

/// ETW calls it template.
struct PayloadTemplate {
  Text id;    ///< tid
  Text name;  ///< reserved by Microsoft's schema
  std::vector<DataItem> items;
  Text user_data;  ///< the raw XML inside UserData; empty: none
  Text binary;     ///< what stands inside `<binary>`, which the schema reserves; empty: none
  Span span;
};

struct Event {
  uint16_t value = 0;  ///< the event id
  uint8_t version = 0;
  Text symbol;
  Text name;
  const Channel* channel = nullptr;  ///< null: none, or not declared (that is a finding)
  const Level* level = nullptr;
  const Task* task = nullptr;
  const Opcode* opcode = nullptr;
  std::vector<const Keyword*> keywords;  ///< in the order in which the event names them
  const PayloadTemplate* payload = nullptr;
  Message message;
  Text attributes;  ///< `name="value";...`, raw
  Text provider;    ///< as written; the event belongs to the provider it stands in, whatever this says
  bool is_hidden_from_projection = false;  ///< suppressProjection: Windows Runtime languages don't see it
  bool not_logged = false;
  bool has_fault = false;  ///< an error was found in it: its page lacks what is wrong
  bool is_broken = false;  ///< which event it is, or what it says, can't be known: its page is not made
  Span span;
};

struct Filter {
  Text name;
  Text symbol;
  Message message;
  uint8_t value = 0;
  uint8_t version = 0;
  const PayloadTemplate* payload = nullptr;
  Span span;
};

/// What a pattern in a message is replaced by. Windows uses them for nothing.
struct Pattern {
  Text name;   ///< what it is replaced by: "/${1}/"
  Text value;  ///< a regular expression
  Span span;
};

/// `<patternMap>` of `<namedQueries>`.
struct PatternMap {
  Text name;
  Text symbol;
  Text format;  ///< of its regular expressions: "winrxv1"
  std::vector<Pattern> patterns;
  Span span;
};

/// What the trace sessions of a provider know of it, beside its events.
struct ProviderTraits {
  Text group_guid;     ///< of the group of providers that can be enabled at once; empty: none
  Text control_guid;   ///< by which sessions enable it, where that is not its own
  Text includes_name;  ///< whether its name is among them; as written
};

/// Deques: what events point to does not move while the rest is loaded.
struct Provider {
  Text name;
  Text guid;
  Text symbol;
  Text resource_file;
  Text message_file;
  Text parameter_file;
  Text help_link;
  Text name_space;  ///< of the code that is generated for it
  Text version;
  Text source;                 ///< "Xml" in manifests that tools made from what is registered
  Text compatibility_warning;  ///< warnOnApplicationCompatibilityError, as written
  ProviderTraits traits;
  Message message;  ///< the display name
  std::deque<Channel> channels;
  std::deque<Level> levels;
  std::deque<Task> tasks;
  std::deque<Opcode> opcodes;
  std::deque<Keyword> keywords;
  std::deque<Map> maps;
  std::deque<PayloadTemplate> payloads;
  std::deque<Filter> filters;
  std::vector<PatternMap> pattern_maps;
  std::deque<Event> events;  ///< in document order
  Span span;
};

struct ManifestString {
  Text id;
  Text value;
  Text type = {};  ///< stringType, which Windows uses for nothing
};

/// `<resources culture="...">`: the strings of one culture.
struct StringTable {
  Text culture;  ///< as written
  std::vector<ManifestString> strings;
  Text fallback_culture = {};  ///< as written; Windows uses it for nothing
};

/// A message of `<messageTable>`, where the author and not the compiler gives it its number.
struct NumberedMessage {
  uint32_t value = 0;
  Text symbol;
  Text mid;  ///< which Windows uses for nothing
  Message message;
  Span span;
  Span value_span;
};

struct Manifest {
  const Source* source = nullptr;
  std::deque<Provider> providers;
  std::vector<StringTable> string_tables;  ///< the first is the source culture's
  std::vector<NumberedMessage> numbered_messages;
};

}  // namespace evdoc
