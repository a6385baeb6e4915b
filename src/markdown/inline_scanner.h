// Reading inline text: the bilingual pairs in it, and what stands outside of them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/source.h"

namespace evdoc::markdown {

/// A pair of target and source, or a text outside of pairs, where both are the same. Views into the page.
struct InlinePart {
  Text source;
  Text target;
  std::string_view prefix;  ///< of a pair: "52b76"
  uint32_t number = 0;      ///< of a pair: 104
  bool is_pair = false;
  Span span;
};

/// The text of a heading, cell, paragraph, quote or list item. Two texts outside of pairs never follow one another.
struct InlineText {
  std::vector<InlinePart> parts;
  Span span;

  bool empty() const { return parts.empty(); }
  std::string source() const;
};

/// Reads the text of `span`. A broken pair is reported once, and read as text outside of pairs.
InlineText scan_inline(Span span, Diagnostics& diagnostics);

}  // namespace evdoc::markdown
