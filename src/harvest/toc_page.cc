#include "harvest/toc_page.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "harvest/text_reader.h"
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

bool has_event(const Nodes& nodes, const EventIds& events) {
  return std::ranges::any_of(nodes, [&](const TocNode& node) { return event_of(node, events).has_value(); });
}

/// How many lists have events; more than one, too, for a list in which they are not the last.
std::size_t count_event_lists(const Nodes& nodes, const EventIds& events) {
  const auto is_event = [&](const TocNode& node) { return event_of(node, events).has_value(); };
  const auto first = std::ranges::find_if(nodes, is_event);
  std::size_t count = first != nodes.end() ? 1 : 0;
  if (!std::all_of(first, nodes.end(), is_event)) ++count;
  for (const TocNode& node : nodes) count += count_event_lists(node.items, events);
  return count;
}

bool is_built_alike(const Nodes& a, const Nodes& b) {
  return std::ranges::equal(a, b, [](const TocNode& x, const TocNode& y) {
    return x.path.value == y.path.value && is_built_alike(x.items, y.items);
  });
}

class TocPageMaker {
 public:
  TocPageMaker(PublishedPage& page, const EventIds& events, Arena& arena, Diagnostics& diagnostics)
      : page_(page), events_(events), texts_(page, arena, diagnostics) {}

  /// The entries but for the events, which become rows.
  std::vector<TocEntry> entries(const Nodes& nodes, const Nodes& english) {
    std::vector<TocEntry> entries;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      if (const auto event = event_of(english[i], events_)) {
        add_row(*event, nodes[i], english[i]);
      } else {
        entries.push_back(entry(nodes[i], english[i]));
      }
    }
    return entries;
  }

 private:
  TocEntry entry(const TocNode& node, const TocNode& english) {
    TocEntry entry{.name = english.name, .path = english.path, .entries = {}};
    const std::string_view place = english.path.empty() ? english.name.value : english.path.value;
    texts_.add_unpaired(markdown::entry_unit_id(place), trimmed(english.name.value), node.name);
    entry.lists_events = has_event(english.items, events_);
    entry.entries = entries(node.items, english.items);
    return entry;
  }

  void add_row(uint16_t event, const TocNode& node, const TocNode& english) {
    RowText row;
    row.event = event;
    row.title = english.name;
    row.span = english.name.span;
    const std::size_t number = ++row_counts_[event];
    texts_.add_unpaired(markdown::row_unit_id(fmt::to_string(event), number, "title"), trimmed(english.name.value),
                        node.name);
    if (!page_.units.empty()) page_.units.back().is_identifier = true;
    page_.text.rows.push_back(row);
    const std::string_view path = english.path.value;
    page_.text.folder = Text{path.substr(0, path.size() - file_name(path).size()), english.path.span};
  }

  PublishedPage& page_;
  const EventIds& events_;
  TextReader texts_;
  std::map<uint16_t, std::size_t> row_counts_;
};

LineEnds line_ends_of(const Source& source) {
  return source.text().find("\r\n") == std::string_view::npos ? LineEnds::lf : LineEnds::crlf;
}

}  // namespace

bool lists_events(const markdown::Toc& toc, const EventIds& events) {
  const bool is_list_of_events = !toc.has_root_key && has_event(toc.items, events);
  return !is_list_of_events && count_event_lists(toc.items, events) == 1;
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
  TocPageMaker maker(page, events, arena, diagnostics);
  std::vector<TocEntry> entries = maker.entries(toc.items, english.items);
  if (toc.has_root_key) {
    TocEntry root{.name = {}, .path = {}, .entries = std::move(entries)};
    root.lists_events = has_event(english.items, events);
    entries.clear();
    entries.push_back(std::move(root));
  }
  page.text.entries = std::move(entries);
  sort_rows(page);
  return page;
}

}  // namespace evdoc
