// Walks over the characters of a text, as rules need it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "check/rule.h"
#include "text/characters.h"

namespace evdoc::check {

/// One of ASCII.
inline bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Calls `visit(character, bytes)`, `bytes` being a view of the text, for each code point.
template <class Visit>
void for_each_character(std::string_view text, Visit visit) {
  while (!text.empty()) {
    std::string_view rest = text;
    const char32_t c = take_code_point(rest);
    visit(c, text.substr(0, text.size() - rest.size()));
    text = rest;
  }
}

/// The first and last code point; 0 for an empty text.
char32_t first_character(std::string_view text);
char32_t last_character(std::string_view text);

/// The bytes of the last code point of `text`.
std::string_view last_bytes(std::string_view text);

/// The text without white space around it (that of Unicode too).
std::string_view trimmed(std::string_view text);

bool is_blank(char32_t c);

/// The length of the tag that `text` begins with: up to the first '>' outside of quotes, or that of the text if there
/// is none.
std::size_t tag_length(std::string_view text);

/// The words of a text that are language: what is left without code, tags, inserts and `names`; each name leaves a
/// blank.
std::string language_of(const CheckedText& text, const std::vector<std::string_view>& names);

/// Runs of letters and marks in a text.
std::vector<std::string_view> words_of(std::string_view text);

}  // namespace evdoc::check
