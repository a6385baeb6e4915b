// Writing systems: of a character, and the one that a locale is written in.
#pragma once

#include <cstdint>
#include <string_view>

namespace evdoc {

/// The scripts that evdoc tells apart.
enum class Script : uint8_t {
  common,  ///< digits, punctuation, marks: used with every script
  latin,
  cyrillic,
  greek,
  han,
  kana,  ///< hiragana and katakana; written together with han
  hangul,
  arabic,
  hebrew,
  thai,
  devanagari,
  other
};

/// The script of a character (UAX #24).
Script script_of(char32_t c);

/// What most texts of a locale are written in: `latin` for "de-DE", `kana` for "ja-JP"; `common` where that is not
/// known.
Script script_of_locale(std::string_view tag);

/// The name for people: "Latin".
std::string_view script_name(Script script);

}  // namespace evdoc
