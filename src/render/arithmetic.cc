#include "render/arithmetic.h"

#include <cmath>
#include <limits>

#include "render/codes.h"

namespace evdoc::render {

namespace {

long double as_exact(const Value& value) {
  return value.is_integral() ? static_cast<long double>(value.as_integer())
                             : static_cast<long double>(value.as_number());
}

Value fail_division(Context& context) {
  return context.fail(code::division_by_zero, "division by zero", "test the divisor first: {{ a / b if b else 0 }}");
}

int64_t floor_quotient(int64_t left, int64_t right) {
  const int64_t quotient = left / right;
  const bool rounds_up = left % right != 0 && (left < 0) != (right < 0);
  return rounds_up ? quotient - 1 : quotient;
}

int64_t floor_remainder(int64_t left, int64_t right) {
  if (right == -1) return 0;
  const int64_t remainder = left % right;
  return remainder != 0 && (remainder < 0) != (right < 0) ? remainder + right : remainder;
}

double floor_remainder(double left, double right) {
  const double remainder = std::fmod(left, right);
  if (remainder == 0) return std::copysign(0.0, right);
  return (remainder < 0) != (right < 0) ? remainder + right : remainder;
}

Value integer_power(int64_t base, int64_t exponent, Context& context) {
  int64_t result = 1;
  bool overflows = false;
  while (exponent > 0 && !overflows) {
    if (exponent & 1) overflows = __builtin_mul_overflow(result, base, &result);
    exponent >>= 1;
    if (exponent > 0 && !overflows) overflows = __builtin_mul_overflow(base, base, &base);
  }
  return overflows ? fail_overflow(context) : Value::integer(result);
}

Value float_power(double base, double exponent, Context& context) {
  if (base == 0 && exponent < 0) return fail_division(context);
  if (base < 0 && std::floor(exponent) != exponent) {
    return context.fail(code::template_type, "a negative number has no power with a fraction",
                        "take | abs of the number, or | int of the power");
  }
  const double result = std::pow(base, exponent);
  return std::isinf(result) && !std::isinf(base) && !std::isinf(exponent) ? fail_overflow(context)
                                                                          : Value::number(result);
}

Value divide(double left, double right, Context& context) {
  return right == 0 ? fail_division(context) : Value::number(left / right);
}

Value integers(Operation operation, int64_t left, int64_t right, Context& context) {
  int64_t result = 0;
  switch (operation) {
    case Operation::add:
      return __builtin_add_overflow(left, right, &result) ? fail_overflow(context) : Value::integer(result);
    case Operation::subtract:
      return __builtin_sub_overflow(left, right, &result) ? fail_overflow(context) : Value::integer(result);
    case Operation::multiply:
      return __builtin_mul_overflow(left, right, &result) ? fail_overflow(context) : Value::integer(result);
    case Operation::divide:
      return divide(static_cast<double>(left), static_cast<double>(right), context);
    case Operation::floor_divide:
      if (right == 0) return fail_division(context);
      if (right == -1) return negate(Value::integer(left), context);
      return Value::integer(floor_quotient(left, right));
    case Operation::modulo:
      return right == 0 ? fail_division(context) : Value::integer(floor_remainder(left, right));
    default:
      return right < 0 ? float_power(static_cast<double>(left), static_cast<double>(right), context)
                       : integer_power(left, right, context);
  }
}

Value floats(Operation operation, double left, double right, Context& context) {
  switch (operation) {
    case Operation::add:
      return Value::number(left + right);
    case Operation::subtract:
      return Value::number(left - right);
    case Operation::multiply:
      return Value::number(left * right);
    case Operation::divide:
      return divide(left, right, context);
    case Operation::floor_divide:
      if (right == 0) return fail_division(context);
      return Value::number(std::floor((left - floor_remainder(left, right)) / right + 0.5));
    case Operation::modulo:
      return right == 0 ? fail_division(context) : Value::number(floor_remainder(left, right));
    default:
      return float_power(left, right, context);
  }
}

}  // namespace

std::partial_ordering compare_numbers(const Value& left, const Value& right) {
  if (left.is_integral() && right.is_integral()) return left.as_integer() <=> right.as_integer();
  return as_exact(left) <=> as_exact(right);
}

Value apply_arithmetic(Operation operation, const Value& left, const Value& right, Context& context) {
  if (left.is_integral() && right.is_integral())
    return integers(operation, left.as_integer(), right.as_integer(), context);
  return floats(operation, as_double(left), as_double(right), context);
}

Value negate(const Value& value, Context& context) {
  if (!value.is_integral()) return Value::number(-value.as_number());
  int64_t result = 0;
  return __builtin_sub_overflow(int64_t{0}, value.as_integer(), &result) ? fail_overflow(context)
                                                                         : Value::integer(result);
}

double as_double(const Value& value) {
  return value.is_integral() ? static_cast<double>(value.as_integer()) : value.as_number();
}

Value to_integer(double number, Context& context) {
  constexpr double limit = 9223372036854775808.0;
  if (!(number >= -limit && number < limit)) return fail_overflow(context);
  return Value::integer(static_cast<int64_t>(number));
}

Value fail_overflow(Context& context) {
  return context.fail(code::integer_overflow, "the result does not fit 64 bits",
                      "compute with numbers that have a decimal point");
}

}  // namespace evdoc::render
