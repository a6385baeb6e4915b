// The English content of a page at one source revision: revision before event docs before manifest.
#pragma once

#include <string_view>
#include <vector>

#include "page/event_page.h"
#include "page/page_unit.h"

namespace evdoc {

/// A line of the front matter, its value ready.
struct FieldContent {
  std::string_view key;
  const PageUnit* unit = nullptr;  ///< null: the value is not translated
  std::string_view literal;        ///< then it is this
  bool is_list = false;
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
};

/// Where a page about many events lies.
struct PageLink {
  std::string id;
  std::string path;  ///< in the source edition, below the output folder
};

/// A row of a page about many events.
struct RowContent {
  const EventPage* event = nullptr;
  std::string path;  ///< from this page to the event's
  const PageUnit* title = nullptr;
  const PageUnit* level = nullptr;
  const PageUnit* message = nullptr;
  const PageUnit* keywords = nullptr;
};

/// Frozen once made; shared by all locales that show this revision. Units are never null; those that a page of its kind
/// does not have are empty.
struct PageContent {
  PageKey key;
  std::string name;                              ///< for messages: "event 4031 of Contoso-Widgets"
  Span span;                                     ///< the event, or the page's docs
  const EventPage* event = nullptr;              ///< null: a page about many events
  std::string path;                              ///< where the source edition has it, below the output folder
  const std::vector<PageLink>* links = nullptr;  ///< the pages about many events
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
  std::vector<RowContent> rows;
  std::vector<FieldContent> front_matter;
  std::vector<const PageUnit*> labels;  ///< those that this page words in its own way; id "label.keywords"
  bool blank_after_headings = true;
  LineEnds line_ends = LineEnds::lf;
};

/// How common units name the events of a project.
enum class EventNaming : unsigned char {
  by_id,           ///< "event.4031.message"
  by_provider_too  ///< "event.contoso-widgets.4031.message"
};

/// The content of `page` at `revision` (null: what the docs and the manifest say now). Its units live in `units`.
PageContent make_content(const EventPage& page, const SourceRevision* revision, EventNaming naming, PageUnits& units);

/// An event, as a page about many events lists it.
struct ListedEvent {
  const EventPage* event = nullptr;
  const PageContent* content = nullptr;  ///< the event's page as it is now
  std::string path;                      ///< from the listing page to it
};

/// The content of a page about many events, in the order given. `docs` is null if there are none for it.
PageContent make_overview_content(std::string_view page, const EventDoc* docs, const SourceRevision* revision,
                                  const std::vector<ListedEvent>& events, EventNaming naming, PageUnits& units);

}  // namespace evdoc
