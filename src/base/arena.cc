#include "base/arena.h"

#include <algorithm>
#include <cstring>
#include <functional>

namespace evdoc {

namespace {
constexpr std::size_t first_block_bytes = 16 * 1024;
constexpr std::size_t largest_block_bytes = 4 * 1024 * 1024;
}  // namespace

char* Arena::allocate(std::size_t size, std::size_t alignment) {
  used_ = (used_ + alignment - 1) & ~(alignment - 1);
  if (blocks_.empty() || used_ > blocks_.back().size || blocks_.back().size - used_ < size) {
    const std::size_t grown = blocks_.empty() ? first_block_bytes : blocks_.back().size * 2;
    const std::size_t wanted = std::max(size, std::min(grown, largest_block_bytes));
    blocks_.push_back({std::make_unique_for_overwrite<char[]>(wanted), wanted});
    capacity_ += wanted;
    used_ = 0;
  }
  char* result = blocks_.back().bytes.get() + used_;
  used_ += size;
  return result;
}

std::string_view Arena::copy(std::string_view text) {
  if (text.empty()) return {};
  char* bytes = allocate(text.size());
  std::memcpy(bytes, text.data(), text.size());
  return {bytes, text.size()};
}

bool Arena::owns(const char* bytes) const {
  return std::ranges::any_of(blocks_, [&](const Block& block) {
    return std::less_equal<>()(block.bytes.get(), bytes) && std::less<>()(bytes, block.bytes.get() + block.size);
  });
}

void Arena::clear() {
  used_ = 0;
  std::erase_if(blocks_, [](const Block& block) { return block.size > largest_block_bytes; });
  capacity_ = blocks_.empty() ? 0 : blocks_.front().size;
  if (blocks_.size() < 2) return;
  std::swap(blocks_.front(), *std::max_element(blocks_.begin(), blocks_.end(),
                                               [](const Block& a, const Block& b) { return a.size < b.size; }));
  blocks_.resize(1);
  capacity_ = blocks_.front().size;
}

}  // namespace evdoc
