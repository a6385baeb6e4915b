// The inline grammar of pages as far as units need it: code spans, units that are only a link, sentences.
#pragma once

#include <string_view>
#include <vector>

namespace evdoc::markdown {

/// A sentence and the white space behind it.
struct Sentence {
  std::string_view text;
  std::string_view after;  ///< empty behind the last one that has none
};

/// Splits prose where the published pages do: behind '.', '!' or '?' when white space follows, whatever comes next; not
/// behind "i.e." and "e.g.", not inside a code span, never at ':' or ';'. The pieces joined are the text. Empty text:
/// none.
std::vector<Sentence> split_sentences(std::string_view text);

/// False: it is one sentence, or empty. Most names and labels are told so without being read as Markdown.
bool may_have_sentences(std::string_view text);

/// A text without the blanks, tabs and line ends around it.
std::string_view trimmed(std::string_view text);

/// Whether the whole text is one code span (CommonMark 6.1): such a text is no unit.
bool is_code_span(std::string_view text);

/// A text that is only a link, `[text](url)`: the link's text is the unit, the rest stands around it. One that is hard
/// to tell (a title, white space or brackets in the URL, a link in the link's text) counts as text that is not only a
/// link.
struct Link {
  std::string_view before;  ///< "["; empty, as `after` is, when the text is not only a link
  std::string_view text;
  std::string_view after;  ///< "](url)"
};

Link split_link(std::string_view text);

}  // namespace evdoc::markdown
