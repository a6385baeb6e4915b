#include "page/version_changes.h"

#include <algorithm>
#include <unordered_map>

#include <fmt/format.h>

#include "model/event_text.h"

namespace evdoc {

namespace {

using Kind = VersionChange::Kind;

template <class Named>
std::string_view name_of(const Named* named) {
  return named ? local_name(named->name.value) : std::string_view();
}

/// "UInt32, shown as HexInt32, map Colors, length Size, count 4"; of a struct its members.
std::string type_text(const DataItem& item) {
  std::string text(local_name(item.in_type.value));
  const auto add = [&](std::string_view what, std::string_view value) {
    if (!value.empty()) text += fmt::format("{}{} {}", text.empty() ? "" : ", ", what, value);
  };
  if (item.is_struct) text = "struct";
  add("shown as", local_name(item.out_type.value));
  add("map", item.map ? item.map->name.value : std::string_view());
  add("length", item.length.value);
  add("count", item.count.value);
  for (const DataItem& member : item.items) add(member.name.value, type_text(member));
  return text;
}

class Comparison {
 public:
  Comparison(const Event& older, const Event& newer) : older_(older), newer_(newer) {}

  std::vector<VersionChange> run() && {
    compare(Kind::symbol, older_.symbol.value, newer_.symbol.value);
    compare(Kind::level, name_of(older_.level), name_of(newer_.level));
    compare(Kind::channel, shown_channel(older_), shown_channel(newer_));
    compare(Kind::task, name_of(older_.task), name_of(newer_.task));
    compare(Kind::opcode, name_of(older_.opcode), name_of(newer_.opcode));
    compare_keywords();
    compare(Kind::message, older_.message.text.value, newer_.message.text.value);
    compare_items();
    if (older_.not_logged != newer_.not_logged) {
      add(Kind::logging, {}, older_.not_logged ? "notLogged" : "", newer_.not_logged ? "notLogged" : "");
    }
    return std::move(changes_);
  }

 private:
  void add(Kind kind, std::string_view name, std::string_view before, std::string_view after) {
    changes_.push_back({kind, name, std::string(before), std::string(after)});
  }

  void compare(Kind kind, std::string_view before, std::string_view after) {
    if (before != after) add(kind, {}, before, after);
  }

  static bool has_keyword(const Event& event, std::string_view name) {
    return std::ranges::any_of(event.keywords, [name](const Keyword* keyword) { return name_of(keyword) == name; });
  }

  void compare_keywords() {
    for (const Keyword* keyword : newer_.keywords) {
      const std::string_view name = name_of(keyword);
      if (!has_keyword(older_, name)) add(Kind::keyword, name, {}, name);
    }
    for (const Keyword* keyword : older_.keywords) {
      const std::string_view name = name_of(keyword);
      if (!has_keyword(newer_, name)) add(Kind::keyword, name, name, {});
    }
  }

  using Items = std::unordered_map<std::string_view, const DataItem*>;

  static Items items_of(const Event& event) {
    Items items;
    if (!event.payload) return items;
    for (const DataItem& item : event.payload->items) items.try_emplace(item.name.value, &item);
    return items;
  }

  void compare_items() {
    const Items before = items_of(older_);
    const Items after = items_of(newer_);
    if (newer_.payload && newer_.payload != older_.payload) {
      for (const DataItem& item : newer_.payload->items) {
        const auto old = before.find(item.name.value);
        const std::string old_type = old == before.end() ? std::string() : type_text(*old->second);
        const std::string new_type = type_text(item);
        if (old_type != new_type) add(Kind::data_item, item.name.value, old_type, new_type);
      }
    }
    if (!older_.payload) return;
    for (const DataItem& item : older_.payload->items) {
      if (!after.contains(item.name.value)) add(Kind::data_item, item.name.value, type_text(item), {});
    }
    compare(Kind::order, names_in(older_, after), newer_.payload ? names_in(newer_, before) : std::string());
  }

  /// The names of the items that the other version has too, in order.
  static std::string names_in(const Event& event, const Items& others) {
    std::string names;
    for (const DataItem& item : event.payload->items) {
      if (others.contains(item.name.value)) names += fmt::format("{}{}", names.empty() ? "" : ", ", item.name.value);
    }
    return names;
  }

  const Event& older_;
  const Event& newer_;
  std::vector<VersionChange> changes_;
};

}  // namespace

std::vector<VersionChange> version_changes(const Event& older, const Event& newer) {
  return Comparison(older, newer).run();
}

}  // namespace evdoc
