// Patterns of names.

#include "base/wildcard.h"

#include <gtest/gtest.h>

namespace evdoc {
namespace {

TEST(Wildcard, FitsWholeTexts) {
  EXPECT_TRUE(matches_wildcard("4031", "4031"));
  EXPECT_TRUE(matches_wildcard("40*", "4031"));
  EXPECT_TRUE(matches_wildcard("*31", "4031"));
  EXPECT_TRUE(matches_wildcard("4*3*", "4031"));
  EXPECT_TRUE(matches_wildcard("40??", "4031"));
  EXPECT_TRUE(matches_wildcard("*", ""));
  EXPECT_FALSE(matches_wildcard("40?", "4031"));
  EXPECT_FALSE(matches_wildcard("403", "4031"));
  EXPECT_FALSE(matches_wildcard("*32", "4031"));
  EXPECT_FALSE(matches_wildcard("", "4031"));
}

}  // namespace
}  // namespace evdoc
