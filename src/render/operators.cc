#include "render/operators.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "render/arithmetic.h"
#include "render/codes.h"
#include "render/format.h"
#include "render/iterate.h"
#include "render/objects.h"
#include "render/text_form.h"
#include "render/undefined.h"

namespace evdoc::render {

namespace {

constexpr int deepest_compared = 60;  // lists within lists

/// Compares values and what is in them. With a context, an undefined value that may not be used is reported and
/// differs.
class Equality {
 public:
  explicit Equality(Context* context = nullptr) : context_(context) {}

  bool holds(const Value& left, const Value& right, int depth = 0) const;

 private:
  bool are_usable(const Value& left, const Value& right) const;
  bool of_lists(std::span<const Value> left, std::span<const Value> right, int depth) const;
  bool of_dicts(const Dict& left, const Dict& right, int depth) const;

  Context* context_;
};

/// An undefined value is compared with itself without being used, as Python does in lists.
bool Equality::are_usable(const Value& left, const Value& right) const {
  if (!context_) return true;
  const bool are_undefined = left.is(Kind::undefined) && right.is(Kind::undefined);
  if (are_undefined && left.as_object() && left.as_object() == right.as_object()) return true;
  return is_usable(left, *context_) && is_usable(right, *context_);
}

bool Equality::of_lists(std::span<const Value> left, std::span<const Value> right, int depth) const {
  if (left.size() != right.size()) return false;
  for (std::size_t i = 0; i < left.size(); ++i)
    if (!holds(left[i], right[i], depth + 1)) return false;
  return true;
}

bool Equality::of_dicts(const Dict& left, const Dict& right, int depth) const {
  if (left.size != right.size) return false;
  for (const Entry& entry : left.all()) {
    const Value* other = right.find(entry.key);
    if (!other || !holds(entry.value, *other, depth + 1)) return false;
  }
  return true;
}

bool equal_ranges(const Numbers& left, const Numbers& right) {
  if (left.size != right.size) return false;
  return left.size == 0 || (left.begin == right.begin && (left.size == 1 || left.step == right.step));
}

bool Equality::holds(const Value& left, const Value& right, int depth) const {
  if (depth > deepest_compared) return false;
  if (left.is_numeric() && right.is_numeric()) return compare_numbers(left, right) == 0;
  if (!are_usable(left, right) || left.kind() != right.kind()) return false;
  switch (left.kind()) {
    case Kind::missing:
    case Kind::undefined:
    case Kind::none:
      return true;
    case Kind::string:
      return left.as_string() == right.as_string();
    case Kind::list:
    case Kind::tuple:
      return of_lists(left.unbox<List>()->all(), right.unbox<List>()->all(), depth);
    case Kind::dict:
      return of_dicts(*left.unbox<Dict>(), *right.unbox<Dict>(), depth);
    case Kind::range:
      return equal_ranges(*left.unbox<Numbers>(), *right.unbox<Numbers>());
    default:
      return left.as_object() == right.as_object();
  }
}

std::string operands_help(const Value& left, const Value& right) {
  if (left.is(Kind::none) || right.is(Kind::none))
    return "one side is none: test it first, or add | default(..., true)";
  if (left.is_string() || right.is_string()) return "convert text with | int or | float; to join text, write '~'";
  return "convert one side first, for instance with | list or | string";
}

Value fail_operands(std::string_view symbol, const Value& left, const Value& right, Context& context) {
  for (const Value* value : {&left, &right}) {
    if (value->is(Kind::undefined)) return fail_undefined(*value, context);
    if (value->is(Kind::reference) || value->is(Kind::fragment)) return fail_as_text(*value, context);
  }
  return context.fail(code::template_type,
                      fmt::format("'{}' does not work on {} and {}", symbol, type_name(left), type_name(right)),
                      operands_help(left, right));
}

bool is_plain_list(const Value& value) {
  return (value.is(Kind::list) && value.unbox<List>()->form == List::Form::plain) || value.is(Kind::tuple);
}

/// Joins two strings; where one is safe the other is escaped.
Value join_strings(const Value& left, const Value& right, Context& context) {
  const bool is_safe = left.is_safe() || right.is_safe();
  std::string text;
  for (const Value* part : {&left, &right}) {
    const bool escapes = is_safe && !part->is_safe();
    if (!context.allows(text.size() + (escapes ? escaped_size(part->as_string()) : part->size()))) return {};
    if (escapes)
      append_escaped(text, part->as_string());
    else
      text += part->as_string();
  }
  return context.text(text).with_safety(is_safe);
}

Value join_lists(const Value& left, const Value& right, Context& context) {
  const std::span<const Value> a = left.unbox<List>()->all();
  const std::span<const Value> b = right.unbox<List>()->all();
  if (!context.allows(a.size() + b.size(), sizeof(Value))) return {};
  std::vector<Value> items(a.begin(), a.end());
  items.insert(items.end(), b.begin(), b.end());
  return left.is(Kind::tuple) ? tuple_of(items, context.arena()) : make_list(items, context.arena());
}

Value add(const Value& left, const Value& right, Context& context) {
  if (left.is_string() && right.is_string()) return join_strings(left, right, context);
  if (left.kind() == right.kind() && is_plain_list(left) && is_plain_list(right))
    return join_lists(left, right, context);
  // Markup takes whatever has __html__, which a chainable undefined value has.
  const bool is_chainable = right.is(Kind::undefined) && context.undefined_mode() == UndefinedMode::chainable;
  if (left.is_string() && left.is_safe() && is_chainable) return left;
  return fail_operands("+", left, right, context);
}

Value repeat_string(const Value& text, int64_t times, Context& context) {
  const auto count = static_cast<std::size_t>(std::max<int64_t>(times, 0));
  if (text.size() == 0 || count == 0) return Value::string("").with_safety(text.is_safe());
  if (!context.allows(count, text.size())) return {};
  std::string result;
  result.reserve(count * text.size());
  for (std::size_t i = 0; i < count; ++i) result += text.as_string();
  return context.text(result).with_safety(text.is_safe());
}

Value repeat_list(const Value& list, int64_t times, Context& context) {
  const std::span<const Value> items = list.unbox<List>()->all();
  const auto count = static_cast<std::size_t>(std::max<int64_t>(times, 0));
  if (!items.empty() && !context.allows(count, items.size() * sizeof(Value))) return {};
  std::vector<Value> result;
  for (std::size_t i = 0; i < count && !items.empty(); ++i) result.insert(result.end(), items.begin(), items.end());
  return list.is(Kind::tuple) ? tuple_of(result, context.arena()) : make_list(result, context.arena());
}

Value multiply(const Value& left, const Value& right, Context& context) {
  const bool is_reversed = left.is_integral();
  const Value& subject = is_reversed ? right : left;
  const Value& times = is_reversed ? left : right;
  if (times.is_integral() && subject.is_string()) return repeat_string(subject, times.as_integer(), context);
  if (times.is_integral() && is_plain_list(subject)) return repeat_list(subject, times.as_integer(), context);
  return fail_operands("*", left, right, context);
}

/// The order of two values, or nothing if their kinds have none (reported) or one is not a number.
std::optional<std::partial_ordering> order(const Value& left, const Value& right, Context& context, int depth = 0) {
  if (left.is_numeric() && right.is_numeric()) return compare_numbers(left, right);
  if (left.is_string() && right.is_string()) return left.as_string() <=> right.as_string();
  if (left.kind() == right.kind() && is_plain_list(left) && is_plain_list(right) && depth < deepest_compared) {
    const std::span<const Value> a = left.unbox<List>()->all();
    const std::span<const Value> b = right.unbox<List>()->all();
    for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i)
      if (!equals(a[i], b[i], context)) return order(a[i], b[i], context, depth + 1);
    return a.size() <=> b.size();
  }
  fail_operands("<", left, right, context);
  return std::nullopt;
}

}  // namespace

