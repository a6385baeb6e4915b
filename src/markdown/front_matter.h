// Reading the front matter of a page.
#pragma once

#include "base/diagnostic.h"
#include "base/source.h"
#include "markdown/line_reader.h"
#include "markdown/page_scanner.h"

namespace evdoc::markdown {

/// How many lines end in what.
struct LineEndCounts {
  uint32_t lf = 0;
  uint32_t crlf = 0;

  void add(LineEnd end) {
    lf += end == LineEnd::lf ? 1 : 0;
    crlf += end == LineEnd::crlf ? 1 : 0;
  }
};

/// Reads the front matter, its two fences included, into `page`, and reports what is missing or can't be read.
/// `inner` counts the ends of its lines, `outer` those of the fences.
void scan_front_matter(Source& source, LineReader& reader, ScannedPage& page, LineEndCounts& inner,
                       LineEndCounts& outer, Diagnostics& diagnostics);

}  // namespace evdoc::markdown
