#include "write/output_folder.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/fsuid.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <string>
#include <vector>

#include "base/parallel.h"
#include "write/support.h"

namespace evdoc {
namespace {

namespace fs = std::filesystem;
using test::findings;
using test::TemporaryFolder;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Purpose = OutputFolder::Purpose;

constexpr const char* permission_help = " (check that the folder can be written to, or choose another with --out)";
constexpr const char* in_the_way_help = " (move away what lies there, or choose another folder with --out)";

/// Prepares the folder for one page and writes it; the findings of both.
std::vector<std::string> write_page(const std::string& out, const std::string& page, std::string_view bytes) {
  Diagnostics diagnostics;
  OutputFolder folder(out);
  folder.prepare({page}, Purpose::writing, diagnostics);
  if (!diagnostics.has_errors()) folder.write(page, bytes, diagnostics);
  return findings(diagnostics);
}

Change compare_page(const std::string& out, const std::string& page, std::string_view bytes) {
  Diagnostics diagnostics;
  OutputFolder folder(out);
  folder.prepare({page}, Purpose::comparing, diagnostics);
  EXPECT_THAT(findings(diagnostics), IsEmpty());
  return folder.compare(page, bytes);
}

/// File access of this thread as a user who owns nothing, for as long as it lives: root may write everywhere.
class AsNobody {
 public:
  AsNobody() : before_(::setfsuid(65534)) {}
  ~AsNobody() { ::setfsuid(static_cast<uid_t>(before_)); }

