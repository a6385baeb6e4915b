// Reading numbers from text as Python's int() and float() do.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace evdoc::render {

/// int(text, base); base 0 reads the prefixes 0x, 0o and 0b. `overflows` tells a number beyond 64 bits from none.
std::optional<int64_t> parse_integer(std::string_view text, int base, bool& overflows);

/// float(text), with inf and nan.
std::optional<double> parse_float(std::string_view text);

}  // namespace evdoc::render
