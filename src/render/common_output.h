// What the renders of one root have in common, made once.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/arena.h"
#include "render/piece.h"

namespace evdoc::render {

/// The output of those statements at the top of templates and blocks (sections) that asked for nothing that varies
/// (Context::note_variant). One render writes it; later ones of the same program and root, each with another variant,
/// copy it, from any thread.
class CommonOutput {
 public:
  /// True before the first render, and after one that failed.
  bool empty() const { return sections_.empty(); }

 private:
  friend class Machine;

  /// A section that was run, or several with the text between them.
  struct Section {
    uint32_t begin = 0;      ///< in Program::Image::code
    uint32_t end = 0;        ///< behind it
    uint32_t pieces = 0;     ///< up to its end; they begin where those of the last one end
    bool is_common = false;  ///< if not, it has no pieces here
  };

  void clear();
  /// What varies is not kept.
  void add(uint32_t begin, uint32_t end, bool is_common, std::span<const Piece> pieces);
  std::span<const Piece> pieces_of(std::size_t section) const;
  /// Copies what lies in the memory of the render that ends.
  void keep_texts(const Arena& arena);

  std::vector<Section> sections_;  // in the order of execution
  std::vector<Piece> pieces_;
  std::vector<char> texts_;  // those that the render has composed
};

/// The part that one render has in it.
struct Sharing {
  CommonOutput* filled = nullptr;       ///< by a first render; it holds views of the program and of the host's answers
  const CommonOutput* known = nullptr;  ///< to a later one; may be empty
};

}  // namespace evdoc::render
