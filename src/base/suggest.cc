#include "base/suggest.h"

#include <algorithm>
#include <vector>

#include "base/ascii.h"

namespace evdoc {

namespace {

constexpr std::size_t longest_name = 128;  // bytes; beyond it nobody mistypes, and the distance costs its product

/// In half edits: 0 for the same byte, 1 for another letter case, 2 else.
std::size_t substitution(char a, char b) {
  if (a == b) return 0;
  return ascii_lower(a) == ascii_lower(b) ? 1 : 2;
}

/// Optimal string alignment distance in half edits.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> older(b.size() + 1);
  std::vector<std::size_t> old(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) old[j] = 2 * j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = 2 * i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({old[j] + 2, row[j - 1] + 2, old[j - 1] + substitution(a[i - 1], b[j - 1])});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], older[j - 2] + 2);
    }
    std::swap(older, old);
    std::swap(old, row);
  }
  return old[b.size()];
}

}  // namespace

std::string_view closest(std::string_view name, std::span<const std::string_view> candidates) {
  if (name.empty() || name.size() > longest_name) return {};
  // A third of the letters may be wrong, and at least one.
  std::size_t best_distance = std::max<std::size_t>(2, name.size() * 2 / 3) + 1;
  std::string_view best;
  for (const std::string_view candidate : candidates) {
    if (candidate.empty() || candidate.size() > longest_name) continue;
    const std::size_t d = is_same_but_for_case(name, candidate) ? name != candidate : distance(name, candidate);
    const bool has_nothing_of_it = d >= 2 * std::max(name.size(), candidate.size());
    if (d < best_distance && !has_nothing_of_it) {
      best_distance = d;
      best = candidate;
    }
  }
  return best;
}

std::string did_you_mean(std::string_view name, std::span<const std::string_view> candidates) {
  const std::string_view best = closest(name, candidates);
  return best.empty() ? std::string() : "did you mean '" + std::string(best) + "'?";
}

std::string did_you_mean(std::string_view name, std::span<const std::string_view> candidates,
                         std::string_view otherwise) {
  const std::string meant = did_you_mean(name, candidates);
  return meant.empty() ? std::string(otherwise) : meant;
}

}  // namespace evdoc
