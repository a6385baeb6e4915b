#include "write/staged_tree.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <string>

#include "write/output_tree.h"
#include "write/support.h"

namespace evdoc {
namespace {

namespace fs = std::filesystem;
using test::findings;
using test::TemporaryFolder;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr const char* in_the_way_help = " (move away what lies there, or choose another folder with --out)";

class Staged : public ::testing::Test {
 protected:
  std::string out() const { return (folder_ / "out").string(); }
  std::string staging() const { return (folder_ / "new").string(); }

  /// Stages one page and commits it.
  std::vector<std::string> write(const std::string& page, std::string_view bytes) {
    Diagnostics diagnostics;
    StagedTree staged(staging(), out(), Durability::system);
    EXPECT_TRUE(staged.open(diagnostics));
    if (staged.add(page, bytes, diagnostics) && staged.can_commit(diagnostics)) staged.commit(diagnostics);
    return findings(diagnostics);
  }

  TemporaryFolder folder_;
};

TEST_F(Staged, BecomesTheOutputFolderWhereThereIsNone) {
  EXPECT_THAT(write("de/x/1.md", "text"), IsEmpty());
  EXPECT_THAT(folder_.listing(), ElementsAre("out/", "out/de/", "out/de/x/", "out/de/x/1.md"));
}

TEST_F(Staged, IsNotSeenBeforeItIsCommitted) {
  Diagnostics diagnostics;
  {
    StagedTree staged(staging(), out(), Durability::system);
    EXPECT_TRUE(staged.open(diagnostics));
    EXPECT_TRUE(staged.add("1.md", "text", diagnostics));
    EXPECT_FALSE(fs::exists(out()));
  }
  EXPECT_THAT(folder_.listing(), IsEmpty()) << "what was not committed is gone";
}

TEST_F(Staged, AddsFoldersAndReplacesPagesBesideWhatIsThere) {
  folder_.add_file("out/de/1.md", "old");
  folder_.add_file("out/de/mine.txt", "mine");
  EXPECT_THAT(write("de/1.md", "new"), IsEmpty());
  EXPECT_THAT(write("fr/1.md", "neuf"), IsEmpty());
  EXPECT_THAT(folder_.listing(),
              ElementsAre("out/", "out/de/", "out/de/1.md", "out/de/mine.txt", "out/fr/", "out/fr/1.md"));
  EXPECT_EQ(folder_.bytes_of("out/de/1.md"), "new");
}

TEST_F(Staged, KeepsTheStampOfAPageThroughTheMove) {
  folder_.add_file("out/1.md", "old");
  Diagnostics diagnostics;
  StagedTree staged(staging(), out(), Durability::disk);
  EXPECT_TRUE(staged.open(diagnostics));
  ExpectedPage page{.path = "1.md", .stamp = {}, .digest = {}};
  page.stamp = staged.add("1.md", "new", diagnostics).value();
  EXPECT_TRUE(staged.commit(diagnostics));
  EXPECT_EQ(OutputTree(out()).look(page, Scrutiny::stamps, diagnostics), Standing::as_expected);
}

TEST_F(Staged, MovesNothingWhenOnePageHasNoPlace) {
  folder_.add_file("out/fr", "a file");
  fs::create_directories(folder_ / "out/2.md");
  fs::create_directories(folder_ / "elsewhere");
  fs::create_directory_symlink("../elsewhere", folder_ / "out/de");
  Diagnostics diagnostics;
  StagedTree staged(staging(), out(), Durability::system);
  EXPECT_TRUE(staged.open(diagnostics));
  for (const char* path : {"1.md", "2.md", "de/3.md", "fr/4.md"}) staged.add(path, "new", diagnostics);
  EXPECT_FALSE(staged.can_commit(diagnostics));
  EXPECT_THAT(findings(diagnostics),
              ElementsAre("output-unwritable: cannot write '" + out() + "/2.md': it is a folder" + in_the_way_help,
                          "output-unwritable: cannot write '" + out() +
                              "/de': it is a symbolic link, which is not followed" + in_the_way_help,
                          "output-unwritable: cannot write '" + out() + "/fr': a part of the path is not a folder" +
                              in_the_way_help));
  EXPECT_FALSE(fs::exists(folder_ / "out/1.md"));
}

TEST_F(Staged, ReplacesALinkToAFileAndNotTheFile) {
  folder_.add_file("precious", "old");
  fs::create_directory(folder_ / "out");
  fs::create_symlink("../precious", folder_ / "out/1.md");
  EXPECT_THAT(write("1.md", "new"), IsEmpty());
  EXPECT_EQ(folder_.bytes_of("precious"), "old");
  EXPECT_FALSE(fs::is_symlink(folder_ / "out/1.md"));
}

TEST_F(Staged, ReportsNamesThatAreTooLong) {
  const std::string name(300, 'a');
  EXPECT_THAT(write(name + "/1.md", "text"),
              ElementsAre("output-unwritable: cannot write '" + out() + '/' + name +
                          "/1.md': the name is too long (check that the folder can be written to, or choose another "
                          "with --out)"));
}

class OutputTreeTest : public ::testing::Test {
 protected:
  Standing look(std::string_view path, std::string_view bytes, Scrutiny scrutiny) const {
    ExpectedPage page{.path = path, .stamp = {}, .digest = digest_of(bytes)};
    if (const auto stamp = stamp_file(folder_ / path)) page.stamp = *stamp;
    Diagnostics diagnostics;
    const Standing standing = OutputTree(folder_.path()).look(page, scrutiny, diagnostics);
    EXPECT_THAT(findings(diagnostics), IsEmpty());
    return standing;
  }

