// The syntax of pages: bilingual pairs, anchors, table cells, code.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/text_buffer.h"

namespace evdoc::markdown {

/// The number of a page's first unit.
inline constexpr uint32_t first_unit_number = 101;

/// Where the ids of a pair stand: bytes of the page before them.
struct PairIds {
  std::size_t target = 0;
  std::size_t source = 0;
};

/// `<span data-ttu-id="PPPPP-NNN">target</span>
/// <span class="sxs-lookup"><span data-stu-id="PPPPP-NNN">source</span></span>`, in one line. The texts are Markdown; a
/// backslash at the end of one becomes `&#92;`, so that it does not escape the tag.
PairIds append_pair(TextBuffer& out, std::string_view id, std::string_view target, std::string_view source);

/// `<a name="slug"></a>`, made from the English heading.
std::string anchor(std::string_view english_heading);

/// Markdown as it may stand in a table cell: '|' becomes `&#124;`, but `\|` in a code span (GFM 4.10) and where it is
/// escaped already; a line break becomes a blank, a backslash at the end `&#92;`.
std::string cell_text(std::string_view text);

/// Whether `text` plainly is its own cell text: it holds nothing that a cell could need otherwise.
bool is_cell_text(std::string_view text);

/// What `cell_text` makes this content of a cell of: with '|' for `&#124;`, unless that does not lead back to it.
std::string text_of_cell(std::string_view cell);

/// The text as a code span (CommonMark 6.1), with as many backticks as it needs. A line break becomes a blank, as it
/// does for every reader. Empty stays empty.
std::string code_span(std::string_view text);

/// The text as a fenced code block (CommonMark 4.5) without the last line end; its fence is longer than any run of
/// backticks in it. `language` may be empty.
std::string fenced_code(std::string_view text, std::string_view language);

/// Plain text as Markdown that shows just that text: what would be read as markup is escaped. Line breaks
/// stay, so an empty line begins a new paragraph.
std::string escaped_text(std::string_view text);

}  // namespace evdoc::markdown
