#include "text/words.h"

#include "text/characters.h"

namespace evdoc {

namespace {

/// The length of the insert at the start of `text` (`%12`, `%1!s!`), or 0.
std::size_t insert_length(std::string_view text) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (text.size() < 2 || text[0] != '%' || !is_digit(text[1])) return 0;
  std::size_t end = 1;
  while (end < text.size() && is_digit(text[end])) ++end;
  if (end >= text.size() || text[end] != '!') return end;
  const std::size_t closing = text.find('!', end + 1);
  return closing == std::string_view::npos ? end : closing + 1;
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
