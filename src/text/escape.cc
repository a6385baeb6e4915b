#include "text/escape.h"

#include <fmt/format.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <iterator>

namespace evdoc {

namespace {

constexpr char32_t zero_width_non_joiner = 0x200C;
constexpr char32_t zero_width_joiner = 0x200D;

/// What can be copied without a further look. A '#' may begin a command.
bool is_plain_ascii(char c) {
  return c >= 0x20 && c < 0x7F && c != '#';
}

bool is_ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Format characters that have a shape of their own, as the Arabic number sign.
bool is_visible_format(char32_t c) {
  return u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_PREPENDED_CONCATENATION_MARK);
}

void append_code_point_escape(std::string& result, char32_t c) {
  switch (c) {
    case '\n':
      result += "\\n";
      break;
    case '\r':
      result += "\\r";
      break;
    case '\t':
      result += "\\t";
      break;
    default:
      fmt::format_to(std::back_inserter(result), "\\u{{{:04X}}}", static_cast<uint32_t>(c));
  }
}

}  // namespace

bool must_escape(char32_t code_point) {
  if (code_point < 0x80) return code_point < 0x20 || code_point == 0x7F;
  if (code_point == zero_width_joiner || code_point == zero_width_non_joiner) return false;
  const auto c = static_cast<UChar32>(code_point);
  switch (u_charType(c)) {
    case U_CONTROL_CHAR:
    case U_LINE_SEPARATOR:
    case U_PARAGRAPH_SEPARATOR:
    case U_SURROGATE:
      return true;
    case U_FORMAT_CHAR:
      return !is_visible_format(code_point);
    default:
      return U_IS_UNICODE_NONCHAR(c);
  }
}

bool begins_ci_command(std::string_view text) {
  if (!text.starts_with("##")) return false;
  const auto end = std::find_if_not(text.begin() + 2, text.end(), is_ascii_letter);
  return end != text.end() && *end == '[';
}

void append_escaped(std::string& result, std::string_view text) {
  const auto* bytes = reinterpret_cast<const uint8_t*>(text.data());
  const std::size_t size = text.size();
  std::size_t at = 0;
  while (at < size) {
    const auto plain_end = std::find_if_not(text.begin() + at, text.end(), is_plain_ascii);
    result.append(text.begin() + at, plain_end);
    at = static_cast<std::size_t>(plain_end - text.begin());
    if (at == size) break;
    const std::size_t begin = at;
    UChar32 c = 0;
    U8_NEXT(bytes, at, size, c);
    if (c < 0) {
      for (std::size_t i = begin; i < at; ++i) fmt::format_to(std::back_inserter(result), "\\x{{{:02X}}}", bytes[i]);
    } else if (must_escape(static_cast<char32_t>(c)) || (c == '#' && begins_ci_command(text.substr(begin)))) {
      append_code_point_escape(result, static_cast<char32_t>(c));
    } else {
      result.append(text.substr(begin, at - begin));
    }
  }
}

std::string escaped(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  append_escaped(result, text);
  return result;
}

}  // namespace evdoc
