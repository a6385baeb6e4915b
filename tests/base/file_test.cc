#include "base/file.h"
#include "paths.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <string>

namespace evdoc {
namespace {

class ReadFile : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = EVDOC_BINARY_DIR "/file-test-XXXXXX";
    ASSERT_TRUE(::mkdtemp(pattern.data()));
    folder_ = pattern;
  }

  void TearDown() override { std::filesystem::remove_all(folder_); }

  std::string path(std::string_view name) const { return folder_ / name; }

  std::string file(std::string_view bytes) const {
    std::ofstream(path("file"), std::ios::binary) << bytes;
    return path("file");
  }

 private:
  std::filesystem::path folder_;
};

TEST_F(ReadFile, GivesEveryByte) {
  for (const std::string& bytes : {std::string(), std::string("a\r\n\0\xFF", 5), std::string(65'535, 'x'),
                                   std::string(65'536, 'x'), std::string(3 << 20, 'x')}) {
    const FileContents contents = read_file(file(bytes));
    EXPECT_EQ(contents.error, 0);
    EXPECT_EQ(contents.bytes, bytes);
    EXPECT_EQ(digest_file(path("file")).digest, digest_of(bytes));
    EXPECT_EQ(digest_file(path("file")).stamp, contents.stamp);
  }
}

TEST_F(ReadFile, RefusesWhatIsNoRegularFile) {
  ASSERT_EQ(::mkfifo(path("pipe").c_str(), 0666), 0);
  EXPECT_EQ(read_file(path("none")).error, ENOENT);
  EXPECT_EQ(digest_file(path("none")).error, ENOENT);
  EXPECT_EQ(digest_file("/dev/zero").error, EINVAL);
  EXPECT_EQ(read_file(path("")).error, EISDIR);
  EXPECT_EQ(read_file(path("pipe")).error, EINVAL) << "without waiting for a writer";
  EXPECT_EQ(read_file("/dev/zero").error, EINVAL);
  EXPECT_EQ(read_file(file("x") + "/below").error, ENOTDIR);
}

TEST_F(ReadFile, RefusesMoreThanTheLimit) {
  file("");
  std::filesystem::resize_file(path("file"), (std::uintmax_t{1} << 30) + 1);
  const FileContents contents = read_file(path("file"));
  EXPECT_EQ(contents.error, EFBIG);
  EXPECT_EQ(contents.bytes, "");
}

TEST_F(ReadFile, ReadsAnOpenDescriptorAndLeavesItOpen) {
  const int descriptor = ::open(file("text").c_str(), O_RDONLY | O_CLOEXEC);
  EXPECT_EQ(read_open_file(descriptor).bytes, "text");
  EXPECT_EQ(::close(descriptor), 0);
  EXPECT_EQ(read_open_file(-1).error, EBADF);
}

TEST_F(ReadFile, ReadsFilesThatSayTheyAreEmpty) {
  const FileContents contents = read_file("/proc/self/status");
  EXPECT_EQ(contents.error, 0);
  EXPECT_NE(contents.bytes, "");
}

TEST_F(ReadFile, TellsStatesOfAFileApart) {
  const std::string name = file("text");
  const std::optional<FileStamp> stamp = stamp_file(name);
  ASSERT_TRUE(stamp);
  EXPECT_EQ(stamp->size, 4u);
  EXPECT_EQ(read_file(name).stamp, *stamp);
  file("longer");
  EXPECT_NE(stamp_file(name), stamp);
  EXPECT_FALSE(stamp_file(path("none")));
  EXPECT_FALSE(stamp_file(path(""))) << "a folder is no file";
}

TEST(DescribeErrno, DoesNotDependOnTheLocaleOfTheSystem) {
  EXPECT_EQ(describe_errno(ENOENT), "no such file or folder");
  EXPECT_EQ(describe_errno(EISDIR), "it is a folder");
  EXPECT_EQ(describe_errno(EFBIG), "the file is over the limit of 1 GiB");
  EXPECT_EQ(describe_errno(12345), "system error 12345");
}

}  // namespace
}  // namespace evdoc
