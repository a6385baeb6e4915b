#include "markdown/slug.h"

#include <gtest/gtest.h>

namespace evdoc::markdown {
namespace {

TEST(Slug, IsWhatThePublishedPagesHave) {
  EXPECT_EQ(slug("4031 - SecurityNegotiationFailed"), "4031---securitynegotiationfailed");
  EXPECT_EQ(slug("Properties"), "properties");
  EXPECT_EQ(slug("ASP.NET 4.5 (Analytic) / _Trace-On!"), "aspnet-45-analytic--_trace-on");
}

TEST(Slug, CollapsesAndTrimsNothing) {
  EXPECT_EQ(slug(" a  b "), "-a--b-");
  EXPECT_EQ(slug("!?"), "");
  EXPECT_EQ(slug(""), "");
}

TEST(Slug, KeepsLettersAndDigitsOfEveryScript) {
  EXPECT_EQ(slug("Größe ÄÖÜ"), "größe-äöü");
  EXPECT_EQ(slug("分析 イベント。"), "分析-イベント");
  EXPECT_EQ(slug("ΑΒΓ ДЕЖ ١٢"), "αβγ-деж-١٢");
}

TEST(Slug, CannotLeaveItsAttribute) {
  EXPECT_EQ(slug("\"><script>alert('x')</script>&quot;`"), "scriptalertxscriptquot");
  EXPECT_EQ(slug("a\tb\nc\x01\x7F"), "abc");
  EXPECT_EQ(slug("a\u00A0b\u202Ec\uFEFF\u2028"), "abc") << "a no-break blank is no blank";
}

TEST(Slug, DropsBytesThatAreNotUtf8) {
  EXPECT_EQ(slug("a\xFF\xC3"), "a");
  EXPECT_EQ(slug("\xE4\xBD"), "");
}

}  // namespace
}  // namespace evdoc::markdown
