#include "base/source.h"

#include <gtest/gtest.h>

#include <string>

#include "base/parallel.h"

namespace evdoc {
namespace {

TEST(PositionAt, CountsLinesAndCodePointsFromOne) {
  const std::string_view text = "ab\nc分d\r\n\n👍x";
  EXPECT_EQ(position_at(text, 0), (Position{1, 1}));
  EXPECT_EQ(position_at(text, 2), (Position{1, 3})) << "the line feed belongs to its line";
  EXPECT_EQ(position_at(text, 3), (Position{2, 1}));
  EXPECT_EQ(position_at(text, 4), (Position{2, 2}));
  EXPECT_EQ(position_at(text, 7), (Position{2, 3})) << "behind three bytes that are one character";
  EXPECT_EQ(position_at(text, 9), (Position{2, 5})) << "between carriage return and line feed";
  EXPECT_EQ(position_at(text, 10), (Position{3, 1}));
  EXPECT_EQ(position_at(text, 11), (Position{4, 1}));
  EXPECT_EQ(position_at(text, 15), (Position{4, 2}));
}

TEST(PositionAt, TakesAnOffsetPastTheEndForTheEnd) {
  EXPECT_EQ(position_at("ab\nc", 4), (Position{2, 2}));
  EXPECT_EQ(position_at("ab\nc", 4'000'000'000), (Position{2, 2}));
  EXPECT_EQ(position_at("ab\n", 3), (Position{2, 1}));
  EXPECT_EQ(position_at("", 0), (Position{1, 1}));
}

TEST(Span, IsAPieceOfItsSource) {
  const Source source("a.man", "level=\"win:Error\"");
  const Span value{&source, 7, 16};
  EXPECT_TRUE(value.is_known());
  EXPECT_EQ(value.text(), "win:Error");
  EXPECT_EQ(value.part(4, 5).text(), "Error");
  EXPECT_FALSE(Span().is_known());
  EXPECT_EQ(Span().text(), "");
}

TEST(Sources, KeepInputsWhereTheyAreWhileOthersAreAdded) {
  Sources sources;
  Source& first = sources.add("first", "text");
  const std::string_view text = first.text();
  const std::string_view composed = first.arena().copy("composed");
  parallel_for(1000, 4, [&](std::size_t i, unsigned) { sources.add(std::to_string(i), "x"); });
  EXPECT_EQ(first.path(), "first");
  EXPECT_EQ(first.text().data(), text.data());
  EXPECT_EQ(composed, "composed");
}

TEST(Sources, RememberEachFileOnceByPath) {
  Sources sources;
  sources.record({.path = "b", .stamp = {}, .digest = digest_of("b")});
  sources.record({.path = "a", .stamp = {}, .digest = {}});
  sources.record({.path = "b", .stamp = {}, .digest = digest_of("b")});
  const std::vector<InputRecord> inputs = sources.inputs();
  ASSERT_EQ(inputs.size(), 2u);
  EXPECT_EQ(inputs[0].path, "a");
  EXPECT_EQ(inputs[1].path, "b");
}

}  // namespace
}  // namespace evdoc
