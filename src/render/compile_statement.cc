// Statements, but for loops and macros.
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "render/codes.h"
#include "render/compiler.h"
#include "render/exports.h"
#include "render/operators.h"
#include "render/text_form.h"

namespace evdoc::render {

namespace {

/// Whether a statement gives what stands behind it a name to see, or is looked for by other templates.
bool reaches_out(const Statement& node) {
  switch (node.kind) {
    case StatementKind::set:
    case StatementKind::set_block:
    case StatementKind::macro:
    case StatementKind::block:
    case StatementKind::extends:
    case StatementKind::import:
    case StatementKind::from_import:
      return true;
    case StatementKind::condition:
      return std::ranges::any_of(node.alternative, [](const Statement* inner) { return reaches_out(*inner); }) ||
             std::ranges::any_of(node.branches, [](const Branch& branch) {
               return std::ranges::any_of(branch.body, [](const Statement* inner) { return reaches_out(*inner); });
             });
    default:
      return false;
  }
}

}  // namespace

/// Those of a template's or block's body itself.
void Compiler::top_statements(Body body, Scope& scope) {
  for (const Statement* node : body) {
    if (!is_section(*node)) {
      statement(*node, scope);
      continue;
    }
    const uint32_t begin = here();
    add(Op::section, node->range);
    statement(*node, scope);
    add(Op::end_section, node->range, 0, begin);
    mark();
  }
}

/// Whether all that a statement does is to print. Text is printed as it is, and an included template has sections of
/// its own.
bool Compiler::is_section(const Statement& node) {
  switch (node.kind) {
    case StatementKind::print:
      return !fold(*node.value);
    case StatementKind::loop:
    case StatementKind::with:
    case StatementKind::call_block:
    case StatementKind::filter_block:
      return true;
    case StatementKind::condition:
      return !reaches_out(node);
    default:
      return false;
  }
}

void Compiler::statements(Body body, Scope& scope) {
  for (const Statement* node : body) statement(*node, scope);
}

void Compiler::statement(const Statement& node, Scope& scope) {
  switch (node.kind) {
    case StatementKind::text:
      return text(node, scope);
    case StatementKind::print:
      return print(node, scope);
    case StatementKind::set:
      return set(node, scope);
    case StatementKind::set_block:
      return set_block(node, scope);
    case StatementKind::loop:
      return node.is_recursive ? recursive_loop(node, scope) : loop(node, scope);
    case StatementKind::condition:
      return condition(node, scope);
    case StatementKind::with:
      return with(node, scope);
    case StatementKind::macro:
      return macro(node, scope);
    case StatementKind::call_block:
      return call_block(node, scope);
    case StatementKind::filter_block:
      return filter_block(node, scope);
    case StatementKind::block:
      return block(node, scope);
    case StatementKind::extends:
      return extends(node, scope);
    case StatementKind::include:
      return include(node, scope);
    case StatementKind::import:
      return import(node, scope);
    case StatementKind::from_import:
      return from_import(node, scope);
    case StatementKind::autoescape:
      return autoescape(node, scope);
    case StatementKind::run:
      expression(*node.value, scope);
      add(Op::drop, node.range, 0, 0, -1);
      return;
    case StatementKind::break_loop:
    case StatementKind::continue_loop:
      return leave_loop(node);
  }
}

// ---- output

/// Text outside of blocks is not printed once a template was extended. Answers the jump to bind, or 0.
uint32_t Compiler::skip_if_extended(Scope& scope, Range range) {
  if (!scope.checks_extended) return 0;
  add(Op::jump_extended, range);
  return here() - 1;
}

void Compiler::text(const Statement& node, Scope& scope) {
  if (is_extended(scope)) return;
  const uint32_t jump = skip_if_extended(scope, node.range);
  add_text(node.text, node.range);
  if (scope.checks_extended) bind(jump);
}

void Compiler::print(const Statement& node, Scope& scope) {
  if (is_extended(scope)) return;
  const uint32_t jump = skip_if_extended(scope, node.range);
  print_value(*node.value, scope);
  if (scope.checks_extended) bind(jump);
}

void Compiler::print_value(const Expression& value, Scope& scope) {
  const std::optional<Value> folded = fold(value);
  if (folded && (!escapes_constants_ || !folded->is_string())) {
    std::string text;
    append_text(text, *folded, std::string::npos);
    return add_text(image_.arena.copy(text), value.range);
  }
  if (value.kind == ExpressionKind::call) {
    call(value, scope, Op::emit_call);
  } else {
    const uint32_t begin = here();
    expression(value, scope);
    add(Op::emit, value.range, 0, 0, -1);
    hasten_emit(begin);
  }
  function_->instructions.back().flag = static_cast<uint8_t>(escape_);
}

/// Makes the instruction that hastens reading a field print it, too.
void Compiler::hasten_emit(uint32_t begin) {
  Instruction& hastened = function_->instructions[begin];
  if (hastened.op != Op::load_field || here() != begin + 4) return;
  hastened.op = Op::emit_field;
  hastened.flag = static_cast<uint8_t>(escape_);
  hastened.site = function_->instructions.back().site;
}

void Compiler::filter_block(const Statement& node, Scope& outer) {
  Scope scope(*function_, &outer);
  scope.symbols.analyze(node.body);
  scope.symbols.analyze(*node.value);
  enter(scope);
  add(Op::capture, node.range);
  ++function_->captures;
  statements(node.body, scope);
  --function_->captures;
  expression(*node.value, scope);  // its innermost filter ends the capture
  add(Op::emit, node.range, 0, 0, -1);
}

void Compiler::autoescape(const Statement& node, Scope& outer) {
  Scope scope(*function_, &outer);
  scope.symbols.analyze(*node.value);
  scope.symbols.analyze(node.body);
  enter(scope);
  expression(*node.value, scope);
  add(Op::autoescape, node.range, 0, 0, -1);
  ++autoescapes_;
  const Escape before = escape_;
  const bool escaped_constants = escapes_constants_;
  const std::optional<Value> constant = fold(*node.value);
  escape_ = !constant ? Escape::at_run_time : is_true(*constant) ? Escape::always : Escape::never;
  if (constant) escapes_constants_ = is_true(*constant);
  statements(node.body, scope);
  escape_ = before;
  escapes_constants_ = escaped_constants;
  --autoescapes_;
  add(Op::end_autoescape, node.range);
}

// ---- variables

void Compiler::assign(const Expression& target, Scope& scope, Type type) {
  if (target.kind == ExpressionKind::name) {
    const Variable variable = scope.symbols.find(target.name);
    const auto [known, is_new] = types_.try_emplace({variable.function, variable.slot}, type);
    if (!is_new && (known->second.kind != type.kind || known->second.shape != type.shape)) known->second = {};
    add(Op::store, target.range, 0, variable.slot, -1);
  } else if (target.kind == ExpressionKind::namespace_field) {
    Expression space;
    space.kind = ExpressionKind::name;
    space.name = target.name;
    name(space, scope);
    add(Op::set_field, target.range, 0, constant(Value::string(target.field)), -2);
  } else {
    const auto count = static_cast<uint16_t>(target.items.size());
    add(Op::unpack, target.range, count, 0, count - 1);
    for (const Expression* item : target.items) assign(*item, scope, {});
  }
}

/// Names that are set at the top of a template can be seen by its blocks, includes and importers.
void Compiler::export_names(const Expression& target, Scope& scope) {
  if (!scope.is_top) return;
  for (const Expression* item : target.items) export_names(*item, scope);
  if (target.kind != ExpressionKind::name) return;
  const Op op = target.name.starts_with('_') ? Op::hide_name : Op::export_name;
  add(op, target.range, scope.symbols.find(target.name).slot, image_.names.number(target.name));
}

void Compiler::set(const Statement& node, Scope& scope) {
  const Type type = expression(*node.value, scope);
  assign(*node.target, scope, type);
  export_names(*node.target, scope);
}

void Compiler::set_block(const Statement& node, Scope& outer) {
  Scope scope(*function_, &outer);
  scope.checks_extended = false;
  scope.symbols.analyze(node.body);
  if (node.value) scope.symbols.analyze(*node.value);
  enter(scope);
  add(Op::capture, node.range);
  ++function_->captures;
  statements(node.body, scope);
  --function_->captures;
  if (node.value) {
    expression(*node.value, scope);
    add(Op::mark_safe, node.range);
  } else {
    add(Op::end_capture, node.range, static_cast<uint16_t>(Safety::at_run_time), 0, 1);
  }
  assign(*node.target, outer, {});
  export_names(*node.target, outer);
}

void Compiler::with(const Statement& node, Scope& outer) {
  Scope scope(*function_, &outer);
  for (const Binding& binding : node.bindings) scope.symbols.declare_target(*binding.target);
  scope.symbols.analyze(node.body);
  enter(scope);
  for (const Binding& binding : node.bindings) {
    const Type type = expression(*binding.value, outer);
    assign(*binding.target, scope, type);
  }
  statements(node.body, scope);
}

void Compiler::condition(const Statement& node, Scope& scope) {
  const bool was_soft = std::exchange(scope.is_soft, true);
  const bool was_root = std::exchange(scope.is_root, false);
  std::vector<uint32_t> ends;
  for (const Branch& branch : node.branches) {
    expression(*branch.test, scope);
    add(Op::jump_if_false, branch.range, 0, 0, -1);
    const uint32_t skip = here() - 1;
    statements(branch.body, scope);
    add(Op::jump, branch.range);
    ends.push_back(here() - 1);
    bind(skip);
  }
  statements(node.alternative, scope);
  for (const uint32_t end : ends) bind(end);
  scope.is_soft = was_soft;
  scope.is_root = was_root;
}

// ---- other templates

void Compiler::extends(const Statement& node, Scope& scope) {
  if (!scope.is_top) {
    report(code::template_misplaced, node.range, "'extends' stands inside of another statement",
           "move it to the top of the template");
    return;
  }
  expression(*node.value, scope);
  add(Op::extends, node.value->range, 0, 0, -1);
  if (scope.is_root) has_known_extends_ = true;
  ++extends_so_far_;
}

void Compiler::include(const Statement& node, Scope& scope) {
  expression(*node.value, scope);
  Inclusion inclusion;
  inclusion.named = named_template(*node.value, image_);
  inclusion.ignores_missing = node.ignores_missing;
  inclusion.with_context = node.with_context;
  if (node.with_context) inclusion.locals = visible_locals(scope);
  add(Op::include, node.value->range, 0, static_cast<uint32_t>(image_.inclusions.size()), -1);
  image_.inclusions.push_back(std::move(inclusion));
}

void Compiler::import(const Statement& node, Scope& scope) {
  expression(*node.value, scope);
  Inclusion inclusion;
  inclusion.named = named_template(*node.value, image_);
  inclusion.with_context = node.with_context;
  if (node.with_context) inclusion.locals = visible_locals(scope);
  add(Op::import, node.value->range, 0, static_cast<uint32_t>(image_.inclusions.size()));
  image_.inclusions.push_back(std::move(inclusion));
  if (node.kind == StatementKind::from_import) return;
  const Variable variable = scope.symbols.find(node.name);
  add(Op::store, node.range, 0, variable.slot, -1);
  if (scope.is_top) add(Op::hide_name, node.range, variable.slot, image_.names.number(node.name));
}

void Compiler::from_import(const Statement& node, Scope& scope) {
  import(node, scope);
  for (const Imported& imported : node.imports) {
    const Variable variable = scope.symbols.find(imported.alias);
    add(Op::imported, imported.range, 0, constant(Value::string(imported.name)), 1);
    add(Op::store, imported.range, 0, variable.slot, -1);
    if (scope.is_top) add(Op::hide_name, imported.range, variable.slot, image_.names.number(imported.alias));
  }
  add(Op::drop, node.range, 0, 0, -1);
}

void Compiler::block(const Statement& node, Scope& scope) {
  if (scope.is_top && has_known_extends_) return;
  const bool may_be_extended = scope.is_top && extends_so_far_ > 0;
  if (may_be_extended) add(Op::jump_extended, node.range);
  const uint32_t jump = here() - 1;
  BlockUse use{image_.block_names.number(node.name), node.is_scoped, node.is_required, {}};
  if (node.is_scoped) use.locals = visible_locals(scope);
  add(Op::block, node.name_range, 0, static_cast<uint32_t>(image_.blocks.size()));
  image_.blocks.push_back(std::move(use));
  if (may_be_extended) bind(jump);
}

}  // namespace evdoc::render
