// Bytes of a template to tokens, with white space control as Jinja's.
#pragma once

#include <vector>

#include "base/arena.h"
#include "base/diagnostic.h"
#include "render/engine.h"
#include "render/token.h"

namespace evdoc::render {

/// Splits a template. Strings are views into the source or copies in `arena`. After an error the rest of its tag is
/// skipped, so the list is never of use for rendering then, but for finding more errors. It ends in TokenKind::end.
std::vector<Token> tokenize(const Source& source, Whitespace whitespace, Arena& arena, Diagnostics& diagnostics);

/// The options that the first line of a template sets, on top of `defaults`. `skip` becomes the bytes of a first line
/// that is an option line and not part of the template (`#jinja2: ...`), else 0.
Whitespace read_header(const Source& source, Whitespace defaults, uint32_t& skip, Diagnostics& diagnostics);

}  // namespace evdoc::render
