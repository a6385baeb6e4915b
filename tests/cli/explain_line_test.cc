// A line of a page, as 'evdoc explain' takes it.

#include "cli/explain_line.h"

#include <gtest/gtest.h>

#include <string>

namespace evdoc::cli {
namespace {

/// "path line", or "none".
std::string parsed(std::string_view text) {
  const auto place = parse_page_line(text);
  return place ? place->path + " " + std::to_string(place->line) : "none";
}

TEST(PageLines, HaveAPathAndALine) {
  EXPECT_EQ(parsed("out/page.md:12"), "out/page.md 12");
  EXPECT_EQ(parsed("a:b.md:12"), "a:b.md 12");
}

TEST(PageLines, MayHaveAColumn) {
  EXPECT_EQ(parsed("out/page.md:12:3"), "out/page.md 12");
  EXPECT_EQ(parsed("a-path-that-is-longer-than-a-short-string/page.md:1234:5678"),
            "a-path-that-is-longer-than-a-short-string/page.md 1234");
}

TEST(PageLines, BeginWithAPath) {
  EXPECT_EQ(parsed("3:4"), "3 4");
  EXPECT_EQ(parsed(":4"), "none");
  EXPECT_EQ(parsed(":4:5"), ":4 5");
}

TEST(PageLines, CountFromOne) {
  EXPECT_EQ(parsed("page.md:0"), "none");
  EXPECT_EQ(parsed("page.md:99999999999999999999999"), "none");
  EXPECT_EQ(parsed("page.md:-1"), "none");
  EXPECT_EQ(parsed("page.md:"), "none");
  EXPECT_EQ(parsed("shouting"), "none");
  EXPECT_EQ(parsed(""), "none");
}

}  // namespace
}  // namespace evdoc::cli
