#include "text/escape.h"

#include <gtest/gtest.h>

namespace evdoc {
namespace {

TEST(Escape, LeavesPlainTextOfAnyScriptAlone) {
  for (const char* text :
       {"", "plain ASCII \\ '\"", "Größe", "分析", "क्षि", "👩‍👩‍👧‍👦", "می‌خواهم"}) {
    EXPECT_EQ(escaped(text), text);
  }
}

TEST(Escape, ShowsControlCharacters) {
  EXPECT_EQ(escaped("a\nb\r\tc"), "a\\nb\\r\\tc");
  EXPECT_EQ(escaped("\x1b[31mred\x07"), "\\u{001B}[31mred\\u{0007}");
  EXPECT_EQ(escaped(std::string_view("\0\x7F", 2)), "\\u{0000}\\u{007F}");
  EXPECT_EQ(escaped("\xC2\x9B"), "\\u{009B}") << "a C1 control starts a sequence as ESC [ does";
}

TEST(Escape, ShowsCharactersThatReorderOrHideText) {
  EXPECT_EQ(escaped("a\u202Eb\u202C"), "a\\u{202E}b\\u{202C}");
  EXPECT_EQ(escaped("\u2066\u2067\u2068\u2069"), "\\u{2066}\\u{2067}\\u{2068}\\u{2069}");
  EXPECT_EQ(escaped("\u200E\u200F\u061C"), "\\u{200E}\\u{200F}\\u{061C}");
  EXPECT_EQ(escaped("\uFEFF\u200B\u2060\u00AD"), "\\u{FEFF}\\u{200B}\\u{2060}\\u{00AD}");
  EXPECT_EQ(escaped("\u2028\u2029"), "\\u{2028}\\u{2029}");
  EXPECT_EQ(escaped("\U000E0041"), "\\u{E0041}") << "an invisible tag character";
}

TEST(Escape, ShowsEveryByteThatIsNotUtf8) {
  EXPECT_EQ(escaped("a\xFF\xFE"), "a\\x{FF}\\x{FE}");
  EXPECT_EQ(escaped("\xE4\xBD"), "\\x{E4}\\x{BD}") << "cut in the middle of a character";
  EXPECT_EQ(escaped("\xED\xA0\x80"), "\\x{ED}\\x{A0}\\x{80}") << "a surrogate";
  EXPECT_EQ(escaped("\xC0\xAF"), "\\x{C0}\\x{AF}") << "an overlong form";
  EXPECT_EQ(escaped("\xF4\x90\x80\x80"), "\\x{F4}\\x{90}\\x{80}\\x{80}") << "beyond the last code point";
}

TEST(Escape, ShowsNoncharacters) {
  EXPECT_EQ(escaped("\uFFFE\uFDD0"), "\\u{FFFE}\\u{FDD0}");
}

TEST(Escape, BreaksCommandsThatCiRunnersTakeFromTheMiddleOfALine) {
  EXPECT_EQ(escaped("a ##[set-env name=PATH]x"), "a \\u{0023}#[set-env name=PATH]x");
  EXPECT_EQ(escaped("##vso[task.complete] ###teamcity['x']"), "\\u{0023}#vso[task.complete] #\\u{0023}#teamcity['x']");
  EXPECT_EQ(escaped("## [Heading] ##x #[a] ##"), "## [Heading] ##x #[a] ##");
}

}  // namespace
}  // namespace evdoc
