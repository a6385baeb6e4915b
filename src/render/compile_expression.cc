// Expressions.
#include <fmt/format.h>

#include <utility>

#include "base/suggest.h"
#include "render/builtins.h"
#include "render/codes.h"
#include "render/compiler.h"
#include "render/operators.h"
#include "render/text_form.h"

namespace evdoc::render {

namespace {

constexpr std::size_t most_on_stack = 64;  // items of one list, dict or concatenation

uint16_t count(std::size_t size) {
  return static_cast<uint16_t>(size);
}

Safety safety_of(Escape escape) {
  switch (escape) {
    case Escape::never:
      return Safety::never;
    case Escape::always:
      return Safety::always;
    case Escape::at_run_time:
      return Safety::at_run_time;
  }
  return Safety::never;
}

}  // namespace

Type Compiler::expression(const Expression& node, Scope& scope) {
  switch (node.kind) {
    case ExpressionKind::constant:
      add(Op::constant, node.range, 0, constant(node.value), 1);
      return {};
    case ExpressionKind::name:
      return name(node, scope);
    case ExpressionKind::tuple:
    case ExpressionKind::list:
      sequence(node, scope);
      return {};
    case ExpressionKind::dict:
      dict(node, scope);
      return {};
    case ExpressionKind::attribute:
      return attribute(node, scope);
    case ExpressionKind::item:
      return item(node, scope);
    case ExpressionKind::slice:
      slice(node, scope);
      return {};
    case ExpressionKind::call:
      call(node, scope, Op::call);
      return {};
    case ExpressionKind::filter:
      return filter(node, scope);
    case ExpressionKind::test:
      test(node, scope);
      return {};
    case ExpressionKind::unary:
      expression(*node.left, scope);
      add(Op::unary, node.range, static_cast<uint16_t>(node.operation));
      return {};
    case ExpressionKind::binary:
      expression(*node.left, scope);
      expression(*node.right, scope);
      add(Op::binary, node.range, static_cast<uint16_t>(node.operation), 0, -1);
      return {};
    case ExpressionKind::logical_and:
    case ExpressionKind::logical_or:
      logical(node, scope);
      return {};
    case ExpressionKind::compare:
      compare(node, scope);
      return {};
    case ExpressionKind::concat:
      concat(node, scope);
      return {};
    case ExpressionKind::conditional:
      return conditional(node, scope);
    case ExpressionKind::namespace_field:
      return {};
  }
  return {};
}

// ---- names, fields and items

void Compiler::load(Variable variable, Range range) {
  add(Op::load, range, level_of(*function_, variable.function), variable.slot, 1);
}

Type Compiler::name(const Expression& node, Scope& scope) {
  const Variable variable = scope.symbols.find(node.name);
  load(variable, node.range);
  const auto known = types_.find({variable.function, variable.slot});
  if (known != types_.end()) return known->second;
  const Field* global = image_.globals ? image_.globals->find(node.name) : nullptr;
  return global ? global->type : Type{};
}

/// Puts one instruction before the two that read the field of a variable of this function.
void Compiler::hasten_field(uint32_t begin) {
  std::vector<Instruction>& code = function_->instructions;
  const Instruction load = code[begin];
  if (load.op != Op::load || load.a != 0 || load.b > UINT16_MAX || here() != begin + 2) return;
  const Instruction field = code.back();
  code.insert(code.begin() + begin, {Op::load_field, 0, static_cast<uint16_t>(load.b), field.b, field.site});
}

uint32_t Compiler::add_field(const Shape* shape, const Field* field) {
  image_.fields.push_back({shape, field, field->name});
  return static_cast<uint32_t>(image_.fields.size() - 1);
}

Type Compiler::attribute(const Expression& node, Scope& scope) {
  const uint32_t begin = here();
  const Type type = expression(*node.left, scope);
  const bool has_fields = type.kind == Type::Kind::object || type.kind == Type::Kind::reference;
  const Field* field = has_fields && type.shape ? type.shape->find(node.name) : nullptr;
  if (field) {
    add(Op::field, node.name_range, 0, add_field(type.shape, field));
    hasten_field(begin);
    return field->type;
  }
  add(Op::attribute, node.name_range, 0, constant(Value::string(node.name)));
  return {};
}

Type Compiler::item(const Expression& node, Scope& scope) {
  const Type type = expression(*node.left, scope);
  expression(*node.right, scope);
  add(Op::item, node.range, 0, 0, -1);
  const bool has_items = type.kind == Type::Kind::sequence || type.kind == Type::Kind::dict;
  return has_items && type.element ? *type.element : Type{};
}

void Compiler::slice(const Expression& node, Scope& scope) {
  expression(*node.left, scope);
  for (const Expression* part : node.items) {
    if (part) {
      expression(*part, scope);
    } else {
      add(Op::constant, node.range, 0, constant(Value::none()), 1);
    }
  }
  add(Op::slice, node.range, 0, 0, -3);
}

// ---- literals and operators

void Compiler::sequence(const Expression& node, Scope& scope) {
  const bool is_tuple = node.kind == ExpressionKind::tuple;
  const std::size_t at_once = is_tuple ? node.items.size() : std::min(node.items.size(), most_on_stack);
  for (const Expression* element : node.items.first(at_once)) expression(*element, scope);
  add(is_tuple ? Op::make_tuple : Op::make_list, node.range, count(at_once), 0, 1 - static_cast<int>(at_once));
  for (const Expression* element : node.items.subspan(at_once)) {
    expression(*element, scope);
    add(Op::append, node.range, 0, 0, -1);
  }
}

void Compiler::dict(const Expression& node, Scope& scope) {
  add(Op::make_dict, node.range, 0, 0, 1);
  for (std::size_t i = 0; i + 1 < node.items.size(); i += 2) {
    expression(*node.items[i], scope);
    expression(*node.items[i + 1], scope);
    add(Op::insert, node.items[i]->range, 0, 0, -2);
  }
}

void Compiler::logical(const Expression& node, Scope& scope) {
  expression(*node.left, scope);
  add(node.kind == ExpressionKind::logical_and ? Op::and_jump : Op::or_jump, node.left->range, 0, 0, -1);
  const uint32_t jump = here() - 1;
  expression(*node.right, scope);
  bind(jump);
}

void Compiler::compare(const Expression& node, Scope& scope) {
  expression(*node.left, scope);
  std::vector<uint32_t> jumps;
  for (std::size_t i = 0; i < node.items.size(); ++i) {
    expression(*node.items[i], scope);
    const bool is_last = i + 1 == node.items.size();
    add(is_last ? Op::compare : Op::compare_chain, node.range, static_cast<uint16_t>(node.operations[i]), 0, -1);
    if (!is_last) jumps.push_back(here() - 1);
  }
  for (const uint32_t jump : jumps) bind(jump);
}

void Compiler::concat(const Expression& node, Scope& scope) {
  std::size_t pending = 0;
  for (std::size_t i = 0; i < node.items.size(); ++i) {
    expression(*node.items[i], scope);
    ++pending;
    if (pending < most_on_stack && i + 1 < node.items.size()) continue;
    add(Op::concat, node.range, count(pending), 0, 1 - static_cast<int>(pending));
    function_->instructions.back().flag = static_cast<uint8_t>(escape_);
    pending = 1;
  }
}

Type Compiler::conditional(const Expression& node, Scope& scope) {
  const bool was_soft = std::exchange(scope.is_soft, true);
  expression(*node.right, scope);
  add(Op::jump_if_false, node.right->range, 0, 0, -1);
  const uint32_t skip = here() - 1;
  const Type type = expression(*node.left, scope);
  add(Op::jump, node.range, 0, 0, -1);
  const uint32_t end = here() - 1;
  bind(skip);
  if (node.items[0]) {
    expression(*node.items[0], scope);
  } else {
    add(Op::no_else, node.range, 0, 0, 1);
  }
  bind(end);
  scope.is_soft = was_soft;
  return type;
}

// ---- calls

namespace {

int argument_count(const CallSite& site) {
  return site.positional + static_cast<int>(site.keywords.size()) + site.has_more_arguments + site.has_more_keywords;
}

}  // namespace

CallSite Compiler::arguments(const Call& call, Scope& scope, uint16_t subjects) {
  CallSite site;
  site.positional = count(call.arguments.size() + subjects);
  for (const Expression* argument : call.arguments) expression(*argument, scope);
  for (const Keyword& keyword : call.keywords) {
    expression(*keyword.value, scope);
    site.keywords.push_back(keyword.name);
  }
  return site;
}

void Compiler::more_arguments(const Call& call, Scope& scope, CallSite& site) {
  if (call.more_arguments) expression(*call.more_arguments, scope);
  if (call.more_keywords) expression(*call.more_keywords, scope);
  site.has_more_arguments = call.more_arguments != nullptr;
  site.has_more_keywords = call.more_keywords != nullptr;
}

void Compiler::add_call(Op op, Range range, CallSite site, int effect) {
  add(op, range, 0, static_cast<uint32_t>(image_.calls.size()), effect);
  image_.calls.push_back(std::move(site));
}

const Function* Compiler::known_filter(const Expression& node, const Scope& scope) {
  const Function* function = image_.find_filter(node.name);
  if (!function && !scope.is_soft) {
    report(code::template_unknown_filter, node.name_range, fmt::format("unknown filter '{}'", node.name),
           suggest_filter(node.name, image_.host_filters));
  }
  return function;
}

const Function* Compiler::known_test(const Expression& node, const Scope& scope) {
  const Function* function = image_.find_test(node.name);
  if (!function && !scope.is_soft) {
    report(code::template_unknown_test, node.name_range, fmt::format("unknown test '{}'", node.name),
           suggest_test(node.name, image_.host_tests));
  }
  return function;
}

/// The first filter of a filter block, which has no subject, is applied to what was captured.
Type Compiler::filter(const Expression& node, Scope& scope) {
  Type type;
  if (node.left) {
    type = expression(*node.left, scope);
  } else {
    add(Op::end_capture, node.range, static_cast<uint16_t>(safety_of(escape_)), 0, 1);
  }
  CallSite site = arguments(node.call, scope, 1);
  more_arguments(node.call, scope, site);
  site.function = known_filter(node, scope);
  site.name = node.name;
  const int effect = 1 - argument_count(site);
  const bool keeps_reference = site.function && site.function->takes == Function::Takes::references;
  add_call(Op::filter, node.name_range, std::move(site), effect);
  return keeps_reference && type.kind == Type::Kind::reference ? type : Type{};
}

void Compiler::test(const Expression& node, Scope& scope) {
  expression(*node.left, scope);
  CallSite site = arguments(node.call, scope, 1);
  more_arguments(node.call, scope, site);
  site.function = known_test(node, scope);
  site.name = node.name;
  const int effect = 1 - argument_count(site);
  add_call(Op::test, node.name_range, std::move(site), effect);
}

/// `op` is call or emit_call. `caller` is the call block whose body becomes the macro's `caller`.
void Compiler::call(const Expression& node, Scope& scope, Op op, const Statement* caller) {
  expression(*node.left, scope);
  CallSite site = arguments(node.call, scope, 0);
  if (caller) {
    add(Op::make_macro, caller->range, 0, macro_code(*caller, scope), 1);
    site.keywords.push_back("caller");
    site.forwards_caller = true;
  }
  more_arguments(node.call, scope, site);
  const int effect = (op == Op::call ? 0 : -1) - argument_count(site);
  add_call(op, node.range, std::move(site), effect);
}

// ---- constants

namespace {

bool is_foldable(const Expression& node) {
  switch (node.kind) {
    case ExpressionKind::constant:
      return true;
    case ExpressionKind::unary:
      return is_foldable(*node.left);
    case ExpressionKind::binary:
      return is_foldable(*node.left) && is_foldable(*node.right);
    default:
      return false;
  }
}

Value folded(const Expression& node, Context& context) {
  if (node.kind == ExpressionKind::constant) return node.value;
  const Value left = folded(*node.left, context);
  if (context.failed()) return {};
  if (node.kind == ExpressionKind::unary) return apply_unary(node.operation, left, context);
  const Value right = folded(*node.right, context);
  return context.failed() ? Value() : apply_binary(node.operation, left, right, context);
}

}  // namespace

/// The value of an expression of literals. One that fails is left for run time, where it has a place in the output.
std::optional<Value> Compiler::fold(const Expression& node) {
  constexpr Context::Budget small{1 << 16, 1 << 10};
  if (!is_foldable(node)) return std::nullopt;
  Context context(image_.arena, nullptr, small);
  const Value value = folded(node, context);
  if (context.failed()) return std::nullopt;
  return value;
}

}  // namespace evdoc::render
