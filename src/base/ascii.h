// Letters of ASCII, the same in every locale of the machine.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace evdoc {

constexpr char ascii_lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

inline std::string ascii_lowered(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(), ascii_lower);
  return result;
}

/// Whether two texts differ at most in the case of ASCII letters.
constexpr bool is_same_but_for_case(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, {}, ascii_lower, ascii_lower);
}

}  // namespace evdoc
