#include "text/width.h"

#include <gtest/gtest.h>

#include <string>

namespace evdoc {
namespace {

TEST(Width, OfLatinIsOneCellALetter) {
  EXPECT_EQ(display_width(""), 0u);
  EXPECT_EQ(display_width("Level"), 5u);
  EXPECT_EQ(display_width("Größe"), 5u);
}

TEST(Width, OfEastAsianLettersIsTwoCells) {
  EXPECT_EQ(display_width("分析チャネル"), 12u);
  EXPECT_EQ(display_width("ﾁｬﾈﾙ"), 4u) << "halfwidth";
  EXPECT_EQ(display_width("ＡＢ"), 4u) << "fullwidth";
  EXPECT_EQ(display_width("채널"), 4u);
  EXPECT_EQ(display_width("\u1112\u1161\u11AB"), 2u) << "one Korean syllable in three letters";
}

TEST(Width, OfCombiningMarksIsNone) {
  EXPECT_EQ(display_width("e\u0301"), 1u);
  EXPECT_EQ(display_width("\u0301"), 0u);
  EXPECT_EQ(display_width("か\u3099"), 2u);
}

TEST(Width, OfEmojiIsTwoCellsHoweverManyPartsTheyHave) {
  EXPECT_EQ(display_width("😀"), 2u);
  EXPECT_EQ(display_width("👩‍👩‍👧‍👦"), 2u);
  EXPECT_EQ(display_width("👍🏽"), 2u);
  EXPECT_EQ(display_width("🇩🇪"), 2u);
  EXPECT_EQ(display_width("❤️"), 2u) << "text character with emoji presentation";
  EXPECT_EQ(display_width("❤"), 1u);
}

TEST(Width, OfBytesThatAreNotUtf8IsOneCellEach) {
  EXPECT_EQ(display_width("a\xFFz"), 3u);
}

TEST(Graphemes, CoverTheTextWithoutAGap) {
  const std::string text = "a分e\u0301\xFF👍🏽\t";
  uint32_t end = 0;
  for (const Grapheme& grapheme : graphemes_of(text)) {
    EXPECT_EQ(grapheme.begin, end);
    EXPECT_LT(grapheme.begin, grapheme.end);
    end = grapheme.end;
  }
  EXPECT_EQ(end, text.size());
}

}  // namespace
}  // namespace evdoc
