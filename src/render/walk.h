// Walking a syntax tree.
#pragma once

#include "render/ast.h"

namespace evdoc::render {

/// Calls `visit(const Expression&)` for each direct child.
template <class Visit>
void for_each_child(const Expression& node, Visit visit) {
  const auto visit_if_any = [&](const Expression* child) {
    if (child) visit(*child);
  };
  visit_if_any(node.left);
  visit_if_any(node.right);
  for (const Expression* item : node.items) visit_if_any(item);
  for (const Expression* argument : node.call.arguments) visit(*argument);
  for (const Keyword& keyword : node.call.keywords) visit(*keyword.value);
  visit_if_any(node.call.more_arguments);
  visit_if_any(node.call.more_keywords);
}

/// Calls `visit(const Expression&)` for each expression that stands in the tags of a statement, targets included.
template <class Visit>
void for_each_expression(const Statement& node, Visit visit) {
  const auto visit_if_any = [&](const Expression* child) {
    if (child) visit(*child);
  };
  visit_if_any(node.target);
  visit_if_any(node.value);
  visit_if_any(node.test);
  for (const Branch& branch : node.branches) visit_if_any(branch.test);
  for (const MacroParameter& parameter : node.parameters) visit_if_any(parameter.fallback);
  for (const Binding& binding : node.bindings) {
    visit_if_any(binding.target);
    visit_if_any(binding.value);
  }
}

/// Calls `visit(Body)` for each list of statements below a statement.
template <class Visit>
void for_each_body(const Statement& node, Visit visit) {
  visit(node.body);
  for (const Branch& branch : node.branches) visit(branch.body);
  visit(node.alternative);
}

/// Calls `visit(const Statement&)` for every statement of a tree, outer ones first.
template <class Visit>
void for_each_statement(Body body, const Visit& visit) {
  for (const Statement* statement : body) {
    visit(*statement);
    for_each_body(*statement, [&](Body inner) { for_each_statement(inner, visit); });
  }
}

/// Calls `visit(const Expression&)` for every expression of a tree, outer ones first.
template <class Visit>
void for_each_descendant(const Expression& node, const Visit& visit) {
  visit(node);
  for_each_child(node, [&](const Expression& child) { for_each_descendant(child, visit); });
}

/// Whether `name` is read in `body` before it is set there. Blocks are not looked into: they see the template's names
/// only.
bool reads_name(Body body, std::string_view name);

/// Whether a statement gives `name` a meaning: sets it, loops with it, imports it, defines it or has it as a parameter.
/// What stands below it is not looked at.
bool binds_name(const Statement& node, std::string_view name);

}  // namespace evdoc::render
