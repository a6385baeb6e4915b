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

/// A stretch of the output.
struct Piece {
  const void* bytes = nullptr;  ///< text, or the object of a reference
  uint32_t size = 0;            ///< bytes of the text
  uint32_t site = 0;            ///< what Program::span takes
  Transforms transforms{};      ///< of a reference
  bool is_reference = false;

  std::string_view text() const { return {static_cast<const char*>(bytes), size}; }
};

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
