#include "text/characters.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace evdoc {

char32_t take_code_point(std::string_view& text) {
  const auto first = static_cast<unsigned char>(text.front());
  if (first < 0x80) {
    text.remove_prefix(1);
    return first;
  }
  int32_t used = 0;
  UChar32 c = 0;
  const auto available = static_cast<int32_t>(text.size() < 4 ? text.size() : 4);
  const auto* bytes = reinterpret_cast<const uint8_t*>(text.data());
  U8_NEXT(bytes, used, available, c);
  if (c < 0) {
    text.remove_prefix(1);
    return replacement_character;
  }
  text.remove_prefix(static_cast<std::size_t>(used));
  return static_cast<char32_t>(c);
}

void append_utf8(std::string& out, char32_t code_point) {
  char bytes[U8_MAX_LENGTH];
  int32_t length = 0;
  UBool failed = false;
  U8_APPEND(bytes, length, U8_MAX_LENGTH, static_cast<UChar32>(code_point), failed);
  if (failed) return append_utf8(out, replacement_character);
  out.append(bytes, static_cast<std::size_t>(length));
}

bool is_letter(char32_t c) {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  return u_isalpha(static_cast<UChar32>(c));
}

bool is_letter_or_digit(char32_t c) {
  return u_isalnum(static_cast<UChar32>(c));
}

char32_t to_lower(char32_t c) {
  return static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
}

}  // namespace evdoc
