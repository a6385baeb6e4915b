// What rendering yields: a list of pieces, literal bytes or references, each with the place in a template that made it.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "render/value.h"

namespace evdoc::render {

class Program;

/// A stretch of the output: text, or a reference.
class Piece {
 public:
  Piece() = default;
  Piece(std::string_view text, uint32_t site)
      : bytes_(text.data()), size_(static_cast<uint32_t>(text.size())), site_(site) {}
  Piece(const void* object, Transforms transforms, uint32_t site)
      : bytes_(object), transforms_(transforms), site_(site | reference_bit) {}

  bool is_reference() const { return (site_ & reference_bit) != 0; }
  std::string_view text() const { return {static_cast<const char*>(bytes_), size()}; }  ///< empty: a reference
  uint32_t size() const { return is_reference() ? 0 : size_; }                          ///< bytes of the text
  const void* object() const { return bytes_; }                                         ///< of a reference
  const Transforms& transforms() const { return transforms_; }                          ///< of a reference
  uint32_t site() const { return site_ & ~reference_bit; }                              ///< what Program::span takes

 private:
  static constexpr uint32_t reference_bit = uint32_t{1} << 31;

  const void* bytes_ = nullptr;  // text, or the object
  union {
    uint32_t size_ = 0;
    Transforms transforms_;
  };
  uint32_t site_ = 0;
};
static_assert(sizeof(Piece) == 16, "a page has some hundred, and some are kept for all pages");

/// The output of one render and the memory behind it. Reuse it for page after page: its memory is kept.
class Rendering {
 public:
  Rendering();
  Rendering(Rendering&&) noexcept;
  Rendering& operator=(Rendering&&) noexcept;
  ~Rendering();

  /// Valid until the next render into it.
  std::span<const Piece> pieces() const { return pieces_; }

  /// Bytes of the text of all pieces.
  std::size_t text_size() const { return text_size_; }

 private:
  friend class Machine;
  struct Scratch;

  std::vector<Piece> pieces_;
  std::size_t text_size_ = 0;
  std::unique_ptr<Scratch> scratch_;
};

/// Appends the text of all pieces; references are left out.
void append_text(const Rendering& rendering, std::string& out);
std::string to_string(const Rendering& rendering);

}  // namespace evdoc::render
