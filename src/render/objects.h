// What the bigger kinds of Value are made of. All live in the arena of a render.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "render/piece.h"
#include "render/program.h"
#include "render/value.h"

namespace evdoc::render {

/// What the root answers for one name to the first render and to later ones.
struct Answers {
  Value first;
  Value later;
};

/// Why a value is undefined, for the message when it is used.
struct Undefined {
  enum class Reason : uint8_t { name, field, item, hint };

  Reason reason = Reason::name;
  std::string_view text;  ///< the name or field; the whole message of a hint
  Value object;           ///< of field and item: what was looked into
  Value index;            ///< of item
  uint32_t site = 0;
  bool is_lenient = false;  ///< never an error to print or test: what an inline if without else answers
};

/// What range() makes.
struct Numbers {
  int64_t begin = 0;
  int64_t end = 0;  ///< as it was given
  int64_t step = 1;
  int64_t size = 0;

  int64_t at(int64_t index) const { return begin + index * step; }
};

/// Captured output that holds references.
struct Fragment {
  const Piece* pieces = nullptr;
  uint32_t count = 0;
};

/// A method and what it was taken from.
struct Bound {
  const Function* function = nullptr;
  Value subject;
};

/// The settings that `autoescape` changes while a template runs; shared by all contexts of one template.
struct Evaluation {
  bool autoescape = false;
};

/// The implementations of one block, the most derived first.
struct BlockEntry {
  const Code* code = nullptr;
  BlockEntry* next = nullptr;
};

/// The names that a template sees, by number, and its blocks.
struct Scope {
  const Program::Image* image = nullptr;
  const Template* owner = nullptr;
  Value* names = nullptr;
  bool* exported = nullptr;  ///< by number; null: nothing was exported
  Evaluation* evaluation = nullptr;
  BlockEntry** blocks = nullptr;  ///< by number; null: none
};

/// One call of a function.
struct Frame {
  const Code* code = nullptr;
  Value* variables = nullptr;
  Frame* outer = nullptr;  ///< the call whose variables it reads
  Scope* scope = nullptr;
  const Template* parent = nullptr;  ///< what `extends` named
  uint32_t depth = 0;                ///< of a recursive loop
};

struct Macro {
  const Code* code = nullptr;
  Frame* outer = nullptr;
  Scope* scope = nullptr;
  bool autoescape = false;  ///< where it was defined
};

struct Module {
  Scope* scope = nullptr;
  Value text;  ///< its output
};

struct Namespace {
  Dict fields;
};

struct Cycle {
  std::span<const Value> items;
  uint32_t position = 0;
};

struct Joiner {
  Value separator;
  bool was_used = false;
};

struct Super {
  Scope* scope = nullptr;
  const BlockEntry* entry = nullptr;
  std::string_view name;
};

/// A walk over an iterable: code points, items, keys...
struct Walk {
  Value iterable;
  uint64_t position = 0;  ///< items taken; bytes for a string
  uint32_t size = 0;      ///< of a dict when the walk began
};

/// The `loop` of a for statement.
struct Loop {
  Walk walk;
  int64_t index = -1;  ///< of the current item, from 0
  int64_t length = 0;
  Value before;
  Value current;
  Value changed;  ///< what `loop.changed` saw last; missing at first
  const Code* recursion = nullptr;
  Frame* frame = nullptr;  ///< around the recursive function
  uint32_t depth = 0;
  bool is_used = false;  ///< by `loop`; it may outlive the statement then
  bool has_completed = false;

  /// Makes it as new, but for what a loop that is not `is_used` never has.
  void restart() {
    walk.position = 0;
    walk.size = 0;
    index = -1;
    has_completed = false;
  }
};

}  // namespace evdoc::render
