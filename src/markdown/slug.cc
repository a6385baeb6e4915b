#include "markdown/slug.h"

#include "text/characters.h"

namespace evdoc::markdown {

std::string slug(std::string_view heading) {
  std::string result;
  result.reserve(heading.size());
  while (!heading.empty()) {
    const char32_t c = take_code_point(heading);
    if (c == ' ') {
      result += '-';
    } else if (c == '_' || c == '-' || (c != replacement_character && is_letter_or_digit(c))) {
      append_utf8(result, to_lower(c));
    }
  }
  return result;
}

}  // namespace evdoc::markdown
