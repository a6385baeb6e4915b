#include "text/words.h"

#include <gtest/gtest.h>

#include <string>

namespace evdoc {
namespace {

TEST(HasWords, IsTrueForLettersOfEveryScript) {
  for (const char* text : {"a", "4031 - X", "分析", "%1 ist", "ß", "٣ ب", "%1s", "100%%n", "0x10"}) {
    EXPECT_TRUE(has_words(text)) << text;
  }
}

TEST(HasWords, IsFalseForNumbersSignsAndInserts) {
  for (const char* text :
       {"", " ", "4031", "%", "%1", "%12", "%1!s!", "%2!08I64x!: %3!*.*d!", "%1%n%t%2%r%b", "%%", "…!?。", "👍"}) {
    EXPECT_FALSE(has_words(text)) << text;
  }
}

TEST(HasWords, TakesExclamationMarksOfProseForNoFormat) {
  EXPECT_TRUE(has_words("%1! Well done!"));
  EXPECT_TRUE(has_words("%1!s"));
  EXPECT_FALSE(has_words("%1! %2!"));
}

TEST(HasWords, PassesByBytesThatAreNotUtf8) {
  EXPECT_FALSE(has_words("\xFF\xC3 %1"));
}

TEST(HasWords, TakesLinearTime) {
  std::string inserts;
  while (inserts.size() < 1 << 20) inserts += "%1!";
  EXPECT_FALSE(has_words(inserts));
  EXPECT_FALSE(has_words("%" + std::string(1 << 20, '1')));
  EXPECT_TRUE(has_words("%1!" + std::string(1 << 20, 's')));
}

}  // namespace
}  // namespace evdoc
