// source-insert-without-item: an insert of a message that no data item fills.

#include <fmt/format.h>

#include "check/codes.h"
#include "check/places.h"
#include "check/rules/all.h"
#include "check/rules/source_messages.h"

namespace evdoc::check {

void source_insert_without_item(const Project& project, Findings& findings) {
  for_each_message(project, findings, [&](const Event& event, const Text& text) {
    if (!event.payload || event.payload->items.empty()) return;  // its payload is not described at all
    const std::size_t items = event.payload->items.size();
    for_each_insert(text, [&](std::string_view insert, unsigned number) {
      if (number <= items) return;
      findings.report(
          code::source_insert_without_item, place_of(text, insert),
          fmt::format("'{}' of event {} has no data item: its payload template has {}", insert, event.value, items),
          "correct the number, or add the data item");
    });
  });
}

}  // namespace evdoc::check
