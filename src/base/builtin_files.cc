#include "base/builtin_files.h"

#include <algorithm>
#include <string>

namespace evdoc {

std::span<const BuiltinFile> builtin_files_in(std::string_view folder) {
  const std::string prefix = std::string(folder) + '/';
  const auto files = builtin_files();
  const auto begin = std::ranges::lower_bound(files, std::string_view(prefix), {}, &BuiltinFile::path);
  const auto end = std::find_if(begin, files.end(), [&](const BuiltinFile& f) { return !f.path.starts_with(prefix); });
  return {begin, end};
}

const BuiltinFile* find_builtin_file(std::string_view path) {
  const auto files = builtin_files();
  const auto found = std::ranges::lower_bound(files, path, {}, &BuiltinFile::path);
  return found != files.end() && found->path == path ? &*found : nullptr;
}

}  // namespace evdoc