 private:
  int before_;
};

TEST(OutputFolder, MakesMissingFoldersAndWritesPages) {
  const TemporaryFolder temporary;
  const std::string out = (temporary / "a/b").string();
  EXPECT_THAT(write_page(out, "de/x/1.md", "text\r\n"), IsEmpty());
  EXPECT_THAT(write_page(out, "2.md", ""), IsEmpty());
  EXPECT_THAT(temporary.listing(), ElementsAre("a/", "a/b/", "a/b/2.md", "a/b/de/", "a/b/de/x/", "a/b/de/x/1.md"));
  EXPECT_EQ(temporary.bytes_of("a/b/de/x/1.md"), "text\r\n");
  EXPECT_EQ(temporary.bytes_of("a/b/2.md"), "");
}

TEST(OutputFolder, TouchesNothingToCompare) {
  const TemporaryFolder temporary;
  temporary.add_file("1.md", "same");
  EXPECT_EQ(compare_page(temporary.path(), "1.md", "same"), Change::unchanged);
  EXPECT_EQ(compare_page(temporary.path(), "1.md", "same\n"), Change::updated);
  EXPECT_EQ(compare_page(temporary.path(), "1.md", ""), Change::updated);
  EXPECT_EQ(compare_page(temporary.path(), "2.md", "same"), Change::created);
  EXPECT_EQ(compare_page(temporary.path(), "de/x/1.md", "same"), Change::created);
  EXPECT_EQ(compare_page((temporary / "none").string(), "1.md", ""), Change::created);
  EXPECT_THAT(temporary.listing(), ElementsAre("1.md"));
}

TEST(OutputFolder, TellsAnEmptyPageFromNone) {
  const TemporaryFolder temporary;
  temporary.add_file("empty.md", "");
  Diagnostics diagnostics;
  OutputFolder folder(temporary.path());
  folder.prepare({"empty.md", "none.md"}, Purpose::comparing, diagnostics);
  EXPECT_TRUE(folder.present("empty.md").exists);
  EXPECT_FALSE(folder.present("none.md").exists);
  EXPECT_FALSE(folder.present("not/prepared.md").exists);
}

TEST(OutputFolder, ReplacesAPageAsAWhole) {
  const TemporaryFolder temporary;
  temporary.add_file("1.md", "a long old page");
  const int old_page = ::open((temporary / "1.md").c_str(), O_RDONLY | O_CLOEXEC);
  EXPECT_THAT(write_page(temporary.path(), "1.md", "new"), IsEmpty());
  EXPECT_EQ(temporary.bytes_of("1.md"), "new");
  std::string seen(15, ' ');
  EXPECT_EQ(::read(old_page, seen.data(), seen.size()), 15);
  EXPECT_EQ(seen, "a long old page") << "who reads the old page reads it to its end";
  ::close(old_page);
  EXPECT_THAT(temporary.listing(), ElementsAre("1.md"));
}

TEST(OutputFolder, WritesMegabytes) {
  const TemporaryFolder temporary;
  const std::string page(32 << 20, 'x');
  EXPECT_THAT(write_page(temporary.path(), "1.md", page), IsEmpty());
  EXPECT_EQ(compare_page(temporary.path(), "1.md", page), Change::unchanged);
}

TEST(OutputFolder, FollowsNoLinkToAFolder) {
  const TemporaryFolder temporary;
  fs::create_directories(temporary / "outside");
  fs::create_directories(temporary / "out");
  fs::create_directory_symlink("../outside", temporary / "out/de");
  const std::string out = (temporary / "out").string();
  EXPECT_THAT(write_page(out, "de/1.md", "text"),
              ElementsAre("output-unwritable: cannot write '" + out +
                          "/de': it is a symbolic link, which is not followed" + in_the_way_help));
  EXPECT_EQ(compare_page(out, "de/1.md", "text"), Change::created);
  EXPECT_THAT(temporary.listing(), ElementsAre("out/", "out/de", "outside/"));
}

TEST(OutputFolder, ReplacesALinkToAFileAndNotTheFile) {
  const TemporaryFolder temporary;
  temporary.add_file("precious", "old");
  fs::create_directory(temporary / "out");
  fs::create_symlink("../precious", temporary / "out/1.md");
  const std::string out = (temporary / "out").string();
  EXPECT_EQ(compare_page(out, "1.md", "old"), Change::created) << "a link is not the page";
  EXPECT_THAT(write_page(out, "1.md", "new"), IsEmpty());
  EXPECT_EQ(temporary.bytes_of("precious"), "old");
  EXPECT_EQ(temporary.bytes_of("out/1.md"), "new");
  EXPECT_FALSE(fs::is_symlink(temporary / "out/1.md"));
}

TEST(OutputFolder, MayBeALinkItself) {
  const TemporaryFolder temporary;
  fs::create_directory(temporary / "real");
  fs::create_directory_symlink("real", temporary / "out");
  EXPECT_THAT(write_page((temporary / "out").string(), "1.md", "text"), IsEmpty());
  EXPECT_EQ(temporary.bytes_of("real/1.md"), "text");
}

TEST(OutputFolder, ReportsAFileWhereAFolderIsNeeded) {
  const TemporaryFolder temporary;
  temporary.add_file("de", "a file");
  EXPECT_THAT(write_page(temporary.path(), "de/1.md", "text"),
              ElementsAre("output-unwritable: cannot write '" + temporary.path() +
                          "/de': a part of the path is not a folder" + in_the_way_help));
  const std::string out = (temporary / "de").string();
  EXPECT_THAT(write_page(out, "1.md", "text"), ElementsAre("output-unwritable: cannot write '" + out +
                                                           "': a part of the path is not a folder" + in_the_way_help));
  EXPECT_EQ(temporary.bytes_of("de"), "a file");
}

TEST(OutputFolder, ReportsAFolderWhereAPageIsNeeded) {
  const TemporaryFolder temporary;
  fs::create_directories(temporary / "1.md/kept");
  EXPECT_EQ(compare_page(temporary.path(), "1.md", ""), Change::created);
  EXPECT_THAT(
      write_page(temporary.path(), "1.md", "text"),
      ElementsAre("output-unwritable: cannot write '" + temporary.path() + "/1.md': it is a folder" + in_the_way_help));
  EXPECT_THAT(temporary.listing(), ElementsAre("1.md/", "1.md/kept/")) << "and no temporary file is left";
}

TEST(OutputFolder, DoesNotWaitForAPipe) {
  const TemporaryFolder temporary;
  ASSERT_EQ(::mkfifo((temporary / "1.md").c_str(), 0666), 0);
  EXPECT_EQ(compare_page(temporary.path(), "1.md", "text"), Change::created);
  EXPECT_THAT(write_page(temporary.path(), "1.md", "text"), IsEmpty());
  EXPECT_EQ(temporary.bytes_of("1.md"), "text");
}

TEST(OutputFolder, ReportsNamesThatAreTooLong) {
  const TemporaryFolder temporary;
  const std::string name(300, 'a');
  EXPECT_THAT(write_page(temporary.path(), name, "text"),
              ElementsAre("output-unwritable: cannot write '" + temporary.path() + '/' + name +
                          "': the name is too long" + permission_help));
  EXPECT_THAT(write_page(temporary.path(), name + "/1.md", "text"),
              ElementsAre("output-unwritable: cannot write '" + temporary.path() + '/' + name +
                          "': the name is too long" + permission_help));
  EXPECT_THAT(temporary.listing(), IsEmpty());
}

TEST(OutputFolder, KeepsTheOldPageInAFolderThatIsReadOnly) {
  const TemporaryFolder temporary;
  temporary.add_file("1.md", "old");
  fs::permissions(temporary.path(), fs::perms(0555));
  std::vector<std::string> found;
  std::vector<std::string> found_in_new_folder;
  bool reaches_folder = false;
  {
    const AsNobody as_nobody;
    const int page = ::open((temporary / "1.md").c_str(), O_RDONLY | O_CLOEXEC);
    reaches_folder = page >= 0;
    if (reaches_folder) ::close(page);
    found = write_page(temporary.path(), "1.md", "new");
    found_in_new_folder = write_page(temporary.path(), "de/1.md", "new");
  }
  fs::permissions(temporary.path(), fs::perms(0755));
  if (!reaches_folder) GTEST_SKIP() << "the build folder is closed to others";
  EXPECT_THAT(found, ElementsAre("output-unwritable: cannot write '" + temporary.path() + "/1.md': permission denied" +
                                 permission_help));
  EXPECT_THAT(found_in_new_folder, ElementsAre("output-unwritable: cannot write '" + temporary.path() +
                                               "/de': permission denied" + permission_help));
  EXPECT_EQ(temporary.bytes_of("1.md"), "old");
  EXPECT_THAT(temporary.listing(), ElementsAre("1.md"));
}

TEST(OutputFolder, PassesByTemporaryFilesThatAKilledRunHasLeft) {
  const TemporaryFolder temporary;
  for (int i = 0; i < 3; ++i) {
    temporary.add_file(".evdoc-" + std::to_string(::getpid()) + '-' + std::to_string(i) + ".tmp", "half a pa");
  }
  EXPECT_THAT(write_page(temporary.path(), "1.md", "text"), IsEmpty());
  EXPECT_EQ(temporary.bytes_of("1.md"), "text");
  EXPECT_EQ(temporary.listing().size(), 4u);
}

TEST(OutputFolder, ReportsAPageThatItWasNotPreparedFor) {
  const TemporaryFolder temporary;
  Diagnostics diagnostics;
  OutputFolder folder(temporary.path());
  folder.prepare({"1.md"}, Purpose::writing, diagnostics);
  EXPECT_FALSE(folder.write("de/1.md", "text", diagnostics));
  EXPECT_THAT(findings(diagnostics), ElementsAre("output-unwritable: cannot write '" + temporary.path() +
                                                 "/de/1.md': no such file or folder" + permission_help));
}

TEST(OutputFolder, IsWrittenByManyThreadsAtOnce) {
  const TemporaryFolder temporary;
  std::vector<std::string> pages;
  for (int i = 0; i < 200; ++i) pages.push_back(std::to_string(i % 7) + '/' + std::to_string(i) + ".md");
  Diagnostics diagnostics;
  OutputFolder folder(temporary.path());
  folder.prepare(pages, Purpose::writing, diagnostics);
  std::vector<Diagnostics> findings_of_page(pages.size());
  parallel_for(pages.size(), 8,
               [&](std::size_t i, unsigned) { folder.write(pages[i], pages[i], findings_of_page[i]); });
  for (std::size_t i = 0; i < pages.size(); ++i) {
    EXPECT_THAT(findings(findings_of_page[i]), IsEmpty());
    EXPECT_EQ(temporary.bytes_of(pages[i]), pages[i]);
  }
  EXPECT_EQ(temporary.listing().size(), 207u);
}

}  // namespace
}  // namespace evdoc
