// What a character is: code points of UTF-8 text and the Unicode properties that the grammar of pages asks for.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace evdoc {

/// Stands for bytes that are not UTF-8 (U+FFFD).
inline constexpr char32_t replacement_character = 0xFFFD;

/// Takes the first code point off `text`, which must not be empty. Bytes that are not UTF-8 give U+FFFD, one byte at a time.
char32_t take_code_point(std::string_view& text);

void append_utf8(std::string& out, char32_t code_point);

bool is_letter(char32_t c);
bool is_letter_or_digit(char32_t c);
/// Simple lower-case mapping of one code point, the same for every locale.
char32_t to_lower(char32_t c);

}  // namespace evdoc
