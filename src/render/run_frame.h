// Calling a function of the machine: its variables, its limits, its way back.
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "render/codes.h"
#include "render/machine.h"

namespace evdoc::render {

/// Runs `code` after `prepare(Frame&)` has set its parameters and answered true. Variables that a macro inside may read
/// later live in the arena, all others on the stack.
template <class Prepare>
void Machine::run_frame(const Code& code, Frame* outer, Scope* scope, const Caller& caller, Prepare prepare) {
  const std::ptrdiff_t needed = code.variables + image_.stack;
  if (depth_ >= image_.limits.recursion || stack_end_ - top_ < needed) {
    fail(code::limit_recursion,
         fmt::format("macros, blocks or loops are nested deeper than {}", image_.limits.recursion),
         "one of them probably calls itself without end");
    return;
  }
  Value* const top = top_;
  Frame local;
  Frame* frame = &local;
  if (!allows(code.variables + std::size_t{4}, sizeof(Value))) return;
  if (code.is_closed_over) {
    frame = make<Frame>();
    frame->variables = arena().make_array<Value>(code.variables).data();
  } else {
    frame->variables = top_;
    top_ += code.variables;
  }
  std::fill_n(frame->variables, code.variables, Value::missing());
  frame->code = &code;
  frame->outer = outer;
  frame->scope = scope;
  if (prepare(*frame)) {
    ++depth_;
    const Caller* const before = std::exchange(caller_, &caller);
    run(*frame);
    caller_ = before;
    --depth_;
  }
  top_ = top;
}

}  // namespace evdoc::render
