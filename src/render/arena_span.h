// Lists of nodes in an arena.
#pragma once

#include <algorithm>
#include <initializer_list>
#include <span>
#include <vector>

#include "base/arena.h"

namespace evdoc::render {

/// A copy of `items` that lives as long as the arena.
template <class T>
std::span<T> copy_span(Arena& arena, const std::vector<T>& items) {
  const std::span<T> result = arena.make_array<T>(items.size());
  std::copy(items.begin(), items.end(), result.begin());
  return result;
}

template <class T>
std::span<T> copy_span(Arena& arena, std::initializer_list<T> items) {
  return copy_span(arena, std::vector<T>(items));
}

}  // namespace evdoc::render
