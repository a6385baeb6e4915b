#include "write/support.h"
#include "paths.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <iterator>

namespace evdoc::test {

std::vector<std::string> findings(const Diagnostics& diagnostics) {
  std::vector<std::string> lines;
  for (const Diagnostic& d : diagnostics.all()) {
    lines.push_back(std::string(d.code->name) + ": " + d.message + " (" + d.help + ")");
  }
  return lines;
}

TemporaryFolder::TemporaryFolder() {
  std::string pattern = EVDOC_BINARY_DIR "/write-test-XXXXXX";
  if (!::mkdtemp(pattern.data())) ADD_FAILURE() << "cannot make a folder like " << pattern;
  path_ = pattern;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

void TemporaryFolder::add_file(std::string_view relative, std::string_view bytes) const {
  std::filesystem::create_directories((path_ / relative).parent_path());
  std::ofstream(path_ / relative, std::ios::binary) << bytes;
}

std::string TemporaryFolder::bytes_of(std::string_view relative) const {
  std::ifstream file(path_ / relative, std::ios::binary);
  EXPECT_TRUE(file) << "no file " << relative;
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<std::string> TemporaryFolder::listing() const {
  std::vector<std::string> paths;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(path_)) {
    const std::string relative = entry.path().lexically_relative(path_).string();
    paths.push_back(entry.is_directory() && !entry.is_symlink() ? relative + '/' : relative);
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

}  // namespace evdoc::test
