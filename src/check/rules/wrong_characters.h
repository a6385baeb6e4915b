// Finding characters that no translator meant.
#pragma once

#include <string_view>

#include "check/letters.h"
#include "check/rule.h"

namespace evdoc::check {

/// The first character of the target that `is_wrong`, unless the source has one too; empty: none.
template <class Predicate>
std::string_view first_wrong(const CheckedSegment& segment, Predicate is_wrong) {
  const auto find = [&](std::string_view text) {
    std::string_view found;
    for_each_character(text, [&](char32_t c, std::string_view bytes) {
      if (found.empty() && is_wrong(c)) found = bytes;
    });
    return found;
  };
  const std::string_view found = find(segment.target.value());
  return !found.empty() && find(segment.source.value()).empty() ? found : std::string_view();
}

}  // namespace evdoc::check
