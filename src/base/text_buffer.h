// Text that is put together from many short pieces.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstring>
#include <memory>
#include <string_view>
#include <utility>

namespace evdoc {

/// Copies two stretches of `count` bytes, which may overlap: the first and the last of the `size` bytes.
template <std::size_t count>
void copy_ends(char* to, const char* from, std::size_t size) {
  std::array<char, count> first;
  std::array<char, count> last;
  std::memcpy(first.data(), from, count);
  std::memcpy(last.data(), from + size - count, count);
  std::memcpy(to, first.data(), count);
  std::memcpy(to + size - count, last.data(), count);
}

/// memcpy without a call where the bytes are few; answers where it ended.
inline char* copy_short(char* to, std::string_view text) {
  const char* const from = text.data();
  const std::size_t size = text.size();
  if (size > 64) {
    std::memcpy(to, from, size);
  } else if (size >= 32) {
    copy_ends<32>(to, from, size);
  } else if (size >= 16) {
    copy_ends<16>(to, from, size);
  } else if (size >= 8) {
    copy_ends<8>(to, from, size);
  } else if (size >= 4) {
    copy_ends<4>(to, from, size);
  } else {
    for (std::size_t i = 0; i < size; ++i) to[i] = from[i];
  }
  return to + size;
}

/// As a std::string that only grows, for appending in inner loops. Keeps its memory when it is cleared.
class TextBuffer {
 public:
  std::size_t size() const { return static_cast<std::size_t>(end_ - bytes_.get()); }
  /// Valid until the next change.
  std::string_view view() const { return {bytes_.get(), size()}; }
  void clear() { end_ = bytes_.get(); }

  /// `text` is not a part of this.
  TextBuffer& operator+=(std::string_view text) {
    if (static_cast<std::size_t>(limit_ - end_) < text.size()) [[unlikely]]
      grow(text.size());
    end_ = copy_short(end_, text);
    return *this;
  }

 private:
  void grow(std::size_t more) {
    const std::size_t used = size();
    const std::size_t capacity = std::max<std::size_t>(4096, 2 * (used + more));
    auto bytes = std::make_unique_for_overwrite<char[]>(capacity);
    if (used > 0) std::memcpy(bytes.get(), bytes_.get(), used);
    bytes_ = std::move(bytes);
    end_ = bytes_.get() + used;
    limit_ = bytes_.get() + capacity;
  }

  std::unique_ptr<char[]> bytes_;
  char* end_ = nullptr;
  char* limit_ = nullptr;  // behind the last byte that there is room for
};

}  // namespace evdoc
