// One field of formatted text: width, alignment, precision.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "render/shape.h"

namespace evdoc::render {

struct FormatSpec {
  std::string fill = " ";
  char align = '\0';        ///< '<', '>', '^', '=' (after the sign), or none
  char sign = '-';          ///< '-', '+' or ' '
  bool has_prefix = false;  ///< 0x, 0o, 0b
  char grouping = '\0';     ///< ',' or '_' between thousands
  int64_t width = 0;
  int64_t precision = -1;
  char type = '\0';  ///< as Python: d, x, X, o, b, f, F, e, E, g, G, %, s, c
};

inline constexpr int64_t widest_field = 100'000;
inline constexpr int64_t finest_precision = 400;

/// A number with a sign, digits and padding.
std::string format_number(const Value& number, const FormatSpec& spec, Context& context);

/// Text, cut to the precision and padded to the width.
std::string format_text(std::string_view text, const FormatSpec& spec);

}  // namespace evdoc::render
