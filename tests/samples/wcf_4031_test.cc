// The sample of event 4031: what its files must not hold.
#include <gtest/gtest.h>

#include <filesystem>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/file.h"
#include "paths.h"

namespace evdoc {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view root = EVDOC_SOURCE_DIR;

std::vector<fs::path> files_below(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) files.push_back(entry.path());
  }
  return files;
}

std::string contents_of(const fs::path& path) {
  FileContents file = read_file(path.string());
  EXPECT_EQ(file.error, 0) << path;
  return std::move(file.bytes);
}

/// The rest of the page's front matter line that begins with `key`.
std::string front_matter_value(std::string_view page, std::string_view key) {
  const size_t begin = page.find(key);
  if (begin == page.npos) return {};
  const size_t value = begin + key.size();
  return std::string(page.substr(value, page.find('\n', value) - value));
}

std::set<std::string> hashes_of_the_published_pages() {
  std::set<std::string> hashes;
  for (const fs::path& path : files_below(fs::path(root) / "samples/wcf-4031/published")) {
    const std::string hash = front_matter_value(contents_of(path), "\nms.openlocfilehash: ");
    if (!hash.empty()) hashes.insert(hash);
  }
  return hashes;
}

/// What evdoc writes, and what it is compared with: no inputs.
bool is_page(const fs::path& path) {
  const std::string text = path.string();
  return text.find("/published/") != text.npos || text.find("/out/") != text.npos;
}

std::vector<fs::path> inputs_of_the_pages() {
  std::vector<fs::path> inputs;
  for (const char* name : {"src", "templates", "locales", "samples/wcf-4031"}) {
    const fs::path folder = fs::path(root) / name;
    if (!fs::exists(folder)) continue;
    for (fs::path& path : files_below(folder)) {
      if (!is_page(path.lexically_relative(root))) inputs.push_back(std::move(path));
    }
  }
  return inputs;
}

TEST(Wcf4031Sample, HasPublishedPagesOfThreeEnglishRevisions) {
  const std::set<std::string> hashes = hashes_of_the_published_pages();
  EXPECT_EQ(hashes.size(), 3u);
  for (const std::string& hash : hashes) EXPECT_EQ(hash.size(), 40u) << hash;
}

TEST(Wcf4031Sample, HoldsNoHashOfAnEnglishPageInAnyInput) {
  const std::set<std::string> hashes = hashes_of_the_published_pages();
  for (const fs::path& path : inputs_of_the_pages()) {
    const std::string text = contents_of(path);
    for (const std::string& hash : hashes) {
      EXPECT_EQ(text.find(hash.substr(0, 8)), std::string::npos) << path << " holds " << hash;
    }
  }
}

}  // namespace
}  // namespace evdoc
