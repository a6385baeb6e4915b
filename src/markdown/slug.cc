#include "markdown/slug.h"

#include "text/characters.h"

namespace evdoc::markdown {

namespace {

bool is_ascii(char c) {
  return static_cast<unsigned char>(c) < 0x80;
}

/// What most headings are made of.
void append_ascii(std::string& slug, char c) {
  if (c == ' ') {
    slug += '-';
  } else if (c >= 'A' && c <= 'Z') {
    slug += static_cast<char>(c - 'A' + 'a');
  } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-') {
    slug += c;
  }
}

}  // namespace

std::string slug(std::string_view heading) {
  std::string result;
  result.reserve(heading.size());
  while (!heading.empty()) {
    if (is_ascii(heading.front())) {
      append_ascii(result, heading.front());
      heading.remove_prefix(1);
      continue;
    }
    const char32_t c = take_code_point(heading);
    if (c != replacement_character && is_letter_or_digit(c)) append_utf8(result, to_lower(c));
  }
  return result;
}

}  // namespace evdoc::markdown
