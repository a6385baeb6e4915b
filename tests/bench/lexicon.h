// Words of the locales that benchmark projects are translated into.
#pragma once

#include <span>
#include <string_view>

namespace evdoc::bench {

/// What sentences of a language are made of.
struct Lexicon {
  std::string_view locale;  ///< BCP 47
  std::string_view space;   ///< between words
  std::string_view stop;    ///< ends a sentence
  std::span<const std::string_view> words;
};

/// The language of manifests and event docs.
const Lexicon& source_lexicon();

/// Those of the tables, in the order in which locales are taken.
std::span<const Lexicon> target_lexicons();

}  // namespace evdoc::bench
