// The functions behind Jinja's tests; render/builtins.cc lists them with their parameters.
#pragma once

#include "render/shape.h"

namespace evdoc::render::tests {

Value odd(const Arguments& arguments, Context& context);
Value even(const Arguments& arguments, Context& context);
Value divisibleby(const Arguments& arguments, Context& context);
Value defined(const Arguments& arguments, Context& context);
Value undefined(const Arguments& arguments, Context& context);
Value filter(const Arguments& arguments, Context& context);
Value test(const Arguments& arguments, Context& context);
Value none(const Arguments& arguments, Context& context);
Value boolean(const Arguments& arguments, Context& context);
Value is_false(const Arguments& arguments, Context& context);
Value is_true(const Arguments& arguments, Context& context);
Value integer(const Arguments& arguments, Context& context);
Value number_float(const Arguments& arguments, Context& context);
Value number(const Arguments& arguments, Context& context);
Value lower(const Arguments& arguments, Context& context);
Value upper(const Arguments& arguments, Context& context);
Value string(const Arguments& arguments, Context& context);
Value mapping(const Arguments& arguments, Context& context);
Value sequence(const Arguments& arguments, Context& context);
Value iterable(const Arguments& arguments, Context& context);
Value callable(const Arguments& arguments, Context& context);
Value sameas(const Arguments& arguments, Context& context);
Value escaped(const Arguments& arguments, Context& context);
Value in(const Arguments& arguments, Context& context);
Value equal(const Arguments& arguments, Context& context);
Value not_equal(const Arguments& arguments, Context& context);
Value less(const Arguments& arguments, Context& context);
Value less_equal(const Arguments& arguments, Context& context);
Value greater(const Arguments& arguments, Context& context);
Value greater_equal(const Arguments& arguments, Context& context);

}  // namespace evdoc::render::tests
