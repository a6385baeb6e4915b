// The usual form of the tags that most of a table is made of, to be read in one step. The scanner tries a form where
// its caller expects it; whatever is written in another way it reads piece by piece.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "base/source.h"

namespace evdoc::xml {

/// Up to sixteen bytes that are looked for at a place, all at once.
class Mark {
 public:
  constexpr Mark(std::string_view bytes) : size_(bytes.size()) {
    std::array<char, room> wanted{};
    std::array<char, room> mask{};
    std::copy(bytes.begin(), bytes.end(), wanted.begin());
    std::fill_n(mask.begin(), size_, '\xFF');
    wanted_ = std::bit_cast<Words>(wanted);
    mask_ = std::bit_cast<Words>(mask);
  }

  std::size_t size() const { return size_; }
  /// Whether they stand at `at`. Not seen where fewer than sixteen bytes are left.
  bool is_at(const char* at, const char* end) const {
    if (static_cast<std::size_t>(end - at) < room) return false;
    Words found;
    std::memcpy(found.data(), at, room);
    return (((found[0] ^ wanted_[0]) & mask_[0]) | ((found[1] ^ wanted_[1]) & mask_[1])) == 0;
  }

 private:
  static constexpr std::size_t room = 16;
  using Words = std::array<uint64_t, 2>;

  std::size_t size_;
  Words wanted_;
  Words mask_;
};

/// How a start tag is usually written: `<name>` or `<name attribute="value">`, without any other blanks. Behind the
/// value xml:space="preserve" may follow, which asks nothing of a reader that keeps all blanks.
struct TagForm {
  Mark opening;           ///< `<name>` or `<name attribute="`
  std::size_t name_size;  ///< in bytes
  bool has_attribute;

  constexpr TagForm(std::string_view start)
      : opening(start), name_size(start.find_first_of(" >") - 1), has_attribute(start.back() == '"') {}
};

/// How an element is usually written that has nothing but text in it.
struct LeafForm {
  TagForm tag;
  Mark closing;  ///< `</name>`

  constexpr LeafForm(std::string_view start, std::string_view end) : tag(start), closing(end) {}
};

/// What such a tag or element says. Of the namespace of its name nothing is known.
struct UsualTag {
  Span name;
  Text value;  ///< of the attribute, if it has one: not empty
};
struct Leaf {
  UsualTag tag;
  Text text;  ///< of an empty element, at its name
};

}  // namespace evdoc::xml
