#include "report/line_index.h"

#include <gtest/gtest.h>

#include <string>

namespace evdoc {
namespace {

TEST(LineIndex, AgreesWithPositionAtOnEveryByte) {
  for (const std::string text : {"", "\n", "a", "a\n", "ä\r\n\r\n分析\n\nx", "\n\n\xFF"}) {
    const LineIndex lines(text);
    for (uint32_t offset = 0; offset <= text.size() + 2; ++offset) {
      EXPECT_EQ(lines.position(offset), position_at(text, offset)) << "byte " << offset << " of '" << text << "'";
    }
  }
}

TEST(LineIndex, LeavesLineEndsOut) {
  const std::string text = "ab\r\n\r\ncd\ne\r";
  const LineIndex lines(text);
  EXPECT_EQ(lines.line_begin(1), 0u);
  EXPECT_EQ(lines.line_end(1), 2u);
  EXPECT_EQ(lines.line_begin(2), 4u);
  EXPECT_EQ(lines.line_end(2), 4u);
  EXPECT_EQ(lines.line_end(3), 8u);
  EXPECT_EQ(lines.line_end(4), text.size()) << "a carriage return alone ends no line";
}

}  // namespace
}  // namespace evdoc
