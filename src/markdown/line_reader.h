// Lines of a page, one after the other.
#pragma once

#include <string_view>

#include "base/source.h"

namespace evdoc::markdown {

enum class LineEnd : unsigned char { none, lf, crlf };

/// A line without its end.
struct RawLine {
  Span span;
  LineEnd end = LineEnd::none;

  std::string_view text() const { return span.text(); }
};

/// The part of a line without the blanks and tabs around it; the empty end of it if it has nothing else.
inline Span trimmed(Span span) {
  const std::string_view text = span.text();
  const std::size_t first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return span.part(span.size(), 0);
  const std::size_t last = text.find_last_not_of(" \t");
  return span.part(static_cast<uint32_t>(first), static_cast<uint32_t>(last - first + 1));
}

class LineReader {
 public:
  explicit LineReader(const Source& source) : source_(source) {}

  bool is_at_end() const { return at_ >= source_.text().size(); }

  /// The next line, and moves behind it.
  RawLine take() {
    RawLine line = peek();
    at_ = line.span.end + (line.end == LineEnd::none ? 0 : line.end == LineEnd::lf ? 1 : 2);
    return line;
  }

  /// The next line; empty at the end.
  RawLine peek() const {
    const std::string_view text = source_.text();
    const std::size_t feed = text.find('\n', at_);
    if (feed == std::string_view::npos) return {{&source_, at_, static_cast<uint32_t>(text.size())}, LineEnd::none};
    const bool has_return = feed > at_ && text[feed - 1] == '\r';
    return {{&source_, at_, static_cast<uint32_t>(feed - (has_return ? 1 : 0))},
            has_return ? LineEnd::crlf : LineEnd::lf};
  }

 private:
  const Source& source_;
  uint32_t at_ = 0;
};

}  // namespace evdoc::markdown
