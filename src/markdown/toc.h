// Reading a table of contents: nested names and paths in YAML.
#pragma once

#include <vector>

#include "base/arena.h"
#include "base/diagnostic.h"
#include "base/source.h"

namespace evdoc::markdown {

struct TocNode {
  Text name;
  Text path;  ///< empty: it leads nowhere
  std::vector<TocNode> items;
};

struct Toc {
  bool has_root_key = false;  ///< the outermost list stands below the key 'items'
  std::vector<TocNode> items;
};

/// Whether a file begins as a table of contents does.
bool is_toc(const Source& source);

/// Reads `- name:`, `href:` and `items:`, as deep as they go, and reports lines that are none of these. Strings that
/// the source does not hold as they are go to `arena`.
Toc read_toc(const Source& source, Arena& arena, Diagnostics& diagnostics);

}  // namespace evdoc::markdown
