#include "render/symbols.h"

#include <algorithm>

#include "render/walk.h"

namespace evdoc::render {

uint16_t Variables::add(std::string_view name) {
  names.push_back(name);
  return static_cast<uint16_t>(names.size() - 1);
}

Variable Symbols::slot_of(std::string_view name) {
  auto [slot, is_new] = scope_->slots_.try_emplace(name);
  if (is_new) slot->second = {function_, function_->add(name)};
  return slot->second;
}

void Symbols::set_initial(const Initial& initial) {
  const auto known = std::find_if(initials_.begin(), initials_.end(),
                                  [&](const Initial& i) { return i.variable == initial.variable; });
  if (known == initials_.end()) {
    initials_.push_back(initial);
  } else {
    *known = initial;
  }
}

Variable Symbols::define(std::string_view name, Initial initial) {
  initial.variable = slot_of(name);
  references_[name] = initial.variable;
  set_initial(initial);
  return initial.variable;
}

Variable Symbols::declare_parameter(std::string_view name) {
  stores_.insert(name);
  return define(name, {.variable = {}, .kind = Initial::Kind::parameter, .name = name, .source = {}});
}

Variable Symbols::find(std::string_view name) const {
  for (const Symbols* scope = this; scope; scope = scope->parent_) {
    const auto found = scope->references_.find(name);
    if (found != scope->references_.end()) return found->second;
  }
  return {};
}

void Symbols::store(std::string_view name) {
  stores_.insert(name);
  if (references_.contains(name)) return;
  const Variable outer = parent_ ? parent_->find(name) : Variable{};
  if (outer.function) {
    define(name, {.variable = {}, .kind = Initial::Kind::alias, .name = name, .source = outer});
  } else {
    define(name, {.variable = {}, .kind = Initial::Kind::undefined, .name = name, .source = {}});
  }
}

void Symbols::load(std::string_view name) {
  if (find(name).function) return;
  define(name, {.variable = {}, .kind = Initial::Kind::resolve, .name = name, .source = {}});
}

std::map<std::string_view, Variable> Symbols::visible_stores() const {
  std::map<std::string_view, Variable> result;
  for (const Symbols* scope = this; scope; scope = scope->parent_) {
    for (const std::string_view name : scope->stores_) result.try_emplace(name, find(name));
  }
  return result;
}

// ---- walking the tree

void Symbols::analyze(const Expression& expression) {
  for_each_descendant(expression, [this](const Expression& node) {
    if (node.kind == ExpressionKind::name) load(node.name);
  });
}

void Symbols::analyze_target(const Expression& target) {
  if (target.kind == ExpressionKind::name) store(target.name);
  if (target.kind == ExpressionKind::namespace_field) load(target.name);
  for (const Expression* item : target.items) analyze_target(*item);
}

void Symbols::declare_target(const Expression& target) {
  if (target.kind == ExpressionKind::name) declare_parameter(target.name);
  for (const Expression* item : target.items) declare_target(*item);
}

void Symbols::analyze(Body body) {
  for (const Statement* statement : body) analyze(*statement);
}

/// Statements with a scope of their own are looked into when that scope is entered, but for what stands in their tags
/// and belongs to this one.
void Symbols::analyze(const Statement& statement) {
  switch (statement.kind) {
    case StatementKind::condition:
      return analyze_condition(statement);
    case StatementKind::macro:
      return store(statement.name);
    case StatementKind::set_block:
      return analyze_target(*statement.target);
    case StatementKind::block:
    case StatementKind::autoescape:
    case StatementKind::text:
    case StatementKind::break_loop:
    case StatementKind::continue_loop:
      return;
    case StatementKind::with:
      for (const Binding& binding : statement.bindings) analyze(*binding.value);
      return;
    case StatementKind::set:
      analyze(*statement.value);
      return analyze_target(*statement.target);
    case StatementKind::import:
      analyze(*statement.value);
      return store(statement.name);
    case StatementKind::from_import:
      analyze(*statement.value);
      for (const Imported& imported : statement.imports) store(imported.alias);
      return;
    case StatementKind::loop:
    case StatementKind::call_block:
    case StatementKind::filter_block:
    case StatementKind::print:
    case StatementKind::extends:
    case StatementKind::include:
    case StatementKind::run:
      return analyze(*statement.value);
  }
}

void Symbols::analyze_condition(const Statement& statement) {
  const auto branch_of = [](const Symbols& from, Body body) {
    Symbols branch = from;
    branch.analyze(body);
    return branch;
  };
  analyze(*statement.branches[0].test);
  std::vector<Symbols> branches{branch_of(*this, statement.branches[0].body)};
  Symbols rest = *this;
  for (const Branch& branch : statement.branches.subspan(1)) {
    rest.analyze(*branch.test);
    rest.merge_branches({branch_of(rest, branch.body), rest, rest});
  }
  branches.push_back(rest);
  branches.push_back(branch_of(*this, statement.alternative));
  merge_branches(branches);
}

/// A name that only some branches set keeps, where it is not set, what it meant before.
void Symbols::merge_branches(const std::vector<Symbols>& branches) {
  std::map<std::string_view, std::size_t> counts;
  for (const Symbols& branch : branches)
    for (const std::string_view name : branch.stores_)
      if (!stores_.contains(name)) ++counts[name];
  for (const Symbols& branch : branches) {
    for (const auto& [name, variable] : branch.references_) references_[name] = variable;
    for (const Initial& initial : branch.initials_) set_initial(initial);
    stores_.insert(branch.stores_.begin(), branch.stores_.end());
  }
  for (const auto& [name, count] : counts) {
    if (count == branches.size()) continue;
    const Variable variable = find(name);
    const Variable outer = parent_ ? parent_->find(name) : Variable{};
    const auto kind = outer.function ? Initial::Kind::alias : Initial::Kind::resolve;
    set_initial({.variable = variable, .kind = kind, .name = name, .source = outer});
  }
}

}  // namespace evdoc::render
