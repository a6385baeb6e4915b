// Unicode normalization.
#pragma once

#include <string>
#include <string_view>

namespace evdoc {

/// Whether a text is in Normalization Form C (UAX #15). Bytes that are not UTF-8 do not matter.
bool is_composed(std::string_view text);

/// The text in Normalization Form C.
std::string composed(std::string_view text);

}  // namespace evdoc
