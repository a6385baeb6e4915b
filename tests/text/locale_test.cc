#include "text/locale.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace evdoc {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Locale, CanonicalFormDoesNotDependOnHowATagIsWritten) {
  for (const char* written : {"zh-CN", "zh_cn", "zh-cn", "ZH-cn"}) EXPECT_EQ(parse_locale(written).tag, "zh-CN");
  EXPECT_EQ(parse_locale("zh-hant-hk").tag, "zh-Hant-HK");
  EXPECT_EQ(parse_locale("es-419").tag, "es-419");
  EXPECT_EQ(parse_locale("de-ch-1996").tag, "de-CH-1996");
  EXPECT_EQ(parse_locale("en-DE").tag, "en-DE");
}

TEST(Locale, WithdrawnLanguageCodesBecomeTheirSuccessors) {
  EXPECT_EQ(parse_locale("iw").tag, "he");
  EXPECT_EQ(parse_locale("in-ID").tag, "id-ID");
}

TEST(Locale, WindowsPseudoLocalesAreValidAndStayInLowerCase) {
  for (const char* tag : {"qps-ploc", "qps-ploca", "qps-plocm", "qps-latn-x-sh"}) EXPECT_EQ(parse_locale(tag).tag, tag);
  EXPECT_EQ(parse_locale("qps-PLOC").tag, "qps-ploc");
  EXPECT_THAT(parent_locales("qps-ploc"), IsEmpty());
}

struct Refused {
  const char* text;
  const char* why;
  const char* suggestion;
};

class RefusedLocale : public testing::TestWithParam<Refused> {};

TEST_P(RefusedLocale, SaysWhyAndWhatWasMeant) {
  const LocaleTag tag = parse_locale(GetParam().text);
  EXPECT_FALSE(tag.is_valid());
  EXPECT_EQ(tag.tag, "");
  EXPECT_EQ(describe(tag), GetParam().why);
  EXPECT_EQ(tag.suggestion, GetParam().suggestion);
}

INSTANTIATE_TEST_SUITE_P(All, RefusedLocale,
                         testing::Values(Refused{"", "it does not have the form of a BCP 47 tag", ""},
                                         Refused{"german", "'german' is not a language", ""},
                                         Refused{"zh-CN-", "it does not have the form of a BCP 47 tag", ""},
                                         Refused{"zh--CN", "it does not have the form of a BCP 47 tag", ""},
                                         Refused{"de_DE.UTF-8", "it does not have the form of a BCP 47 tag", ""},
                                         Refused{"../de", "it does not have the form of a BCP 47 tag", ""},
                                         Refused{"zh-CHS", "it does not have the form of a BCP 47 tag", "zh-Hans"},
                                         Refused{"ko-ko", "'KO' is not a region", "ko-KR"},
                                         Refused{"xx-US", "'xx' is not a language", ""},
                                         Refused{"de-Abcd-DE", "'Abcd' is not a script", "de-DE"},
                                         Refused{"x-none", "it names no language", ""},
                                         Refused{"und", "it names no language", ""}));

TEST(Locale, AParentIsMoreGeneralAndOfTheSameScript) {
  EXPECT_THAT(parent_locales("de-AT"), ElementsAre("de"));
  EXPECT_THAT(parent_locales("de"), IsEmpty());
  EXPECT_THAT(parent_locales("zh-CN"), ElementsAre("zh"));
  EXPECT_THAT(parent_locales("zh-TW"), ElementsAre("zh-Hant"));
  EXPECT_THAT(parent_locales("zh-Hant-HK"), ElementsAre("zh-Hant"));
  EXPECT_THAT(parent_locales("zh-Hans-CN"), ElementsAre("zh-Hans", "zh"));
  EXPECT_THAT(parent_locales("sr-Latn-RS"), ElementsAre("sr-Latn"));
  EXPECT_THAT(parent_locales("de-CH-1996"), ElementsAre("de-CH", "de"));
}

}  // namespace
}  // namespace evdoc
