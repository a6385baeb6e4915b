// Event metadata as an ETW instrumentation manifest declares it, in the words of Microsoft's EventManifest schema.
#pragma once

#include <cstdint>
#include <deque>
#include <string_view>
#include <vector>

#include "base/source.h"

namespace evdoc {

/// Where a name comes from.
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

struct Channel {
  Text name;  ///< "Microsoft-Windows-Foo/Analytic"
  Text id;    ///< chid; the name when there is none: what events refer to
  Text symbol;
  Message message;
  ChannelType type = ChannelType::unspecified;
  Isolation isolation = Isolation::application;
  Text access;  ///< SDDL
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
  Text id;  ///< tid
  std::vector<DataItem> items;
  Text user_data;  ///< the raw XML inside UserData; empty: none
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
  bool not_logged = false;
  bool is_broken = false;  ///< an error was found in it: its page is not made
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

/// Deques: what events point to does not move while the rest is loaded.
struct Provider {
  Text name;
  Text guid;
  Text symbol;
  Text resource_file;
  Text message_file;
  Text parameter_file;
  Text help_link;
  Message message;  ///< the display name
  std::deque<Channel> channels;
  std::deque<Level> levels;
  std::deque<Task> tasks;
  std::deque<Opcode> opcodes;
  std::deque<Keyword> keywords;
  std::deque<Map> maps;
  std::deque<PayloadTemplate> payloads;
  std::deque<Filter> filters;
  std::deque<Event> events;  ///< in document order
  Span span;
};

struct ManifestString {
  Text id;
  Text value;
};

/// `<resources culture="...">`: the strings of one culture.
struct StringTable {
  Text culture;  ///< as written
  std::vector<ManifestString> strings;
};

struct Manifest {
  const Source* source = nullptr;
  std::deque<Provider> providers;
  std::vector<StringTable> string_tables;  ///< the first is the source culture's
};

}  // namespace evdoc
