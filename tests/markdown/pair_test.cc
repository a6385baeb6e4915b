#include "markdown/pair.h"

#include <gtest/gtest.h>

#include <string>

#include "markdown/support.h"

namespace evdoc::markdown {
namespace {

using test::html;
using test::html_text;

std::string pair_of(std::string_view target, std::string_view source) {
  TextBuffer out;
  append_pair(out, "0a1b2-101", target, source);
  return std::string(out.view());
}

/// What a reader of a page sees in the only cell of a table's only row.
std::string shown_in_cell(std::string_view cell) {
  const std::string page = html("|h|\n|---|\n|" + std::string(cell) + "|\n");
  const std::size_t begin = page.find("<td>") + 4;
  EXPECT_EQ(page.find("<td>", begin), std::string::npos) << "more than one cell: " << cell;
  return page.substr(begin, page.find("</td>") - begin);
}

TEST(Pair, IsWhatThePublishedPagesHave) {
  EXPECT_EQ(pair_of("Ebene", "Level"),
            "<span data-ttu-id=\"0a1b2-101\">Ebene</span>"
            "<span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">Level</span></span>");
}

TEST(Pair, IsAppendedAndNumberedAsTold) {
  TextBuffer out;
  out += "a";
  append_pair(out, "fffff-1000", "", "b");
  EXPECT_EQ(out.view(),
            "a<span data-ttu-id=\"fffff-1000\"></span>"
            "<span class=\"sxs-lookup\"><span data-stu-id=\"fffff-1000\">b</span></span>");
}

TEST(Pair, ShowsBackslashesAtTheEndsOfItsTexts) {
  EXPECT_EQ(html(pair_of("C:\\", "D:\\\\\\")),
            "<p><span data-ttu-id=\"0a1b2-101\">C:\\</span>"
            "<span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">D:\\\\</span></span></p>\n");
  EXPECT_EQ(pair_of("an escaped one \\\\", "\\"),
            "<span data-ttu-id=\"0a1b2-101\">an escaped one \\\\</span>"
            "<span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">&#92;</span></span>");
}

TEST(Anchor, IsNamedForTheEnglishHeading) {
  EXPECT_EQ(anchor("4031 - X"), "<a name=\"4031---x\"></a>");
}

TEST(CellText, IsWhatThePublishedPagesHave) {
  EXPECT_EQ(cell_text("Virtual Path|Service"), "Virtual Path&#124;Service");
  EXPECT_EQ(cell_text(" `a` **b** [c](d) <xref:e> 分析 "), " `a` **b** [c](d) <xref:e> 分析 ");
}

TEST(CellText, StaysInOneLine) {
  EXPECT_EQ(cell_text("a\nb\r\nc\rd\n"), "a b c d ");
  EXPECT_EQ(cell_text("`a\nb`"), "`a b`");
}

TEST(CellText, KeepsEscapes) {
  EXPECT_EQ(cell_text("a \\| b \\\\| c \\*"), "a \\| b \\\\&#124; c \\*");
  EXPECT_EQ(shown_in_cell(cell_text("a \\| b \\\\| c \\*")), "a | b \\| c *");
}

TEST(CellText, EscapesPipesInCodeSpansAsGfmDoes) {
  EXPECT_EQ(cell_text("`a|b` ``c`|``"), "`a\\|b` ``c`\\|``");
  EXPECT_EQ(cell_text("`a\\|b`"), "`a\\|b`");
  EXPECT_EQ(cell_text("no `span|here"), "no `span&#124;here");
}

TEST(CellText, CannotEscapeTheEndOfItsCell) {
  EXPECT_EQ(cell_text("C:\\"), "C:&#92;");
  EXPECT_EQ(shown_in_cell(cell_text("C:\\")), "C:\\");
  EXPECT_EQ(cell_text("C:\\\\"), "C:\\\\");
  EXPECT_EQ(cell_text("\\"), "&#92;");
}

TEST(CellText, IsOneCellWhateverTheText) {
  test::RandomTexts texts({"|", "\\", "`", "``", "a", "\n", "\r", "*", "&#124;"}, 12);
  for (int i = 0; i < 20'000; ++i) {
    const std::string text = texts.next();
    shown_in_cell(cell_text(text));
    if (HasFailure()) FAIL() << text;
  }
}

TEST(CodeSpanOf, HasTheBackticksAndBlanksThatItNeeds) {
  EXPECT_EQ(code_span("a"), "`a`");
  EXPECT_EQ(code_span("a`b"), "``a`b``");
  EXPECT_EQ(code_span("a``b"), "```a``b```");
  EXPECT_EQ(code_span("`"), "`` ` ``");
  EXPECT_EQ(code_span(" a "), "`  a  `");
  EXPECT_EQ(code_span(" a"), "` a`");
  EXPECT_EQ(code_span("  "), "`  `");
  EXPECT_EQ(code_span("a\r\nb"), "`a  b`");
  EXPECT_EQ(code_span(""), "");
}

TEST(CodeSpanOf, ShowsExactlyTheText) {
  test::RandomTexts texts({"`", "``", " ", "a", "\\", "*", "<b>", "&amp;", "|", "[x](y)", "分析", "👩‍👩‍👧"},
                          10);
  for (int i = 0; i < 20'000; ++i) {
    const std::string text = texts.next();
    ASSERT_EQ(html(code_span(text)), "<p><code>" + html_text(text) + "</code></p>\n") << text;
  }
}

TEST(EscapedText, LeavesProseAlone) {
  for (const char* text :
       {"", "Security negotiation failed: %1 (%2!s!).", "It's \"4.5\", a-b; c/d = e + f @ g", "分析。"}) {
    EXPECT_EQ(escaped_text(text), text);
  }
}

TEST(EscapedText, EscapesMarkupAnywhere) {
  EXPECT_EQ(escaped_text("a*b*_c_`d`<e>[f](g)|h\\i~j~"), "a\\*b\\*\\_c\\_\\`d\\`\\<e\\>\\[f\\](g)\\|h\\\\i\\~j\\~");
  EXPECT_EQ(escaped_text("&lt; & &"), "&amp;lt; &amp; &amp;");
}

TEST(EscapedText, EscapesWhatBeginsABlock) {
  EXPECT_EQ(escaped_text("# a\n- b\r\n+ c\r=== d\n::: e"), "\\# a\n\\- b\r\n\\+ c\r\\=== d\n\\::: e");
  EXPECT_EQ(escaped_text("1. a\n2) b\n123456789."), "1\\. a\n2\\) b\n123456789\\.");
  EXPECT_EQ(escaped_text("1.5 a\n1234567890. b\nc 1. d"), "1.5 a\n1234567890. b\nc 1. d");
}

TEST(EscapedText, KeepsWhiteSpaceAtTheEndsOfALine) {
  EXPECT_EQ(escaped_text("    a  \n\tb"), "&#32;&#32;&#32;&#32;a&#32;&#32;\n&#9;b");
  EXPECT_EQ(escaped_text(" "), "&#32;");
}

TEST(EscapedText, ShowsExactlyTheText) {
  test::RandomTexts texts({"`",  "*",     "_", "~",  "<b>", "&amp;", "&#32;", "|",   "[x](y)", "!",
                           "#",  "-",     "+", "=",  ">",   "1.",    "2)",    " ",   "    ",   "\t",
                           "\\", "\n:-:", "a", "\"", "---", "===",   "分析",  "\na", "<!--",   "http://a.b"},
                          10);
  for (int i = 0; i < 50'000; ++i) {
    const std::string text = texts.next();
    if (text.starts_with('\n')) continue;
    ASSERT_EQ(html(escaped_text(text)), "<p>" + html_text(text) + "</p>\n") << text;
  }
}

TEST(EscapedText, ShowsExactlyTheTextInATableCell) {
  test::RandomTexts texts({"`", "*", "~", "<b>", "&amp;", "|", "[x](y)", "!", "#", "-", " ", "\\", "a", "\""}, 10);
  for (int i = 0; i < 20'000; ++i) {
    const std::string text = texts.next();
    ASSERT_EQ(shown_in_cell(cell_text(escaped_text(text))), html_text(text)) << text;
  }
}

}  // namespace
}  // namespace evdoc::markdown
