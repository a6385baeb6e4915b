// What a published page says: its event, its handoff, its English text and what stands for it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/source.h"
#include "markdown/page_scanner.h"
#include "model/catalog.h"
#include "model/event_docs.h"
#include "model/project.h"

namespace evdoc {

/// A sentence as it was published, and the white space behind it.
struct PublishedSegment {
  std::string_view source;
  std::string_view target;
  std::string_view after;
};

/// A text of a page that is translated. Of an English page it has no segments.
struct PublishedUnit {
  std::string_view id;      ///< what the page's own table knows it by
  std::string_view source;  ///< without blanks around it; of a text that is only a link, the link's text
  std::vector<PublishedSegment> segments;
  bool is_identifier = false;  ///< a name or number
  bool is_own = false;         ///< it stands for a text that another unit has too, and differs from that
  Span span;
};

/// A line of the front matter that the English page has too.
struct PublishedField {
  std::string_view key;
  std::string_view source;  ///< the English value
  Text target;              ///< the value that this page shows; of an English page the same
  bool is_list = false;     ///< in English
  bool translate = false;
  Quoting source_quoting = Quoting::double_quotes;
  const markdown::FrontMatterLine* line = nullptr;  ///< never null
};

/// Every view lives as long as the page's Source and the harvest's arena.
struct PublishedPage {
  const markdown::ScannedPage* scanned = nullptr;  ///< never null
  const Source* original = nullptr;                ///< the page itself, where `scanned` was joined from two
  Edition edition = Edition::source;
  uint16_t event = 0;
  std::string_view page;    ///< the id of a page about many events; else empty
  std::string_view symbol;  ///< empty: the event has none
  std::string locale;       ///< canonical; empty: English
  Handoff handoff;          ///< its line ends are not set here
  Text source_hash;         ///< ms.openlocfilehash; of an English page its own
  LineEnds line_ends = LineEnds::lf;
  bool blank_after_headings = false;
  bool is_proved = false;  ///< its English text has the source hash
  std::vector<PublishedField> fields;
  PageText text;  ///< in English; all that a page of its kind has is set, of labels only those that differ
  RowOrder order = RowOrder::id;  ///< in which a page about many events lists them; its rows here are by id
  std::vector<PublishedUnit> units;

  Span span() const { return {original, 0, 0}; }
  const PublishedUnit* unit(std::string_view id) const;
  /// A table of contents has none.
  bool has_front_matter() const { return !text.entries.has_value(); }
  /// Without its provider.
  PageKey key() const { return {{}, event, page}; }
};

/// Puts the rows of a page about many events in the order of ids. Another order is taken for that of titles, but for
/// single rows out of place, which are reported.
void sort_rows(PublishedPage& page, Diagnostics& diagnostics);

/// For messages: "event 4031", "page 'index'".
std::string page_name(const PageKey& key);

/// The event id that a title or file name begins with.
std::optional<uint16_t> leading_event_id(std::string_view text);

/// "4031-dispatchsessionfailed.md" of a path.
std::string_view file_name(std::string_view path);

/// What stands before the file name in a path: "etw/" of "etw/4031-dispatchsessionfailed.md".
std::string_view folder_of(std::string_view path);

}  // namespace evdoc
