// Whether two pages say the same in English.
#pragma once

#include <optional>
#include <vector>

#include "model/event_docs.h"

namespace evdoc {

bool is_same(const Text& a, const Text& b);
bool is_same(const Block& a, const Block& b);
bool is_same(const DataItemDoc& a, const DataItemDoc& b);
bool is_same(const LabelText& a, const LabelText& b);
bool is_same(const RowText& a, const RowText& b);
bool is_same(const TocEntry& a, const TocEntry& b);

template <class T>
bool is_same(const std::vector<T>& a, const std::vector<T>& b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (!is_same(a[i], b[i])) return false;
  }
  return true;
}

template <class T>
bool is_same(const std::optional<T>& a, const std::optional<T>& b) {
  return a && b ? is_same(*a, *b) : a.has_value() == b.has_value();
}

bool is_same(const PageText& a, const PageText& b);

}  // namespace evdoc
