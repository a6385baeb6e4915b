#include "render/machine.h"

#include <fmt/format.h>

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

Machine::Machine(const Program::Image& image, Rendering& rendering, const void* host, Diagnostics& diagnostics)
    : Context(rendering.scratch_->arena, host, budget_of(image.limits)),
      image_(image),
      rendering_(rendering),
      scratch_(*rendering.scratch_),
      diagnostics_(diagnostics),
      pieces_(rendering.pieces_) {
  undefined_mode_ = image.undefined;
  steps_left_ = image.limits.instructions;
  scratch_.arena.clear();
  scratch_.stack.resize(stack_size);
  scratch_.loops.clear();
  scratch_.unused_loops.clear();
  scratch_.captures.clear();
  scratch_.autoescapes.clear();
  scratch_.modules.assign(image.templates.size(), nullptr);
  pieces_.clear();
  top_ = scratch_.stack.data();
  stack_end_ = top_ + stack_size;
}

bool Machine::render(const Value& root) {
  fill_names(root);
  const Template& first = image_.templates.front();
  run_template(first, new_scope(first, names_), nullptr);
  return !failed();
}

/// Inlined into the loop over them.
void Machine::execute(const Instruction& i, Frame& frame, const Instruction*& pc) {
  const auto jump_if = [&](bool condition) {
    if (condition) pc = image_.code.data() + frame.code->begin + i.b;
  };
  if (steps_left_-- == 0) [[unlikely]] {
    fail(code::limit_instructions, fmt::format("rendering took more than {} steps", image_.limits.instructions),
         "look for a loop over more than was meant");
    return;
  }
  switch (i.op) {
    case Op::constant:
      push(image_.constants[i.b]);
      return;
    case Op::load:
      return load(i, frame);
    case Op::load_field:
      if (load_field(i, frame)) pc += 2;
      return;
    case Op::field:
      return field(i);
    case Op::attribute:
      return attribute(i);
    case Op::item:
      return item(i);
    case Op::slice:
      return slice();
    case Op::make_list:
    case Op::make_tuple:
      return make_sequence(i);
    case Op::make_dict:
      push(make_dict(arena()));
      return;
    case Op::append: {
      const Value added = pop();
      if (allows(sizeof(Value))) peek().unbox<List>()->append(added, arena());
      return;
    }
    case Op::insert:
      return insert();
    case Op::unary:
      return unary(i);
    case Op::binary:
      return binary(i);
    case Op::compare:
      return compare(i);
    case Op::compare_chain:
      return jump_if(compare_chain(i));
    case Op::concat:
      return concat(i);
    case Op::drop:
      pop();
      return;
    case Op::jump:
      return jump_if(true);
    case Op::jump_if_false:
      return jump_if(!is_true(pop(), *this));
    case Op::and_jump:
      if (!is_true(peek(), *this)) return jump_if(true);
      pop();
      return;
    case Op::or_jump:
      if (is_true(peek(), *this)) return jump_if(true);
      pop();
      return;
    case Op::no_else:
      return no_else();
    case Op::store:
      frame.variables[i.b] = pop();
      return;
    case Op::resolve:
      return resolve(i, frame);
    case Op::alias:
      return alias(i, frame);
    case Op::forget:
      frame.variables[i.b] = Value::missing();
      return;
    case Op::export_name:
      return export_name(i, frame, true);
    case Op::hide_name:
      return export_name(i, frame, false);
    case Op::set_field:
      return set_field(i);
    case Op::unpack:
      return unpack(i);
    case Op::use_default:
      return jump_if(!frame.variables[i.a].is_missing());
    case Op::emit_text:
      return add_text(image_.texts[i.b], i.site);
    case Op::emit:
      return emit(pop(), static_cast<Escape>(i.flag), i.site);
    case Op::emit_field:
      if (emit_field(i, frame)) pc += 3;
      return;
    case Op::filter:
      return filter(i);
    case Op::test:
      return test(i);
    case Op::call:
      return call(i);
    case Op::emit_call:
      return emit_call(i);
    case Op::make_macro:
      return make_macro(i, frame);
    case Op::leave:
      return;
    case Op::capture:
      return begin_capture();
    case Op::end_capture:
      push(end_capture(is_safe(static_cast<Safety>(i.a))));
      return;
    case Op::drop_capture:
      end_capture(false);
      return;
    case Op::mark_safe:
      return mark_safe();
    case Op::loop:
      return begin_loop(i, frame);
    case Op::next:
      return jump_if(!next(frame));
    case Op::loop_variable:
      return loop_variable(i, frame);
    case Op::completed:
      scratch_.loops.back()->has_completed = true;
      return;
    case Op::end_loop: {
      const bool has_completed = scratch_.loops.back()->has_completed;
      end_loop();
      return jump_if(has_completed);
    }
    case Op::keep_generator:
      push(make_generator(pop().unbox<List>()->all(), *this));
      return;
    case Op::recurse:
      return run_recursive(image_.functions[i.b], &frame, frame.scope, Value(pop()), 0, i.site);
    case Op::include:
      return include(i, frame);
    case Op::import:
      return import(i, frame);
    case Op::imported:
      return imported(i);
    case Op::extends:
      return extends(i, frame);
    case Op::jump_extended:
      return jump_if(frame.parent != nullptr);
    case Op::block:
      return block(i, frame);
    case Op::self:
      return set_self(i, frame);
    case Op::super:
      return set_super(i, frame);
    case Op::autoescape:
      return set_autoescape(frame);
    case Op::end_autoescape:
      return end_autoescape(frame);
  }
}

/// One function from its begin to its end. A failure ends all functions.
void Machine::run(Frame& frame) {
  Frame* const outer = std::exchange(frame_, &frame);
  const bool was_escaping = std::exchange(autoescape_, frame.scope->evaluation->autoescape);
  const Instruction* pc = image_.code.data() + frame.code->begin;
  while (pc->op != Op::leave) {
    const Instruction& instruction = *pc++;
    execute(instruction, frame, pc);
    if (failed()) [[unlikely]] {
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
  if (root_.is(Kind::dict)) {
    for (const Entry& entry : root_.unbox<Dict>()->all())
      if (entry.key.is_string()) known.push_back(entry.key.as_string());
  }
  for (const Frame* frame = frame_; frame; frame = frame->outer)
    for (std::size_t i = 0; i < frame->code->names.size(); ++i)
      if (!frame->variables[i].is_missing() && !frame->code->names[i].empty()) known.push_back(frame->code->names[i]);
  return did_you_mean(name, known);
}

/// Says what failed, and how the template came to that place.
void Machine::report(uint32_t site) {
  if (std::exchange(is_reported_, true)) return;
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
