#include "render/scan.h"

#include <charconv>
#include <limits>

#include "base/utf8.h"
#include "text/characters.h"
#include "text/python.h"

namespace evdoc::render {

std::string_view skip_spaces(std::string_view text) {
  while (!text.empty()) {
    std::string_view rest = text;
    if (!is_space(take_code_point(rest))) break;
    text = rest;
  }
  return text;
}

std::string_view trim_right(std::string_view text) {
  while (!text.empty()) {
    std::string_view rest = text;
    if (!is_space(take_last_code_point(rest))) break;
    text = rest;
  }
  return text;
}

std::size_t newline_length(std::string_view text) {
  if (text.empty() || !is_line_end(text[0])) return 0;
  return text.substr(0, 2) == "\r\n" ? 2 : 1;
}

std::size_t last_newline_length(std::string_view text) {
  if (text.empty() || !is_line_end(text.back())) return 0;
  return text.size() > 1 && text.substr(text.size() - 2) == "\r\n" ? 2 : 1;
}

std::string with_newlines(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  while (!text.empty()) {
    const std::size_t length = newline_length(text);
    result += length > 0 ? '\n' : text[0];
    text.remove_prefix(length > 0 ? length : 1);
  }
  return result;
}

double parse_number(std::string_view text) {
  double value = 0;
  const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc::result_out_of_range) return value;
  const bool is_tiny = text.find("e-") != std::string_view::npos || text.find("E-") != std::string_view::npos;
  return is_tiny ? 0.0 : std::numeric_limits<double>::infinity();
}

std::size_t code_points(std::string_view text) {
  return count_characters(text);
}

std::size_t offset_of(std::string_view text, std::size_t index) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_continuation_byte(text[i])) continue;
    if (index-- == 0) return i;
  }
  return text.size();
}

char32_t take_last_code_point(std::string_view& text) {
  std::size_t begin = text.size() - 1;
  while (begin > 0 && text.size() - begin < 4 && is_continuation_byte(text[begin])) --begin;
  std::string_view last = text.substr(begin);
  const char32_t c = take_code_point(last);
  text.remove_suffix(last.empty() ? text.size() - begin : 1);
  return last.empty() ? c : replacement_character;
}

}  // namespace evdoc::render
