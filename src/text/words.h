// Whether a text holds words, or only numbers and inserts.
#pragma once

#include <string_view>

namespace evdoc {

/// Whether a text has anything to translate: a letter outside of a message's inserts (`%1`, `%2!s!`) and escapes
/// (`%n`, `%t`).
bool has_words(std::string_view text);

}  // namespace evdoc
