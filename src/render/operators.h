// Python's operators over values.
#pragma once

#include <compare>

#include "render/ast.h"
#include "render/shape.h"

namespace evdoc::render {

/// Whether `if value` holds. An undefined value is false here; strictness is the machine's business.
bool is_true(const Value& value);

/// `-`, `+` and `not`.
Value apply_unary(Operation operation, const Value& value, Context& context);
/// Arithmetic, with 64-bit integers whose overflow is an error.
Value apply_binary(Operation operation, const Value& left, const Value& right, Context& context);
/// `==` to `not in`.
bool apply_compare(Operation operation, const Value& left, const Value& right, Context& context);

/// `==`; never fails, values of unlike kinds differ.
bool equals(const Value& left, const Value& right);
/// `==` of the items of lists and dicts: what may not be used is reported, in strict mode an undefined value.
bool equals(const Value& left, const Value& right, Context& context);
/// Whether `value` can be a key of a dict; if not, it is reported.
bool is_key(const Value& value, Context& context);
/// `<` for sorting; reports kinds that have no order.
bool is_less(const Value& left, const Value& right, Context& context);
/// `in`.
bool contains(const Value& container, const Value& item, Context& context);

/// The type's name as Python says it: "str", "int", "dict".
std::string_view type_name(const Value& value);

}  // namespace evdoc::render
