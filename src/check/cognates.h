// English words that other languages have too, spelt alike: a target that equals its source is right there.
#pragma once

#include <string_view>

namespace evdoc::check {

/// Whether a word, letter case ignored, is one of the language ("de") as well.
bool is_cognate(std::string_view language, std::string_view word);

}  // namespace evdoc::check
