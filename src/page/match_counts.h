// How the segments of pages were found, counted.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>

#include "translate/translator.h"

namespace evdoc {

/// How the segments of a page were found.
struct MatchCounts {
  std::array<uint32_t, match_kind_count> by_kind{};
  uint32_t stale = 0;

  void add(const TranslatedSegment& segment) {
    ++by_kind[static_cast<std::size_t>(segment.match)];
    stale += segment.is_stale ? 1 : 0;
  }
  void add(const MatchCounts& other) {
    for (std::size_t i = 0; i < by_kind.size(); ++i) by_kind[i] += other.by_kind[i];
    stale += other.stale;
  }
  uint32_t operator[](MatchKind kind) const { return by_kind[static_cast<std::size_t>(kind)]; }
};

/// What a summary says of them: by MatchKind, and the stale texts.
using Figures = std::array<uint32_t, match_kind_count + 1>;

inline Figures figures_of(const MatchCounts& matches) {
  Figures figures{};
  std::copy(matches.by_kind.begin(), matches.by_kind.end(), figures.begin());
  figures.back() = matches.stale;
  return figures;
}

}  // namespace evdoc
