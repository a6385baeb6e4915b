// What the renders of one root have in common, made once.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "base/arena.h"
#include "base/text_buffer.h"
#include "render/piece.h"

namespace evdoc::render {

/// The output of those statements at the top of templates and blocks (sections) that asked for nothing that later
/// renders differ in (Context::note_variant). The first render writes it; later ones of the same program and root, each
/// with another variant, copy it, from any thread.
class CommonOutput {
 public:
  /// True before the first render, and after one that failed.
  bool empty() const { return section_count_ == 0; }

 private:
  friend class CommonDraft;
  friend class Machine;

  /// A section that was run, or several with the text between them.
  struct Section {
    uint32_t begin = 0;   ///< in Program::Image::code
    uint32_t end = 0;     ///< behind it; 0: it varies, and has no pieces here
    uint32_t pieces = 0;  ///< up to its end; they begin where those of the last one end
    uint32_t bytes = 0;   ///< of its text

    bool is_common() const { return end != 0; }
  };

  /// In the order of execution.
  std::span<const Section> sections() const;
  std::span<const Piece> pieces_of(std::size_t section) const;

  std::unique_ptr<std::byte[]> memory_;  // sections, their pieces, the texts that were composed
  uint32_t section_count_ = 0;
};

/// A CommonOutput in the making. Reuse it: its memory is kept.
class CommonDraft {
 public:
  using Section = CommonOutput::Section;

  /// Texts in memory of `owners` are copied, since it does not outlive the render.
  explicit CommonDraft(std::array<const Arena*, 2> owners) : owners_(owners) {}

  void clear();
  /// A section that varies.
  void add(uint32_t begin);
  void add(uint32_t begin, uint32_t end, std::span<const Piece> pieces);
  /// Makes the last section, which is common, end later.
  void extend(uint32_t end, std::span<const Piece> pieces);
  /// The last section; null: there is none, or it varies.
  const Section* last_common() const;
  CommonOutput finished() const;

 private:
  void append(const Piece& piece);
  void compose_last();
  bool is_owned(const Piece& piece) const;

  std::array<const Arena*, 2> owners_;
  std::vector<Section> sections_;
  std::vector<Piece> pieces_;       // of neighbouring texts one
  std::vector<uint32_t> composed_;  // those of which the text stands in `texts_`, one after the other
  TextBuffer texts_;
};

/// What a render is about: the names that templates see, and what Context::host answers.
struct Subject {
  Value root;
  const void* host = nullptr;
};

/// The part that one render has in it.
struct Sharing {
  CommonOutput* filled = nullptr;       ///< by a first render; it holds views of the program and of the host's answers
  const CommonOutput* known = nullptr;  ///< to a later one; may be empty
  /// To a first render: its root and host answer for all later ones, and call Context::note_variant where those differ.
  /// Objects that the first root has answered are asked too, under this host. Null: what the first render differs in is
  /// not shared.
  const Subject* later = nullptr;
};

}  // namespace evdoc::render
