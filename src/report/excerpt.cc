#include "report/excerpt.h"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "text/escape.h"
#include "text/width.h"

namespace evdoc {

namespace {

constexpr std::size_t tab_cells = 4;
constexpr std::size_t bytes_a_cell = 2;        // of most texts
constexpr std::size_t most_bytes_a_cell = 16;  // enough for a base character with its marks
constexpr std::string_view ellipsis = "…";

/// Graphemes from `begin` to `end`, as indexes.
struct Range {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// A piece of a line that is long enough for the window and short enough to be taken apart, cut between characters.
struct Piece {
  std::string_view text;
  std::size_t offset = 0;  ///< in the line
  bool is_cut_before = false;
  bool is_cut_after = false;
};

Piece piece_around(std::string_view line, std::size_t at, std::size_t reach) {
  std::size_t begin = at > reach ? at - reach : 0;
  std::size_t end = std::min(line.size(), at + reach);
  while (begin > 0 && begin < at && is_continuation_byte(line[begin])) ++begin;
  while (end < line.size() && end > at && is_continuation_byte(line[end])) --end;
  return {line.substr(begin, end - begin), begin, begin > 0, end < line.size()};
}

/// A grapheme of the piece as it will be shown; `column` is where it begins.
std::string shown(std::string_view piece, const Grapheme& grapheme, std::size_t column) {
  if (piece[grapheme.begin] == '\t') return std::string(tab_cells - column % tab_cells, ' ');
  if (begins_ci_command(piece.substr(grapheme.begin))) return "\\u{0023}";
  return escaped(piece.substr(grapheme.begin, grapheme.end - grapheme.begin));
}

/// At most what the grapheme will take.
std::size_t cells_of(std::string_view piece, const Grapheme& grapheme) {
  const char first = piece[grapheme.begin];
  const bool is_plain = first >= ' ' && first < '\x7F' && first != '#' && grapheme.end - grapheme.begin == 1;
  if (is_plain) return grapheme.cells;
  if (piece[grapheme.begin] == '\t') return tab_cells;
  const std::string text = shown(piece, grapheme, 0);
  return text.size() == grapheme.end - grapheme.begin ? grapheme.cells : display_width(text);
}

/// Which graphemes to show: the marked ones first, then as many around them as there is room for, half on each side.
Range choose_window(const std::vector<std::size_t>& cells, Range marked, std::size_t widest) {
  Range window{marked.begin, marked.begin};
  std::size_t room = widest;
  const auto grow_right = [&](std::size_t limit, std::size_t until) {
    while (window.end < until && cells[window.end] <= limit) {
      limit -= cells[window.end];
      room -= cells[window.end++];
    }
  };
  const auto grow_left = [&](std::size_t limit) {
    while (window.begin > 0 && cells[window.begin - 1] <= limit) {
      limit -= cells[--window.begin];
      room -= cells[window.begin];
    }
  };
  grow_right(room * 3 / 4, marked.end);
  grow_left(room / 2);
  grow_right(room, cells.size());
  grow_left(room);
  return window;
}

/// The graphemes that bytes `begin` to `end` of the piece touch.
Range graphemes_touched(const std::vector<Grapheme>& graphemes, std::size_t begin, std::size_t end) {
  const auto ends_before = [](const Grapheme& grapheme, std::size_t at) { return grapheme.end <= at; };
  const auto begins_before = [](const Grapheme& grapheme, std::size_t at) { return grapheme.begin < at; };
  const auto first = std::lower_bound(graphemes.begin(), graphemes.end(), begin, ends_before);
  const auto last = std::lower_bound(first, graphemes.end(), end, begins_before);
  return {static_cast<std::size_t>(first - graphemes.begin()), static_cast<std::size_t>(last - graphemes.begin())};
}

/// A piece of the line, taken apart.
struct Strip {
  Piece piece;
  std::vector<Grapheme> graphemes;
  std::vector<std::size_t> cells;  ///< of each
  Range marked;
};

/// `begin` and `end` of the marks are bytes of the line.
Strip take_apart(std::string_view line, std::size_t begin, std::size_t end, std::size_t reach) {
  Strip strip;
  strip.piece = piece_around(line, begin, reach);
  strip.graphemes = graphemes_of(strip.piece.text);
  for (const Grapheme& grapheme : strip.graphemes) strip.cells.push_back(cells_of(strip.piece.text, grapheme));
  strip.marked = graphemes_touched(strip.graphemes, begin - strip.piece.offset, end - strip.piece.offset);
  return strip;
}

/// Whether no window reaches a place where the line was cut.
bool is_long_enough(const Strip& strip, std::size_t widest) {
  const auto marks = strip.cells.begin() + static_cast<std::ptrdiff_t>(strip.marked.begin);
  const std::size_t before = std::accumulate(strip.cells.begin(), marks, std::size_t{0});
  const std::size_t behind = std::accumulate(marks, strip.cells.end(), std::size_t{0});
  return (!strip.piece.is_cut_before || before > widest) && (!strip.piece.is_cut_after || behind > widest);
}

/// The shorter it is, the less there is to take apart: a line may be long, and have thousands of findings.
Strip strip_around(std::string_view line, std::size_t begin, std::size_t end, std::size_t widest) {
  for (std::size_t bytes = bytes_a_cell; bytes < most_bytes_a_cell; bytes *= 2) {
    Strip strip = take_apart(line, begin, end, widest * bytes);
    if (is_long_enough(strip, widest)) return strip;
  }
  return take_apart(line, begin, end, widest * most_bytes_a_cell);
}

/// Writes the window of the piece into the excerpt.
void draw(Excerpt& excerpt, const Strip& strip, Range window) {
  const Piece& piece = strip.piece;
  const std::vector<Grapheme>& graphemes = strip.graphemes;
  const Range marked = strip.marked;
  std::size_t column = 0;
  if (piece.is_cut_before || window.begin > 0) {
    excerpt.text = ellipsis;
    column = 1;
  }
  std::size_t mark_end = 0;
  for (std::size_t i = window.begin; i < window.end; ++i) {
    if (i == marked.begin) excerpt.mark_begin = column;
    const std::string text = shown(piece.text, graphemes[i], column);
    column += display_width(text);
    excerpt.text += text;
    if (i + 1 == marked.end) mark_end = column;
  }
  if (marked.begin >= window.end) excerpt.mark_begin = column;
  if (marked.end > window.end) mark_end = column;
  excerpt.mark_cells = mark_end > excerpt.mark_begin ? mark_end - excerpt.mark_begin : 1;
  if (piece.is_cut_after || window.end < graphemes.size()) excerpt.text += ellipsis;
}

}  // namespace

Excerpt make_excerpt(const Span& span, const LineIndex& lines, std::size_t widest) {
  Excerpt excerpt;
  excerpt.line = lines.position(span.begin).line;
  const uint32_t line_begin = lines.line_begin(excerpt.line);
  const uint32_t line_end = lines.line_end(excerpt.line);
  const std::string_view line = span.source->text().substr(line_begin, line_end - line_begin);
  const std::size_t begin = std::clamp(span.begin, line_begin, line_end) - line_begin;
  const std::size_t end = std::clamp(span.end, line_begin + static_cast<uint32_t>(begin), line_end) - line_begin;
  excerpt.goes_on = span.end > line_end && lines.position(span.end - 1).line > excerpt.line;

  const Strip strip = strip_around(line, begin, end, widest);
  draw(excerpt, strip, choose_window(strip.cells, strip.marked, widest));
  return excerpt;
}

}  // namespace evdoc
