#include "report/line_index.h"

#include <algorithm>

namespace evdoc {

LineIndex::LineIndex(std::string_view text) : text_(text), starts_{0} {
  for (std::size_t end = text.find('\n'); end != text.npos; end = text.find('\n', end + 1)) {
    starts_.push_back(static_cast<uint32_t>(end + 1));
  }
}

Position LineIndex::position(uint32_t offset) const {
  offset = static_cast<uint32_t>(std::min<std::size_t>(offset, text_.size()));
  const auto next_line = std::upper_bound(starts_.begin(), starts_.end(), offset);
  const auto line = static_cast<uint32_t>(next_line - starts_.begin());
  const std::string_view before = text_.substr(line_begin(line), offset - line_begin(line));
  return {.line = line, .column = position_at(before, static_cast<uint32_t>(before.size())).column};
}

uint32_t LineIndex::line_end(uint32_t line) const {
  const std::size_t next = line < starts_.size() ? starts_[line] - 1 : text_.size();
  const bool has_return = next > line_begin(line) && next < text_.size() && text_[next - 1] == '\r';
  return static_cast<uint32_t>(has_return ? next - 1 : next);
}

}  // namespace evdoc
