// The line that a finding stands on, as a terminal can show it, and where to put the marks below it.
#pragma once

#include <cstdint>
#include <string>

#include "base/line_index.h"
#include "base/source.h"

namespace evdoc {

/// Everything in cells. Tabs are blanks, unsafe characters are escaped, what was cut off is an ellipsis.
struct Excerpt {
  uint32_t line = 1;
  std::string text;
  std::size_t mark_begin = 0;
  std::size_t mark_cells = 1;  ///< at least 1: an empty span is marked where something should have been
  bool goes_on = false;        ///< the span ends on a later line
};

/// The first line of a known span. At most about `widest` cells of it, around the span.
Excerpt make_excerpt(const Span& span, const LineIndex& lines, std::size_t widest = 100);

}  // namespace evdoc
