// Tokens to syntax tree.
#pragma once

#include "base/arena.h"
#include "base/diagnostic.h"
#include "render/ast.h"
#include "render/engine.h"

namespace evdoc::render {

/// Parses a template. Every syntax error is reported; the tree is for compiling only if there was none. Nodes live in
/// `arena`.
Body parse(const Source& source, Whitespace whitespace, Arena& arena, Diagnostics& diagnostics);

/// How deep expressions and statements may stand within one another.
inline constexpr uint16_t deepest_expression = 200;
inline constexpr uint16_t deepest_statement = 100;

}  // namespace evdoc::render
