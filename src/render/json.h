// Values as JSON, as Python's json.dumps(sort_keys=True) writes it.
#pragma once

#include <optional>
#include <string>

#include "render/shape.h"

namespace evdoc::render {

/// What a level is indented with.
using JsonIndent = std::string;

/// Reports values that JSON has no form for.
std::string to_json(const Value& value, const std::optional<JsonIndent>& indent, Context& context);

/// JSON that can stand in HTML: `<`, `>`, `&` and `'` as escapes.
std::string html_safe_json(std::string_view json);

}  // namespace evdoc::render
