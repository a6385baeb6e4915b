// Loops and macros.
#include <fmt/format.h>

#include <algorithm>

#include "render/codes.h"
#include "render/compiler.h"
#include "render/walk.h"

namespace evdoc::render {

namespace {

bool has_scoped_block(const Statement& node) {
  bool found = false;
  for_each_body(node, [&](Body body) {
    for_each_statement(body, [&](const Statement& inner) {
      found = found || (inner.kind == StatementKind::block && inner.is_scoped);
    });
  });
  return found;
}

Type element_of(const Type& type) {
  return type.kind == Type::Kind::sequence && type.element ? *type.element : Type{};
}

}  // namespace

// ---- for

void Compiler::loop(const Statement& node, Scope& scope) {
  const Type type = node.test ? filter_items(node, scope) : items(node, scope);
  const bool is_used = reads_name(node.body, "loop") || has_scoped_block(node);
  loop_body(node, scope, is_used ? LoopUse::used : LoopUse::unused, element_of(type));
}

/// A recursive loop is a function of its items, called at once and by `loop(...)`.
void Compiler::recursive_loop(const Statement& node, Scope& scope) {
  FunctionState function;
  const uint32_t code = open_function(function, Code::Kind::loop, "loop", node.range);
  function.code->parameters = 1;
  function.variables.add("");
  if (node.test) {
    filter_items(node, scope);
  } else {
    items(node, scope);
  }
  loop_body(node, scope, LoopUse::recursive, {});
  close_function(function);
  expression(*node.value, scope);
  add(Op::recurse, node.value->range, 0, code, -1);
}

Type Compiler::items(const Statement& node, Scope& scope) {
  if (!node.is_recursive) return expression(*node.value, scope);
  load({&function_->variables, 0}, node.value->range);
  return {};
}

/// Leaves the items for which the test holds.
Type Compiler::filter_items(const Statement& node, Scope& outer) {
  add(Op::make_list, node.range, 0, 0, 1);
  const Type type = items(node, outer);
  Scope scope(*function_, &outer);
  scope.symbols.declare_target(*node.target);
  scope.symbols.analyze(*node.test);
  const Variable item{&function_->variables, function_->variables.add("")};
  enter_constants(scope);
  add(Op::loop, node.value->range, static_cast<uint16_t>(LoopUse::unused), 0, -1);
  const uint32_t next = mark();
  add(Op::next, node.value->range, 0, 0, 1);
  add(Op::store, node.range, 0, item.slot, -1);
  load(item, node.range);
  assign(*node.target, scope, element_of(type));
  enter_iteration(scope);
  expression(*node.test, scope);
  add(Op::jump_if_false, node.test->range, 0, next, -1);
  load(item, node.range);
  add(Op::append, node.range, 0, 0, -1);
  add(Op::jump, node.range, 0, next);
  bind(next);
  add(Op::end_loop, node.range);
  bind(here() - 1);
  add(Op::keep_generator, node.range);
  return type;
}

void Compiler::loop_body(const Statement& node, Scope& outer, LoopUse use, Type item) {
  Scope scope(*function_, &outer);
  const Variable loop = use == LoopUse::unused ? Variable{} : scope.symbols.declare_parameter("loop");
  scope.symbols.declare_target(*node.target);
  scope.symbols.analyze(node.body);
  enter_constants(scope);
  add(Op::loop, node.value->range, static_cast<uint16_t>(use), 0, -1);
  if (loop.function) add(Op::loop_variable, node.range, 0, loop.slot);
  const uint32_t next = mark();
  add(Op::next, node.value->range, 0, 0, 1);
  assign(*node.target, scope, item);
  enter_iteration(scope);
  loops_.push_back({function_, next, function_->captures, autoescapes_, {}});
  statements(node.body, scope);
  if (!node.alternative.empty()) add(Op::completed, node.range);
  add(Op::jump, node.range, 0, next);
  bind(next);
  for (const uint32_t jump : loops_.back().breaks) bind(jump);
  loops_.pop_back();
  add(Op::end_loop, node.range);
  const uint32_t end = here() - 1;
  alternative(node, outer);
  bind(end);
}

void Compiler::alternative(const Statement& node, Scope& outer) {
  if (node.alternative.empty()) return;
  Scope scope(*function_, &outer);
  scope.symbols.analyze(node.alternative);
  enter(scope);
  statements(node.alternative, scope);
}

/// break and continue: undoes what was begun inside of the loop.
void Compiler::leave_loop(const Statement& node) {
  const bool is_break = node.kind == StatementKind::break_loop;
  if (loops_.empty() || loops_.back().function != function_) {
    return report(code::template_misplaced, node.range,
                  fmt::format("'{}' stands outside of a loop", is_break ? "break" : "continue"),
                  "take it out, or move it into a for statement");
  }
  LoopState& loop = loops_.back();
  for (uint32_t i = loop.captures; i < function_->captures; ++i) add(Op::drop_capture, node.range);
  for (uint32_t i = loop.autoescapes; i < autoescapes_; ++i) add(Op::end_autoescape, node.range);
  add(Op::jump, node.range, 0, loop.next);
  if (is_break) loop.breaks.push_back(here() - 1);
}

// ---- macros

void Compiler::macro(const Statement& node, Scope& scope) {
  const uint32_t code = macro_code(node, scope);
  add(Op::make_macro, node.name_range, 0, code, 1);
  const Variable variable = scope.symbols.find(node.name);
  add(Op::store, node.name_range, 0, variable.slot, -1);
  if (!scope.is_top) return;
  const Op op = node.name.starts_with('_') ? Op::hide_name : Op::export_name;
  add(op, node.name_range, variable.slot, image_.names.number(node.name));
}

void Compiler::call_block(const Statement& node, Scope& scope) {
  call(*node.value, scope, Op::emit_call, &node);
  function_->instructions.back().flag = static_cast<uint8_t>(Escape::never);
}

uint32_t Compiler::macro_code(const Statement& node, Scope& outer) {
  FunctionState function;
  const uint32_t code = open_function(function, Code::Kind::macro, node.name, node.range);
  Scope scope(function, &outer);
  scope.checks_extended = false;
  function.code->parameters = static_cast<uint16_t>(node.parameters.size());
  function.code->required = static_cast<uint16_t>(
      std::ranges::count_if(node.parameters, [](const MacroParameter& parameter) { return !parameter.fallback; }));
  for (const MacroParameter& parameter : node.parameters) scope.symbols.declare_parameter(parameter.name);
  special_parameters(node, scope);
  for (const MacroParameter& parameter : node.parameters) {
    if (parameter.fallback) scope.symbols.analyze(*parameter.fallback);
  }
  scope.symbols.analyze(node.body);
  enter(scope);
  defaults(node, scope);
  statements(node.body, scope);
  close_function(function);
  return code;
}

/// `caller`, `kwargs` and `varargs` are given to a macro that mentions them.
void Compiler::special_parameters(const Statement& node, Scope& scope) {
  Code& code = *scope.function.code;
  const auto parameter = [&](std::string_view name) {
    return std::find_if(node.parameters.begin(), node.parameters.end(),
                        [&](const MacroParameter& p) { return p.name == name; });
  };
  const auto declare_if_read = [&](std::string_view name, uint16_t& slot) {
    if (parameter(name) != node.parameters.end() || !reads_name(node.body, name)) return;
    slot = scope.symbols.declare_parameter(name).slot;
  };
  const auto caller = parameter("caller");
  code.has_explicit_caller = caller != node.parameters.end();
  if (code.has_explicit_caller && !caller->fallback && reads_name(node.body, "caller")) {
    report(code::template_misplaced, caller->range, "the parameter 'caller' has no default",
           "leave it out, since a macro gets 'caller' by itself, or give it a default");
  }
  declare_if_read("caller", code.caller);
  declare_if_read("kwargs", code.keywords);
  declare_if_read("varargs", code.positionals);
}

void Compiler::defaults(const Statement& node, Scope& scope) {
  for (uint16_t i = 0; i < node.parameters.size(); ++i) {
    const MacroParameter& parameter = node.parameters[i];
    if (!parameter.fallback) continue;
    add(Op::use_default, parameter.range, i);
    const uint32_t given = here() - 1;
    expression(*parameter.fallback, scope);
    add(Op::store, parameter.range, 0, i, -1);
    bind(given);
  }
}

}  // namespace evdoc::render
