// Rules for the numbers of channels, levels, tasks, opcodes, keywords and map entries.
#include <fmt/format.h>

#include <bit>
#include <map>
#include <set>
#include <unordered_map>
#include <utility>

#include "load/manifest_codes.h"
#include "load/manifest_names.h"
#include "load/manifest_rules.h"
#include "load/winmeta.h"
#include "load/xml_checks.h"

namespace evdoc {

namespace {

constexpr int first_reserved_bit = 48;

/// The numbers that a provider may give to its things of a kind.
struct Range {
  std::string_view kind;
  unsigned least;
  unsigned most;
};

constexpr Range channel_range{"channel", 16, 255};
constexpr Range level_range{"level", 16, 255};
constexpr Range opcode_range{"opcode", 10, 239};

/// The numbers of one kind of thing in one scope.
class Numbers {
 public:
  explicit Numbers(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  /// `what` names the thing: "the level 'L'".
  void add(uint64_t number, Span place, std::string_view what) {
    const auto [first, is_new] = places_.try_emplace(number, place);
    if (is_new) return;
    diagnostics_
        .report(code::duplicate_value, place, fmt::format("{} has the number of another", what),
                "give one of them another number")
        .note(first->second, "the first is here");
  }

 private:
  Diagnostics& diagnostics_;
  std::unordered_map<uint64_t, Span> places_;
};

/// Tools declare what winmeta.xml has again: <level name="win:Error" value="2"/>.
bool is_predefined(std::string_view name, uint64_t value, std::span<const winmeta::Name> names) {
  const winmeta::Name* known = name.starts_with("win:") ? winmeta::find(names, name.substr(4)) : nullptr;
  return known && known->value == value;
}

template <class T>
void check_range(const Range& range, const T& thing, Diagnostics& diagnostics) {
  if (thing.value >= range.least && thing.value <= range.most) return;
  diagnostics.report(code::reserved_value, thing.value_span,
                     fmt::format("the value {} of the {} '{}' is reserved", thing.value, range.kind, thing.name.value),
                     fmt::format("give it a value from {} to {}", range.least, range.most));
}

/// A channel is the log of its name: two of one name are one log. Those of one id are reported where they are read.
void check_channel_names(const Provider& provider, Diagnostics& diagnostics) {
  std::unordered_map<std::string_view, const Channel*> known;
  for (const Channel& channel : provider.channels) {
    if (channel.origin != Origin::declared || channel.name.empty()) continue;
    const auto [first, is_new] = known.try_emplace(channel.name.value, &channel);
    if (is_new || first->second->id.value == channel.id.value) continue;
    xml::report_duplicate("channel", channel.name, first->second->span, diagnostics);
  }
}

void check_channels(const Provider& provider, Diagnostics& diagnostics) {
  check_channel_names(provider, diagnostics);
  Numbers numbers(diagnostics);
  for (const Channel& channel : provider.channels) {
    if (channel.origin != Origin::declared || !channel.has_value) continue;
    check_range(channel_range, channel, diagnostics);
    numbers.add(channel.value, channel.value_span, fmt::format("the channel '{}'", channel.name.value));
  }
}

void report_old_name(const Text& name, Diagnostics& diagnostics) {
  diagnostics.report(code::legacy_name, name.span, fmt::format("'{}' is declared for 'win:LogAlways'", name.value),
                     "write 'win:LogAlways', which needs no declaration");
}

void check_levels(const Provider& provider, Diagnostics& diagnostics) {
  Numbers numbers(diagnostics);
  for (const Level& level : provider.levels) {
    if (level.origin != Origin::declared || !level.value_span.is_known()) continue;
    if (level.value == 0 && level.name.value == winmeta::old_log_always) {
      report_old_name(level.name, diagnostics);
    } else if (!is_predefined(level.name, level.value, winmeta::levels())) {
      check_range(level_range, level, diagnostics);
    }
    numbers.add(level.value, level.value_span, fmt::format("the level '{}'", level.name.value));
  }
}

/// Those of a provider, or of one of its tasks.
void check_opcodes(const std::deque<Opcode>& opcodes, Diagnostics& diagnostics) {
  Numbers numbers(diagnostics);
  for (const Opcode& opcode : opcodes) {
    if (opcode.origin != Origin::declared || !opcode.value_span.is_known()) continue;
    if (!is_predefined(opcode.name, opcode.value, winmeta::opcodes())) check_range(opcode_range, opcode, diagnostics);
    numbers.add(opcode.value, opcode.value_span, fmt::format("the opcode '{}'", opcode.name.value));
  }
}

void check_tasks(const Provider& provider, Diagnostics& diagnostics) {
  Numbers numbers(diagnostics);
  for (const Task& task : provider.tasks) {
    check_opcodes(task.opcodes, diagnostics);
    if (task.origin != Origin::declared || !task.value_span.is_known()) continue;
    numbers.add(task.value, task.value_span, fmt::format("the task '{}'", task.name.value));
  }
}

/// The opcodes that tasks have for themselves.
class TaskOpcodes {
 public:
  explicit TaskOpcodes(const Provider& provider) {
    for (const Task& task : provider.tasks) {
      for (const Opcode& opcode : task.opcodes) {
        own_.insert(&opcode);
        by_value_.try_emplace({&task, opcode.value}, &opcode);
      }
    }
  }

