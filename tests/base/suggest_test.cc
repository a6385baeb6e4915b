#include "base/suggest.h"

#include <gtest/gtest.h>

#include <array>
#include <string>
#include <vector>

namespace evdoc {
namespace {

constexpr std::array<std::string_view, 5> names{"locale", "edition", "win:Error", "id", "location"};

TEST(Suggest, FindsTheNameThatIsMeant) {
  EXPECT_EQ(closest("locale", names), "locale");
  EXPECT_EQ(closest("locales", names), "locale");
  EXPECT_EQ(closest("lcale", names), "locale");
  EXPECT_EQ(closest("loacle", names), "locale") << "a swap of neighbours";
  EXPECT_EQ(closest("editoin", names), "edition");
  EXPECT_EQ(closest("Id", names), "id");
  EXPECT_EQ(closest("WIN:ERROR", names), "win:Error") << "letter case counts half";
}

TEST(Suggest, FindsNothingThatIsFarAway) {
  for (const char* name : {"", "x", "symbol", "loco", "eeddiittiioonn", "分析"})
    EXPECT_EQ(closest(name, names), "") << name;
  EXPECT_EQ(closest("locale", {}), "");
  EXPECT_EQ(closest("a", std::array<std::string_view, 1>{""}), "");
}

TEST(Suggest, FindsNoOtherLetter) {
  EXPECT_EQ(closest("s", std::array<std::string_view, 2>{"x", "y"}), "");
  EXPECT_EQ(closest("s", std::array<std::string_view, 2>{"x", "S"}), "S");
  EXPECT_EQ(closest("i", std::array<std::string_view, 2>{"x", "id"}), "id");
}

TEST(Suggest, TakesTheFirstOfEquals) {
  EXPECT_EQ(closest("cat", std::array<std::string_view, 3>{"cart", "hat", "bat"}), "cart");
  EXPECT_EQ(closest("Cat", std::array<std::string_view, 2>{"Bat", "cat"}), "cat") << "nearer, though later";
}

TEST(Suggest, DoesNotCompareNamesThatNobodyTypes) {
  const std::string huge(1 << 20, 'a');
  const std::vector<std::string_view> candidates(1000, huge);
  EXPECT_EQ(closest(huge, candidates), "");
  EXPECT_EQ(closest("aaa", candidates), "");
}

TEST(Suggest, AsksInTheWordsOfAMessage) {
  EXPECT_EQ(did_you_mean("lokale", names), "did you mean 'locale'?");
  EXPECT_EQ(did_you_mean("symbol", names), "");
}

}  // namespace
}  // namespace evdoc
