// Numbers: Python's arithmetic with 64-bit integers.
#pragma once

#include <compare>

#include "render/ast.h"
#include "render/shape.h"

namespace evdoc::render {

/// Exact, also between an integer and a double.
std::partial_ordering compare_numbers(const Value& left, const Value& right);

/// Both are numeric. Integers stay integers but for '/' and negative powers.
Value apply_arithmetic(Operation operation, const Value& left, const Value& right, Context& context);

Value negate(const Value& value, Context& context);

/// The value of a numeric Value as a double.
double as_double(const Value& value);

/// `number` without its fraction as an integer; reports what does not fit 64 bits.
Value to_integer(double number, Context& context);

Value fail_overflow(Context& context);

}  // namespace evdoc::render
