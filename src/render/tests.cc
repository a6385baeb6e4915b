// Jinja's tests: what stands after `is`.
#include "render/tests.h"

#include <algorithm>

#include "render/arithmetic.h"
#include "render/codes.h"
#include "render/iterate.h"
#include "render/operators.h"
#include "render/scan.h"
#include "render/undefined.h"
#include "text/characters.h"
#include "text/python.h"

namespace evdoc::render::tests {

namespace {

/// The remainder of the subject, or an error.
Value remainder(const Arguments& arguments, const Value& divisor, Context& context) {
  if (arguments[0].is_string()) return fail_type(arguments[0], "a number", context);
  return apply_binary(Operation::modulo, arguments[0], divisor, context);
}

Value has_remainder(const Arguments& arguments, const Value& divisor, int64_t wanted, Context& context) {
  const Value rest = remainder(arguments, divisor, context);
  return context.failed() ? Value() : Value::boolean(equals(rest, Value::integer(wanted)));
}

Value compared(Operation operation, const Arguments& arguments, Context& context) {
  return Value::boolean(apply_compare(operation, arguments[0], arguments[1], context));
}

/// str.islower() and str.isupper(): some character has the case, and none has another.
Value all_in_case(const Arguments& arguments, Context& context, bool (*has)(char32_t), bool (*has_other)(char32_t)) {
  std::string_view text = text_of(arguments[0], context);
  bool found = false;
  while (!text.empty()) {
    const char32_t c = take_code_point(text);
    if (has_other(c) || is_title(c)) return Value::boolean(false);
    found = found || has(c);
  }
  return Value::boolean(found);
}

}  // namespace

Value odd(const Arguments& arguments, Context& context) {
  return has_remainder(arguments, Value::integer(2), 1, context);
}

Value even(const Arguments& arguments, Context& context) {
  return has_remainder(arguments, Value::integer(2), 0, context);
}

Value divisibleby(const Arguments& arguments, Context& context) {
  return has_remainder(arguments, arguments[1], 0, context);
}

Value defined(const Arguments& arguments, Context&) {
  return Value::boolean(!arguments[0].is(Kind::undefined));
}

Value undefined(const Arguments& arguments, Context&) {
  return Value::boolean(arguments[0].is(Kind::undefined));
}

namespace {

/// Whether the subject can be a name at all: Python looks it up in a dict.
bool may_be_name(const Value& value, Context& context) {
  const bool is_container = value.is(Kind::list) || value.is(Kind::dict);
  if (is_container) fail_type(value, "a name", context);
  return !is_container && is_usable(value, context);
}

}  // namespace

Value filter(const Arguments& arguments, Context& context) {
  if (!may_be_name(arguments[0], context)) return {};
  return Value::boolean(arguments[0].is_string() && context.find_filter(arguments[0].as_string()));
}

Value test(const Arguments& arguments, Context& context) {
  if (!may_be_name(arguments[0], context)) return {};
  return Value::boolean(arguments[0].is_string() && context.find_test(arguments[0].as_string()));
}

Value none(const Arguments& arguments, Context&) {
  return Value::boolean(arguments[0].is(Kind::none));
}

Value boolean(const Arguments& arguments, Context&) {
  return Value::boolean(arguments[0].is(Kind::boolean));
}

Value is_false(const Arguments& arguments, Context&) {
  return Value::boolean(arguments[0].is(Kind::boolean) && !arguments[0].as_boolean());
}

Value is_true(const Arguments& arguments, Context&) {
  return Value::boolean(arguments[0].is(Kind::boolean) && arguments[0].as_boolean());
}

Value integer(const Arguments& arguments, Context&) {
  return Value::boolean(arguments[0].is(Kind::integer));
}

Value number_float(const Arguments& arguments, Context&) {
  return Value::boolean(arguments[0].is(Kind::number));
}

Value number(const Arguments& arguments, Context&) {
  return Value::boolean(arguments[0].is_numeric());
}

Value lower(const Arguments& arguments, Context& context) {
  return all_in_case(arguments, context, evdoc::is_lower, evdoc::is_upper);
}

Value upper(const Arguments& arguments, Context& context) {
  return all_in_case(arguments, context, evdoc::is_upper, evdoc::is_lower);
}

Value string(const Arguments& arguments, Context&) {
  return Value::boolean(arguments[0].is_string() || arguments[0].is(Kind::fragment));
}

Value mapping(const Arguments& arguments, Context&) {
  return Value::boolean(arguments[0].is(Kind::dict) || arguments[0].is(Kind::object));
}

Value sequence(const Arguments& arguments, Context& context) {
  const Value& subject = arguments[0];
  switch (subject.kind()) {
    case Kind::undefined:
      return Value::boolean(context.undefined_mode() != UndefinedMode::strict);
    case Kind::list:
      return Value::boolean(subject.unbox<List>()->form == List::Form::plain);
    case Kind::string:
    case Kind::tuple:
    case Kind::dict:
    case Kind::range:
    case Kind::sequence:
      return Value::boolean(true);
    default:
      return Value::boolean(false);
  }
}

Value iterable(const Arguments& arguments, Context& context) {
  return Value::boolean(is_iterable(arguments[0]) && is_usable(arguments[0], context));
}

Value callable(const Arguments& arguments, Context&) {
  switch (arguments[0].kind()) {
    case Kind::undefined:
    case Kind::function:
    case Kind::bound:
    case Kind::macro:
    case Kind::loop:
    case Kind::joiner:
    case Kind::super:
      return Value::boolean(true);
    default:
      return Value::boolean(false);
  }
}

Value sameas(const Arguments& arguments, Context&) {
  const Value& a = arguments[0];
  const Value& b = arguments[1];
  if (a.kind() != b.kind()) return Value::boolean(false);
  const bool is_plain =
      a.is(Kind::none) || a.is_integral() || a.is(Kind::number) || a.is_string() || a.is(Kind::undefined);
  return Value::boolean(is_plain ? render::equals(a, b) : a.as_object() == b.as_object());
}

/// As Jinja, whatever has __html__: a chainable undefined value has it too.
Value escaped(const Arguments& arguments, Context& context) {
  const Value& value = arguments[0];
  const bool is_chainable = value.is(Kind::undefined) && context.undefined_mode() == UndefinedMode::chainable;
  return Value::boolean(value.is_safe() || value.is(Kind::module) || is_chainable);
}

Value in(const Arguments& arguments, Context& context) {
  return compared(Operation::in, arguments, context);
}

Value equal(const Arguments& arguments, Context& context) {
  return compared(Operation::equal, arguments, context);
}

Value not_equal(const Arguments& arguments, Context& context) {
  return compared(Operation::not_equal, arguments, context);
}

Value less(const Arguments& arguments, Context& context) {
  return compared(Operation::less, arguments, context);
}

Value less_equal(const Arguments& arguments, Context& context) {
  return compared(Operation::less_equal, arguments, context);
}

Value greater(const Arguments& arguments, Context& context) {
  return compared(Operation::greater, arguments, context);
}

Value greater_equal(const Arguments& arguments, Context& context) {
  return compared(Operation::greater_equal, arguments, context);
}

}  // namespace evdoc::render::tests
