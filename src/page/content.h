// The English content of a page at one source revision: revision before event docs before manifest.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "page/event_page.h"
#include "page/page_unit.h"
#include "page/site_pages.h"
#include "page/worded_rows.h"

namespace evdoc {

/// A line of the front matter, its value ready.
struct FieldContent {
  std::string_view key;
  const PageUnit* unit = nullptr;  ///< null: the value is not translated
  std::string_view literal;        ///< then it is this
  bool is_list = false;
  bool is_localized_list = false;
  Quoting source_quoting = Quoting::double_quotes;
  Quoting localized_quoting = Quoting::if_needed;
};

struct BlockContent {
  Block::Kind kind = Block::Kind::paragraph;
  std::string_view label;
  const PageUnit* text = nullptr;  ///< empty unit for a list
  std::string_view code;           ///< of a fenced block
  std::vector<const PageUnit*> items;
};

struct ItemContent {
  const PageUnit* name = nullptr;
  const PageUnit* type = nullptr;
  const PageUnit* description = nullptr;
  const DataItem* declared = nullptr;  ///< null: only the docs have it
  int32_t number = 0;                  ///< its place among the inserts of the message, from 1; 0: it has none
};

/// An event, as a page that lists it shows it. Units are never null.
struct RowContent {
  const EventPage* event = nullptr;
  const PageUnit* title = nullptr;
  const PageUnit* level = nullptr;
  const PageUnit* message = nullptr;
  const PageUnit* keywords = nullptr;
  const PageUnit* channel = nullptr;
};

/// A line of a table of contents: an entry, or the place of the events.
struct EntryContent {
  uint32_t depth = 0;
  const PageUnit* name = nullptr;  ///< an empty unit: what holds the list of all others
  std::string_view path;           ///< empty: it leads nowhere
  bool has_entries = false;
  bool is_events = false;  ///< the events stand here; then all else is empty
};

/// Frozen once made; shared by all locales that show this revision. Units are never null; those that a page of its kind
/// does not have are empty.
struct PageContent {
  PageKey key;
  std::string name;  ///< for messages: "event 4031 of Contoso-Widgets"
  Span span;         ///< the event, or the page's docs
  const SitePages* site = nullptr;
  const EventPage* event = nullptr;        ///< null: a page about no single event
  const ProviderPage* provider = nullptr;  ///< null: a page about the whole project
  const MapPage* map = nullptr;            ///< of a page about a map
  const EventDoc* doc = nullptr;           ///< null: there are none for it
  std::string path;                        ///< where the source edition has it, below the output folder
  RowOrder order = RowOrder::id;
  const SourceRevision* revision = nullptr;  ///< null: the page has none
  const PageUnit* title = nullptr;
  const PageUnit* id = nullptr;
  const PageUnit* keywords = nullptr;
  const PageUnit* level = nullptr;
  const PageUnit* channel = nullptr;
  const PageUnit* message = nullptr;
  std::vector<BlockContent> intro;
  std::vector<BlockContent> description;
  std::vector<BlockContent> details;
  std::vector<ItemContent> items;
  WordedRows rows;                         ///< of a page that lists events
  std::vector<EntryContent> entries;       ///< of a table of contents
  std::optional<std::string_view> folder;  ///< what stands before events' file names in links; not set: the way there
  std::vector<FieldContent> front_matter;
  std::vector<const PageUnit*> labels;  ///< those that this page words in its own way; id "label.keywords"
  bool blank_after_headings = true;
  LineEnds line_ends = LineEnds::lf;

  /// What kind of page it is.
  PageScope scope() const;
};

/// The content of `page` at `revision` (null: what the docs and the manifest say now). Its units live in `units`.
PageContent make_content(const EventPage& page, const SourceRevision* revision, EventNaming naming, PageUnits& units);

/// A page that is about no single event.
struct Overview {
  std::string page;                        ///< its id: "index"; of a page about a map, with the map's name
  const ProviderPage* provider = nullptr;  ///< null: it is about the whole project
  const MapPage* map = nullptr;            ///< null: it is about no single map
  const EventDoc* doc = nullptr;           ///< null: there are none for it

  PageKey key() const;
  /// "page 'by-level' of Contoso-Widgets"
  std::string name() const;
};

/// The content of such a page at `revision`.
PageContent make_overview_content(const Overview& overview, const SourceRevision* revision, PageUnits& units);

/// An event as `page` lists it: in the words of that page's docs, else as the event's own page is now.
RowContent make_row(const PageContent& page, const EventPage& event, PageUnits& units);

}  // namespace evdoc
