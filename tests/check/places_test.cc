// Where parts of texts stand in files that have inline codes.

#include "check/places.h"

#include <gtest/gtest.h>

#include <string>

namespace evdoc::check {
namespace {

/// The bytes of the file at the place of `part` in `value`, the text of the file being `content`.
std::string placed(std::string_view content, std::string_view value, std::string_view part) {
  const Source source("a.xlf", std::string(content));
  const Text text{value, {&source, 0, static_cast<uint32_t>(content.size())}};
  return std::string(place_of(text, value.substr(value.find(part), part.size())).text());
}

bool is_editable(std::string_view content, std::string_view value, std::string_view part) {
  const Source source("a.xlf", std::string(content));
  const Text text{value, {&source, 0, static_cast<uint32_t>(content.size())}};
  return editable_place_of(text, value.substr(value.find(part), part.size())).has_value();
}

constexpr std::string_view content = R"(O limite ' <ph id="1" disp="%1>"/> ' de <pc id="2">ASP.net</pc>.)";
constexpr std::string_view value = "O limite ' %1 ' de **ASP.net**.";

TEST(Places, ArePartsOfPlainTexts) {
  EXPECT_EQ(placed("one two", "one two", "two"), "two");
  EXPECT_TRUE(is_editable("one two", "one two", "two"));
}

TEST(Places, AreFoundBetweenInlineCodes) {
  EXPECT_EQ(placed(content, value, "ASP.net"), "ASP.net");
  EXPECT_TRUE(is_editable(content, value, "ASP.net"));
  EXPECT_EQ(placed(content, value, "limite"), "limite");
}

TEST(Places, HaveTheCodesThatTheyCover) {
  EXPECT_EQ(placed(content, value, "' %1 '"), R"(' <ph id="1" disp="%1>"/> ')");
  EXPECT_EQ(placed(content, value, "%1"), R"(<ph id="1" disp="%1>"/>)");
  EXPECT_FALSE(is_editable(content, value, "%1"));
}

TEST(Places, AreTheWholeTextWhereTheyCouldBeElsewhereToo) {
  constexpr std::string_view codes = R"(<ph id="1"/> <ph id="2"/>)";
  EXPECT_EQ(placed(codes, "a b c d", "b"), codes);
  EXPECT_EQ(placed("a &amp; b", "a & b", "b"), "a &amp; b");
  EXPECT_EQ(placed("<![CDATA[a b]]>", "a b", "b"), "<![CDATA[a b]]>");
  EXPECT_FALSE(is_editable("a &amp; b", "a & b", "b"));
}

TEST(Places, OfCodesBeginBeforeTheirNames) {
  const Source source("a.xlf", "<target><ph id=\"1\"/></target>");
  const Text text{"`Message`", {&source, 9, 11}};
  EXPECT_EQ(place_of(text, text.value).text(), "<ph id=\"1\"/>");
}

}  // namespace
}  // namespace evdoc::check
