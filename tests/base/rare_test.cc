#include "base/rare.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>

namespace evdoc {
namespace {

TEST(Rare, IsEmptyUntilSomethingIsPutIntoIt) {
  Rare<std::string> text;
  EXPECT_EQ(*text, "");
  EXPECT_EQ(text->size(), 0u);
  text.edit() += "a";
  EXPECT_EQ(*text, "a");
}

TEST(Rare, CopiesWhatIsInIt) {
  Rare<std::string> text(std::string("a"));
  Rare<std::string> copy = text;
  copy.edit() += "b";
  EXPECT_EQ(*text, "a");
  EXPECT_EQ(*copy, "ab");
  text = std::move(copy);
  EXPECT_EQ(*text, "ab");
  text = Rare<std::string>();
  EXPECT_EQ(*text, "");
}

}  // namespace
}  // namespace evdoc
