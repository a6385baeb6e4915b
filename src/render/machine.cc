#include "render/machine.h"

#include <fmt/format.h>

#include <type_traits>
#include <utility>

#include "base/suggest.h"
#include "render/codes.h"
#include "render/operators.h"
#include "render/undefined.h"

namespace evdoc::render {

namespace {

constexpr std::size_t stack_size = 1 << 16;  // values

Context::Budget budget_of(const Limits& limits) {
  return {static_cast<std::size_t>(limits.memory_bytes), static_cast<std::size_t>(limits.items)};
}

}  // namespace

Machine::Machine(const Program::Image& image, Rendering& rendering, const Subject& subject, const Sharing& sharing,
                 Diagnostics& diagnostics)
    : Context(rendering.scratch_->arena, subject.host, budget_of(image.limits)),
      image_(image),
      rendering_(rendering),
      scratch_(*rendering.scratch_),
      diagnostics_(diagnostics),
      pieces_(rendering.pieces_),
      subject_(subject),
      recorded_(sharing.filled),
      known_(sharing.known),
      later_(sharing.later) {
  if (recorded_) *recorded_ = CommonOutput();
  undefined_mode_ = image.undefined;
  steps_left_ = image.limits.instructions;
  scratch_.arena.clear();
  scratch_.rehearsal_arena.clear();
  static_assert(std::is_trivially_copyable_v<Value>);
  if (!scratch_.stack) scratch_.stack = std::make_unique_for_overwrite<std::byte[]>(stack_size * sizeof(Value));
  scratch_.loops.clear();
  scratch_.unused_loops.clear();
  scratch_.captures.clear();
  scratch_.autoescapes.clear();
  scratch_.modules.assign(image.templates.size(), nullptr);
  scratch_.draft.clear();
  pieces_.clear();
  rendering_.text_size_ = 0;
  top_ = reinterpret_cast<Value*>(scratch_.stack.get());
  stack_end_ = top_ + stack_size;
}

bool Machine::render() {
  const Template& first = image_.templates.front();
  run_template(first, root_scope(first), nullptr);
  rendering_.text_size_ = static_cast<std::size_t>(bytes_);
  if (recorded_ && !failed()) *recorded_ = scratch_.draft.finished();
  return !failed();
}

// ---- instructions

/// Where `i` jumps to.
const Instruction* Machine::target(const Instruction& i, const Frame& frame) const {
  return image_.code.data() + frame.code->begin + i.b;
}

/// Runs one instruction and answers the next one. Here is what nearly all of a page comes to; inlined into the loop.
const Instruction* Machine::execute(const Instruction& i, Frame& frame) {
  const Instruction* const next = &i + 1;
  switch (i.op) {
    case Op::emit_text:
      emit_text(i);
      return next;
    case Op::emit_field:
      return emit_field(i, frame);
    case Op::emit:
      emit(pop(), static_cast<Escape>(i.flag), i.site);
      return next;
    case Op::constant:
      push(image_.constants[i.b]);
      return next;
    case Op::load:
      load(i, frame);
      return next;
    case Op::load_field:
      return load_field(i, frame) ? next + 2 : next;
    case Op::jump_if_false:
      return is_true(pop(), *this) ? next : target(i, frame);
    case Op::filter:
      filter(i);
      return next;
    default:
      return execute_other(i, frame);
  }
}

/// The groups of Op, in its order.
const Instruction* Machine::execute_other(const Instruction& i, Frame& frame) {
  if (i.op < Op::jump) {
    execute_value(i);
  } else if (i.op < Op::store) {
    if (jumps(i, frame)) return target(i, frame);
  } else if (i.op < Op::emit_text) {
    execute_variable(i, frame);
  } else if (i.op < Op::filter) {
    execute_output(i);
  } else if (i.op < Op::loop) {
    execute_call(i, frame);
  } else if (i.op < Op::include) {
    execute_loop(i, frame);
  } else if (i.op < Op::section) {
    execute_template(i, frame);
  } else if (i.op == Op::section) {
    return begin_section(i, frame);
  } else {
    return end_section(i, frame);
  }
  return &i + 1;
}

/// Runs what may go on elsewhere; whether it does.
bool Machine::jumps(const Instruction& i, Frame& frame) {
  switch (i.op) {
    case Op::and_jump:
      if (!is_true(peek(), *this)) return true;
      pop();
      return false;
    case Op::or_jump:
      if (is_true(peek(), *this)) return true;
      pop();
      return false;
    case Op::compare_chain:
      return compare_chain(i);
    case Op::use_default:
      return !frame.variables[i.a].is_missing();
    case Op::next:
      return !next();
    case Op::end_loop:
      return end_loop();
    case Op::jump_extended:
      return frame.parent != nullptr;
    default:
      return true;
  }
}

/// One function from its begin to its end. A failure ends all functions.
void Machine::run(Frame& frame) {
  Frame* const outer = std::exchange(frame_, &frame);
  const bool was_escaping = std::exchange(autoescape_, frame.scope->evaluation->autoescape);
  const Instruction* next = image_.code.data() + frame.code->begin;
  while (next->op != Op::leave) {
    const Instruction& instruction = *next;
    if (steps_left_-- > 0) [[likely]]
      next = execute(instruction, frame);
    else
      fail(code::limit_instructions, fmt::format("rendering took more than {} steps", image_.limits.instructions),
           "look for a loop over more than was meant");
    if (failed()) [[unlikely]] {
      if (is_rehearsed(frame)) {
        next = give_up_rehearsal(frame);
        continue;
      }
      report(instruction.site);
      break;
    }
  }
  autoescape_ = was_escaping;
  frame_ = outer;
}

// ---- errors

std::string Machine::suggest_name(std::string_view name) const {
  std::vector<std::string_view> known;
  for (std::size_t i = 0; i < image_.names.size(); ++i)
    if (frame_ && (!frame_->scope->names[i].is_missing() || frame_->scope->names[i].as_object()))
      known.push_back(image_.names[static_cast<uint32_t>(i)]);
  if (image_.globals)
    for (const Field& field : image_.globals->fields) known.push_back(field.name);
  if (subject_.root.is(Kind::dict)) {
    for (const Entry& entry : subject_.root.unbox<Dict>()->all())
      if (entry.key.is_string()) known.push_back(entry.key.as_string());
  }
  for (const Frame* frame = frame_; frame; frame = frame->outer)
    for (std::size_t i = 0; i < frame->code->names.size(); ++i)
      if (!frame->variables[i].is_missing() && !frame->code->names[i].empty()) known.push_back(frame->code->names[i]);
  return did_you_mean(name, known);
}

/// Says what failed, and how the template came to that place.
void Machine::report(uint32_t site) {
  if (is_rehearsing_ || std::exchange(is_reported_, true)) return;
  const Span here = image_.sites[site];
  const Span span = failure_->site ? image_.sites[*failure_->site] : here;
  Diagnostic& diagnostic = diagnostics_.report(*failure_->code, span, failure_->message, failure_->help);
  const bool is_elsewhere = span.source != here.source || here.end < span.begin || span.end < here.begin;
  if (is_elsewhere) diagnostic.note(here, "used here");
  for (const Caller* caller = caller_; caller; caller = caller->outer) {
    const Span place = image_.sites[caller->site];
    switch (caller->kind) {
      case Caller::Kind::macro:
        diagnostic.note(place, fmt::format("in macro '{}', called here", caller->name));
        break;
      case Caller::Kind::block:
        diagnostic.note(place, fmt::format("in block '{}', shown here", caller->name));
        break;
      case Caller::Kind::loop:
        diagnostic.note(place, "in a recursive loop, called here");
        break;
      case Caller::Kind::include:
        diagnostic.note(place, fmt::format("in '{}', included here", caller->name));
        break;
      case Caller::Kind::import:
        diagnostic.note(place, fmt::format("in '{}', imported here", caller->name));
        break;
      case Caller::Kind::extends:
        diagnostic.note(place, fmt::format("in '{}', extended here", caller->name));
        break;
    }
  }
}

}  // namespace evdoc::render
