// JSON as the data of a template.
#pragma once

#include <optional>

#include "base/diagnostic.h"
#include "render/value.h"

namespace evdoc::cli {

/// The value of a JSON text, in `arena`; strings are copied. Members keep their order. Nothing after an error, which is
/// reported with its place: bad syntax, integers beyond 64 bits, nesting deeper than 200 levels.
std::optional<render::Value> read_json(const Source& source, Arena& arena, Diagnostics& diagnostics);

}  // namespace evdoc::cli
