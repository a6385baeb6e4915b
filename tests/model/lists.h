// Lists for units that tests make up.
#pragma once

#include <span>
#include <vector>

#include "base/arena.h"

namespace evdoc {

/// A copy of `list` that lives as long as the test program.
template <class T>
std::span<const T> kept(const std::vector<T>& list) {
  static Arena arena;
  return arena.copy(list);
}

}  // namespace evdoc
