// Reading front matter scalars.
#pragma once

#include <cstdint>

#include "base/arena.h"
#include "base/source.h"

namespace evdoc::markdown {

/// How a scalar is written.
enum class ScalarForm : uint8_t { plain, single_quoted, double_quoted };

struct YamlScalar {
  Text value;  ///< decoded: a view of the input, or of the arena
  ScalarForm form = ScalarForm::plain;
  bool is_closed = true;  ///< no quote is missing, and nothing stands behind the last one
};

/// Reads the scalar of a `key: value` line, without the blanks around it (YAML 1.2, chapters 5.7 and 7.3).
YamlScalar read_yaml_scalar(Span written, Arena& arena);

}  // namespace evdoc::markdown
