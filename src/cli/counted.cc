#include "cli/counted.h"

#include <fmt/format.h>

namespace evdoc::cli {

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

}  // namespace evdoc::cli
