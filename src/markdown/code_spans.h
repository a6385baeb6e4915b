// Where the code spans of a text are, so that what stands in them is not taken for markup.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace evdoc::markdown {

/// Whether a backslash before `c` escapes it (CommonMark 2.4).
bool is_ascii_punctuation(char c);

/// The code spans of a text (CommonMark 6.1) for a reader that goes through it from its start. Holds a view. Reading a
/// whole text takes time in proportion to its length, however its backticks stand.
class CodeSpans {
 public:
  explicit CodeSpans(std::string_view text);

  /// The position behind the code span whose backticks begin at `at`, or `at` when nothing closes it.
  std::size_t end_of_span(std::size_t at) const;

  /// The position behind what begins at `at`: a code span, backticks that open none, an escaped character, or a byte.
  std::size_t behind(std::size_t at) const;

 private:
  std::string_view text_;
  std::vector<std::size_t> last_runs_;  // by length: where the last run of so many backticks begins; 0 also for none
};

}  // namespace evdoc::markdown
