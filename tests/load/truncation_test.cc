// Every reader must say that half a file is half, wherever it was cut.
#include <gtest/gtest.h>

#include <filesystem>

#include "load/formats.h"
#include "load/support.h"
#include "paths.h"

namespace evdoc {
namespace {

class Truncation : public testing::TestWithParam<const char*> {};

TEST_P(Truncation, IsFoundAtEveryPlace) {
  const std::string whole = file_bytes(std::string(EVDOC_SOURCE_DIR "/tests/fuzz/seeds/") + GetParam());
  Input complete(whole);
  const Format* format = detect_format(complete.source, complete.diagnostics);
  ASSERT_NE(format, nullptr);
  format->validate(complete.source, complete.diagnostics);
  EXPECT_EQ(listed(complete.diagnostics), "");
  const std::size_t end_of_root = whole.rfind('>');
  for (std::size_t size = 0; size < end_of_root; size += 3) {
    Input half(whole.substr(0, size));
    format->validate(half.source, half.diagnostics);
    EXPECT_EQ(half.diagnostics.exit_code(), 3) << "cut after " << size << " bytes";
  }
}

INSTANTIATE_TEST_SUITE_P(All, Truncation, testing::Values("manifest/all.man", "event_docs/all.xml", "xliff/all.xlf"));

}  // namespace
}  // namespace evdoc
