// What the tests of write/ share: findings as text, and a folder to write into.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"

namespace evdoc::test {

/// All findings in order: `code: message (help)`.
std::vector<std::string> findings(const Diagnostics& diagnostics);

/// An empty folder below the build folder that is removed at the end.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  std::string path() const { return path_.string(); }
  std::filesystem::path operator/(std::string_view relative) const { return path_ / relative; }

  void add_file(std::string_view relative, std::string_view bytes) const;
  std::string bytes_of(std::string_view relative) const;
  /// The paths of all files, folders (with a slash behind) and links in it, sorted.
  std::vector<std::string> listing() const;

 private:
  std::filesystem::path path_;
};

}  // namespace evdoc::test
