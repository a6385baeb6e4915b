// The benchmark of builds on a few pages, so that it stays usable; README.md says how to run it for figures.
#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <string>

#include "paths.h"

namespace evdoc::test {
namespace {

TEST(Bench, MeasuresAFewPages) {
  if (::access("/usr/bin/python3", X_OK) != 0) GTEST_SKIP() << "python3 is not installed";
  const std::string build = EVDOC_BINARY_DIR;
  const std::string command = "/usr/bin/python3 -B " EVDOC_SOURCE_DIR "/tests/bench/bench.py --size small --events 6 " +
                              std::string("--rounds 1 --no-peers --build ") + build + " --folder " + build;
  EXPECT_EQ(std::system(command.c_str()), 0);
}

}  // namespace
}  // namespace evdoc::test
