// Addresses of the web as links.
#include "page/web_link.h"

#include <gtest/gtest.h>

namespace evdoc {
namespace {

TEST(WebLinks, AreMadeOfHttpAddressesOnly) {
  EXPECT_EQ(web_link("https://contoso.com/help?id=1"), "<https://contoso.com/help?id=1>");
  EXPECT_EQ(web_link("HTTP://contoso.com"), "<HTTP://contoso.com>");
  EXPECT_EQ(web_link("javascript:alert(1)"), "`javascript:alert(1)`");
  EXPECT_EQ(web_link("https://"), "`https://`");
  EXPECT_EQ(web_link("help.chm|2"), "`help.chm\\|2`");
  EXPECT_EQ(web_link(""), "");
}

TEST(WebLinks, EndWhereTheAddressEnds) {
  EXPECT_EQ(web_link("https://contoso.com/a b>c<d|e\n`f`"), "<https://contoso.com/a%20b%3Ec%3Cd%7Ce%0A%60f%60>");
  EXPECT_EQ(web_link("https://contoso.com/100%"), "<https://contoso.com/100%>");
}

}  // namespace
}  // namespace evdoc
