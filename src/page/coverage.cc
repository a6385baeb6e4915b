#include "page/coverage.h"

#include <algorithm>
#include <optional>
#include <vector>

#include <fmt/format.h>

#include "markdown/inline.h"
#include "model/data_types.h"
#include "model/event_text.h"
#include "page/codes.h"
#include "page/related.h"
#include "page/worded_page.h"

namespace evdoc {

namespace {

bool has_item(const std::vector<DataItemDoc>& items, std::string_view name) {
  return std::ranges::find(items, name, [](const DataItemDoc& item) { return item.name.value; }) != items.end();
}

std::string_view without_backticks(std::string_view text) {
  const std::size_t first = text.find_first_not_of('`');
  return first == text.npos ? std::string_view() : text.substr(first, text.find_last_not_of('`') - first + 1);
}

/// Whether a text of the docs says what type a data item has: by the name of either of its types, or in plain words. A
/// structure has none that a text could be wrong about.
bool names_type(std::string_view text, const DataItem& item) {
  const InType* type = find_in_type(item.in_type.value);
  text = without_backticks(markdown::trimmed(text));
  if (text.empty() || item.is_struct || text == (type ? type->words : std::string_view())) return true;
  const std::string_view shown_as =
      item.out_type.empty() && type ? type->default_out_type() : std::string_view(item.out_type.value);
  return is_same_type(text, item.in_type.value) || is_same_type(text, shown_as) || text == out_type_words(shown_as);
}

/// Compares an event with what its docs say of it.
class EventComparison {
 public:
  EventComparison(const EventPage& page, Diagnostics& diagnostics)
      : page_(page),
        event_(page.event()),
        doc_(*page.doc),
        revision_(newest_revision(page.doc)),
        diagnostics_(diagnostics) {}

  bool has_prose() const {
    const auto has = [this](std::optional<std::vector<Block>> PageText::*part) {
      const std::vector<Block>* blocks = worded(part);
      return blocks && !blocks->empty();
    };
    return has(&PageText::intro) || has(&PageText::description) || has(&PageText::details);
  }

  /// How many differences there are.
  std::size_t run() {
    const Text* level = worded(&PageText::level);
    if (level && !is_shown_level(level->value)) compare("level", level, shown_level(event_));
    compare("channel", worded(&PageText::channel), shown_channel(event_));
    compare("keywords", worded(&PageText::keywords), shown_keywords(event_));
    compare("message", worded(&PageText::message), event_.message.text.value);
    compare_items();
    check_replacement();
    return count_;
  }

 private:
  template <class T>
  const T* worded(std::optional<T> PageText::*part) const {
    return evdoc::worded(revision_, &doc_, part);
  }

  void report(Span place, std::string message, std::string help) {
    ++count_;
    diagnostics_.report(code::docs_differ, place, std::move(message), std::move(help))
        .note(event_.span, "the event is declared here");
  }

  void compare(std::string_view what, const Text* shown, std::string_view declared) {
    if (!shown || markdown::trimmed(shown->value) == markdown::trimmed(declared)) return;
    report(shown->span,
           fmt::format("event {}: the docs give '{}' as {}, the manifest '{}'", event_.value, shown->value, what,
                       declared),
           "mend the one that is wrong, or take the text out of the docs");
  }

  /// The name of the level, or the word that Windows has for it ("Information" for win:Informational).
  bool is_shown_level(std::string_view shown) const {
    return event_.level && shown == event_.level->message.text.value;
  }

  /// An empty list says that the page is to show none.
  void compare_items() {
    const std::vector<DataItemDoc>* described = worded(&PageText::items);
    if (!described || described->empty()) return;
    for (const DataItemDoc& item : *described) compare_item(item, find_item(event_, item.name.value));
    for (const DataItem& item : items_of(event_)) {
      if (has_item(*described, item.name.value)) continue;
      report(doc_.span, fmt::format("event {}: the docs lack the data item '{}'", event_.value, item.name.value),
             "describe it among the items");
    }
    compare_order(*described);
  }

  void compare_item(const DataItemDoc& item, const DataItem* declared) {
    if (!declared) {
      report(item.name.span, fmt::format("event {} has no data item '{}'", event_.value, item.name.value),
             "mend its name, or take it out of the docs");
    } else if (!names_type(item.type.value, *declared)) {
      report(item.type.span,
             fmt::format("event {}: the docs give '{}' as type of the data item '{}', the manifest '{}'", event_.value,
                         item.type.value, item.name.value, declared->in_type.value),
             "mend the one that is wrong, or take the type out of the docs");
    }
  }

  /// Reports the first item that stands behind one that the manifest has after it.
  void compare_order(const std::vector<DataItemDoc>& described) {
    const DataItem* last = nullptr;
    for (const DataItemDoc& item : described) {
      const DataItem* place = find_item(event_, item.name.value);
      if (place && last && place < last) {
        report(item.name.span,
               fmt::format("event {}: the docs have the data item '{}' after '{}', the manifest before it",
                           event_.value, item.name.value, last->name.value),
               "describe the items in the order of the manifest");
        return;
      }
      if (place) last = place;
    }
  }

  void check_replacement() {
    if (!doc_.replaced_by || replacement(page_)) return;
    report(doc_.span,
           fmt::format("event {} is replaced by event {}, which is not declared", event_.value, *doc_.replaced_by),
           "mend the id in 'replacedBy'");
  }

  const EventPage& page_;
  const Event& event_;
  const EventDoc& doc_;
  const SourceRevision* revision_;
  Diagnostics& diagnostics_;
  std::size_t count_ = 0;
};

void report_without_prose(const EventPage& page, Diagnostics& diagnostics) {
  diagnostics.report(code::event_without_prose, page.event().span,
                     fmt::format("no docs describe event {}", page.event().value),
                     "say in the event docs when it is written, and what to do then");
}

}  // namespace

DocsCoverage compare_docs(const SitePages& pages, Diagnostics& diagnostics) {
  DocsCoverage coverage;
  coverage.without_event = pages.docs_without_event;
  std::vector<const EventPage*> without_prose;
  for (const EventPage& page : pages.events) {
    if (page.is_broken()) continue;
    ++coverage.events;
    if (!page.doc) {
      without_prose.push_back(&page);
      continue;
    }
    EventComparison comparison(page, diagnostics);
    if (!comparison.has_prose()) without_prose.push_back(&page);
    if (!page.has_fault()) coverage.differences += comparison.run();
  }
  coverage.without_prose = without_prose.size();
  if (coverage.without_prose == coverage.events) return coverage;  // nobody has begun to describe events
  for (const EventPage* page : without_prose) report_without_prose(*page, diagnostics);
  return coverage;
}

}  // namespace evdoc
