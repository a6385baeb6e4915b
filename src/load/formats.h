// The formats of input that evdoc reads, and how to tell them apart.
#pragma once

#include <span>
#include <string_view>

#include "base/diagnostic.h"
#include "base/source.h"

namespace evdoc {

/// What can be seen of an input without reading it whole.
struct Outline {
  std::string_view file_name;  ///< the path's last part
  std::string_view root;       ///< local name of the root element; empty: not XML
};

struct Format {
  std::string_view name;         ///< "manifest"
  std::string_view description;  ///< "ETW instrumentation manifest"
  bool (*recognizes)(const Outline& outline);
  /// Reads the input for its findings alone.
  void (*validate)(Source& source, Diagnostics& diagnostics);
};

/// All formats, in the order in which they are asked.
std::span<const Format> formats();

/// The format of an input by its content, and for TOML by its name; null, with a finding: none that evdoc reads, or XML
/// that is broken before its root element.
const Format* detect_format(Source& source, Diagnostics& diagnostics);

}  // namespace evdoc
