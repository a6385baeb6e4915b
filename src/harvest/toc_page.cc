#include "harvest/toc_page.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "harvest/text_reader.h"
#include "markdown/inline.h"
#include "markdown/unit_id.h"

namespace evdoc {

namespace {

using markdown::TocNode;
using Nodes = std::vector<TocNode>;

std::optional<uint16_t> event_of(const TocNode& node, const EventIds& events) {
  if (!node.path.value.ends_with(".md") || !node.items.empty()) return std::nullopt;
  const std::optional<uint16_t> id = leading_event_id(file_name(node.path.value));
  return id && events.contains(*id) ? id : std::nullopt;
}

/// A list, and how many events stand behind its other entries.
struct EventList {
  const Nodes* nodes = nullptr;
  std::size_t count = 0;
};

EventList event_list_of(const Nodes& nodes, const EventIds& events) {
  const auto end = std::find_if_not(nodes.rbegin(), nodes.rend(),
                                    [&](const TocNode& node) { return event_of(node, events).has_value(); });
  return {&nodes, static_cast<std::size_t>(end - nodes.rbegin())};
}

/// The one with the most events of `longest` and the lists below `nodes`; of equals the first.
EventList longest_event_list(EventList longest, const Nodes& nodes, const EventIds& events) {
  for (const TocNode& node : nodes) {
    const EventList inner = event_list_of(node.items, events);
    longest = longest_event_list(inner.count > longest.count ? inner : longest, node.items, events);
  }
  return longest;
}

/// The list that the events are taken from; none has a count of 0. The outermost one can't be it if it has no root.
EventList event_list_of(const markdown::Toc& toc, const EventIds& events) {
  const EventList outermost = toc.has_root_key ? event_list_of(toc.items, events) : EventList();
  return longest_event_list(outermost, toc.items, events);
}

bool is_built_alike(const Nodes& a, const Nodes& b) {
  return std::ranges::equal(a, b, [](const TocNode& x, const TocNode& y) {
    return x.path.value == y.path.value && is_built_alike(x.items, y.items);
  });
}

class TocPageMaker {
 public:
  /// `events` is the list of the English table that the events are taken from.
  TocPageMaker(PublishedPage& page, EventList events, Arena& arena, Diagnostics& diagnostics)
      : page_(page), events_(events), texts_(page, arena, diagnostics) {}

  bool lists_events(const Nodes& english) const { return &english == events_.nodes && events_.count > 0; }

  /// The entries but for the events of the list of events, which become rows.
  std::vector<TocEntry> entries(const Nodes& nodes, const Nodes& english) {
    std::vector<TocEntry> entries;
    const std::size_t first_event = english.size() - (lists_events(english) ? events_.count : 0);
    for (std::size_t i = 0; i < first_event; ++i) entries.push_back(entry(nodes[i], english[i]));
    for (std::size_t i = first_event; i < nodes.size(); ++i) add_row(nodes[i], english[i]);
    return entries;
  }

 private:
  TocEntry entry(const TocNode& node, const TocNode& english) {
    TocEntry entry{.name = english.name, .path = english.path, .entries = {}};
    const std::string_view place = english.path.empty() ? english.name.value : english.path.value;
    texts_.add_unpaired(markdown::entry_unit_id(place), markdown::trimmed(english.name.value), node.name);
    entry.lists_events = lists_events(english.items);
    entry.entries = entries(node.items, english.items);
    return entry;
  }

  void add_row(const TocNode& node, const TocNode& english) {
    RowText row;
    row.event = *leading_event_id(file_name(english.path.value));
    row.title = english.name;
    row.span = english.name.span;
    const std::size_t number = ++row_counts_[row.event];
    texts_.add_unpaired(markdown::row_unit_id(fmt::to_string(row.event), number, "title"),
                        markdown::trimmed(english.name.value), node.name);
    if (!page_.units.empty()) page_.units.back().is_identifier = true;
    page_.text.rows.push_back(row);
    page_.text.folder = Text{folder_of(english.path.value), english.path.span};
  }

  PublishedPage& page_;
  EventList events_;
  TextReader texts_;
  std::map<uint16_t, std::size_t> row_counts_;
};

LineEnds line_ends_of(const Source& source) {
  return source.text().find("\r\n") == std::string_view::npos ? LineEnds::lf : LineEnds::crlf;
}

}  // namespace

bool lists_events(const markdown::Toc& toc, const EventIds& events) {
  return event_list_of(toc, events).count > 0;
}

std::optional<PublishedPage> make_toc_page(const markdown::ScannedPage& scanned, const markdown::Toc& toc,
                                           const markdown::Toc& english, Edition edition, const EventIds& events,
                                           Arena& arena, Diagnostics& diagnostics) {
  if (toc.has_root_key != english.has_root_key || !is_built_alike(toc.items, english.items)) return std::nullopt;
  PublishedPage page;
  page.scanned = &scanned;
  page.original = scanned.source;
  page.page = toc_page;
  page.edition = edition;
  page.line_ends = line_ends_of(*scanned.source);
  page.text.title = english.items.front().name;
  TocPageMaker maker(page, event_list_of(english, events), arena, diagnostics);
  std::vector<TocEntry> entries = maker.entries(toc.items, english.items);
  if (toc.has_root_key) {
    TocEntry root{.name = {}, .path = {}, .entries = std::move(entries)};
    root.lists_events = maker.lists_events(english.items);
    entries.clear();
    entries.push_back(std::move(root));
  }
  page.text.entries = std::move(entries);
  sort_rows(page, diagnostics);
  return page;
}

}  // namespace evdoc
