#include "render/python_text.h"

#include <algorithm>

#include "render/scan.h"
#include "text/characters.h"
#include "text/python.h"

namespace evdoc::render {

std::u32string decode(std::string_view text) {
  std::u32string result;
  result.reserve(text.size());
  while (!text.empty()) result += take_code_point(text);
  return result;
}

std::string encode(std::u32string_view text) {
  std::string result;
  for (const char32_t c : text) append_utf8(result, c);
  return result;
}

bool is_word_character(char32_t c) {
  return c == '_' || is_letter_or_digit(c) || is_numeric(c);
}

namespace {

bool ends_line(char32_t c) {
  return (c >= 0x0A && c <= 0x0D) || (c >= 0x1C && c <= 0x1E) || c == 0x85 || c == 0x2028 || c == 0x2029;
}

bool is_stripped(char32_t c, const std::string_view* characters) {
  if (!characters) return is_space(c);
  std::string_view rest = *characters;
  while (!rest.empty())
    if (take_code_point(rest) == c) return true;
  return false;
}

}  // namespace

std::vector<std::string_view> split_lines(std::string_view text, LineEnds ends) {
  std::vector<std::string_view> lines;
  std::string_view rest = text;
  const char* begin = text.data();
  while (!rest.empty()) {
    const char* end = rest.data();
    const char32_t c = take_code_point(rest);
    if (!ends_line(c)) continue;
    if (c == '\r' && rest.substr(0, 1) == "\n") rest.remove_prefix(1);
    const char* stop = ends == LineEnds::keep ? rest.data() : end;
    lines.emplace_back(begin, static_cast<std::size_t>(stop - begin));
    begin = rest.data();
  }
  const char* end = text.data() + text.size();
  if (begin < end) lines.emplace_back(begin, static_cast<std::size_t>(end - begin));
  return lines;
}

std::string_view strip(std::string_view text, const std::string_view* characters, Side side) {
  while (side != Side::right && !text.empty()) {
    std::string_view rest = text;
    if (!is_stripped(take_code_point(rest), characters)) break;
    text = rest;
  }
  while (side != Side::left && !text.empty()) {
    std::string_view rest = text;
    if (!is_stripped(take_last_code_point(rest), characters)) break;
    text = rest;
  }
  return text;
}

std::vector<std::string_view> split(std::string_view text, std::string_view separator, int64_t most) {
  std::vector<std::string_view> parts;
  while (most < 0 || static_cast<int64_t>(parts.size()) < most) {
    const std::size_t end = text.find(separator);
    if (end == std::string_view::npos) break;
    parts.push_back(text.substr(0, end));
    text.remove_prefix(end + separator.size());
  }
  parts.push_back(text);
  return parts;
}

std::vector<std::string_view> split_right(std::string_view text, std::string_view separator, int64_t most) {
  std::vector<std::string_view> parts;
  while (most < 0 || static_cast<int64_t>(parts.size()) < most) {
    const std::size_t begin = text.rfind(separator);
    if (begin == std::string_view::npos) break;
    parts.push_back(text.substr(begin + separator.size()));
    text = text.substr(0, begin);
  }
  parts.push_back(text);
  std::reverse(parts.begin(), parts.end());
  return parts;
}

std::vector<std::string_view> split_words(std::string_view text, int64_t most) {
  std::vector<std::string_view> words;
  for (text = skip_spaces(text); !text.empty(); text = skip_spaces(text)) {
    if (most >= 0 && static_cast<int64_t>(words.size()) >= most) {
      words.push_back(text);
      break;
    }
    std::string_view rest = text;
    std::size_t size = 0;
    while (!rest.empty() && !is_space(take_code_point(rest))) size = text.size() - rest.size();
    words.push_back(text.substr(0, size));
    text.remove_prefix(size);
  }
  return words;
}

std::vector<std::string_view> split_words_right(std::string_view text, int64_t most) {
  std::vector<std::string_view> words;
  for (text = trim_right(text); !text.empty(); text = trim_right(text)) {
    if (most >= 0 && static_cast<int64_t>(words.size()) >= most) {
      words.push_back(text);
      break;
    }
    std::string_view rest = text;
    std::size_t begin = text.size();
    while (!rest.empty() && !is_space(take_last_code_point(rest))) begin = rest.size();
    words.push_back(text.substr(begin));
    text = text.substr(0, begin);
  }
  std::reverse(words.begin(), words.end());
  return words;
}

namespace {

/// An empty string stands between all characters, and at both ends.
std::string insert_everywhere(std::string_view text, std::string_view fresh, int64_t most) {
  std::string result;
  int64_t count = 0;
  while (true) {
    if (most < 0 || count < most) result += fresh;
    ++count;
    if (text.empty()) return result;
    const std::string_view all = text;
    take_code_point(text);
    result += all.substr(0, all.size() - text.size());
  }
}

}  // namespace

std::string replace(std::string_view text, std::string_view old, std::string_view fresh, int64_t most) {
  if (old.empty()) return insert_everywhere(text, fresh, most);
  std::string result;
  for (int64_t count = 0; most < 0 || count < most; ++count) {
    const std::size_t found = text.find(old);
    if (found == std::string_view::npos) break;
    result.append(text.substr(0, found)).append(fresh);
    text.remove_prefix(found + old.size());
  }
  return result.append(text);
}

std::string pad(std::string_view text, std::size_t before, std::size_t after, std::string_view fill) {
  std::string result;
  result.reserve(text.size() + (before + after) * fill.size());
  for (std::size_t i = 0; i < before; ++i) result += fill;
  result += text;
  for (std::size_t i = 0; i < after; ++i) result += fill;
  return result;
}

std::string center(std::string_view text, std::size_t width, std::string_view fill) {
  const std::size_t length = code_points(text);
  if (width <= length) return std::string(text);
  const std::size_t padding = width - length;
  const std::size_t left = padding / 2 + (padding & width & 1);
  return pad(text, left, padding - left, fill);
}

}  // namespace evdoc::render
