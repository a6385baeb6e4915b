#include "base/source.h"

#include <algorithm>

#include "base/utf8.h"

namespace evdoc {

Position position_at(std::string_view text, uint32_t offset) {
  const std::string_view before = text.substr(0, std::min<std::size_t>(offset, text.size()));
  const std::size_t line_start = before.rfind('\n') + 1;  // npos + 1 is 0: the first line
  return {.line = static_cast<uint32_t>(1 + std::count(before.begin(), before.end(), '\n')),
          .column = static_cast<uint32_t>(1 + count_characters(before.substr(line_start)))};
}

Source& Sources::add(std::string path, std::string text) {
  const std::lock_guard lock(mutex_);
  return sources_.emplace_back(std::move(path), std::move(text));
}

void Sources::record(InputRecord input) {
  const std::lock_guard lock(mutex_);
  inputs_.push_back(std::move(input));
}

std::vector<InputRecord> Sources::inputs() const {
  const std::lock_guard lock(mutex_);
  std::vector<InputRecord> sorted = inputs_;
  std::ranges::stable_sort(sorted, {}, &InputRecord::path);
  const auto is_repeated = [](const InputRecord& a, const InputRecord& b) { return a.path == b.path; };
  sorted.erase(std::unique(sorted.begin(), sorted.end(), is_repeated), sorted.end());
  return sorted;
}

}  // namespace evdoc
