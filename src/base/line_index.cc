#include "base/line_index.h"

#include <algorithm>

#include "base/utf8.h"

namespace evdoc {

namespace {

constexpr uint32_t stride = 256;

}  // namespace

LineIndex::LineIndex(std::string_view text) : text_(text), starts_{0}, characters_{0} {
  for (std::size_t end = text.find('\n'); end != text.npos; end = text.find('\n', end + 1)) {
    starts_.push_back(static_cast<uint32_t>(end + 1));
  }
  for (std::size_t begin = 0; begin + stride <= text.size(); begin += stride) {
    const std::size_t count = count_characters(text.substr(begin, stride));
    characters_.push_back(characters_.back() + static_cast<uint32_t>(count));
  }
}

uint32_t LineIndex::characters_before(uint32_t offset) const {
  const uint32_t counted = offset / stride * stride;
  const std::size_t rest = count_characters(text_.substr(counted, offset - counted));
  return characters_[offset / stride] + static_cast<uint32_t>(rest);
}

Position LineIndex::position(uint32_t offset) const {
  offset = static_cast<uint32_t>(std::min<std::size_t>(offset, text_.size()));
  const auto next_line = std::upper_bound(starts_.begin(), starts_.end(), offset);
  const auto line = static_cast<uint32_t>(next_line - starts_.begin());
  return {.line = line, .column = 1 + characters_before(offset) - characters_before(line_begin(line))};
}

uint32_t LineIndex::offset(Position position) const {
  if (position.line == 0 || position.line > starts_.size()) return static_cast<uint32_t>(text_.size());
  const uint32_t begin = line_begin(position.line);
  const uint32_t wanted = characters_before(begin) + std::max(position.column, 1u) - 1;
  const auto counted = std::upper_bound(characters_.begin(), characters_.end(), wanted) - 1;
  const uint32_t end = line_feed(position.line);
  uint32_t at = std::max(begin, static_cast<uint32_t>(counted - characters_.begin()) * stride);
  if (at >= end) return end;
  for (uint32_t before = characters_before(at); at < end; ++at) {
    if (is_continuation_byte(text_[at])) continue;
    if (before++ == wanted) break;
  }
  return at;
}

/// Where the line's line feed stands, or the text ends.
uint32_t LineIndex::line_feed(uint32_t line) const {
  return line < starts_.size() ? starts_[line] - 1 : static_cast<uint32_t>(text_.size());
}

uint32_t LineIndex::line_end(uint32_t line) const {
  const uint32_t end = line_feed(line);
  const bool has_return = end > line_begin(line) && end < text_.size() && text_[end - 1] == '\r';
  return has_return ? end - 1 : end;
}

}  // namespace evdoc
