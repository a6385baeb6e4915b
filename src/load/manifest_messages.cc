// Rules for messages: their grammar, their inserts, the events that must have one, the strings that none uses.
#include <fmt/format.h>

#include <unordered_map>
#include <unordered_set>

#include "load/manifest_codes.h"
#include "load/manifest_rules.h"
#include "load/xml_checks.h"
#include "text/message_format.h"

namespace evdoc {

namespace {

using StringIds = std::unordered_set<std::string_view>;

void note_use(const Message& message, StringIds& used) {
  if (!message.string_id.empty()) used.insert(message.string_id.value);
}

template <class List>
void note_uses(const List& things, StringIds& used) {
  for (const auto& thing : things) note_use(thing.message, used);
}

void note_uses(const Provider& provider, StringIds& used) {
  note_use(provider.message, used);
  note_uses(provider.channels, used);
  note_uses(provider.levels, used);
  note_uses(provider.tasks, used);
  for (const Task& task : provider.tasks) note_uses(task.opcodes, used);
  note_uses(provider.opcodes, used);
  note_uses(provider.keywords, used);
  for (const Map& map : provider.maps) note_uses(map.entries, used);
  note_uses(provider.filters, used);
  note_uses(provider.events, used);
}

void check_unused(const StringTable& table, const StringIds& used, Diagnostics& diagnostics) {
  for (const ManifestString& string : table.strings) {
    if (used.contains(string.id.value)) continue;
    diagnostics.report(code::unused_string, string.id.span,
                       fmt::format("nothing refers to the string '{}'", string.id.value),
                       "delete it, or mend the reference that means it");
  }
}

/// Strings that are in use and not in the table of another culture. They are named where they are.
void check_culture(const StringTable& source, const StringTable& table, const StringIds& used,
                   Diagnostics& diagnostics) {
  StringIds known;
  for (const ManifestString& string : table.strings) known.insert(string.id.value);
  for (const ManifestString& string : source.strings) {
    if (!used.contains(string.id.value) || !known.insert(string.id.value).second) continue;
    diagnostics
        .report(code::culture_lacks_string, string.id.span,
                fmt::format("the culture '{}' has no string '{}'", table.culture.value, string.id.value),
                "add its translation to the culture's <stringTable>")
        .note(table.culture.span, "the culture is here");
  }
}

void check_admin_event(const Event& event, Diagnostics& diagnostics) {
  if (!event.channel || event.channel->type != ChannelType::admin) return;
  const std::string introduction =
      fmt::format("event {} of the Admin channel '{}'", event.value, event.channel->name.value);
  if (!event.message.present) {
    diagnostics.report(code::admin_event_incomplete, event.span, introduction + " has no message",
                       "add message=\"$(string.ID)\", or use another channel");
  }
  constexpr uint8_t critical = 1;
  constexpr uint8_t informational = 4;
  if (event.level && (event.level->value < critical || event.level->value > informational)) {
    diagnostics.report(code::admin_event_incomplete, event.span,
                       fmt::format("{} has the level '{}'", introduction, event.level->name.value),
                       "use win:Critical, win:Error, win:Warning or win:Informational");
  } else if (!event.level) {
    diagnostics.report(code::admin_event_incomplete, event.span, introduction + " has no level",
                       "use win:Critical, win:Error, win:Warning or win:Informational");
  }
}

/// The strings of one culture, by id; the first of an id counts.
class MessageCheck {
 public:
  MessageCheck(const StringTable& table, Diagnostics& diagnostics) : diagnostics_(diagnostics) {
    for (const ManifestString& string : table.strings) strings_.try_emplace(string.id.value, Parsed{string.value, {}});
  }

  /// The message of `event` in this culture. Faults of the string's own are reported with the first event that has it.
  void check(const Event& event) {
    const auto found = strings_.find(event.message.string_id.value);
    if (event.message.string_id.empty() || found == strings_.end()) return;
    Parsed& string = found->second;
    if (!string.is_parsed) parse(string);
    if (string.largest == 0) return;
    const std::size_t items = event.payload ? event.payload->items.size() : 0;
    if (string.largest > items) report_beyond(event, string, items);
  }

 private:
  struct Parsed {
    Text text;
    std::string_view insert;  ///< the one with the largest number, as written
    std::size_t largest = 0;  ///< 0: no insert
    bool is_parsed = false;
  };

  void parse(Parsed& string) {
    string.is_parsed = true;
    const MessageFormat format = parse_message_format(string.text.value);
    for (const MessagePiece& piece : format.pieces) {
      if (piece.kind != MessagePiece::Kind::insert || piece.number <= string.largest) continue;
      string.largest = piece.number;
      string.insert = piece.written;
    }
    for (const MessageFault& fault : format.faults) report_fault(string.text, fault);
  }

  void report_fault(const Text& text, const MessageFault& fault) {
    const Span place = xml::part_of(text, fault.written).span;
    if (fault.kind == MessageFault::Kind::unterminated_format) {
      diagnostics_.report(code::unterminated_format, place, fmt::format("the format of '{}' has no end", fault.written),
                          "write %! for an exclamation mark, or end the format with one");
    } else if (fault.kind == MessageFault::Kind::lone_percent) {
      diagnostics_.report(code::stray_percent, place, "the message ends with a single '%'",
                          "write %% for a percent sign");
    } else if (fault.kind == MessageFault::Kind::unknown_escape) {
      diagnostics_
          .report(code::stray_percent, place,
                  fmt::format("'{}' is no insert and no escape: '{}' is shown", fault.written, fault.written.substr(1)),
                  "write %% for a percent sign, or %n for a line end")
          .severity = Severity::info;
    } else {
      diagnostics_.report(code::stray_percent, place, fmt::format("'{}' is no insert and no escape", fault.written),
                          "write %% for a percent sign");
    }
  }

  void report_beyond(const Event& event, const Parsed& string, std::size_t items) {
    const std::string data = event.payload ? fmt::format("its template '{}' has {} data item{}",
                                                         event.payload->id.value, items, items == 1 ? "" : "s")
                                           : "it has no template";
    diagnostics_
        .report(code::insert_beyond_items, xml::part_of(string.text, string.insert).span,
                fmt::format("the message of event {} uses {}, and {}", event.value, string.insert, data),
                "number the inserts by the data items, from 1, or add the item to the template")
        .note(event.span, "the event is here");
  }

  Diagnostics& diagnostics_;
  std::unordered_map<std::string_view, Parsed> strings_;
};

}  // namespace

void check_messages(const Manifest& manifest, Diagnostics& diagnostics) {
  if (manifest.providers.empty()) return;  // as winmeta.xml, whose strings are for what this model leaves out
  StringIds used;
  note_uses(manifest.numbered_messages, used);
  for (const Provider& provider : manifest.providers) {
    note_uses(provider, used);
    for (const Event& event : provider.events) check_admin_event(event, diagnostics);
  }
  for (const StringTable& table : manifest.string_tables) {
    check_unused(table, used, diagnostics);
    check_culture(manifest.string_tables.front(), table, used, diagnostics);
    MessageCheck check(table, diagnostics);
    for (const Provider& provider : manifest.providers) {
      for (const Event& event : provider.events) check.check(event);
    }
  }
}

}  // namespace evdoc
