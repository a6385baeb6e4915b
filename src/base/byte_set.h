// A set of bytes, asked in inner loops.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace evdoc {

/// Answers with one look-up a byte.
class ByteSet {
 public:
  constexpr explicit ByteSet(std::string_view bytes) {
    for (const char c : bytes) add(c);
  }

  /// The same with all from `first` to `last`, as unsigned bytes.
  constexpr ByteSet with_range(unsigned char first, unsigned char last) const {
    ByteSet more = *this;
    for (unsigned c = first; c <= last; ++c) more.add(static_cast<char>(c));
    return more;
  }

  constexpr bool holds(char c) const { return held_[static_cast<unsigned char>(c)]; }
  /// Whether any byte of a text is in the set.
  constexpr bool holds_any_of(std::string_view text) const {
    return std::any_of(text.begin(), text.end(), [this](char c) { return holds(c); });
  }
  /// Whether all bytes of a text are in the set.
  constexpr bool holds_all_of(std::string_view text) const {
    return std::all_of(text.begin(), text.end(), [this](char c) { return holds(c); });
  }

 private:
  constexpr void add(char c) { held_[static_cast<unsigned char>(c)] = true; }

  std::array<bool, 256> held_{};
};

}  // namespace evdoc
