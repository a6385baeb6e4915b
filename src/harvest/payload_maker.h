// The payload templates of a manifest that is made from published pages.
#pragma once

#include <cstddef>
#include <deque>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/arena.h"
#include "model/event_docs.h"
#include "model/manifest.h"

namespace evdoc {

/// Makes templates; events with the same data items share one.
class PayloadMaker {
 public:
  /// Adds to `payloads`; strings live in `arena`.
  PayloadMaker(std::deque<PayloadTemplate>& payloads, Arena& arena) : payloads_(payloads), arena_(arena) {}

  /// The template of an event with this page: the data items that it lists, and strings for inserts of the message that
  /// stand for none of them. Null if there is neither.
  const PayloadTemplate* payload_of(const Event& event, const PageText& page);

  /// How many events got data items that their pages do not list.
  std::size_t events_with_made_items() const { return events_with_made_items_; }

 private:
  using Key = std::vector<std::pair<std::string_view, std::string_view>>;  // names and types

  DataItem listed_item(const DataItemDoc& row);
  DataItem made_item(const std::vector<DataItem>& before);
  const PayloadTemplate& shared(const Event& event, std::vector<DataItem> items, std::size_t listed);
  std::string_view new_id(const Event& event, const std::vector<DataItem>& items, std::size_t listed);

  std::deque<PayloadTemplate>& payloads_;
  Arena& arena_;
  std::map<Key, const PayloadTemplate*> known_;
  std::set<std::string_view> ids_;
  std::size_t events_with_made_items_ = 0;
};

}  // namespace evdoc
