// Finds lines and columns in an input quickly, however many are asked for.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/source.h"

namespace evdoc {

/// The lines and columns of one text, which must outlive it. An answer costs the same on a line of any length.
class LineIndex {
 public:
  explicit LineIndex(std::string_view text);

  /// The same answer as position_at.
  Position position(uint32_t offset) const;
  /// The byte that stands at `position`, of valid UTF-8. A column behind its line is the line's end, a line behind the
  /// last one the text's.
  uint32_t offset(Position position) const;

  /// Byte offset at which the line (from 1) begins, and where its text ends, line end not included.
  uint32_t line_begin(uint32_t line) const { return starts_[line - 1]; }
  uint32_t line_end(uint32_t line) const;

 private:
  uint32_t line_feed(uint32_t line) const;
  uint32_t characters_before(uint32_t offset) const;

  std::string_view text_;
  std::vector<uint32_t> starts_;      // of the lines
  std::vector<uint32_t> characters_;  // before every stride bytes
};

/// The indexes of the inputs of one report, each made when it is first asked for.
class LineIndexes {
 public:
  const LineIndex& of(const Source& source) { return indexes_.try_emplace(&source, source.text()).first->second; }

 private:
  std::unordered_map<const Source*, LineIndex> indexes_;
};

}  // namespace evdoc
