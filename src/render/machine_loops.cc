// for statements.
#include "render/machine.h"
#include "render/run_frame.h"
#include "render/undefined.h"

namespace evdoc::render {

void Machine::execute_loop(const Instruction& i, Frame& frame) {
  switch (i.op) {
    case Op::loop:
      return begin_loop(i, frame);
    case Op::loop_variable:
      return loop_variable(i, frame);
    case Op::completed:
      scratch_.loops.back()->has_completed = true;
      return;
    case Op::keep_generator:
      return push(make_generator(pop().unbox<List>()->all(), *this));
    default:
      return run_recursive(image_.functions[i.b], &frame, frame.scope, Value(pop()), 0, i.site);
  }
}

void Machine::begin_loop(const Instruction& i, Frame& frame) {
  const Value& iterable = pop();
  if (!is_usable(iterable, *this)) return;
  if (!is_iterable(iterable)) {
    fail_type(iterable, "a list, dict or text to run over", *this);
    return;
  }
  const auto use = static_cast<LoopUse>(i.a);
  Loop* loop = nullptr;
  if (use == LoopUse::unused && !scratch_.unused_loops.empty()) {
    loop = scratch_.unused_loops.back();
    scratch_.unused_loops.pop_back();
    loop->restart();
  } else {
    loop = make<Loop>();
  }
  loop->walk.iterable = iterable;
  loop->changed = Value::missing();
  loop->is_used = use != LoopUse::unused;
  if (loop->is_used) {
    const bool is_generator = iterable.is(Kind::generator);
    loop->length =
        is_generator ? iterable.unbox<List>()->size - iterable.unbox<List>()->walked : *length_of(iterable, *this);
  }
  if (use == LoopUse::recursive) {
    loop->recursion = frame.code;
    loop->frame = frame.outer;
    loop->depth = frame.depth;
  }
  scratch_.loops.push_back(loop);
}

/// Pushes the next item; false if there is none, or no memory for what an iteration may make.
bool Machine::next() {
  if (!allows(1)) return false;
  Loop& loop = *scratch_.loops.back();
  Value& item = *top_;
  if (!next_item(loop.walk, item, *this)) return false;
  ++top_;
  ++loop.index;
  if (loop.is_used) {
    loop.before = loop.current;
    loop.current = item;
  }
  return true;
}

/// Whether the body ran to its end at least once.
bool Machine::end_loop() {
  Loop* loop = scratch_.loops.back();
  scratch_.loops.pop_back();
  if (!loop->is_used) scratch_.unused_loops.push_back(loop);
  return loop->has_completed;
}

void Machine::loop_variable(const Instruction& i, Frame& frame) {
  frame.variables[i.b] = Value::boxed(Kind::loop, scratch_.loops.back());
}

void Machine::run_recursive(const Code& code, Frame* outer, Scope* scope, const Value& items, uint32_t depth,
                            uint32_t site) {
  const Caller caller{Caller::Kind::loop, {}, site, caller_};
  run_frame(code, outer, scope, caller, [&](Frame& frame) {
    frame.variables[0] = items;
    frame.depth = depth;
    return true;
  });
}

}  // namespace evdoc::render
