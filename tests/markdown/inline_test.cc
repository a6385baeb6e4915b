#include "markdown/inline.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "markdown/support.h"

namespace evdoc::markdown {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr std::size_t megabyte = 1 << 20;

/// Text and white space in turn; without the white space behind the last one if there is none.
std::vector<std::string> pieces_of(std::string_view text) {
  std::vector<std::string> pieces;
  for (const Sentence& sentence : split_sentences(text)) {
    pieces.emplace_back(sentence.text);
    pieces.emplace_back(sentence.after);
  }
  if (!pieces.empty() && pieces.back().empty()) pieces.pop_back();
  return pieces;
}

std::string joined(const std::vector<std::string>& pieces) {
  std::string text;
  for (const std::string& piece : pieces) text += piece;
  return text;
}

TEST(Sentences, EndAtFullStopExclamationAndQuestionMarkBeforeWhiteSpace) {
  EXPECT_THAT(pieces_of("One. Two! Three? Four"), ElementsAre("One.", " ", "Two!", " ", "Three?", " ", "Four"));
  EXPECT_THAT(pieces_of("One.  Two.\tThree.\r\nFour."),
              ElementsAre("One.", "  ", "Two.", "\t", "Three.", "\r\n", "Four."));
  EXPECT_THAT(pieces_of("Before a. lower-case letter"), ElementsAre("Before a.", " ", "lower-case letter"));
}

TEST(Sentences, EndAtTheLastOfSeveralMarks) {
  EXPECT_THAT(pieces_of("Wait... what?! Done"), ElementsAre("Wait...", " ", "what?!", " ", "Done"));
}

TEST(Sentences, GoOnWithoutWhiteSpaceBehindTheMark) {
  EXPECT_THAT(pieces_of("See 4.5.1 at a.b/c?d=e!f."), ElementsAre("See 4.5.1 at a.b/c?d=e!f."));
  EXPECT_THAT(pieces_of("He said \"stop.\" Then (etc.) **Bold.** End."),
              ElementsAre("He said \"stop.\" Then (etc.) **Bold.** End."));
  EXPECT_THAT(pieces_of("No-break.\u00A0Blank"), ElementsAre("No-break.\u00A0Blank"));
  EXPECT_THAT(pieces_of("分析。イベント"), ElementsAre("分析。イベント"));
}

TEST(Sentences, GoOnAtColonAndSemicolon) {
  EXPECT_THAT(pieces_of("Listening at: x; and y"), ElementsAre("Listening at: x; and y"));
}

TEST(Sentences, GoOnBehindAbbreviations) {
  EXPECT_THAT(pieces_of("A name, i.e. this, or (e.g. that) one. End"),
              ElementsAre("A name, i.e. this, or (e.g. that) one.", " ", "End"));
  EXPECT_THAT(pieces_of("e.g. first"), ElementsAre("e.g. first"));
  EXPECT_THAT(pieces_of("At home.g. Next"), ElementsAre("At home.g.", " ", "Next")) << "only a word of its own";
}

TEST(Sentences, GoOnInsideOfCodeSpans) {
  EXPECT_THAT(pieces_of("Call `a. b` now. End"), ElementsAre("Call `a. b` now.", " ", "End"));
  EXPECT_THAT(pieces_of("Call ``a`. b`` now. End"), ElementsAre("Call ``a`. b`` now.", " ", "End"));
  EXPECT_THAT(pieces_of("Code `a`. End"), ElementsAre("Code `a`.", " ", "End"));
}

TEST(Sentences, EndBehindBackticksThatOpenNoCodeSpan) {
  EXPECT_THAT(pieces_of("A lone ` tick. End"), ElementsAre("A lone ` tick.", " ", "End"));
  EXPECT_THAT(pieces_of("An escaped \\` tick. A `b. c` d."), ElementsAre("An escaped \\` tick.", " ", "A `b. c` d."));
  EXPECT_THAT(pieces_of("Odd `` ticks. Are ` here"), ElementsAre("Odd `` ticks.", " ", "Are ` here"));
}

TEST(Sentences, OfTextThatIsWhiteSpaceOrNothing) {
  EXPECT_THAT(pieces_of(""), IsEmpty());
  EXPECT_THAT(pieces_of("  \t"), ElementsAre("  \t"));
  EXPECT_THAT(pieces_of(" One. "), ElementsAre(" One.", " "));
  EXPECT_THAT(pieces_of("."), ElementsAre("."));
  EXPECT_THAT(pieces_of(". . ."), ElementsAre(".", " ", ".", " ", "."));
}

TEST(Sentences, JoinedAreTheText) {
  test::RandomTexts texts(
      {".", "!", "?", " ", "\t", "\n", "`", "``", "\\", "a", "e.g.", "i.e.", "[", "](", "\xE2\x80", "。"}, 24);
  for (int i = 0; i < 20'000; ++i) {
    const std::string text = texts.next();
    ASSERT_EQ(joined(pieces_of(text)), text);
  }
}

TEST(Sentences, KeepCodeSpansWhole) {
  test::RandomTexts texts({". ", "`", "``", "\\", "a", "? "}, 16);
  for (int i = 0; i < 20'000; ++i) {
    const std::string text = "a" + texts.next() + "a";
    std::string apart;
    for (const Sentence& sentence : split_sentences(text)) {
      const std::string paragraph = test::html("x" + std::string(sentence.text));  // <p>x...</p>
      apart += paragraph.substr(4, paragraph.size() - 9);
      apart += sentence.after;
    }
    ASSERT_EQ("<p>" + apart + "</p>\n", test::html(text)) << text;
    if (!may_have_sentences(text)) {
      ASSERT_THAT(pieces_of(text), ElementsAre(text));
    }
  }
}

/// Texts on which a careless reader takes time that grows with the square of their length.
std::vector<std::string> slow_texts() {
  std::string runs;
  for (std::size_t length = 1; runs.size() < megabyte; ++length) runs += std::string(length, '`') + ' ';
  std::string ends;
  while (ends.size() < megabyte) ends += "` . ";
  return {runs,
          ends,
          std::string(megabyte, '`'),
          std::string(megabyte, '['),
          std::string(megabyte, '\\'),
          std::string(megabyte, '.'),
          '[' + runs + "](x)",
          '`' + std::string(megabyte, ' ')};
}

TEST(Sentences, OfMegabytesOfHostileTextTakeLinearTime) {
  for (const std::string& text : slow_texts()) EXPECT_EQ(joined(pieces_of(text)), text);
}

TEST(CodeSpan, IsAWholeTextBetweenEqualBackticks) {
  for (const char* text : {"`a`", "``a`b``", "` `", "`a\\`", "``` `` ```", "`分析`"}) {
    EXPECT_TRUE(is_code_span(text)) << text;
  }
}

TEST(CodeSpan, IsNotATextWithAnythingElse) {
  for (const char* text :
       {"", "`", "``", "```", "a", "`a", "a`", "``a`", "`a``", "`a` b", "`a` `b`", "\\`a`", "`a`b`"}) {
    EXPECT_FALSE(is_code_span(text)) << text;
  }
}

TEST(CodeSpan, IsWhatReadersShowAsOne) {
  test::RandomTexts texts({"`", "``", "a", "\\", " ", "[", "*"}, 7);
  for (int i = 0; i < 20'000; ++i) {
    const std::string text = texts.next();
    if (text.starts_with(' ') || text.ends_with(' ')) continue;
    const std::string shown = test::html(text);
    const bool is_only_code = shown.starts_with("<p><code>") && shown.find("</code>") == shown.size() - 12;
    ASSERT_EQ(is_code_span(text), is_only_code) << text << "\n" << shown;
  }
}

TEST(CodeSpan, OfMegabytesOfHostileTextTakesLinearTime) {
  for (const std::string& text : slow_texts()) EXPECT_FALSE(is_code_span(text));
}

/// `before` and `after` in braces around the text.
std::string parts_of(std::string_view text) {
  const Link link = split_link(text);
  return '{' + std::string(link.before) + '}' + std::string(link.text) + '{' + std::string(link.after) + '}';
}

TEST(Link, KeepsItsBracketsAndUrlOutsideOfTheUnit) {
  EXPECT_EQ(parts_of("[Events](events.md)"), "{[}Events{](events.md)}");
  EXPECT_EQ(parts_of("[a [b] \\] `]` c](/d?e=f#g)"), "{[}a [b] \\] `]` c{](/d?e=f#g)}");
  EXPECT_EQ(parts_of("[a]()"), "{[}a{]()}");
}

TEST(Link, IsNotATextThatIsMoreThanALink) {
  for (const char* text : {"",
                           "Events",
                           "[Events]",
                           "See [Events](events.md)",
                           "[Events](events.md).",
                           "[a](b) [c](d)",
                           "[](b)",
                           "[a] (b)",
                           "![a](b)",
                           "[a](b c)",
                           "[a](b \"c\")",
                           "[a](<b>)",
                           "[a](b(c))",
                           "[a](b\\)",
                           "[a [b](c) d](e)",
                           "[a]](b)",
                           "[[a](b)",
                           "[a\\](b)",
                           "[a`](b)`)",
                           "[a][b](c)",
                           "[a](b"}) {
    EXPECT_EQ(parts_of(text), '{' + std::string("}") + text + "{}") << text;
  }
}

TEST(Link, IsOneForEveryReader) {
  test::RandomTexts texts({"[", "]", "](", ")", "a", "`", "\\", " ", "!", "<"}, 8);
  for (int i = 0; i < 50'000; ++i) {
    const std::string text = '[' + texts.next() + ')';
    if (split_link(text).before.empty()) continue;
    const std::string shown = test::html(text);
    EXPECT_TRUE(shown.starts_with("<p><a href=") && shown.find("</a>") == shown.size() - 9) << text << "\n" << shown;
  }
}

TEST(Link, InMegabytesOfHostileTextIsFoundInLinearTime) {
  for (const std::string& text : slow_texts()) EXPECT_EQ(split_link('[' + text + ')').text, '[' + text + ')');
}

}  // namespace
}  // namespace evdoc::markdown
