// The syntax trees of templates, each parsed once however many programs it is part of.
#pragma once

#include <map>

#include "base/arena.h"
#include "base/diagnostic.h"
#include "render/ast.h"
#include "render/engine.h"

namespace evdoc::render {

/// A template's tree; only for compiling if it has no syntax error.
struct ParsedTemplate {
  Body body;
  bool is_right = false;
};

/// Keeps trees for the programs that are compiled from them. Not thread-safe.
class ParsedTemplates {
 public:
  /// The tree of `source`, which outlives this. Its syntax errors are reported when it is asked for first. All
  /// templates are parsed with the same `whitespace`.
  const ParsedTemplate& parse(const Source& source, Whitespace whitespace, Diagnostics& diagnostics);

 private:
  Arena arena_;
  std::map<const Source*, ParsedTemplate> parsed_;
};

}  // namespace evdoc::render
