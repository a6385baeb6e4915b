#include "base/builtin_files.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "base/file.h"
#include "paths.h"

namespace evdoc {
namespace {

TEST(BuiltinFiles, AreSortedByPath) {
  EXPECT_TRUE(std::ranges::is_sorted(builtin_files(), {}, &BuiltinFile::path));
}

TEST(BuiltinFiles, AreByteForByteThoseOfTheSourceTree) {
  for (const BuiltinFile& file : builtin_files()) {
    const FileContents original = read_file(std::string(EVDOC_SOURCE_DIR "/").append(file.path));
    ASSERT_EQ(original.error, 0) << file.path;
    EXPECT_EQ(file.contents, original.bytes) << file.path;
  }
}

TEST(BuiltinFiles, AreFoundByTheirPath) {
  for (const BuiltinFile& file : builtin_files()) EXPECT_EQ(find_builtin_file(file.path), &file);
  EXPECT_EQ(find_builtin_file("locales/no-such-locale.xlf"), nullptr);
  EXPECT_EQ(find_builtin_file(""), nullptr);
}

TEST(BuiltinFiles, OfAFolderAreThoseBelowIt) {
  EXPECT_TRUE(builtin_files_in("locale").empty());
  EXPECT_EQ(builtin_files_in("locales").size() + builtin_files_in("templates").size(), builtin_files().size());
}

}  // namespace
}  // namespace evdoc
