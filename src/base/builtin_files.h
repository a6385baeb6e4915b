// The files that the program carries inside itself: the template sets and the vocabulary.
#pragma once

#include <span>
#include <string_view>

namespace evdoc {

struct BuiltinFile {
  std::string_view path;  ///< as in the source tree, with slashes: "locales/de.xlf"
  std::string_view contents;
};

/// All of them, sorted by the bytes of the path. They live as long as the program.
std::span<const BuiltinFile> builtin_files();

/// Those whose path begins with `folder` and a slash: "templates/wcf"; sorted.
std::span<const BuiltinFile> builtin_files_in(std::string_view folder);

/// The file of that exact path; null: there is none.
const BuiltinFile* find_builtin_file(std::string_view path);

}  // namespace evdoc
