#include "page/version_changes.h"

#include <algorithm>
#include <unordered_map>

#include "model/event_text.h"

namespace evdoc {

namespace {

using Kind = VersionChange::Kind;

template <class Named>
std::string_view name_of(const Named* named) {
  return named ? local_name(named->name.value) : std::string_view();
}

std::string_view user_data_of(const Event& event) {
  return event.payload ? event.payload->user_data.value : std::string_view();
}

std::string_view map_name(const DataItem& item) {
  return item.map ? item.map->name.value : std::string_view();
}

bool is_same_item(const DataItem& a, const DataItem& b);

/// Whether two items hold the same, whatever their names.
bool has_same_type(const DataItem& a, const DataItem& b) {
  return a.is_struct == b.is_struct && local_name(a.in_type.value) == local_name(b.in_type.value) &&
         local_name(a.out_type.value) == local_name(b.out_type.value) && map_name(a) == map_name(b) &&
         a.length.value == b.length.value && a.count.value == b.count.value &&
         std::ranges::equal(a.items, b.items, is_same_item);
}

bool is_same_item(const DataItem& a, const DataItem& b) {
  return a.name.value == b.name.value && has_same_type(a, b);
}

using ItemsByName = std::unordered_map<std::string_view, const DataItem*>;

ItemsByName by_name(const std::vector<DataItem>& items) {
  ItemsByName by_name;
  for (const DataItem& item : items) by_name.try_emplace(item.name.value, &item);
  return by_name;
}

const DataItem* find(const ItemsByName& items, const DataItem& like) {
  const auto found = items.find(like.name.value);
  return found != items.end() ? found->second : nullptr;
}

/// The names of the items that the other version has too, in order.
std::vector<std::string_view> shared_names(const std::vector<DataItem>& items, const ItemsByName& others) {
  std::vector<std::string_view> names;
  for (const DataItem& item : items) {
    if (find(others, item)) names.push_back(item.name.value);
  }
  return names;
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
    compare(Kind::user_data, user_data_of(older_), user_data_of(newer_));
    compare(Kind::attributes, older_.attributes.value, newer_.attributes.value);
    compare(Kind::logging, older_.not_logged, newer_.not_logged);
    return std::move(changes_);
  }

 private:
  VersionChange& add(Kind kind) {
    return changes_.emplace_back(VersionChange{.kind = kind, .older = &older_, .newer = &newer_});
  }

  template <class Value>
  void compare(Kind kind, const Value& before, const Value& after) {
    if (before != after) add(kind);
  }

  static bool has_keyword(const Event& event, std::string_view name) {
    return std::ranges::any_of(event.keywords, [name](const Keyword* keyword) { return name_of(keyword) == name; });
  }

  void compare_keywords() {
    for (const Keyword* keyword : newer_.keywords) {
      if (!has_keyword(older_, name_of(keyword))) add(Kind::keyword).new_keyword = keyword;
    }
    for (const Keyword* keyword : older_.keywords) {
      if (!has_keyword(newer_, name_of(keyword))) add(Kind::keyword).old_keyword = keyword;
    }
  }

  void compare_items() {
    if (older_.payload == newer_.payload) return;
    const ItemsByName before = by_name(items_of(older_));
    const ItemsByName after = by_name(items_of(newer_));
    for (const DataItem& item : items_of(newer_)) {
      const DataItem* old = find(before, item);
      if (!old || !has_same_type(*old, item)) add_item(old, &item);
    }
    for (const DataItem& item : items_of(older_)) {
      if (!find(after, item)) add_item(&item, nullptr);
    }
    compare(Kind::order, shared_names(items_of(older_), after), shared_names(items_of(newer_), before));
  }

  void add_item(const DataItem* older, const DataItem* newer) {
    VersionChange& change = add(Kind::data_item);
    change.old_item = older;
    change.new_item = newer;
  }

  const Event& older_;
  const Event& newer_;
  std::vector<VersionChange> changes_;
};

}  // namespace

std::string_view VersionChange::name() const {
  if (const DataItem* item = new_item ? new_item : old_item) return item->name.value;
  const Keyword* keyword = new_keyword ? new_keyword : old_keyword;
  return keyword ? keyword->name.value : std::string_view();
}

std::vector<VersionChange> version_changes(const Event& older, const Event& newer) {
  return Comparison(older, newer).run();
}

}  // namespace evdoc
