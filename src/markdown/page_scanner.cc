#include "markdown/page_scanner.h"

#include <algorithm>

#include <fmt/format.h>

#include "markdown/codes.h"
#include "markdown/front_matter.h"
#include "markdown/line_reader.h"

namespace evdoc::markdown {

namespace {

using Kind = PageLine::Kind;

constexpr std::size_t npos = std::string_view::npos;
constexpr std::string_view blanks = " \t";
constexpr std::string_view anchor_opening = "<a name=\"";
constexpr std::string_view anchor_closing = "\"></a>";

uint32_t offset(std::size_t position) {
  return static_cast<uint32_t>(position);
}

/// The part of `span` from `begin` to its end.
Span rest_of(Span span, std::size_t begin) {
  return span.part(offset(begin), span.size() - offset(begin));
}

std::size_t marker_length(std::string_view text, char marker) {
  return std::min(text.find_first_not_of(marker), text.size());
}

bool is_ruler_cell(std::string_view cell) {
  if (cell.starts_with(':')) cell.remove_prefix(1);
  if (cell.ends_with(':')) cell.remove_suffix(1);
  return !cell.empty() && cell.find_first_not_of('-') == npos;
}

/// The cells of a row that begins and ends with '|'; a '|' behind a backslash is text.
std::vector<Span> split_row(Span row) {
  const std::string_view text = row.text();
  std::vector<Span> cells;
  std::size_t begin = 1;
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (text[i] == '\\') {
      ++i;
    } else if (text[i] == '|') {
      cells.push_back(row.part(offset(begin), offset(i - begin)));
      begin = i + 1;
    }
  }
  if (begin < text.size()) cells.push_back(rest_of(row, begin));
  return cells;
}

/// Reads lines of the body. What stays between lines is whether a code block is open.
class LineScanner {
 public:
  explicit LineScanner(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  PageLine scan(Span span) {
    PageLine line;
    line.span = span;
    const std::string_view text = span.text();
    const std::size_t end = text.find_last_not_of(blanks) + 1;  // 0: the line is blank
    if (text.starts_with("```")) {
      scan_fence(span, line);
    } else if (in_code_) {
      line.kind = Kind::code;
    } else {
      scan_content(span.part(0, offset(end)), line);
    }
    return line;
  }

 private:
  void scan_fence(Span span, PageLine& line) {
    line.kind = Kind::fence;
    in_code_ = !in_code_;
    const Span language = rest_of(span, 3);
    if (in_code_) line.label = {language.text(), language};
  }

  void scan_content(Span content, PageLine& line) {
    const std::string_view text = content.text();
    if (text.empty()) return;
    const std::size_t hashes = marker_length(text, '#');
    if (hashes > 0 && hashes <= 6 && (hashes == text.size() || text[hashes] == ' ')) {
      scan_heading(content, hashes, line);
    } else if (text.front() == '|' && text.size() > 1) {
      scan_row(content, line);
    } else if (text.front() == '>') {
      scan_quote(content, line);
    } else if (text.starts_with("- ") || text.starts_with("* ")) {
      scan_text(content, 1, Kind::item, line);
    } else {
      scan_text(content, 0, Kind::text, line);
    }
  }

  /// A line of which `marker` bytes, and the blanks behind them, stand before the text.
  void scan_text(Span content, std::size_t marker, Kind kind, PageLine& line) {
    const std::size_t begin = std::min(content.text().find_first_not_of(blanks, marker), content.text().size());
    line.kind = kind;
    line.lead = content.text().substr(0, begin);
    line.texts.push_back(scan_inline(rest_of(content, begin), diagnostics_));
  }

  void scan_heading(Span content, std::size_t hashes, PageLine& line) {
    line.kind = Kind::heading;
    line.level = static_cast<uint8_t>(hashes);
    std::size_t begin = std::min(content.text().find_first_not_of(blanks, hashes), content.text().size());
    line.lead = content.text().substr(0, begin);
    const std::size_t anchor_end = content.text().find(anchor_closing, begin);
    if (content.text().substr(begin).starts_with(anchor_opening) && anchor_end != npos) {
      const std::size_t name = begin + anchor_opening.size();
      const Span anchor = content.part(offset(name), offset(anchor_end - name));
      line.anchor = {anchor.text(), anchor};
      begin = anchor_end + anchor_closing.size();
    }
    line.texts.push_back(scan_inline(rest_of(content, begin), diagnostics_));
  }

  void scan_row(Span content, PageLine& line) {
    const std::vector<Span> cells = split_row(content);
    const bool is_ruler = std::all_of(cells.begin(), cells.end(), [](Span cell) { return is_ruler_cell(cell.text()); });
    line.kind = is_ruler ? Kind::ruler : Kind::row;
    if (is_ruler) return;
    for (const Span cell : cells) line.texts.push_back(scan_inline(cell, diagnostics_));
  }

  void scan_quote(Span content, PageLine& line) {
    scan_text(content, 1, Kind::quote, line);
    const Span text = line.texts.front().span;
    if (!text.text().starts_with("[!") || !text.text().ends_with(']')) return;
    const Span label = text.part(2, text.size() - 3);
    line.kind = Kind::alert;
    line.label = {label.text(), label};
    line.texts.clear();
  }

  Diagnostics& diagnostics_;
  bool in_code_ = false;
};

/// Calls `visit` with every pair of the page, in order.
template <class Visit>
void for_each_pair(const ScannedPage& page, Visit visit) {
  for (const PageLine& line : page.lines) {
    for (const InlineText& text : line.texts) {
      for (const InlinePart& part : text.parts) {
        if (part.is_pair) visit(part);
      }
    }
  }
}

void check_pairs(const ScannedPage& page, Diagnostics& diagnostics) {
  const InlinePart* first = nullptr;
  const InlinePart* previous = nullptr;
  for_each_pair(page, [&](const InlinePart& pair) {
    if (first && pair.prefix != first->prefix) {
      diagnostics
          .report(code::pair_prefixes_differ, pair.span,
                  fmt::format("the pair has the prefix '{}', those before it '{}'", pair.prefix, first->prefix),
                  "restore the page from where it was published")
          .note(first->span, "the first pair is here");
    }
    if (previous && pair.number != previous->number + 1) {
      diagnostics
          .report(code::pair_number_gap, pair.span,
                  fmt::format("expected number {} behind {}, found {}", previous->number + 1, previous->number,
                              pair.number),
                  "restore the page from where it was published")
          .note(previous->span, "the pair before is here");
    }
    if (!first) first = &pair;
    previous = &pair;
  });
}

void check_characters(const Source& source, Diagnostics& diagnostics) {
  const auto is_control = [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\n' && c != '\r' && c != '\t') || byte == 0x7F;
  };
  const std::string_view text = source.text();
  const auto first = std::find_if(text.begin(), text.end(), is_control);
  if (first == text.end()) return;
  const auto at = static_cast<uint32_t>(first - text.begin());
  const auto count = std::count_if(first, text.end(), is_control);
  diagnostics.report(code::page_control_character, {&source, at, at + 1},
                     count == 1 ? "a control character" : fmt::format("the first of {} control characters", count),
                     "delete what is not text");
}

PageLineEnds line_ends(const LineEndCounts& inner, const LineEndCounts& outer) {
  if (inner.crlf + outer.crlf == 0) return PageLineEnds::lf;
  if (inner.lf + outer.lf == 0) return PageLineEnds::crlf;
  return inner.lf == 0 && outer.crlf == 0 ? PageLineEnds::crlf_front_matter : PageLineEnds::mixed;
}

void check_line_ends(const ScannedPage& page, Diagnostics& diagnostics) {
  if (page.line_ends != PageLineEnds::mixed) return;
  const std::size_t first = page.source->text().find("\r\n");
  const auto at = offset(first);
  diagnostics.report(code::page_line_ends, {page.source, at, at + 1},
                     "some lines end in CRLF and some in LF, and this is the first CRLF",
                     "give all lines of the page the same end");
}

}  // namespace

const FrontMatterLine* ScannedPage::field(std::string_view key) const {
  const auto found = std::find_if(front_matter.begin(), front_matter.end(),
                                  [key](const FrontMatterLine& line) { return line.key.value == key; });
  return found != front_matter.end() ? &*found : nullptr;
}

const InlinePart* ScannedPage::first_pair() const {
  for (const PageLine& line : lines) {
    for (const InlineText& text : line.texts) {
      const auto pair =
          std::find_if(text.parts.begin(), text.parts.end(), [](const InlinePart& part) { return part.is_pair; });
      if (pair != text.parts.end()) return &*pair;
    }
  }
  return nullptr;
}

ScannedPage scan_page(Source& source, Diagnostics& diagnostics) {
  ScannedPage page;
  page.source = &source;
  LineReader reader(source);
  LineEndCounts inner;
  LineEndCounts outer;
  scan_front_matter(source, reader, page, inner, outer, diagnostics);
  LineScanner lines(diagnostics);
  while (!reader.is_at_end()) {
    const RawLine line = reader.take();
    outer.add(line.end);
    page.lines.push_back(lines.scan(line.span));
  }
  page.line_ends = line_ends(inner, outer);
  check_line_ends(page, diagnostics);
  check_characters(source, diagnostics);
  check_pairs(page, diagnostics);
  return page;
}

}  // namespace evdoc::markdown
