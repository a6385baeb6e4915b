// Numbers of things in sentences.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace evdoc::cli {

/// "1 page", "2 pages".
std::string counted(std::size_t count, std::string_view one, std::string_view many);

}  // namespace evdoc::cli
