// What in a unit's text is not words: the inline markup of pages and the inserts of messages.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace evdoc::markdown {

/// A piece of a text. The pieces joined are the text.
struct Piece {
  enum class Kind : uint8_t {
    words,
    code_span,  ///< with its backticks
    tag,        ///< `<xref:...>`, `<https://...>`, an HTML tag
    insert,     ///< of a message: `%1`, `%2!s!`, `%%3`, `%n`
    bold_begin,
    bold_end,
    link_begin,  ///< "[", or "![" of an image
    link_end,    ///< "](url)"
  };
  Kind kind = Kind::words;
  std::string_view text;
  std::size_t partner = 0;  ///< of a begin or end: the index of the other
};

inline bool is_begin(Piece::Kind kind) {
  return kind == Piece::Kind::bold_begin || kind == Piece::Kind::link_begin;
}

inline bool is_end(Piece::Kind kind) {
  return kind == Piece::Kind::bold_end || kind == Piece::Kind::link_end;
}

/// Pairs are nested no deeper than this; what would be, is words.
inline constexpr std::size_t markup_depth_limit = 16;

/// Splits a text; no two pieces of words follow one another. Begins and ends are properly nested. Markup that is not
/// complete is words, as in CommonMark. Links have plain URLs: no title, no blanks, no parentheses. In linear time.
std::vector<Piece> split_markup(std::string_view text);

}  // namespace evdoc::markdown
