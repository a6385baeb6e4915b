// Where templates come from: a folder, or a built-in set.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "base/source.h"

namespace evdoc {

/// Whether evdoc has a template set of this name built in.
bool is_builtin_set(std::string_view name);

/// The templates of one set. Names are relative to it, with slashes; a name that leaves the set is never found. Opened
/// files are kept.
class TemplateFolder {
 public:
  /// `set` is the name of a built-in set, or else the path of a folder.
  TemplateFolder(std::string set, Sources& sources) : set_(std::move(set)), sources_(sources) {}

  /// Whether there is such a set at all.
  bool exists() const;

  /// The built-in set that is asked for what this one lacks. False: there is no such set.
  bool set_base(std::string base);

  /// The file of that name, or null. One that is there but can't be read is a finding.
  Source* open(std::string_view name, Diagnostics& diagnostics);

 private:
  Source* open_builtin(std::string_view set, std::string_view name);
  Source* open_anew(std::string_view name, Diagnostics& diagnostics);

  std::string set_;
  std::string base_;  // empty: none
  Sources& sources_;
  std::map<std::string, Source*, std::less<>> opened_;  // null: looked for and not found
};

}  // namespace evdoc
