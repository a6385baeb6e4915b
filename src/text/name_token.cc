#include "text/name_token.h"

#include <fmt/format.h>

#include <charconv>
#include <iterator>

#include "text/characters.h"

namespace evdoc {

namespace {

constexpr std::string_view empty_token = "_x_";

bool is_hex(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F');
}

bool is_name_character(char32_t c) {
  if (c >= 0x80) return false;
  const auto ascii = static_cast<char>(c);
  const bool is_letter = (ascii >= 'a' && ascii <= 'z') || (ascii >= 'A' && ascii <= 'Z');
  return is_letter || (ascii >= '0' && ascii <= '9') || std::string_view(".-_:").find(ascii) != std::string_view::npos;
}

/// The length of an escape at the beginning of `text`, or 0.
std::size_t escape_length(std::string_view text) {
  if (!text.starts_with("_x")) return 0;
  std::size_t end = 2;
  while (end < text.size() && is_hex(text[end])) ++end;
  const std::size_t digits = end - 2;
  const bool is_escape = digits >= 4 && digits <= 6 && end < text.size() && text[end] == '_';
  return is_escape ? end + 1 : 0;
}

void append_escape(std::string& token, char32_t c) {
  fmt::format_to(std::back_inserter(token), "_x{:04X}_", static_cast<uint32_t>(c));
}

char32_t escaped_code_point(std::string_view escape) {
  uint32_t number = 0;
  std::from_chars(escape.data() + 2, escape.data() + escape.size() - 1, number, 16);
  return number;
}

}  // namespace

std::string encode_name_token(std::string_view text) {
  if (text.empty()) return std::string(empty_token);
  std::string token;
  while (!text.empty()) {
    const bool looks_like_escape = escape_length(text) > 0 || text == empty_token;
    const char32_t c = take_code_point(text);
    if (is_name_character(c) && !looks_like_escape) {
      token += static_cast<char>(c);
    } else {
      append_escape(token, c);
    }
  }
  return token;
}

bool has_name_token_escape(std::string_view token) {
  if (token == empty_token) return true;
  for (std::size_t at = token.find('_'); at != std::string_view::npos; at = token.find('_', at + 1)) {
    if (escape_length(token.substr(at)) > 0) return true;
  }
  return false;
}

std::string decode_name_token(std::string_view token) {
  std::string text;
  if (token == empty_token) return text;
  while (!token.empty()) {
    if (const std::size_t length = escape_length(token); length > 0) {
      append_utf8(text, escaped_code_point(token.substr(0, length)));
      token.remove_prefix(length);
    } else {
      text += token.front();
      token.remove_prefix(1);
    }
  }
  return text;
}

}  // namespace evdoc
