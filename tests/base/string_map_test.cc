#include "base/string_map.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace evdoc {
namespace {

TEST(StringMap, KeepsTheFirstValueOfAString) {
  StringMap<int> map;
  EXPECT_TRUE(map.try_emplace("a", 1).second);
  const auto [value, is_new] = map.try_emplace("a", 2);
  EXPECT_FALSE(is_new);
  EXPECT_EQ(value, 1);
  value = 3;
  EXPECT_EQ(*map.find("a"), 3);
  EXPECT_EQ(map.size(), 1u);
}

TEST(StringMap, FindsNothingWhereThereIsNothing) {
  StringMap<int> map;
  EXPECT_EQ(map.find("a"), nullptr);
  map.try_emplace("a", 1);
  EXPECT_EQ(map.find("b"), nullptr);
  EXPECT_EQ(map.find(""), nullptr);
}

TEST(StringMap, TheEmptyStringIsAKeyAsAnyOther) {
  StringMap<int> map;
  map.try_emplace("", 7);
  ASSERT_NE(map.find(std::string_view()), nullptr);
  EXPECT_EQ(*map.find(HashedString()), 7);
}

TEST(StringMap, FindsAllOfManyWhileItGrows) {
  constexpr std::size_t count = 10'000;
  std::vector<std::string> keys;
  for (std::size_t i = 0; i < count; ++i) keys.push_back("key." + std::to_string(i));
  StringMap<std::size_t> map;
  for (std::size_t i = 0; i < count; ++i) {
    map.try_emplace(keys[i], i);
    ASSERT_EQ(map.size(), i + 1);
  }
  for (std::size_t i = 0; i < count; ++i) ASSERT_EQ(*map.find(keys[i]), i);
  EXPECT_EQ(map.find("key.10000"), nullptr);
}

TEST(StringMap, ReservingKeepsWhatIsThere) {
  StringMap<int> map;
  map.try_emplace("a", 1);
  map.reserve(1000);
  EXPECT_EQ(*map.find("a"), 1);
  EXPECT_EQ(map.size(), 1u);
}

}  // namespace
}  // namespace evdoc
