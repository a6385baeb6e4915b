#include "load/suggester.h"

#include "base/suggest.h"

namespace evdoc {

std::string Suggester::suggest(std::string_view name, std::span<const std::string_view> candidates,
                               std::string fallback) {
  if (candidates.size() > comparisons_left_) {
    comparisons_left_ = 0;
    return fallback;
  }
  comparisons_left_ -= candidates.size();
  std::string help = did_you_mean(name, candidates);
  return help.empty() ? fallback : help;
}

}  // namespace evdoc
