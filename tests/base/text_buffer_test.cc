#include "base/text_buffer.h"

#include <gtest/gtest.h>

#include <string>

namespace evdoc {
namespace {

TEST(TextBuffer, IsWhatAStringWouldBe) {
  std::string alphabet;
  for (int i = 0; i < 200; ++i) alphabet += static_cast<char>('!' + i % 90);
  TextBuffer buffer;
  std::string expected;
  for (std::size_t round = 0; round < 3; ++round) {
    for (std::size_t size = 0; size <= alphabet.size(); ++size) {
      buffer += alphabet.substr(size % 7, size);
      expected += alphabet.substr(size % 7, size);
    }
    ASSERT_EQ(buffer.view(), expected);
  }
  EXPECT_EQ(buffer.size(), expected.size());
}

TEST(TextBuffer, BeginsAnewWhenItIsCleared) {
  TextBuffer buffer;
  buffer.clear();
  EXPECT_EQ(buffer.view(), "");
  buffer += "first";
  buffer.clear();
  buffer += "second";
  EXPECT_EQ(buffer.view(), "second");
}

}  // namespace
}  // namespace evdoc
