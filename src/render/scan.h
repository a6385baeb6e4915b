// Small steps over template text and strings: white space and line ends as Python sees them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace evdoc::render {

/// `text` without the white space at its begin.
std::string_view skip_spaces(std::string_view text);
/// `text` without the white space at its end.
std::string_view trim_right(std::string_view text);

constexpr bool is_line_end(char c) {
  return c == '\n' || c == '\r';
}

constexpr bool is_ascii_digit(char c) {
  return c >= '0' && c <= '9';
}

/// The double nearest to a number written in decimal digits; infinity beyond the largest.
double parse_number(std::string_view text);

/// Bytes of the line end ("\n", "\r\n" or "\r") that `text` begins with, or 0.
std::size_t newline_length(std::string_view text);
/// Bytes of the line end that `text` ends in, or 0.
std::size_t last_newline_length(std::string_view text);
/// The text with every line end as "\n".
std::string with_newlines(std::string_view text);

/// Code points of UTF-8 text.
std::size_t code_points(std::string_view text);
/// The byte offset of code point `index`; the size of the text if there are fewer.
std::size_t offset_of(std::string_view text, std::size_t index);
/// Takes the last code point off `text`, which must not be empty.
char32_t take_last_code_point(std::string_view& text);

}  // namespace evdoc::render
