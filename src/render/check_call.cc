// Static checks of calls and of their arguments.
#include <fmt/format.h>

#include <algorithm>

#include "base/suggest.h"
#include "render/builtins.h"
#include "render/call.h"
#include "render/checker.h"
#include "render/codes.h"
#include "render/exports.h"
#include "render/walk.h"

namespace evdoc::render {

/// Answers the types of the arguments: those given by place, then those given by name.
std::vector<Type> Checker::call_arguments(const Call& call) {
  std::vector<Type> types;
  for (const Expression* argument : call.arguments) types.push_back(expression(*argument));
  for (const Keyword& keyword : call.keywords) types.push_back(expression(*keyword.value));
  if (call.more_arguments) expression(*call.more_arguments);
  if (call.more_keywords) expression(*call.more_keywords);
  return types;
}

/// The template that a name was imported from as a whole, or null.
const Template* Checker::module_of(const Expression& node) const {
  const Known* known = node.kind == ExpressionKind::name ? find(node.name) : nullptr;
  return known ? known->module : nullptr;
}

/// The only macro that a call can mean, or null.
const Statement* Checker::called_macro(const Expression& callee) const {
  if (callee.kind == ExpressionKind::name) {
    const Known* known = find(callee.name);
    return known ? known->macro : nullptr;
  }
  const Template* module = callee.kind == ExpressionKind::attribute ? module_of(*callee.left) : nullptr;
  return module ? exports_.find(*module, callee.name).macro : nullptr;
}

Type Checker::call(const Expression& node) {
  const Type type = expression(*node.left);
  const std::vector<Type> arguments = call_arguments(node.call);
  if (node.left->kind == ExpressionKind::attribute && node.left->left->kind == ExpressionKind::name) {
    const Known* owner = find(node.left->left->name);
    if (owner && !has_fields(owner->type)) text_only(*node.left->left, owner->type, "changed by a method");
  }
  if (const Statement* macro = called_macro(*node.left)) {
    macro_units(*macro, node.call, arguments);
    macro_call(*macro, node);
  }
  if (node.left->kind != ExpressionKind::name || find(node.left->name)) return {};
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
  if (given > function.parameters.size() && !function.takes_positional()) {
    report(code::call_arguments, node.range,
           fmt::format("'{}' takes {}, found {}", function.name, argument_count(function.parameters.size() - subjects),
                       given - subjects),
           signature_help(function, subjects));
    return;
  }
  for (const Keyword& keyword : call.keywords) function_keyword(function, keyword, given, subjects);
  for (std::size_t i = given; i < function.parameters.size(); ++i) {
    const Parameter& parameter = function.parameters[i];
    const bool is_named = std::any_of(call.keywords.begin(), call.keywords.end(),
                                      [&](const Keyword& k) { return k.name == parameter.name; });
    if (parameter.need == Need::optional || is_named) continue;
    report(code::call_arguments, node.range, fmt::format("'{}' needs the argument '{}'", function.name, parameter.name),
           signature_help(function, subjects));
  }
}

/// One named argument of a call that gives `given` others by place.
void Checker::function_keyword(const Function& function, const Keyword& keyword, std::size_t given,
                               std::size_t subjects) {
  std::vector<std::string_view> names;
  for (const Parameter& parameter : function.parameters) names.push_back(parameter.name);
  const auto place = static_cast<std::size_t>(std::ranges::find(names, keyword.name) - names.begin());
  const std::string signature = signature_help(function, subjects);
  if (place < std::min(given, names.size())) {
    report(code::call_arguments, keyword.range,
           fmt::format("'{}' got the argument '{}' twice", function.name, keyword.name), signature);
  } else if (place == names.size() && !function.takes_named()) {
    report(code::call_arguments, keyword.range, fmt::format("'{}' has no argument '{}'", function.name, keyword.name),
           did_you_mean(keyword.name, std::span(names).subspan(subjects), signature));
  }
}

namespace {

/// The first filter for text alone that stands on `name` in the statements. Null: there is none, or it is not told from
/// here, since the name gets another value or is asked what it is.
const Expression* text_filter_of(Body body, std::string_view name, const Program::Image& image) {
  const Expression* found = nullptr;
  bool is_certain = true;
  const auto look_at = [&](const Expression& part) {
    if (!part.left || part.left->kind != ExpressionKind::name || part.left->name != name) return;
    if (part.kind == ExpressionKind::test) is_certain = false;
    const Function* function = part.kind == ExpressionKind::filter ? image.find_filter(part.name) : nullptr;
    if (!found && function && function->takes == Function::Takes::text) found = &part;
  };
  for_each_statement(body, [&](const Statement& node) {
    if (binds_name(node, name)) is_certain = false;
    for_each_expression(node, [&](const Expression& expression) { for_each_descendant(expression, look_at); });
  });
  return is_certain ? found : nullptr;
}

}  // namespace

/// Units that are given to a macro which changes their text.
void Checker::macro_units(const Statement& macro, const Call& call, const std::vector<Type>& types) {
  const auto check = [&](const Expression& argument, const Type& type, std::string_view parameter) {
    if (type.kind != Type::Kind::reference) return;
    const Expression* filter = text_filter_of(macro.body, parameter, image_);
    if (filter) text_only(argument, type, fmt::format("changed by '{}' in macro '{}'", filter->name, macro.name));
  };
  const std::size_t placed = std::min(call.arguments.size(), macro.parameters.size());
  for (std::size_t i = 0; i < placed; ++i) check(*call.arguments[i], types[i], macro.parameters[i].name);
  for (std::size_t i = 0; i < call.keywords.size(); ++i) {
    check(*call.keywords[i].value, types[call.arguments.size() + i], call.keywords[i].name);
  }
}

void Checker::macro_call(const Statement& macro, const Expression& node) {
  const Call& call = node.call;
  if (call.is_dynamic()) return;
  std::vector<std::string_view> names;
  for (const MacroParameter& parameter : macro.parameters) names.push_back(parameter.name);
  const auto required = std::ranges::count_if(macro.parameters, [](const auto& p) { return !p.fallback; });
  const std::string signature = signature_help(names, static_cast<std::size_t>(required));
  if (call.arguments.size() > names.size() && !reads_name(macro.body, "varargs")) {
    report(
        code::call_arguments, node.range,
        fmt::format("macro '{}' takes {}, found {}", macro.name, argument_count(names.size()), call.arguments.size()),
        signature);
  }
  for (const Keyword& keyword : call.keywords) {
    const auto place = static_cast<std::size_t>(std::ranges::find(names, keyword.name) - names.begin());
    const bool is_free = place < names.size() && place >= call.arguments.size();
    if (is_free || keyword.name == "caller" || reads_name(macro.body, "kwargs")) continue;
    const bool is_twice = place < names.size();
    report(code::call_arguments, keyword.range,
           fmt::format("macro '{}' {} '{}'{}", macro.name, is_twice ? "got the argument" : "has no argument",
                       keyword.name, is_twice ? " twice" : ""),
           is_twice ? signature : did_you_mean(keyword.name, names, signature));
  }
}

}  // namespace evdoc::render
