#include "cli/replace_file.h"

#include <filesystem>

#include "write/output_folder.h"

namespace evdoc::cli {

bool replace_file(const std::string& path, std::string_view bytes, Diagnostics& diagnostics) {
  const std::filesystem::path whole(path);
  const std::string name = whole.filename().string();
  OutputFolder folder(whole.has_parent_path() ? whole.parent_path().string() : ".");
  Diagnostics found;
  folder.prepare({name}, OutputFolder::Purpose::writing, found);
  const bool is_written = !found.has_errors() && folder.write(name, bytes, found);
  diagnostics.merge(std::move(found));
  return is_written;
}

}  // namespace evdoc::cli
