#include "harvest/payload_maker.h"

#include <algorithm>

#include <fmt/format.h>

#include "model/data_types.h"
#include "text/message_format.h"

namespace evdoc {

namespace {

/// Windows takes no more.
constexpr std::size_t most_items = 99;
constexpr std::string_view string_type = "win:UnicodeString";

std::size_t largest_insert(std::string_view message) {
  std::size_t largest = 0;
  for (const MessagePiece& piece : parse_message_format(message).pieces) {
    if (piece.kind == MessagePiece::Kind::insert) largest = std::max<std::size_t>(largest, piece.number);
  }
  return largest;
}

/// The inType for what a page calls a type: "`xs:long`". Of bytes a manifest would have to tell the number, too, and of
/// a struct what is in it.
std::string_view in_type(std::string_view shown) {
  if (shown.starts_with('`')) shown.remove_prefix(1);
  if (shown.ends_with('`')) shown.remove_suffix(1);
  const InType* type = find_in_type(shown);
  if (!type) type = find_type_shown_as(shown);
  const bool is_whole = type && type->sort != InType::Sort::bytes && !type->out_types().empty();
  return is_whole ? type->name : string_type;
}

bool has_name(const std::vector<DataItem>& items, std::string_view name) {
  return std::ranges::find(items, name, [](const DataItem& item) { return item.name.value; }) != items.end();
}

}  // namespace

DataItem PayloadMaker::listed_item(const DataItemDoc& row) {
  DataItem item;
  item.name = {row.name.value, {}};
  item.in_type = {in_type(row.type.value), {}};
  return item;
}

/// By a name that says that nobody gave it one.
DataItem PayloadMaker::made_item(const std::vector<DataItem>& before) {
  std::string name = fmt::format("data{}", before.size() + 1);
  while (has_name(before, name)) name += '_';
  DataItem item;
  item.name = {arena_.copy(name), {}};
  item.in_type = {string_type, {}};
  return item;
}

/// "WidgetTurnedArgs" after the first event that has the items; "Strings2" of items that no page names.
std::string_view PayloadMaker::new_id(const Event& event, const std::vector<DataItem>& items, std::size_t listed) {
  std::string id = fmt::format("{}Args", event.symbol.value);
  if (listed == 0) id = fmt::format("Strings{}", items.size());
  if (event.symbol.empty() || ids_.contains(id)) id = fmt::format("event.{}.args", event.value);
  return *ids_.insert(arena_.copy(id)).first;
}

const PayloadTemplate* PayloadMaker::payload_of(const Event& event, const PageText& page) {
  std::vector<DataItem> items;
  for (const DataItemDoc& row : *page.items) {
    const bool is_item = !row.name.empty() && !has_name(items, row.name.value) && items.size() < most_items;
    if (is_item) items.push_back(listed_item(row));
  }
  const std::size_t listed = items.size();
  const std::size_t used = largest_insert(page.message->value);
  while (items.size() < used) items.push_back(made_item(items));
  if (items.size() > listed) ++events_with_made_items_;
  return items.empty() ? nullptr : &shared(event, std::move(items), listed);
}

const PayloadTemplate& PayloadMaker::shared(const Event& event, std::vector<DataItem> items, std::size_t listed) {
  Key key;
  for (const DataItem& item : items) key.emplace_back(item.name.value, item.in_type.value);
  const PayloadTemplate*& known = known_[key];
  if (!known) {
    PayloadTemplate& payload = payloads_.emplace_back();
    payload.id = {new_id(event, items, listed), {}};
    payload.items = std::move(items);
    known = &payload;
  }
  return *known;
}

}  // namespace evdoc
