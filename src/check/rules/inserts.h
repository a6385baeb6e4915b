// The inserts of messages (`%1`, `%2!s!`, `%n`) in a source and its target, compared.
#pragma once

#include <string_view>
#include <vector>

#include "check/rule.h"

namespace evdoc::check {

/// The inserts of a text, from left to right: views of it.
std::vector<std::string_view> inserts_of(const CheckedText& text);

/// "12" of "%12!s!"; empty for "%n" and "%%3".
std::string_view number_of(std::string_view insert);

/// An insert that was torn apart: "% 1", "%" of full width, "1%" where the source has "%1".
struct BrokenInsert {
  std::string_view text;    ///< a view of the target
  std::string_view insert;  ///< what it should be: a view of the source
};

/// Those of a segment: only of inserts that the target has fewer of than the source.
std::vector<BrokenInsert> broken_inserts(const CheckedSegment& segment);

/// The inserts that `texts` has more often than `others`, each once.
std::vector<std::string_view> surplus(const std::vector<std::string_view>& texts,
                                      const std::vector<std::string_view>& others);

}  // namespace evdoc::check