bool is_true(const Value& value) {
  switch (value.kind()) {
    case Kind::missing:
    case Kind::undefined:
    case Kind::none:
      return false;
    case Kind::boolean:
    case Kind::integer:
      return value.as_integer() != 0;
    case Kind::number:
      return value.as_number() != 0;
    case Kind::string:
    case Kind::sequence:
      return value.size() != 0;
    case Kind::list:
    case Kind::tuple:
      return value.unbox<List>()->size != 0;
    case Kind::dict:
      return value.unbox<Dict>()->size != 0;
    case Kind::range:
      return value.unbox<Numbers>()->size != 0;
    default:
      return true;
  }
}

bool equals(const Value& left, const Value& right) {
  return Equality().holds(left, right);
}

bool equals(const Value& left, const Value& right, Context& context) {
  return Equality(&context).holds(left, right);
}

namespace {

bool is_key(const Value& value, Context& context, int depth) {
  if (value.is(Kind::list) || value.is(Kind::dict) || depth > deepest_compared)
    return fail_type(value, "a key that never changes", context), false;
  if (!value.is(Kind::tuple)) return is_usable(value, context);
  return std::ranges::all_of(value.unbox<List>()->all(),
                             [&](const Value& item) { return is_key(item, context, depth + 1); });
}

}  // namespace

bool is_key(const Value& value, Context& context) {
  return is_key(value, context, 0);
}

bool is_less(const Value& left, const Value& right, Context& context) {
  const auto result = order(left, right, context);
  return result && *result == std::partial_ordering::less;
}

