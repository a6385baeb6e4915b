#include "render/walk.h"

#include <algorithm>

namespace evdoc::render {

namespace {

/// Looks for the first mention of a name in the order of the source.
class NameFinder {
 public:
  enum class Found : uint8_t { nothing, read, set };

  explicit NameFinder(std::string_view name) : name_(name) {}

  Found search(Body body) {
    for (const Statement* statement : body) {
      search(*statement);
      if (found_ != Found::nothing) break;
    }
    return found_;
  }

 private:
  void search(const Statement& statement) {
    if (statement.kind == StatementKind::block) return;
    if (statement.target) search_target(*statement.target);
    for (const Binding& binding : statement.bindings) search_target(*binding.target);
    for (const MacroParameter& parameter : statement.parameters) note(parameter.name, Found::set);
    const auto visit = [&](const Expression& expression) {
      if (&expression != statement.target && !is_binding(statement, expression)) search_value(expression);
    };
    for_each_expression(statement, visit);
    for_each_body(statement, [&](Body body) {
      if (found_ == Found::nothing) search(body);
    });
  }

  static bool is_binding(const Statement& statement, const Expression& expression) {
    for (const Binding& binding : statement.bindings)
      if (binding.target == &expression) return true;
    return false;
  }

  void search_target(const Expression& target) {
    if (target.kind == ExpressionKind::name) note(target.name, Found::set);
    if (target.kind == ExpressionKind::namespace_field) note(target.name, Found::read);
    for (const Expression* item : target.items) search_target(*item);
  }

  void search_value(const Expression& value) {
    for_each_descendant(value, [&](const Expression& node) {
      if (node.kind == ExpressionKind::name) note(node.name, Found::read);
    });
  }

  void note(std::string_view name, Found found) {
    if (name == name_ && found_ == Found::nothing) found_ = found;
  }

  std::string_view name_;
  Found found_ = Found::nothing;
};

bool is_target(const Expression& target, std::string_view name) {
  if (target.kind == ExpressionKind::name && target.name == name) return true;
  return std::ranges::any_of(target.items, [name](const Expression* item) { return is_target(*item, name); });
}

}  // namespace

bool binds_name(const Statement& node, std::string_view name) {
  if (node.target && is_target(*node.target, name)) return true;
  const bool is_definition = node.kind == StatementKind::macro || node.kind == StatementKind::import;
  return (is_definition && node.name == name) ||
         std::ranges::any_of(node.bindings, [&](const Binding& binding) { return is_target(*binding.target, name); }) ||
         std::ranges::find(node.parameters, name, &MacroParameter::name) != node.parameters.end() ||
         std::ranges::find(node.imports, name, &Imported::alias) != node.imports.end();
}

bool reads_name(Body body, std::string_view name) {
  return NameFinder(name).search(body) == NameFinder::Found::read;
}

}  // namespace evdoc::render
