// How numbers are written in templates.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "render/scan.h"

namespace evdoc::render {

constexpr bool is_sign(char c) {
  return c == '-' || c == '+';
}

/// The end of digits that may be parted by single underscores, from `i`; `i` itself if there is no digit.
template <class IsDigit>
std::size_t digits_end(std::string_view text, std::size_t i, IsDigit is_digit) {
  std::size_t end = i;
  while (end < text.size()) {
    const std::size_t next = end > i && text[end] == '_' ? end + 1 : end;
    if (next >= text.size() || !is_digit(text[next])) break;
    end = next + 1;
  }
  return end;
}

/// The end of the fraction and exponent of a number whose integer digits end at `i`; `i` if there are none.
inline std::size_t fraction_end(std::string_view text, std::size_t i) {
  std::size_t end = i;
  if (i + 1 < text.size() && text[i] == '.' && is_ascii_digit(text[i + 1]))
    end = digits_end(text, i + 1, is_ascii_digit);
  if (end >= text.size() || (text[end] != 'e' && text[end] != 'E')) return end;
  std::size_t exponent = end + 1;
  if (exponent < text.size() && is_sign(text[exponent])) ++exponent;
  const std::size_t last = digits_end(text, exponent, is_ascii_digit);
  return last > exponent ? last : end;
}

inline std::string without_underscores(std::string_view text) {
  std::string result;
  for (const char c : text)
    if (c != '_') result += c;
  return result;
}

struct Radix {
  char letter;
  int base;
};
inline constexpr std::array<Radix, 3> radices{{{'b', 2}, {'o', 8}, {'x', 16}}};

/// The base that "0x" and its like announce at `i`, or 0.
inline int radix_at(std::string_view text, std::size_t i) {
  if (text[i] != '0' || i + 1 >= text.size()) return 0;
  for (const Radix& radix : radices)
    if ((text[i + 1] | 0x20) == radix.letter) return radix.base;
  return 0;
}

inline bool is_digit_of(char c, int base) {
  if (base == 16) return is_ascii_digit(c) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'f');
  return c >= '0' && c < '0' + base;
}

}  // namespace evdoc::render
