// Where a page lies below the output folder: patterns, safe names, collisions.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/hash_slots.h"

namespace evdoc {

/// What the placeholders of a pattern stand for. A view that is unset (null data) is a placeholder that this kind of
/// page does not have.
struct PathFields {
  std::string_view edition;
  std::string_view locale;
  std::string_view provider;
  std::string_view provider_folder;  ///< the provider where a project has several; empty: no folder
  std::string_view map;
  std::string_view id;
  std::string_view symbol;  ///< gets lower case; may be empty: then the '-' before its placeholder goes too
};

/// `name` with each character but ASCII letters, digits, '.', '_' and '-' replaced by '-'. Never empty, never '.' or
/// '..', never ends in
/// '.', never a device name of Windows ("con", "nul", "com1", ...), at most 200 bytes.
std::string safe_name(std::string_view name);

/// Makes names that files can bear side by side on every system.
class DistinctNames {
 public:
  /// The safe form of a name, with "-2", "-3" and so on behind it where one before has that form, letter case ignored.
  std::string add(std::string_view name);

 private:
  std::map<std::string, unsigned> uses_;  // of each safe form in lower case
};

/// Paths that are all different, letter case ignored (Unicode is compared as bytes).
class DistinctPaths {
 public:
  /// False: one of them is the same, and nothing is added. The bytes must outlive this.
  bool add(std::string_view path);

 private:
  HashSlots slots_;
  std::vector<std::string_view> paths_;
  std::string folded_;
};

/// A pattern such as "{edition}/{locale}/{id}-{symbol}.md", checked and ready to be filled in.
class PathPattern {
 public:
  /// Which placeholders a pattern may have.
  enum class Scope : uint8_t { event, provider, map, project };

  /// Reports output-path-unsafe and output-path-pattern at `place`.
  PathPattern(std::string_view pattern, Scope scope, Span place, Diagnostics& diagnostics);

  /// The pattern with those placeholders filled in whose fields are set and not empty.
  PathPattern filled(const PathFields& known) const;

  /// The path with safe names, relative to the output folder, '/' between its parts. None of them is empty, "." or
  /// "..", whatever the fields hold.
  std::string expand(const PathFields& fields) const;

 private:
  PathPattern() = default;

  struct Part {
    std::string text;
    std::string_view PathFields::*field = nullptr;  ///< null: the text
    bool is_folder = false;                         ///< a '/' follows the field, if it is not empty
    bool is_value = false;                          ///< the text ends in what was filled in
  };
  void parse(std::string_view pattern, Scope scope, Span place, Diagnostics& diagnostics);
  void add_placeholder(std::string_view name, Scope scope, Span place, Diagnostics& diagnostics);
  bool may_join_badly(std::size_t folder) const;
  static void append(const Part& part, std::string_view value, std::string& path);

  std::vector<Part> parts_;
  bool is_doubtful_ = false;  // parts of the path may be unsafe even where no field is empty
};

/// A page that will be written, and what it is made from. Views.
struct PlannedPage {
  std::string_view path;         ///< relative to the output folder
  Span origin;                   ///< the event; unknown for a page of the whole project
  std::string_view what;         ///< "event 4031 of Provider"
  std::string_view locale = {};  ///< empty: it is not told
};

/// Reports output-path-collision for pages on one path; see DistinctPaths.
void check_collisions(std::span<const PlannedPage> pages, Diagnostics& diagnostics);

}  // namespace evdoc
