#include "model/event_text.h"

#include <algorithm>

#include <fmt/format.h>

namespace evdoc {

std::string_view local_name(std::string_view qualified) {
  const std::size_t colon = qualified.rfind(':');
  return colon == std::string_view::npos ? qualified : qualified.substr(colon + 1);
}

std::string shown_title(const Event& event) {
  if (event.symbol.empty()) return fmt::to_string(event.value);
  return fmt::format("{} - {}", event.value, event.symbol.value);
}

std::string shown_keywords(const Event& event) {
  std::string joined;
  for (const Keyword* keyword : event.keywords) {
    joined += joined.empty() ? "" : ", ";
    joined += local_name(keyword->name.value);
  }
  return joined;
}

std::string_view shown_level(const Event& event) {
  return event.level ? local_name(event.level->name.value) : std::string_view();
}

std::string_view shown_channel(const Event& event) {
  return event.channel ? event.channel->name.value : std::string_view();
}

const std::vector<DataItem>& items_of(const PayloadTemplate* payload) {
  static const std::vector<DataItem> none;
  return payload ? payload->items : none;
}

const std::vector<DataItem>& items_of(const Event& event) {
  return items_of(event.payload);
}

const DataItem* find_item(const Event& event, std::string_view name) {
  const std::vector<DataItem>& items = items_of(event);
  const auto found = std::ranges::find(items, name, [](const DataItem& item) { return item.name.value; });
  return found != items.end() ? &*found : nullptr;
}

std::string shown_type(const DataItem& item) {
  const std::string_view type = local_name(item.in_type.value);
  return type.empty() ? std::string() : fmt::format("`{}`", type);
}

}  // namespace evdoc