  TemporaryFolder folder_;
};

TEST_F(OutputTreeTest, BelievesStampsUnlessContentsAreAskedFor) {
  folder_.add_file("de/1.md", "text");
  EXPECT_EQ(look("de/1.md", "other", Scrutiny::stamps), Standing::as_expected);
  EXPECT_EQ(look("de/1.md", "other", Scrutiny::contents), Standing::different);
  EXPECT_EQ(look("de/1.md", "text", Scrutiny::contents), Standing::as_expected);
  EXPECT_EQ(look("de/2.md", "text", Scrutiny::stamps), Standing::absent);
  EXPECT_EQ(look("fr/1.md", "text", Scrutiny::contents), Standing::absent);
}

TEST_F(OutputTreeTest, ReadsWhatHasAnotherStamp) {
  folder_.add_file("1.md", "text");
  ExpectedPage page{.path = "1.md", .stamp = {}, .digest = digest_of("text")};
  const OutputTree tree(folder_.path());
  Diagnostics diagnostics;
  EXPECT_EQ(tree.look(page, Scrutiny::stamps, diagnostics), Standing::as_expected);
  EXPECT_EQ(page.stamp.size, 4u) << "and the stamp is known from then on";
}

TEST_F(OutputTreeTest, FollowsNoLink) {
  folder_.add_file("outside/1.md", "text");
  fs::create_directory_symlink("outside", folder_ / "de");
  fs::create_symlink("outside/1.md", folder_ / "1.md");
  EXPECT_EQ(look("de/1.md", "text", Scrutiny::contents), Standing::absent);
  EXPECT_EQ(look("1.md", "text", Scrutiny::contents), Standing::absent);
  EXPECT_EQ(OutputTree(folder_.path()).read("de/1.md").error, ENOTDIR) << "no folder is there";
  EXPECT_EQ(OutputTree(folder_.path()).read("1.md").error, ELOOP);
}

TEST_F(OutputTreeTest, ReportsWhatCannotBeLookedAt) {
  const std::string name(300, 'a');
  const std::string path = "de/" + name;
  fs::create_directory(folder_ / "de");
  ExpectedPage page{.path = path, .stamp = {}, .digest = digest_of("text")};
  const OutputTree tree(folder_.path());
  Diagnostics diagnostics;
  EXPECT_EQ(tree.look(page, Scrutiny::stamps, diagnostics), Standing::absent);
  EXPECT_THAT(findings(diagnostics), ElementsAre("output-unwritable: cannot read '" + folder_.path() + "/de/" + name +
                                                 "': the name is too long (see that it can be read, or move it away)"));
}

TEST_F(OutputTreeTest, RemovesAPageAndTheFoldersThatAreEmptyThen) {
  folder_.add_file("a/b/1.md", "text");
  folder_.add_file("a/mine.txt", "mine");
  OutputTree tree(folder_.path());
  EXPECT_EQ(tree.remove("a/b/1.md"), 0);
  EXPECT_THAT(folder_.listing(), ElementsAre("a/", "a/mine.txt"));
  EXPECT_EQ(tree.remove("a/2.md"), ENOENT);
}

}  // namespace
}  // namespace evdoc
