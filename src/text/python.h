// Unicode string operations with Python's rules, which the template language follows: case mapping, character classes.
#pragma once

#include <string>
#include <string_view>

namespace evdoc {

/// Full case mappings, the same for every locale. Bytes that are not UTF-8 come out as U+FFFD.
std::string upper_case(std::string_view text);
std::string lower_case(std::string_view text);
std::string case_fold(std::string_view text);
std::string swap_case(std::string_view text);
/// The first character in title case, all others in lower case.
std::string capitalize(std::string_view text);
/// str.title(): every letter after a character that has no case is in title case, all others are in lower case.
std::string title_case(std::string_view text);

// The character classes of str.isspace(), isalpha(), ...
bool is_space(char32_t c);
bool is_decimal(char32_t c);
bool is_digit(char32_t c);
bool is_numeric(char32_t c);
bool is_upper(char32_t c);
bool is_lower(char32_t c);
bool is_title(char32_t c);
bool has_case(char32_t c);
/// False for what repr() writes as an escape: control, format, surrogate, private and unassigned characters, and
/// separators other than the blank.
bool is_printable(char32_t c);
/// A letter, mark, digit or `_`: what may stand in an identifier.
bool is_identifier_part(char32_t c);
bool is_identifier_start(char32_t c);

/// The character of a Unicode name such as "GREEK SMALL LETTER ALPHA", or 0.
char32_t character_named(std::string_view name);

}  // namespace evdoc
