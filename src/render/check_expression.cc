// Static checks of expressions.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/suggest.h"
#include "render/builtins.h"
#include "render/checker.h"
#include "render/codes.h"
#include "render/exports.h"
#include "render/walk.h"

namespace evdoc::render {

namespace {

/// What one of two values may be: a unit if either is one.
Type either(const Type& left, const Type& right) {
  if (right.kind == Type::Kind::reference && left.kind != Type::Kind::reference) return right;
  const bool are_alike = left.kind == right.kind && left.shape == right.shape;
  return are_alike || right.kind == Type::Kind::any || left.kind == Type::Kind::reference ? left : Type{};
}

bool asks_for_absence(std::string_view name) {
  return name == "default" || name == "d" || name == "defined" || name == "undefined";
}

}  // namespace

Type Checker::expression(const Expression& node, Absence absence) {
  switch (node.kind) {
    case ExpressionKind::name:
      return name(node, absence);
    case ExpressionKind::attribute:
      return attribute(node, absence);
    case ExpressionKind::item:
      return item(node, absence);
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
    case ExpressionKind::conditional:
      return conditional(node);
    case ExpressionKind::logical_and:
    case ExpressionKind::logical_or:
      return either(expression(*node.left), expression(*node.right));
    case ExpressionKind::compare:
      compare(node);
      return {Type::Kind::boolean};
    case ExpressionKind::slice:
      return slice(node);
    case ExpressionKind::constant:
      return node.value.is_string() ? Type{Type::Kind::string} : Type{};
    default:
      children(node);
      return {};
  }
}

Type Checker::conditional(const Expression& node) {
  expression(*node.right);
  const Type type = expression(*node.left);
  return node.items[0] ? either(type, expression(*node.items[0])) : type;
}

/// What is compared with text, or looked into, must be text itself.
void Checker::compare(const Expression& node) {
  const Expression* left_node = node.left;
  Type left = expression(*left_node);
  for (std::size_t i = 0; i < node.items.size(); ++i) {
    const Operation operation = node.operations[i];
    const Expression* right_node = node.items[i];
    const Type right = expression(*right_node);
    const bool asks_equality = operation == Operation::equal || operation == Operation::not_equal;
    const bool looks_into = operation == Operation::in || operation == Operation::not_in;
    const bool is_free = asks_equality || looks_into;
    if (!is_free || right.kind == Type::Kind::string) text_only(*left_node, left, "compared");
    if (!asks_equality || left.kind == Type::Kind::string) text_only(*right_node, right, "compared");
    left_node = right_node;
    left = right;
  }
}

Type Checker::slice(const Expression& node) {
  const Type type = expression(*node.left);
  text_only(*node.left, type, "taken apart");
  for (const Expression* part : node.items)
    if (part) expression(*part);
  return type;
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
  if (absence == Absence::is_fault) member(node);
  return has_fields(type) ? field(*type.shape, node.name, node.name_range, absence) : Type{};
}

/// The type of a field, which is reported if there is none.
Type Checker::field(const Shape& shape, std::string_view name, Range range, Absence absence) {
  if (const Field* field = shape.find(name)) return field->type;
  if (absence == Absence::is_asked_for) return {};
  std::vector<std::string_view> names;
  for (const Field& field : shape.fields) names.push_back(field.name);
  report(code::unknown_field, range, fmt::format("'{}' has no field '{}'", shape.name, name),
         did_you_mean(name, names, fmt::format("its fields are {}", fmt::join(names, ", "))));
  return {};
}

/// A name of an imported template, or a block of `self`, that does not exist.
void Checker::member(const Expression& node) {
  const bool is_self = node.left->kind == ExpressionKind::name && node.left->name == "self" && !find("self");
  if (is_self && blocks_ && !blocks_->contains(node.name)) {
    report(code::unknown_block, node.name_range, fmt::format("there is no block '{}'", node.name),
           did_you_mean(node.name, std::vector<std::string_view>(blocks_->begin(), blocks_->end()),
                        "take the call out, or define the block"));
  }
  const Template* module = module_of(*node.left);
  if (module && !exports_.find(*module, node.name).exists) report_missing_export(*module, node.name, node.name_range);
}

Type Checker::item(const Expression& node, Absence absence) {
  const Type type = expression(*node.left, absence);
  expression(*node.right);
  const bool is_name = node.right->kind == ExpressionKind::constant && node.right->value.is_string();
  if (is_name && has_fields(type)) return field(*type.shape, node.right->value.as_string(), node.right->range, absence);
  const bool is_number = node.right->kind == ExpressionKind::constant && node.right->value.is_integral();
  if (is_number) text_only(*node.left, type, "taken apart");
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

namespace {

template <std::size_t count>
bool is_one_of(const std::array<std::string_view, count>& names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

// Filters whose result has to do with the items of what they are applied to.
constexpr std::array<std::string_view, 9> sequence_filters{"list",   "reverse",    "select", "selectattr",    "sort",
                                                           "reject", "rejectattr", "unique", "sort_by_locale"};
constexpr std::array<std::string_view, 3> item_filters{"first", "last", "random"};
// Filters whose arguments become part of a text.
constexpr std::array<std::string_view, 4> joining_filters{"format", "indent", "join", "replace"};

/// A constant string that is given for a parameter, by place or by name.
std::string_view constant_argument(const Call& call, std::size_t place, std::string_view name) {
  const Expression* argument = call.arguments.size() > place ? call.arguments[place] : nullptr;
  for (const Keyword& keyword : call.keywords)
    if (keyword.name == name) argument = keyword.value;
  const bool is_constant = argument && argument->kind == ExpressionKind::constant && argument->value.is_string();
  return is_constant ? argument->value.as_string() : std::string_view();
}

/// The field of each element that `attribute` names, or null.
const Field* field_of(const Type& element, std::string_view attribute) {
  return element.shape && !attribute.empty() ? element.shape->find(attribute) : nullptr;
}

}  // namespace

Type Checker::filter(const Expression& node) {
  const Type type =
      node.left ? expression(*node.left, asks_for_absence(node.name) ? Absence::is_asked_for : Absence::is_fault)
                : captured_;
  const std::vector<Type> arguments = call_arguments(node.call);
  if (is_one_of(joining_filters, node.name)) joined_arguments(node.call, arguments);
  const Function* function = image_.find_filter(node.name);
  if (!function) {
    report(code::template_unknown_filter, node.name_range, fmt::format("unknown filter '{}'", node.name),
           suggest_filter(node.name, image_.host_filters));
    return {};
  }
  function_call(*function, node, 1);
  return filtered(node, *function, type);
}

/// The type of what a filter that exists makes of `type`.
Type Checker::filtered(const Expression& node, const Function& function, const Type& type) {
  const Type element = type.kind == Type::Kind::sequence && type.element ? *type.element : Type{};
  if (node.name == "join" && node.left) joined_items(node, element);
  if (function.takes == Function::Takes::references) return type;
  text_only(node.left ? *node.left : node, type, fmt::format("changed by '{}'", node.name));
  if (is_one_of(sequence_filters, node.name)) return element.kind == Type::Kind::any ? Type{} : type;
  if (is_one_of(item_filters, node.name)) return element;
  return node.name == "map" ? mapped(node, element) : Type{};
}

/// What `map` makes of each item: a field of it, or the result of a filter.
Type Checker::mapped(const Expression& node, const Type& element) {
  const std::string_view attribute = constant_argument(node.call, SIZE_MAX, "attribute");
  const Field* field = field_of(element, attribute);
  if (field) return {.kind = Type::Kind::sequence, .element = &field->type};
  const std::string_view name = constant_argument(node.call, 0, "");
  const Function* function = name.empty() ? nullptr : image_.find_filter(name);
  if (function && function->takes == Function::Takes::text)
    text_only(*node.left, element, fmt::format("changed by '{}'", name));
  return {};
}

/// Units among the arguments that a filter joins to a text.
void Checker::joined_arguments(const Call& call, const std::vector<Type>& types) {
  for (std::size_t i = 0; i < types.size(); ++i) {
    const bool is_named = i >= call.arguments.size();
    const Expression* argument = is_named ? call.keywords[i - call.arguments.size()].value : call.arguments[i];
    text_only(*argument, types[i], "joined to text");
  }
}

void Checker::joined_items(const Expression& node, const Type& element) {
  const std::string_view attribute = constant_argument(node.call, 1, "attribute");
  const Field* field = field_of(element, attribute);
  text_only(*node.left, attribute.empty() ? element : field ? field->type : Type{}, "joined to text");
}

Type Checker::test(const Expression& node) {
  expression(*node.left, asks_for_absence(node.name) ? Absence::is_asked_for : Absence::is_fault);
  call_arguments(node.call);
  const Function* function = image_.find_test(node.name);
  if (function) {
    function_call(*function, node, 1);
  } else {
    report(code::template_unknown_test, node.name_range, fmt::format("unknown test '{}'", node.name),
           suggest_test(node.name, image_.host_tests));
  }
  return {Type::Kind::boolean};
}

}  // namespace evdoc::render