Value apply_unary(Operation operation, const Value& value, Context& context) {
  if (operation == Operation::logical_not) return Value::boolean(!is_true(value, context));
  if (!value.is_numeric()) return fail_type(value, "a number", context);
  return operation == Operation::negate ? negate(value, context)
         : value.is(Kind::boolean)      ? Value::integer(value.as_integer())
                                        : value;
}

Value apply_binary(Operation operation, const Value& left, const Value& right, Context& context) {
  if (left.is_numeric() && right.is_numeric()) return apply_arithmetic(operation, left, right, context);
  if (operation == Operation::add) return add(left, right, context);
  if (operation == Operation::multiply) return multiply(left, right, context);
  if (operation == Operation::modulo && left.is_string()) return format_percent(left, right, context);
  return fail_operands(symbol(operation), left, right, context);
}

namespace {

/// Comparing the text of a unit has no answer; comparing it with none has.
bool is_comparable(const Value& left, const Value& right, Context& context) {
  for (const Value* value : {&left, &right}) {
    if (!is_usable(*value, context)) return false;
    const Value& other = value == &left ? right : left;
    if (!value->is(Kind::reference) && !value->is(Kind::fragment)) continue;
    if (other.is_string()) return fail_as_text(*value, context), false;
  }
  return true;
}

}  // namespace

bool apply_compare(Operation operation, const Value& left, const Value& right, Context& context) {
  switch (operation) {
    case Operation::equal:
      return is_comparable(left, right, context) && equals(left, right, context);
    case Operation::not_equal:
      return is_comparable(left, right, context) && !equals(left, right, context);
    case Operation::in:
      return contains(right, left, context);
    case Operation::not_in:
      return !contains(right, left, context);
    default:
      break;
  }
  const auto result = order(left, right, context);
  if (!result) return false;
  switch (operation) {
    case Operation::less:
      return *result < 0;
    case Operation::less_equal:
      return *result <= 0;
    case Operation::greater:
      return *result > 0;
    default:
      return *result >= 0;
  }
}

bool contains(const Value& container, const Value& item, Context& context) {
  if (!is_usable(container, context)) return false;
  switch (container.kind()) {
    case Kind::string:
      if (!item.is_string()) return fail_type(item, "text to look for in text", context), false;
      return container.as_string().find(item.as_string()) != std::string_view::npos;
    case Kind::dict:
      return is_key(item, context) && container.unbox<Dict>()->find(item) != nullptr;
    case Kind::object:
      return item.is_string() && container.shape()->find(item.as_string()) != nullptr;
    default:
      break;
  }
  Walk walk{container};
  if (!is_iterable(container)) return fail_type(container, "a list, dict or text", context), false;
  Value candidate;
  while (next_item(walk, candidate, context))
    if (equals(candidate, item, context)) return true;
  return false;
}

std::string_view symbol(Operation operation) {
  switch (operation) {
    case Operation::add:
    case Operation::keep_sign:
      return "+";
    case Operation::subtract:
    case Operation::negate:
      return "-";
    case Operation::multiply:
      return "*";
    case Operation::divide:
      return "/";
    case Operation::floor_divide:
      return "//";
    case Operation::modulo:
      return "%";
    case Operation::power:
      return "**";
    case Operation::logical_not:
      return "not";
    case Operation::equal:
      return "==";
    case Operation::not_equal:
      return "!=";
    case Operation::less:
      return "<";
    case Operation::less_equal:
      return "<=";
    case Operation::greater:
      return ">";
    case Operation::greater_equal:
      return ">=";
    case Operation::in:
      return "in";
    case Operation::not_in:
      return "not in";
  }
  return "";
}

std::string_view type_name(const Value& value) {
  switch (value.kind()) {
    case Kind::missing:
    case Kind::undefined:
      return "undefined";
    case Kind::none:
      return "none";
    case Kind::boolean:
      return "bool";
    case Kind::integer:
      return "int";
    case Kind::number:
      return "float";
    case Kind::string:
      return "str";
    case Kind::list:
      return "list";
    case Kind::tuple:
      return "tuple";
    case Kind::generator:
      return "generator";
    case Kind::dict:
      return "dict";
    case Kind::range:
      return "range";
    case Kind::object:
    case Kind::reference:
      return value.shape()->name;
    case Kind::sequence:
      return "list";
    case Kind::fragment:
      return "captured text";
    case Kind::function:
    case Kind::bound:
      return "function";
    case Kind::macro:
      return "macro";
    case Kind::loop:
      return "loop";
    case Kind::module:
      return "template";
    case Kind::name_space:
      return "namespace";
    case Kind::cycler:
      return "cycler";
    case Kind::joiner:
      return "joiner";
    case Kind::self:
      return "self";
    case Kind::super:
      return "block";
  }
  return "";
}

}  // namespace evdoc::render
