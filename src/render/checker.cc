#include "render/checker.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/suggest.h"
#include "render/codes.h"
#include "render/exports.h"
#include "render/operators.h"
#include "render/template_names.h"
#include "render/walk.h"

namespace evdoc::render {

void Checker::report(const evdoc::Code& code, Range range, std::string message, std::string help) {
  diagnostics_.report(code, {template_.source, range.begin, range.end}, std::move(message), std::move(help));
}

void Checker::check() {
  scope(template_.body, {});
}

// ---- names

/// What is bound more than once may be anything.
void Checker::bind(Names& names, std::string_view name, Known known) {
  const auto [at, is_new] = names.try_emplace(name, known);
  if (!is_new) at->second = {.times_set = 2};
}

void Checker::declare(Names& names, const Expression& target, Type type) {
  if (target.kind == ExpressionKind::name) bind(names, target.name, {.type = type, .times_set = 1});
  for (const Expression* item : target.items) declare(names, *item, {});
}

/// The names that the statements of one scope set, wherever in it.
void Checker::collect(Body body, Names& names) const {
  for (const Statement* node : body) {
    switch (node->kind) {
      case StatementKind::set:
      case StatementKind::set_block:
        declare(names, *node->target, {});
        break;
      case StatementKind::macro:
        bind(names, node->name, {.macro = node});
        break;
      case StatementKind::import:
      case StatementKind::from_import:
        collect_imports(*node, names);
        break;
      case StatementKind::condition:
        for (const Branch& branch : node->branches) collect(branch.body, names);
        collect(node->alternative, names);
        break;
      default:
        break;
    }
  }
}

void Checker::collect_imports(const Statement& node, Names& names) const {
  const Template* module = named_template(*node.value, image_);
  if (node.kind == StatementKind::import) bind(names, node.name, {.module = module});
  for (const Imported& imported : node.imports) {
    bind(names, imported.alias, {.macro = module ? exports_.find(*module, imported.name).macro : nullptr});
  }
}

const Checker::Known* Checker::find(std::string_view name) const {
  for (auto names = scopes_.rbegin(); names != scopes_.rend(); ++names) {
    const auto known = names->find(name);
    if (known != names->end()) return &known->second;
  }
  return nullptr;
}

std::string Checker::suggest_name(std::string_view name) const {
  std::vector<std::string_view> known(shared_.begin(), shared_.end());
  for (const Field& field : image_.globals->fields) known.push_back(field.name);
  for (const Names& names : scopes_)
    for (const auto& [local, entry] : names) known.push_back(local);
  return did_you_mean(name, known, fmt::format("if it may be absent, write {{{{ {} | default('') }}}}", name));
}

void Checker::scope(Body body, Names names) {
  collect(body, names);
  scopes_.push_back(std::move(names));
  statements(body);
  scopes_.pop_back();
}

// ---- statements

void Checker::statements(Body body) {
  unreachable(body);
  for (const Statement* node : body) statement(*node);
}

void Checker::statement(const Statement& node) {
  switch (node.kind) {
    case StatementKind::loop:
      return loop(node);
    case StatementKind::condition:
      return condition(node);
    case StatementKind::macro:
      return macro(node);
    case StatementKind::call_block:
      expression(*node.value);
      return macro(node);
    case StatementKind::extends:
    case StatementKind::include:
      return included(node);
    case StatementKind::import:
    case StatementKind::from_import:
      included(node);
      return imported(node);
    case StatementKind::with: {
      Names names;
      for (const Binding& binding : node.bindings) declare(names, *binding.target, expression(*binding.value));
      return scope(node.body, std::move(names));
    }
    case StatementKind::set:
      return set_type(*node.target, expression(*node.value));
    case StatementKind::set_block: {
      const Type captured = capture(node);
      return set_type(*node.target, node.value ? Type{Type::Kind::string} : captured);
    }
    case StatementKind::filter_block:
      capture(node);
      return;
    case StatementKind::print: {
      const Type type = expression(*node.value);
      if (type.kind == Type::Kind::reference) captured_ = {Type::Kind::reference};
      return;
    }
    case StatementKind::block:
      return scope(node.body, {{"super", {}}});
    default:
      break;
  }
  if (node.value) expression(*node.value);
  scope(node.body, {});
}

/// The type of what a statement captures. It is filtered by the statement's value, if that has one.
Type Checker::capture(const Statement& node) {
  const Type outer = std::exchange(captured_, Type{Type::Kind::string});
  scope(node.body, {});
  const Type captured = captured_;
  if (node.value) expression(*node.value);
  captured_ = outer;
  return captured;
}

/// A name that is set once has the type of what it is set to.
void Checker::set_type(const Expression& target, Type type) {
  if (target.kind != ExpressionKind::name) return;
  const auto known = scopes_.back().find(target.name);
  if (known != scopes_.back().end() && known->second.times_set == 1) known->second.type = type;
}

void Checker::loop(const Statement& node) {
  const Type type = expression(*node.value);
  text_only(*node.value, type, "walked by characters");
  const Type item = type.kind == Type::Kind::sequence && type.element ? *type.element : Type{};
  Names names{{"loop", {}}};
  declare(names, *node.target, item);
  if (node.test) {
    scopes_.push_back(names);
    expression(*node.test);
    scopes_.pop_back();
  }
  scope(node.body, std::move(names));
  scope(node.alternative, {});
}

void Checker::macro(const Statement& node) {
  Names names{{"caller", {}}, {"varargs", {}}, {"kwargs", {}}};
  for (const MacroParameter& parameter : node.parameters) {
    if (parameter.fallback) expression(*parameter.fallback);
    names[parameter.name] = {};
  }
  const Type outer = std::exchange(captured_, Type{});
  scope(node.body, std::move(names));
  captured_ = outer;
}

namespace {

bool is_constant(const Expression& node) {
  return node.kind == ExpressionKind::constant;
}

}  // namespace

void Checker::condition(const Statement& node) {
  for (const Branch& branch : node.branches) {
    expression(*branch.test);
    if (is_constant(*branch.test)) {
      const bool holds = is_true(branch.test->value);
      report(code::unreachable_code, branch.range, holds ? "this condition always holds" : "this condition never holds",
             holds ? "take the statement out, and what follows in its else" : "take the branch out");
    }
    statements(branch.body);
  }
  statements(node.alternative);
}

void Checker::included(const Statement& node) {
  expression(*node.value);
  for (const Imported& imported : node.imports) used_.insert(imported.name);
  if (node.ignores_missing || !is_constant(*node.value) || !node.value->value.is_string()) return;
  const std::string_view name = node.value->value.as_string();
  if (image_.find_template(name)) return;
  std::vector<std::string_view> known;
  for (const Template& other : image_.templates) known.push_back(other.name);
  report(code::template_missing, node.value->range, fmt::format("there is no template '{}'", name),
         did_you_mean(name, known, "templates are looked for in the template folders only"));
}

/// Names that are taken from a template which does not set them.
void Checker::imported(const Statement& node) {
  const Template* module = named_template(*node.value, image_);
  for (const Imported& name : node.imports) {
    if (module && !exports_.find(*module, name.name).exists) report_missing_export(*module, name.name, name.range);
  }
}

void Checker::report_missing_export(const Template& module, std::string_view name, Range range) {
  const std::vector<std::string_view> names = exports_.names(module);
  const std::string all = names.empty() ? "nothing" : fmt::format("{}", fmt::join(names, ", "));
  report(code::unknown_variable, range, fmt::format("'{}' does not define '{}'", module.name, name),
         did_you_mean(name, names, fmt::format("it defines {}", all)));
}

void Checker::unreachable(Body body) {
  for (std::size_t i = 0; i + 1 < body.size(); ++i) {
    const StatementKind kind = body[i]->kind;
    if (kind != StatementKind::break_loop && kind != StatementKind::continue_loop) continue;
    report(code::unreachable_code, body[i + 1]->range, "this is never reached",
           "it follows a statement that leaves the loop");
    return;
  }
}

}  // namespace evdoc::render