  /// The task's own opcode that has the number of the event's, which is the provider's or Windows'; null: none.
  const Opcode* hidden_by(const Event& event) const {
    if (!event.task || !event.opcode || own_.contains(event.opcode)) return nullptr;
    const auto found = by_value_.find({event.task, event.opcode->value});
    return found == by_value_.end() ? nullptr : found->second;
  }

 private:
  std::set<const Opcode*> own_;
  std::map<std::pair<const Task*, uint8_t>, const Opcode*> by_value_;
};

/// The number of an event's opcode means an opcode of its task, if that has one of that number.
void check_opcodes_of_events(const Provider& provider, Diagnostics& diagnostics) {
  const TaskOpcodes opcodes(provider);
  for (const Event& event : provider.events) {
    const Opcode* own = opcodes.hidden_by(event);
    if (!own) continue;
    diagnostics
        .report(code::duplicate_value, event.span,
                fmt::format("event {}: the opcode '{}' has the number of the opcode '{}' of its task '{}'", event.value,
                            event.opcode->name.value, own->name.value, event.task->name.value),
                "give one of them another number, or the event the opcode of its task")
        .note(own->span, "the task's opcode is here");
  }
}

bool is_hexadecimal(Span number) {
  return number.text().starts_with("0x") || number.text().starts_with("0X");
}

void check_hexadecimal(Span place, std::string_view what, uint64_t value, Diagnostics& diagnostics) {
  if (is_hexadecimal(place)) return;
  diagnostics.report(code::mask_not_hexadecimal, place, fmt::format("{} is written as a decimal number", what),
                     fmt::format("write 0x{:X}", value));
}

void check_mask(const Keyword& keyword, Diagnostics& diagnostics) {
  if (std::popcount(keyword.mask) != 1) {
    diagnostics.report(
        code::mask_not_one_bit, keyword.mask_span,
        fmt::format("the mask of the keyword '{}' has {} bits", keyword.name.value, std::popcount(keyword.mask)),
        "give each keyword one bit of its own");
  } else if (std::countr_zero(keyword.mask) >= first_reserved_bit) {
    diagnostics.report(code::reserved_mask, keyword.mask_span,
                       fmt::format("the mask of the keyword '{}' is bit {}, which is reserved", keyword.name.value,
                                   std::countr_zero(keyword.mask)),
                       "use one of the bits 0 to 47");
  }
}

void check_keywords(const Provider& provider, Diagnostics& diagnostics) {
  Numbers numbers(diagnostics);
  for (const Keyword& keyword : provider.keywords) {
    if (keyword.origin != Origin::declared || !keyword.mask_span.is_known()) continue;
    if (!is_predefined(keyword.name, keyword.mask, winmeta::keywords())) check_mask(keyword, diagnostics);
    check_hexadecimal(keyword.mask_span, fmt::format("the mask of the keyword '{}'", keyword.name.value), keyword.mask,
                      diagnostics);
    numbers.add(keyword.mask, keyword.mask_span, fmt::format("the keyword '{}'", keyword.name.value));
  }
}

/// EventSource writes 0 into a bitMap, for the name of no bit.
void check_bit(const Map& map, const MapEntry& entry, Diagnostics& diagnostics) {
  if (map.kind != Map::Kind::bits) return;
  check_hexadecimal(entry.value_span, fmt::format("a value of the bitMap '{}'", map.name.value), entry.value,
                    diagnostics);
  if (std::popcount(entry.value) <= 1) return;
  diagnostics.report(code::mask_not_one_bit, entry.value_span,
                     fmt::format("a value of the bitMap '{}' has {} bits", map.name.value, std::popcount(entry.value)),
                     "give each entry one bit, or make it a valueMap");
}

void check_map(const Map& map, Diagnostics& diagnostics) {
  Numbers numbers(diagnostics);
  for (const MapEntry& entry : map.entries) {
    if (!entry.message.present) xml::report_missing("map", "message", entry.span, Severity::warning, diagnostics);
    if (!entry.value_span.is_known()) continue;
    check_bit(map, entry, diagnostics);
    numbers.add(entry.value, entry.value_span, fmt::format("an entry of the map '{}'", map.name.value));
  }
}

/// A filter may have several versions.
void check_filters(const Provider& provider, Diagnostics& diagnostics) {
  Numbers numbers(diagnostics);
  std::map<std::pair<std::string_view, uint8_t>, Span> names;
  for (const Filter& filter : provider.filters) {
    numbers.add(uint64_t{filter.value} << 8 | filter.version, filter.span,
                fmt::format("the filter '{}'", filter.name.value));
    if (filter.name.empty()) continue;
    const auto [first, is_new] = names.try_emplace({filter.name.value, filter.version}, filter.span);
    if (!is_new) xml::report_duplicate("filter", filter.name, first->second, diagnostics);
  }
}

}  // namespace

void check_values(const Provider& provider, Diagnostics& diagnostics) {
  check_channels(provider, diagnostics);
  check_levels(provider, diagnostics);
  check_tasks(provider, diagnostics);
  check_opcodes(provider.opcodes, diagnostics);
  check_opcodes_of_events(provider, diagnostics);
  check_keywords(provider, diagnostics);
  for (const Map& map : provider.maps) check_map(map, diagnostics);
  check_filters(provider, diagnostics);
}

}  // namespace evdoc
