// Did-you-mean for one file, with a bound on its cost.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace evdoc {

/// Looks for the name that was meant. A hostile or generated file can have as many misspelt names as declared ones;
/// after a fixed number of comparisons it only gives the fallback.
class Suggester {
 public:
  /// "did you mean 'X'?", else `fallback`.
  std::string suggest(std::string_view name, std::span<const std::string_view> candidates, std::string fallback);

  /// True when only fallbacks are left to be given: no need to collect candidates.
  bool is_spent() const { return comparisons_left_ == 0; }

 private:
  std::size_t comparisons_left_ = 50'000;
};

}  // namespace evdoc
