// Event docs: what a manifest cannot say of an event's page, and the source revisions of that page.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/rare.h"
#include "base/source.h"

namespace evdoc {

/// A run of prose. Its text is Markdown inline content: code spans, bold, links, `<xref:...>`.
struct Block {
  enum class Kind : uint8_t {
    paragraph,
    alert,  ///< a quote that starts with `[!NOTE]` or one of its kin
    list,   ///< its items, in order
    code,   ///< a fenced block: never translated
  };
  Kind kind = Kind::paragraph;
  Text label;  ///< alert: "NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"; code: the language, may be empty
  Text text;   ///< paragraph, alert, code
  std::vector<Text> items;  ///< list
};

/// A row of the table of data items as the page shows it.
struct DataItemDoc {
  Text name;         ///< as shown; it is also the key to the manifest's data item
  Text type;         ///< as shown, Markdown
  Text description;  ///< empty: an empty cell
};

/// A label whose English wording on this page differs from the template's.
struct LabelText {
  Text id;  ///< the label's id: "keywords"
  Text text;
};

/// A row of a page about many events, where that page words it otherwise than the event's own page. The second for an
/// event is a second row of it, and so on.
struct RowText {
  uint16_t event = 0;
  std::optional<Text> title;
  std::optional<Text> level;
  std::optional<Text> message;
  std::optional<Text> keywords;
  Span span;
  std::optional<bool> is_listed = {};  ///< false: the page does not have this row
};

/// An entry of a table of contents.
struct TocEntry {
  Text name;                  ///< empty in the outermost one: what holds the list of all others
  Text path;                  ///< as written; empty: it leads nowhere
  bool lists_events = false;  ///< the events are its entries, behind those that are here
  std::vector<TocEntry> entries;
};

/// The English text of a page. What is absent is not set here: a revision's text stands before the event's, and that
/// before what the manifest says. A present but empty value means: nothing is shown.
struct PageText {
  std::optional<Text> title;
  std::optional<Text> id;
  std::optional<Text> keywords;
  std::optional<Text> level;
  std::optional<Text> channel;
  std::optional<Text> message;
  std::optional<std::vector<Block>> intro;
  std::optional<std::vector<Block>> description;
  std::optional<std::vector<Block>> details;
  std::optional<std::vector<DataItemDoc>> items;
  std::vector<LabelText> labels;
  // Of a page about many events:
  std::optional<Text>
      folder;  ///< what stands before the file names of events' pages in its links; not set: the way there
  std::vector<RowText> rows;
  std::optional<std::vector<TocEntry>> entries;
};

enum class LineEnds : uint8_t {
  lf,
  crlf,
  crlf_front_matter,  ///< the front matter's lines end in CRLF, its two fences and the body in LF
};

/// How a front matter value is written.
enum class Quoting : uint8_t {
  plain,             ///< as it is; the author answers for it
  if_needed,         ///< single quotes where YAML needs them
  double_quotes,     ///< always
  double_non_ascii,  ///< double quotes around a value with a character outside ASCII, else as if_needed
};

/// A piece of a front matter value: literal text, or the page's title in its place.
struct FieldPiece {
  Text literal;
  bool is_title = false;
};

/// A line of the front matter.
struct FrontMatterField {
  Text key;
  std::vector<FieldPiece> value;   ///< the default; an event or a revision may set another
  bool is_list = false;            ///< written as a list of one in English
  bool is_localized_list = false;  ///< a list of one in a translation, too; else a scalar
  bool translate = false;          ///< its value is a unit
  Quoting source_quoting = Quoting::double_quotes;
  Quoting localized_quoting = Quoting::if_needed;
  Span span;
};

/// The form that source revisions of many pages share.
struct Layout {
  Text id;
  std::vector<FrontMatterField> front_matter;  ///< in order
  bool blank_after_headings = true;            ///< an empty line after H1, description and message headings
  LineEnds line_ends = LineEnds::lf;           ///< of the localized and bilingual pages
  Span span;
};

/// A front matter value that only this event or revision has.
struct FieldValue {
  Text key;
  Text value;
};

/// The English page of an event at one commit.
struct SourceRevision {
  Text commit;
  bool is_hash = false;            ///< nobody knows the commit: the revision is called by its page's SHA-1
  const Layout* layout = nullptr;  ///< null: not declared (that is a finding)
  std::vector<FieldValue> values;
  Rare<PageText> text;  ///< what was worded differently then
  Span span;
};

/// The prose and the history of one page.
struct EventDoc {
  uint16_t event = 0;
  Text page;                            ///< the id of a page that is about no single event ("index"); else empty
  std::optional<uint16_t> replaced_by;  ///< the event of the same provider that is written in its place
  PageText text;
  std::vector<FieldValue> values;
  std::vector<SourceRevision> revisions;  ///< oldest first; the last is the newest
  Span span;
};

/// One event docs file.
struct EventDocs {
  const Source* source = nullptr;
  Text provider;  ///< the provider's name; empty: the project's only one
  std::deque<Layout> layouts;
  std::deque<EventDoc> events;
  std::deque<EventDoc> pages;  ///< those about no single event
};

}  // namespace evdoc
