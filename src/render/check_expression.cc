// Static checks of expressions.
#include <fmt/format.h>

#include <algorithm>

#include "base/suggest.h"
#include "render/builtins.h"
#include "render/call.h"
#include "render/checker.h"
#include "render/codes.h"
#include "render/walk.h"

namespace evdoc::render {

namespace {

bool has_fields(const Type& type) {
  return (type.kind == Type::Kind::object || type.kind == Type::Kind::reference) && type.shape;
}

bool asks_for_absence(std::string_view name) {
  return name == "default" || name == "d" || name == "defined" || name == "undefined";
}

std::string suggest(std::string_view name, std::span<const Function> host, std::span<const Function> builtin) {
  std::vector<std::string_view> names;
  for (const Function& function : host) names.push_back(function.name);
  for (const Function& function : builtin) names.push_back(function.name);
  return did_you_mean(name, names);
}

}  // namespace

Type Checker::expression(const Expression& node, Absence absence) {
  switch (node.kind) {
    case ExpressionKind::name:
      return name(node, absence);
    case ExpressionKind::attribute:
      return attribute(node, absence);
    case ExpressionKind::item:
      return item(node);
    case ExpressionKind::filter:
      return filter(node);
    case ExpressionKind::test:
      return test(node);
    case ExpressionKind::call:
      return call(node);
    case ExpressionKind::concat:
      for (const Expression* part : node.items) text_only(*part, expression(*part), "joined with '~'");
      return {Type::Kind::string};
    case ExpressionKind::binary:
      text_only(*node.left, expression(*node.left), "computed with");
      text_only(*node.right, expression(*node.right), "computed with");
      return {};
    case ExpressionKind::conditional: {
      expression(*node.right);
      const Type type = expression(*node.left);
      if (node.items[0]) expression(*node.items[0]);
      return type;
    }
    default:
      children(node);
      return {};
  }
}

void Checker::children(const Expression& node) {
  for_each_child(node, [this](const Expression& child) { expression(child); });
}

Type Checker::name(const Expression& node, Absence absence) {
  used_.insert(node.name);
  if (const Known* known = find(node.name)) return known->type;
  const Field* global = image_.globals ? image_.globals->find(node.name) : nullptr;
  if (global) return global->type;
  const uint32_t number = image_.names.find(node.name);
  const bool is_function = number != NameTable::unknown && !image_.initial_names[number].is_missing();
  const bool is_known = is_function || node.name == "self" || shared_.contains(node.name);
  if (is_known || !image_.globals || absence == Absence::is_asked_for) return {};
  report(code::unknown_variable, node.range, fmt::format("unknown name '{}'", node.name), suggest_name(node.name));
  return {};
}

Type Checker::attribute(const Expression& node, Absence absence) {
  const Type type = expression(*node.left, absence);
  used_.insert(node.name);
  if (!has_fields(type)) return {};
  if (const Field* field = type.shape->find(node.name)) return field->type;
  if (absence == Absence::is_asked_for) return {};
  std::vector<std::string_view> names;
  for (const Field& field : type.shape->fields) names.push_back(field.name);
  std::string help = did_you_mean(node.name, names);
  if (help.empty()) help = fmt::format("its fields are {}", fmt::join(names, ", "));
  report(code::unknown_field, node.name_range, fmt::format("'{}' has no field '{}'", type.shape->name, node.name),
         std::move(help));
  return {};
}

Type Checker::item(const Expression& node) {
  const Type type = expression(*node.left);
  expression(*node.right);
  const bool has_items = type.kind == Type::Kind::sequence || type.kind == Type::Kind::dict;
  return has_items && type.element ? *type.element : Type{};
}

/// The text of a whole reference is not known while a template runs.
void Checker::text_only(const Expression& node, const Type& type, std::string_view use) {
  if (type.kind != Type::Kind::reference) return;
  report(code::reference_as_text, node.range,
         fmt::format("the text of a whole '{}' can't be {}", type.shape ? type.shape->name : "unit", use),
         "take one side of it with .source or .target");
}

Type Checker::filter(const Expression& node) {
  const Type type =
      node.left ? expression(*node.left, asks_for_absence(node.name) ? Absence::is_asked_for : Absence::is_fault)
                : Type{};
  call_arguments(node.call);
  const Function* function = image_.find_filter(node.name);
  if (!function) {
    report(code::template_unknown_filter, node.name_range, fmt::format("unknown filter '{}'", node.name),
           suggest(node.name, image_.host_filters, builtin_filters()));
    return {};
  }
  function_call(*function, node, 1);
  if (function->takes == Function::Takes::references) return type;
  if (node.left) text_only(*node.left, type, fmt::format("changed by '{}'", node.name));
  return {};
}

Type Checker::test(const Expression& node) {
  expression(*node.left, asks_for_absence(node.name) ? Absence::is_asked_for : Absence::is_fault);
  call_arguments(node.call);
  const Function* function = image_.find_test(node.name);
  if (function) {
    function_call(*function, node, 1);
  } else {
    report(code::template_unknown_test, node.name_range, fmt::format("unknown test '{}'", node.name),
           suggest(node.name, image_.host_tests, builtin_tests()));
  }
  return {Type::Kind::boolean};
}

void Checker::call_arguments(const Call& call) {
  for (const Expression* argument : call.arguments) expression(*argument);
  for (const Keyword& keyword : call.keywords) expression(*keyword.value);
  if (call.more_arguments) expression(*call.more_arguments);
  if (call.more_keywords) expression(*call.more_keywords);
}

Type Checker::call(const Expression& node) {
  const Type type = expression(*node.left);
  call_arguments(node.call);
  if (node.left->kind == ExpressionKind::attribute) {
    const Type owner = node.left->left->kind == ExpressionKind::name && find(node.left->left->name)
                           ? find(node.left->left->name)->type
                           : Type{};
    text_only(*node.left->left, owner, "changed by a method");
  }
  if (node.left->kind != ExpressionKind::name) return {};
  const Known* known = find(node.left->name);
  if (known && known->macro) macro_call(*known->macro, node);
  if (known) return {};
  const uint32_t number = image_.names.find(node.left->name);
  const bool is_function = number != NameTable::unknown && image_.initial_names[number].is(Kind::function);
  if (is_function) function_call(*static_cast<const Function*>(image_.initial_names[number].as_object()), node, 0);
  return type.kind == Type::Kind::function && type.element ? *type.element : Type{};
}

// ---- arguments

void Checker::function_call(const Function& function, const Expression& node, std::size_t subjects) {
  const Call& call = node.call;
  if (call.is_dynamic()) return;
  const std::size_t given = call.arguments.size() + subjects;
  const bool takes_more = function.extra == Function::Extra::positional || function.extra == Function::Extra::both;
  const bool takes_named = function.extra == Function::Extra::named || function.extra == Function::Extra::both;
  if (given > function.parameters.size() && !takes_more) {
    report(code::call_arguments, node.range,
           fmt::format("'{}' takes {}, found {}", function.name, argument_count(function.parameters.size() - subjects),
                       given - subjects));
    return;
  }
  for (const Keyword& keyword : call.keywords) {
    const bool is_known = std::any_of(function.parameters.begin(), function.parameters.end(),
                                      [&](const Parameter& p) { return p.name == keyword.name; });
    if (is_known || takes_named) continue;
    std::vector<std::string_view> names;
    for (const Parameter& parameter : function.parameters.subspan(subjects)) names.push_back(parameter.name);
    report(code::call_arguments, keyword.range, fmt::format("'{}' has no argument '{}'", function.name, keyword.name),
           did_you_mean(keyword.name, names));
  }
  for (std::size_t i = given; i < function.parameters.size(); ++i) {
    const Parameter& parameter = function.parameters[i];
    const bool is_named = std::any_of(call.keywords.begin(), call.keywords.end(),
                                      [&](const Keyword& k) { return k.name == parameter.name; });
    if (parameter.need == Need::optional || is_named) continue;
    report(code::call_arguments, node.range,
           fmt::format("'{}' needs the argument '{}'", function.name, parameter.name));
  }
}

void Checker::macro_call(const Statement& macro, const Expression& node) {
  const Call& call = node.call;
  if (call.is_dynamic()) return;
  if (call.arguments.size() > macro.parameters.size() && !reads_name(macro.body, "varargs")) {
    report(code::call_arguments, node.range,
           fmt::format("macro '{}' takes {}, found {}", macro.name, argument_count(macro.parameters.size()),
                       call.arguments.size()));
  }
  std::vector<std::string_view> names;
  for (const MacroParameter& parameter : macro.parameters) names.push_back(parameter.name);
  for (const Keyword& keyword : call.keywords) {
    const bool is_known = std::find(names.begin(), names.end(), keyword.name) != names.end();
    if (is_known || keyword.name == "caller" || reads_name(macro.body, "kwargs")) continue;
    report(code::call_arguments, keyword.range,
           fmt::format("macro '{}' has no argument '{}'", macro.name, keyword.name), did_you_mean(keyword.name, names));
  }
}

}  // namespace evdoc::render
