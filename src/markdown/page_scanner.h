// Reading a published page: its front matter, its lines, and the pairs in them.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/source.h"
#include "markdown/inline_scanner.h"
#include "markdown/yaml_reader.h"

namespace evdoc::markdown {

/// A line of the front matter, and the item behind it where its value is a list.
struct FrontMatterLine {
  Text key;
  Text value;  ///< decoded; of a list its items, one a line; where it stands is the first
  ScalarForm form = ScalarForm::plain;
  uint32_t list_items = 0;  ///< 0: the value is no list
  Span span;
};

/// A line of the body.
struct PageLine {
  enum class Kind : uint8_t {
    blank,
    heading,
    row,    ///< of a table
    ruler,  ///< between a table's head and its rows
    text,
    alert,  ///< `> [!NOTE]`
    quote,
    item,   ///< of a list
    fence,  ///< opens or closes a code block
    code,   ///< a line of a code block
  };
  Kind kind = Kind::blank;
  uint8_t level = 0;              ///< of a heading: 1 for `#`
  std::string_view lead;          ///< what stands before the text: "## ", " ", "> ", "- "
  Text anchor;                    ///< of a heading: the name in `<a name="..."></a>`; empty: it has none
  Text label;                     ///< of an alert: "NOTE"; of an opening fence: the language
  std::vector<InlineText> texts;  ///< the cells of a row; of a heading, text, quote, item: one
  Span span;                      ///< without its line end
};

/// How the lines of a page end.
enum class PageLineEnds : uint8_t {
  lf,
  crlf,
  crlf_front_matter,  ///< CRLF behind the front matter's lines, LF behind its two fences and in the body
  mixed,
};

struct ScannedPage {
  const Source* source = nullptr;
  bool has_front_matter = false;
  std::vector<FrontMatterLine> front_matter;
  std::vector<PageLine> lines;
  PageLineEnds line_ends = PageLineEnds::lf;

  /// The line of a key, or null.
  const FrontMatterLine* field(std::string_view key) const;
  /// The first pair, or null.
  const InlinePart* first_pair() const;
};

/// Reads a page and reports all that is damaged: whatever can be read is in the result.
ScannedPage scan_page(Source& source, Diagnostics& diagnostics);

}  // namespace evdoc::markdown
