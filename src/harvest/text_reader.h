// The texts of a published page as English text and units.
#pragma once

#include <string_view>
#include <vector>

#include "base/arena.h"
#include "base/diagnostic.h"
#include "harvest/published_page.h"
#include "markdown/inline_scanner.h"

namespace evdoc {

/// Where a text stands.
enum class TextPlace : uint8_t {
  line,
  cell,  ///< `&#124;` stands for '|'
};

/// Whether a text is prose or a name.
enum class TextWording : uint8_t { prose, identifier };

/// Reads texts one after the other, in the order of the page, into its units.
class TextReader {
 public:
  TextReader(PublishedPage& page, Arena& arena, Diagnostics& diagnostics)
      : page_(page), arena_(arena), diagnostics_(diagnostics) {}

  /// The English text, with `lead` before it. If it is one that is translated, its unit is added to the page.
  Text read(std::string_view id, const markdown::InlineText& text, TextWording wording, TextPlace place,
            std::string_view lead = {});

  /// Adds the unit of a text whose sides are not paired: sentence by sentence where both have as many, else as one.
  void add_unpaired(std::string_view id, std::string_view source, Text target);

 private:
  std::string_view kept(std::string_view text, TextPlace place);
  std::vector<PublishedSegment> segments(const markdown::InlineText& text, TextPlace place);
  void check_segments(const PublishedUnit& unit);

  PublishedPage& page_;
  Arena& arena_;
  Diagnostics& diagnostics_;
};

/// Source and target, sentence by sentence where both have as many with the same white space between; else as one.
std::vector<PublishedSegment> paired_sentences(std::string_view source, std::string_view target);

}  // namespace evdoc
