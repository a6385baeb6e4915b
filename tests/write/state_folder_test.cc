#include "write/state_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include "write/support.h"

namespace evdoc {
namespace {

namespace fs = std::filesystem;
using test::findings;
using test::TemporaryFolder;
using ::testing::ElementsAre;

TEST(StateFolder, LiesBesideTheOutputFolder) {
  const TemporaryFolder temporary;
  Diagnostics diagnostics;
  const std::string out = (temporary / "a/pages").string();
  EXPECT_FALSE(StateFolder::find(out));
  const std::optional<StateFolder> folder = StateFolder::open(out, diagnostics);
  ASSERT_TRUE(folder);
  EXPECT_EQ(fs::path(folder->path()).filename(), ".pages.evdoc");
  EXPECT_THAT(temporary.listing(),
              ElementsAre("a/", "a/.pages.evdoc/", "a/.pages.evdoc/.gitignore", "a/.pages.evdoc/lock"));
  EXPECT_EQ(StateFolder::find(out + "/"), folder->path());
}

TEST(StateFolder, IsOneForAllNamesOfAFolder) {
  const TemporaryFolder temporary;
  Diagnostics diagnostics;
  fs::create_directories(temporary / "real");
  fs::create_directory_symlink("real", temporary / "out");
  const std::optional<StateFolder> folder = StateFolder::open((temporary / "out").string(), diagnostics);
  ASSERT_TRUE(folder);
  EXPECT_EQ(StateFolder::find((temporary / "real/../real").string()), folder->path());
}

TEST(StateFolder, IsLockedByOne) {
  const TemporaryFolder temporary;
  Diagnostics diagnostics;
  const std::string out = (temporary / "out").string();
  std::optional<StateFolder> one = StateFolder::open(out, diagnostics);
  std::optional<StateFolder> other = StateFolder::open(out, diagnostics);
  ASSERT_TRUE(one && other);
  EXPECT_TRUE(one->try_lock());
  EXPECT_FALSE(other->try_lock());
  one.reset();
  EXPECT_TRUE(other->wait_for_lock(diagnostics));
}

TEST(StateFolder, IsSweptOfWhatKilledBuildsLeft) {
  const TemporaryFolder temporary;
  Diagnostics diagnostics;
  const std::optional<StateFolder> folder = StateFolder::open((temporary / "out").string(), diagnostics);
  ASSERT_TRUE(folder);
  for (const char* name : {"new/de/1.md", "1.journal.tmp", "1.journal", "1.state", "mine"})
    temporary.add_file(std::string(".out.evdoc/") + name, "x");
  folder->sweep();
  EXPECT_THAT(temporary.listing(), ElementsAre(".out.evdoc/", ".out.evdoc/.gitignore", ".out.evdoc/1.journal",
                                               ".out.evdoc/1.state", ".out.evdoc/lock", ".out.evdoc/mine"));
}

TEST(StateFolder, StaysWhereItIs) {
  const TemporaryFolder temporary;
  Diagnostics diagnostics;
  fs::create_directories(temporary / "out/.evdoc");
  const std::optional<StateFolder> folder = StateFolder::open((temporary / "out").string(), diagnostics);
  ASSERT_TRUE(folder);
  EXPECT_EQ(fs::path(folder->path()).filename(), ".evdoc") << "another user may not be able to write beside it";
}

TEST(StateFolder, IsNamedWhenItCannotBeUsed) {
  const TemporaryFolder temporary;
  Diagnostics diagnostics;
  fs::create_directories(temporary / ".out.evdoc/lock");
  EXPECT_FALSE(StateFolder::open((temporary / "out").string(), diagnostics));
  EXPECT_THAT(findings(diagnostics),
              ElementsAre("output-unwritable: cannot write '" + (temporary / ".out.evdoc/lock").string() +
                          "': it is a folder (move away what lies there, or choose another folder with --out)"));
}

TEST(StateFolder, IsNoLink) {
  const TemporaryFolder temporary;
  Diagnostics diagnostics;
  fs::create_directories(temporary / "precious");
  fs::create_directory_symlink("precious", temporary / ".out.evdoc");
  EXPECT_FALSE(StateFolder::open((temporary / "out").string(), diagnostics));
  EXPECT_THAT(
      findings(diagnostics),
      ElementsAre("output-unwritable: cannot write '" + (temporary / ".out.evdoc").string() +
                  "': it is a symbolic link, which is not followed (move away what lies there, or choose another "
                  "folder with --out)"));
  EXPECT_THAT(temporary.listing(), ElementsAre(".out.evdoc", "precious/"));
}

TEST(StateFolder, IsNotMadeBesideAFile) {
  const TemporaryFolder temporary;
  temporary.add_file("out", "a file");
  const std::string out = (temporary / "out").string();
  Diagnostics diagnostics;
  EXPECT_FALSE(StateFolder::open(out, diagnostics));
  EXPECT_FALSE(StateFolder::open(out + "/pages", diagnostics));
  const std::string help =
      ": a part of the path is not a folder (move away what lies there, or choose another folder with --out)";
  EXPECT_THAT(findings(diagnostics), ElementsAre("output-unwritable: cannot write '" + out + "'" + help,
                                                 "output-unwritable: cannot write '" + out + "/pages'" + help));
}

}  // namespace
}  // namespace evdoc
