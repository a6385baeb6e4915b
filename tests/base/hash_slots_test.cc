#include "base/hash_slots.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace evdoc {
namespace {

constexpr auto any = [](uint32_t) { return true; };

TEST(HashSlots, FindsNothingInNothing) {
  EXPECT_EQ(HashSlots().find(1, any), nullptr);
}

TEST(HashSlots, KeepsTheFirstOfTwo) {
  HashSlots slots;
  EXPECT_EQ(slots.try_emplace(7, 3, any), std::pair(3u, true));
  EXPECT_EQ(slots.try_emplace(7, 4, any), std::pair(3u, false));
  EXPECT_EQ(*slots.find(7, any), 3u);
}

TEST(HashSlots, AsksWhichOfThoseWithOneHashIsMeant) {
  const std::vector<std::string> entries{"a", "b", "c"};
  const auto is = [&](const std::string& text) { return [&](uint32_t entry) { return entries[entry] == text; }; };
  HashSlots slots;
  for (uint32_t i = 0; i < entries.size(); ++i) EXPECT_TRUE(slots.try_emplace(9, i, is(entries[i])).second);
  for (uint32_t i = 0; i < entries.size(); ++i) EXPECT_EQ(*slots.find(9, is(entries[i])), i);
  EXPECT_EQ(slots.find(9, is("d")), nullptr);
  EXPECT_EQ(slots.find(11, is("a")), nullptr);
}

TEST(HashSlots, GrowsWithWhatIsInIt) {
  for (const std::size_t expected : {0u, 10'000u}) {
    HashSlots slots;
    slots.reserve(expected);
    for (uint32_t i = 0; i < 10'000; ++i) EXPECT_TRUE(slots.try_emplace(i * 2 + 1, i, any).second);
    for (uint32_t i = 0; i < 10'000; ++i) EXPECT_EQ(*slots.find(i * 2 + 1, any), i);
    EXPECT_EQ(slots.find(20'001, any), nullptr);
  }
}

}  // namespace
}  // namespace evdoc
