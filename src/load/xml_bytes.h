// What a byte of XML can be, and how to get to the next that must be looked at.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/blocks.h"

namespace evdoc::xml {

/// What a byte can be. A stop is where a stretch of that kind must be looked at; the NUL behind the source is one of
/// all.
enum Class : uint8_t {
  name_start = 1,
  name_part = 2,
  blank = 4,
  text_stop = 8,
  value_stop = 16,
  markup_stop = 32,  // in comments, processing instructions and CDATA sections
};

inline constexpr char noncharacter_lead = '\xEF';  // U+FFFE and U+FFFF, which XML does not allow, begin with it

constexpr uint8_t byte_of(char c) {
  return static_cast<uint8_t>(c);
}

constexpr std::array<uint8_t, 256> make_classes() {
  std::array<uint8_t, 256> classes{};
  const auto mark = [&classes](std::string_view characters, uint8_t kinds) {
    for (const char c : characters) classes[byte_of(c)] |= kinds;
  };
  for (char c = 'a'; c <= 'z'; ++c) classes[byte_of(c)] = classes[byte_of(c) - 'a' + 'A'] = name_start | name_part;
  for (uint8_t c = 0; c < ' '; ++c) classes[c] = text_stop | value_stop | markup_stop;
  mark("_", name_start | name_part);
  mark("-.0123456789", name_part);
  mark(" \t\r\n", blank);
  for (const uint8_t c : {'\t', '\n'}) classes[c] = blank | value_stop;
  classes[byte_of('\r')] = blank | text_stop | value_stop;
  mark("&<", text_stop | value_stop);
  mark("]", text_stop | markup_stop);
  mark("'\"", value_stop);
  mark("-?", markup_stop);
  classes[byte_of(noncharacter_lead)] = text_stop | value_stop | markup_stop;
  return classes;
}

inline constexpr std::array<uint8_t, 256> classes = make_classes();

inline bool is(char c, Class kind) {
  return (classes[byte_of(c)] & kind) != 0;
}

/// U+FFFE or U+FFFF.
inline bool is_noncharacter(const char* at) {
  return at[0] == noncharacter_lead && at[1] == '\xBF' && byte_of(at[2]) >= 0xBE;
}

/// The index of the first byte in a block that may be a stop, or the block's size.
template <Class stop>
std::ptrdiff_t find_stop_in(const char* at) {
  static_assert(stop == text_stop || stop == value_stop);
  const Block block = load_block(at);
  auto hits = (block == '<') | (block == '&') | (block == byte_of(noncharacter_lead)) | (block < ' ');
  if constexpr (stop == text_stop) hits |= block == ']';
  if constexpr (stop == value_stop) hits |= (block == '"') | (block == '\'');
  return first_hit(std::bit_cast<Block>(hits));
}

/// Goes over blocks without one.
template <Class stop>
const char* skip_blocks(const char* at, const char* end) {
  constexpr auto size = static_cast<std::ptrdiff_t>(sizeof(Block));
  while (end - at >= size) {
    const std::ptrdiff_t index = find_stop_in<stop>(at);
    at += index;
    if (index != size) break;
  }
  return at;
}

/// Goes over the blanks of an indent: line feeds and spaces.
inline const char* skip_indent(const char* at, const char* end) {
  constexpr auto size = static_cast<std::ptrdiff_t>(sizeof(Block));
  while (end - at >= size) {
    const Block block = load_block(at);
    const auto others = (block != ' ') & (block != '\n');
    const std::ptrdiff_t index = first_hit(std::bit_cast<Block>(others));
    at += index;
    if (index != size) return at;
  }
  while (*at == ' ' || *at == '\n') ++at;
  return at;
}

/// The next byte from `at` on that must be looked at.
template <Class stop>
const char* find_stop(const char* at, const char* end) {
  while (true) {
    if constexpr (stop != markup_stop) at = skip_blocks<stop>(at, end);
    if (is(*at, stop) && (*at != noncharacter_lead || is_noncharacter(at))) return at;
    ++at;
  }
}

}  // namespace evdoc::xml
