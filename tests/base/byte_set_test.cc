#include "base/byte_set.h"

#include <gtest/gtest.h>

namespace evdoc {
namespace {

constexpr ByteSet set = ByteSet("a\xC3|").with_range(0xF0, 0xFF);

TEST(ByteSet, HoldsWhatItWasGiven) {
  for (const char c : {'a', '\xC3', '|', '\xF0', '\xF7', '\xFF'}) EXPECT_TRUE(set.holds(c));
  for (const char c : {'\0', 'b', '\xEF', '\xC2'}) EXPECT_FALSE(set.holds(c));
}

TEST(ByteSet, KnowsWhetherATextHasSomeOrOnlySuch) {
  EXPECT_TRUE(set.holds_any_of("bc|d"));
  EXPECT_FALSE(set.holds_any_of("bcd"));
  EXPECT_FALSE(set.holds_any_of(""));
  EXPECT_TRUE(set.holds_all_of("a|a"));
  EXPECT_FALSE(set.holds_all_of("a|b"));
  EXPECT_TRUE(set.holds_all_of(""));
}

}  // namespace
}  // namespace evdoc
