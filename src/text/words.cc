#include "text/words.h"

#include "text/characters.h"

namespace evdoc {

namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Of the format of an insert (`!08I64x!`): flags, width, precision, size and type.
bool is_format(char c) {
  constexpr std::string_view marks = "#*.+-";
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || marks.find(c) != std::string_view::npos;
}

/// The length of the insert or escape at the start of `text` (`%12`, `%1!s!`, `%n`, `%%`), or 0.
std::size_t insert_length(std::string_view text) {
  constexpr std::string_view escapes = "nrtb%";
  if (text.size() < 2 || text[0] != '%') return 0;
  if (escapes.find(text[1]) != std::string_view::npos) return 2;
  if (!is_digit(text[1])) return 0;
  std::size_t end = 1;
  while (end < text.size() && is_digit(text[end])) ++end;
  if (end >= text.size() || text[end] != '!') return end;
  std::size_t closing = end + 1;
  while (closing < text.size() && is_format(text[closing])) ++closing;
  return closing < text.size() && text[closing] == '!' ? closing + 1 : end;
}

}  // namespace

bool has_words(std::string_view text) {
  while (!text.empty()) {
    if (const std::size_t insert = insert_length(text)) {
      text.remove_prefix(insert);
    } else if (is_letter(take_code_point(text))) {
      return true;
    }
  }
  return false;
}

}  // namespace evdoc
