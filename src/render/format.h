// Python's formatting: '%' on text and str.format().
#pragma once

#include "render/shape.h"

namespace evdoc::render {

/// `text % arguments`: a tuple, a dict or one value.
Value format_percent(const Value& text, const Value& arguments, Context& context);

/// str.format(*positional, **named); `named` may be null.
Value format_braces(const Value& text, std::span<const Value> positional, const Dict* named, Context& context);

}  // namespace evdoc::render
