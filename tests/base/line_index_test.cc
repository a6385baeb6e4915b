#include "base/line_index.h"

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

TEST(LineIndex, FindsThePositionsThatItAnswers) {
  std::string text = "ä\r\n\r\n分析\n\nx\n";
  for (int i = 0; i < 300; ++i) text += "ä分x";
  const LineIndex lines(text);
  for (uint32_t offset = 0; offset <= text.size(); ++offset) {
    const bool is_inside = offset < text.size() && (static_cast<unsigned char>(text[offset]) & 0xC0) == 0x80;
    EXPECT_TRUE(is_inside || lines.offset(lines.position(offset)) == offset) << offset;
  }
  EXPECT_EQ(lines.offset({.line = 1, .column = 99}), 3u) << "the line feed";
  EXPECT_EQ(lines.offset({.line = 99, .column = 1}), text.size());
}

/// Counting from the line's begin each time would take 400 thousand million steps.
TEST(LineIndex, CountsAFewCharactersOnALineOfAnyLength) {
  std::string text;
  while (text.size() < 8'000'000) text += "ä分x ";
  const LineIndex lines(text);
  for (uint32_t character = 0; character < 4'000'000; character += 40) {
    const Position expected{.line = 1, .column = character + 1};
    ASSERT_EQ(lines.position(lines.offset(expected)), expected);
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
