// The sweeps in short forms; README.md says how to run them in full.
#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <string>

#include "paths.h"

namespace evdoc::test {
namespace {

constexpr const char* python = "/usr/bin/python3";

/// Whether the kernel lets a process trace its children.
bool can_trace() {
  const std::string tracer = std::string(EVDOC_BINARY_DIR) + "/tests/evdoc_tracer";
  return ::access(python, X_OK) == 0 && std::system((tracer + " -- /bin/true 2>/dev/null").c_str()) == 0;
}

int sweep(const std::string& name, const std::string& options) {
  const std::string build = EVDOC_BINARY_DIR;
  const std::string command = std::string(python) + " -B " + EVDOC_SOURCE_DIR + "/tests/sweeps/" + name +
                              ".py --evdoc " + EVDOC_PROGRAM + " --tracer " + build +
                              "/tests/evdoc_tracer --generate " + build + "/tests/evdoc_bench_generate --work " +
                              build + "/sweeps/" + name + " " + options;
  return std::system(command.c_str());
}

TEST(Sweeps, ABuildKilledAnywhereLeavesWholePages) {
  if (!can_trace()) GTEST_SKIP() << "no python3, or processes can't be traced here";
  EXPECT_EQ(sweep("kills", "--points 24 --events 2"), 0);
}

TEST(Sweeps, ACallThatFailsLeavesNoWrongPage) {
  if (!can_trace()) GTEST_SKIP() << "no python3, or processes can't be traced here";
  EXPECT_EQ(sweep("errors", "--points 24 --events 2"), 0);
}

TEST(Sweeps, BuildsOfOneFolderAtOnceEndRight) {
  if (!can_trace()) GTEST_SKIP() << "no python3, or processes can't be traced here";
  EXPECT_EQ(sweep("crowd", "--rounds 4 --events 4"), 0);
}

TEST(Sweeps, ABuildAfterAnyEditIsWhatABuildFromNothingIs) {
  if (!can_trace()) GTEST_SKIP() << "no python3, or processes can't be traced here";
  EXPECT_EQ(sweep("edits", "--steps 40 --seed 2 --events 3"), 0);
}

TEST(Sweeps, ThreadsLocalesTimeZonesAndFolderOrderDoNotMatter) {
  if (!can_trace()) GTEST_SKIP() << "no python3, or processes can't be traced here";
  EXPECT_EQ(sweep("sameness", "--shuffles 1 --events 20"), 0);
}

}  // namespace
}  // namespace evdoc::test
