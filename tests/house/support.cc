#include "house/support.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "base/file.h"
#include "paths.h"

namespace evdoc::test {

namespace fs = std::filesystem;

std::vector<std::string> source_files(std::string_view folder, std::vector<std::string_view> endings) {
  const fs::path top(EVDOC_SOURCE_DIR);
  std::vector<std::string> paths;
  for (const auto& entry : fs::recursive_directory_iterator(top / folder)) {
    const std::string path = fs::relative(entry.path(), top).generic_string();
    const auto ends_path = [&](std::string_view ending) { return path.ends_with(ending); };
    if (entry.is_regular_file() && std::ranges::any_of(endings, ends_path)) paths.push_back(path);
  }
  std::ranges::sort(paths);
  return paths;
}

std::string source_text(std::string_view path) {
  const FileContents file = read_file(std::string(EVDOC_SOURCE_DIR "/").append(path));
  EXPECT_EQ(file.error, 0) << path << ": " << describe_errno(file.error);
  return file.bytes;
}

bool updates_expectations() {
  const char* value = std::getenv("EVDOC_UPDATE");
  return value && *value;
}

void expect_source_text(std::string_view path, std::string_view actual) {
  if (updates_expectations()) {
    std::ofstream(fs::path(EVDOC_SOURCE_DIR) / path, std::ios::binary) << actual;
  } else {
    EXPECT_EQ(source_text(path), actual) << "run the tests with EVDOC_UPDATE=1 to accept the new text of " << path;
  }
}

}  // namespace evdoc::test
