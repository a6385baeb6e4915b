#include "text/python.h"

#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/uchar.h>
#include <unicode/ustring.h>

#include "text/characters.h"

namespace evdoc {

namespace {

constexpr uint32_t property_mask(UCharCategory category) {
  return U_MASK(static_cast<uint32_t>(category));
}

uint32_t category_mask(char32_t c) {
  return U_GET_GC_MASK(static_cast<UChar32>(c));
}

bool is_ascii(std::string_view text) {
  for (const char c : text)
    if (static_cast<unsigned char>(c) >= 0x80) return false;
  return true;
}

constexpr bool is_ascii_upper(char c) {
  return c >= 'A' && c <= 'Z';
}

constexpr bool is_ascii_lower(char c) {
  return c >= 'a' && c <= 'z';
}

icu::StringPiece piece(std::string_view text) {
  return {text.data(), static_cast<int32_t>(text.size())};
}

/// One of icu::CaseMap's mappings of the whole text, in no locale.
template <class Map>
std::string mapped(std::string_view text, Map map) {
  std::string result;
  result.reserve(text.size());
  icu::StringByteSink<std::string> sink(&result);
  UErrorCode status = U_ZERO_ERROR;
  map(piece(text), sink, status);
  return result;
}

/// The title case of one character; a few become several characters.
void append_title(std::string& out, char32_t c) {
  const UChar32 source = static_cast<UChar32>(c);
  char16_t from[2];
  char16_t to[8];
  int32_t length = 0;
  UErrorCode status = U_ZERO_ERROR;
  u_strFromUTF32(from, 2, &length, &source, 1, &status);
  const int32_t size = u_strToTitle(to, 8, from, length, nullptr, "", &status);
  char bytes[32];
  int32_t used = 0;
  u_strToUTF8(bytes, sizeof bytes, &used, to, size, &status);
  if (U_SUCCESS(status)) out.append(bytes, static_cast<std::size_t>(used));
}

}  // namespace

std::string upper_case(std::string_view text) {
  if (is_ascii(text)) {
    std::string result(text);
    for (char& c : result)
      if (is_ascii_lower(c)) c = static_cast<char>(c - 'a' + 'A');
    return result;
  }
  return mapped(text,
                [](auto in, auto& sink, auto& status) { icu::CaseMap::utf8ToUpper("", 0, in, sink, nullptr, status); });
}

std::string lower_case(std::string_view text) {
  if (is_ascii(text)) {
    std::string result(text);
    for (char& c : result)
      if (is_ascii_upper(c)) c = static_cast<char>(c - 'A' + 'a');
    return result;
  }
  return mapped(text,
                [](auto in, auto& sink, auto& status) { icu::CaseMap::utf8ToLower("", 0, in, sink, nullptr, status); });
}

std::string case_fold(std::string_view text) {
  return mapped(text, [](auto in, auto& sink, auto& status) {
    icu::CaseMap::utf8Fold(U_FOLD_CASE_DEFAULT, in, sink, nullptr, status);
  });
}

std::string swap_case(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    const std::string_view rest = text;
    const char32_t c = take_code_point(text);
    const std::string_view one = rest.substr(0, rest.size() - text.size());
    result += is_upper(c) ? lower_case(one) : is_lower(c) ? upper_case(one) : std::string(one);
  }
  return result;
}

std::string capitalize(std::string_view text) {
  std::string result;
  if (text.empty()) return result;
  append_title(result, take_code_point(text));
  return result + lower_case(text);
}

std::string title_case(std::string_view text) {
  std::string result;
  bool in_word = false;
  while (!text.empty()) {
    const std::string_view rest = text;
    const char32_t c = take_code_point(text);
    if (in_word) {
      result += lower_case(rest.substr(0, rest.size() - text.size()));
    } else {
      append_title(result, c);
    }
    in_word = has_case(c);
  }
  return result;
}

bool is_space(char32_t c) {
  if (c < 0x80) return c == ' ' || (c >= 0x09 && c <= 0x0D) || (c >= 0x1C && c <= 0x1F);
  return c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 ||
         c == 0x202F || c == 0x205F || c == 0x3000;
}

bool is_decimal(char32_t c) {
  return category_mask(c) == property_mask(U_DECIMAL_DIGIT_NUMBER);
}

bool is_digit(char32_t c) {
  const auto type = u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_NUMERIC_TYPE);
  return type == U_NT_DECIMAL || type == U_NT_DIGIT;
}

bool is_numeric(char32_t c) {
  return u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_NUMERIC_TYPE) != U_NT_NONE;
}

bool is_upper(char32_t c) {
  return u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_UPPERCASE);
}

bool is_lower(char32_t c) {
  return u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_LOWERCASE);
}

bool is_title(char32_t c) {
  return u_charType(static_cast<UChar32>(c)) == U_TITLECASE_LETTER;
}

bool has_case(char32_t c) {
  return is_upper(c) || is_lower(c) || is_title(c);
}

bool is_printable(char32_t c) {
  if (c == ' ') return true;
  return (category_mask(c) & (U_GC_C_MASK | U_GC_Z_MASK)) == 0;
}

bool is_identifier_part(char32_t c) {
  if (c == '_') return true;
  return (category_mask(c) & (U_GC_L_MASK | U_GC_M_MASK | U_GC_ND_MASK | U_GC_NL_MASK | U_GC_PC_MASK)) != 0;
}

bool is_identifier_start(char32_t c) {
  if (c == '_') return true;
  return (category_mask(c) & (U_GC_L_MASK | U_GC_NL_MASK)) != 0;
}

char32_t character_named(std::string_view name) {
  UErrorCode status = U_ZERO_ERROR;
  const UChar32 c = u_charFromName(U_EXTENDED_CHAR_NAME, std::string(name).c_str(), &status);
  return U_SUCCESS(status) ? static_cast<char32_t>(c) : 0;
}

}  // namespace evdoc
