#include "page/coverage.h"

#include <algorithm>
#include <optional>
#include <vector>

#include <fmt/format.h>

#include "markdown/inline.h"
#include "model/event_text.h"
#include "page/codes.h"
#include "page/related.h"

namespace evdoc {

namespace {

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
  /// As the page has it: in the words of the newest revision, else of the docs; null: neither has any.
  template <class T>
  const T* worded(std::optional<T> PageText::*part) const {
    if (revision_ && revision_->text.*part) return &*(revision_->text.*part);
    return doc_.text.*part ? &*(doc_.text.*part) : nullptr;
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

  void compare_items() {
    const std::vector<DataItemDoc>* described = worded(&PageText::items);
    if (!described) return;
    const std::vector<DataItem> none;
    const std::vector<DataItem>& declared = event_.payload ? event_.payload->items : none;
    const auto doc_name = [](const DataItemDoc& item) { return item.name.value; };
    const auto item_name = [](const DataItem& item) { return item.name.value; };
    for (const DataItemDoc& item : *described) {
      if (std::ranges::find(declared, item.name.value, item_name) != declared.end()) continue;
      report(item.name.span, fmt::format("event {} has no data item '{}'", event_.value, item.name.value),
             "mend its name, or take it out of the docs");
    }
    for (const DataItem& item : declared) {
      if (std::ranges::find(*described, item.name.value, doc_name) != described->end()) continue;
      report(doc_.span, fmt::format("event {}: the docs lack the data item '{}'", event_.value, item.name.value),
             "describe it among the items");
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
    coverage.differences += comparison.run();
  }
  coverage.without_prose = without_prose.size();
  if (coverage.without_prose == coverage.events) return coverage;  // nobody has begun to describe events
  for (const EventPage* page : without_prose) report_without_prose(*page, diagnostics);
  return coverage;
}

}  // namespace evdoc
