// Wrapping text into lines, as Python's textwrap does.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace evdoc::render {

struct WrapOptions {
  std::size_t width = 79;  ///< code points, at least 1
  bool breaks_long_words = true;
  bool breaks_on_hyphens = true;
};

std::vector<std::string> wrap(std::string_view text, const WrapOptions& options);

}  // namespace evdoc::render
