#include "markdown/page_scanner.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "load/support.h"

namespace evdoc::markdown {
namespace {

struct Scanned : Input {
  explicit Scanned(std::string text) : Input(std::move(text)), page(scan_page(source, diagnostics)) {}
  ScannedPage page;
};

std::string pair(std::string_view id, std::string_view target, std::string_view text) {
  return fmt::format(
      "<span data-ttu-id=\"{0}\">{1}</span><span class=\"sxs-lookup\"><span data-stu-id=\"{0}\">{2}</span></span>", id,
      target, text);
}

std::string with_body(std::string_view body) {
  return fmt::format("---\ntitle: A\n---\n{}", body);
}

std::string target(const InlineText& text) {
  std::string target;
  for (const InlinePart& part : text.parts) target += part.target.value;
  return target;
}

/// A letter a line, and what stands in it.
std::string outline(const ScannedPage& page) {
  static constexpr std::string_view letters = "_#|-.!>*`c";
  std::string out;
  for (const PageLine& line : page.lines) {
    out += letters[static_cast<std::size_t>(line.kind)];
    for (const InlineText& text : line.texts) out += fmt::format("({}|{})", target(text), text.source());
    out += '\n';
  }
  return out;
}

std::string fields(const ScannedPage& page) {
  static constexpr std::string_view forms = ".'\"";
  std::string out;
  for (const FrontMatterLine& line : page.front_matter) {
    out += fmt::format("{}{}{}{}\n", line.key.value, forms[static_cast<std::size_t>(line.form)], line.value.value,
                       line.list_items == 0 ? "" : fmt::format(" x{}", line.list_items));
  }
  return out;
}

TEST(PageScanner, ReadsFrontMatterScalarsAndListsInEveryForm) {
  const Scanned in(
      "---\n"
      "plain: a b: c\n"
      "single: 'it''s: x'\n"
      "double: \"a \\\"b\\\" \\u00e9\"\n"
      "empty: \n"
      "none:\n"
      "ms.list: \n"
      "  - \"one\"\n"
      "two:\n"
      "- a\n"
      "- b\n"
      "---\n");
  EXPECT_EQ(fields(in.page),
            "plain.a b: c\nsingle'it's: x\ndouble\"a \"b\" \u00e9\nempty.\nnone.\nms.list\"one x1\ntwo.a\nb x2\n");
  EXPECT_EQ(listed(in.diagnostics), "");
  EXPECT_EQ(place(in.page.field("single")->value.span), "3:10-3:18");
  EXPECT_EQ(in.page.field("absent"), nullptr);
}

TEST(PageScanner, ReadsEveryKindOfLine) {
  const Scanned in(with_body("# <a name=\"a\"></a>" + pair("0a1b2-102", "Ziel", "Goal") +
                             "  \n"
                             "  \n"
                             "|||  \n"
                             "|-|:-:|  \n"
                             "|a \\| b|`c`||\n"
                             " text  \n"
                             "> [!NOTE]\n"
                             ">  quoted  \n"
                             "- item\n"
                             "```cs\n"
                             "# code |\n"
                             "```\n"));
  EXPECT_EQ(
      outline(in.page),
      "#(Ziel|Goal)\n_\n|(|)(|)\n-\n|(a \\| b|a \\| b)(`c`|`c`)(|)\n.(text|text)\n!\n>(quoted|quoted)\n*(item|item)\n"
      "`\nc\n`\n");
  EXPECT_EQ(listed(in.diagnostics), "");
  const auto& lines = in.page.lines;
  EXPECT_EQ(lines[0].anchor.value, "a");
  EXPECT_EQ(lines[0].level, 1);
  EXPECT_EQ(lines[5].lead, " ");
  EXPECT_EQ(lines[6].label.value, "NOTE");
  EXPECT_EQ(lines[7].lead, ">  ");
  EXPECT_EQ(lines[9].label.value, "cs");
  ASSERT_NE(in.page.first_pair(), nullptr);
  EXPECT_EQ(in.page.first_pair()->prefix, "0a1b2");
  EXPECT_EQ(in.page.first_pair()->number, 102u);
}

TEST(PageScanner, KeepsWhatStandsBetweenPairs) {
  const Scanned in(with_body(" " + pair("0a1b2-102", "a", "b") + "  " + pair("0a1b2-103", "c", "d") + "  \n"));
  const InlineText& text = in.page.lines[0].texts[0];
  ASSERT_EQ(text.parts.size(), 3u);
  EXPECT_EQ(text.source(), "b  d");
  EXPECT_EQ(target(text), "a  c");
  EXPECT_FALSE(text.parts[1].is_pair);
  EXPECT_EQ(place(text.parts[0].target.span), "4:32-4:33");
}

TEST(PageScanner, TellsTheFormsOfLineEndsApart) {
  EXPECT_EQ(Scanned("---\na: b\n---\n# x\n").page.line_ends, PageLineEnds::lf);
  EXPECT_EQ(Scanned("---\r\na: b\r\n---\r\n# x\r\n").page.line_ends, PageLineEnds::crlf);
  const Scanned front_matter("---\na: b\r\nc: \r\n---\n# x\n");
  EXPECT_EQ(front_matter.page.line_ends, PageLineEnds::crlf_front_matter);
  EXPECT_EQ(fields(front_matter.page), "a.b\nc.\n");
  const Scanned mixed("---\na: b\r\nc: d\n---\n# x\n");
  EXPECT_EQ(mixed.page.line_ends, PageLineEnds::mixed);
  EXPECT_EQ(listed(mixed.diagnostics),
            "2:5 warning[page-line-ends]: some lines end in CRLF and some in LF, and this is the first CRLF\n"
            "  help: give all lines of the page the same end\n");
}

TEST(PageScanner, ReportsAPageWithoutFrontMatterAndReadsItsBody) {
  const Scanned in("# x\n");
  EXPECT_EQ(listed(in.diagnostics),
            "1:1 error[front-matter-missing]: the page does not begin with its front matter\n"
            "  help: restore the lines from '---' to '---' from where the page was published\n");
  EXPECT_EQ(outline(in.page), "#(x|x)\n");
}

TEST(PageScanner, ReportsFrontMatterThatDoesNotEndAndReadsTheBodyBehindIt) {
  const Scanned in("---\ntitle: A\n# x\n");
  EXPECT_EQ(listed(in.diagnostics),
            "1:1 error[front-matter-unclosed]: the front matter that begins here does not end\n"
            "  help: add the line '---' behind its last line\n");
  EXPECT_EQ(fields(in.page), "title.A\n");
  EXPECT_EQ(outline(in.page), "#(x|x)\n");
}

TEST(PageScanner, ReportsEveryBadLineOfFrontMatter) {
  const Scanned in("---\n  - a\n\nno colon\na: 'open\na: x\n---\n");
  EXPECT_EQ(listed(in.diagnostics),
            "2:5 error[front-matter-line]: a list item that no key stands before\n"
            "  help: write each line as 'key: value'\n"
            "3:1 error[front-matter-line]: an empty line in the front matter\n"
            "  help: write each line as 'key: value'\n"
            "4:1 error[front-matter-line]: the line is no 'key: value'\n"
            "  help: write each line as 'key: value'\n"
            "5:4 error[front-matter-line]: the quotes of 'a' are not closed\n"
            "  help: write each line as 'key: value'\n"
            "6:1 error[front-matter-line]: the key 'a' stands there a second time\n"
            "  help: write each line as 'key: value'\n"
            "  note: 5:1 the first is here\n");
}

TEST(PageScanner, ReportsPairsThatAreBroken) {
  const Scanned in(with_body("# <span data-ttu-id=\"0a1b2-102\">a\n" + pair("0A1B2-103", "a", "b") + "\n" +
                             "x<span data-stu-id=\"0a1b2-104\">a</span></span>\n" +
                             "<span data-ttu-id=\"0a1b2-105\">a</span><span class=\"sxs-lookup\"><span "
                             "data-stu-id=\"0a1b2-105\">b</span>\n"));
  EXPECT_EQ(listed(in.diagnostics),
            "4:3 error[pair-broken]: the pair has no source side\n"
            "  help: restore the page from where it was published\n"
            "5:1 error[pair-broken]: the id of a pair is five hex digits, '-' and a number\n"
            "  help: restore the page from where it was published\n"
            "6:2 error[pair-broken]: the source side of a pair has no target\n"
            "  help: restore the page from where it was published\n"
            "7:1 error[pair-broken]: the source side of the pair is not closed\n"
            "  help: restore the page from where it was published\n");
}

TEST(PageScanner, ReportsPairsThatDoNotFollowOneAnother) {
  const Scanned in(with_body("# " + pair("0a1b2-102", "a", "b") + "\n" + pair("0a1b2-104", "c", "d") + " " +
                             pair("fffff-105", "e", "f") + "\n"));
  EXPECT_EQ(listed(in.diagnostics),
            "5:1 error[pair-number-gap]: expected number 103 behind 102, found 104\n"
            "  help: restore the page from where it was published\n"
            "  note: 4:3 the pair before is here\n"
            "5:110 error[pair-prefixes-differ]: the pair has the prefix 'fffff', those before it '0a1b2'\n"
            "  help: restore the page from where it was published\n"
            "  note: 4:3 the first pair is here\n");
}

TEST(PageScanner, ReportsSidesOfOnePairWithTwoIds) {
  const Scanned in(
      with_body("# <span data-ttu-id=\"0a1b2-102\">a</span><span class=\"sxs-lookup\"><span "
                "data-stu-id=\"0a1b2-103\">b</span></span>\n"));
  EXPECT_EQ(listed(in.diagnostics),
            "4:85 error[pair-ids-differ]: the source side has the id '0a1b2-103', its target '0a1b2-102'\n"
            "  help: restore the page from where it was published\n"
            "  note: 4:22 the target side is here\n");
  EXPECT_EQ(in.page.lines[0].texts[0].source(), "b");
}

TEST(PageScanner, ReportsControlCharactersOnce) {
  const Scanned in(with_body("a\x01 b\x02\n"));
  EXPECT_EQ(listed(in.diagnostics),
            "4:2 warning[page-control-character]: the first of 2 control characters\n"
            "  help: delete what is not text\n");
}

TEST(PageScanner, ReadsAnythingToItsEnd) {
  for (const std::string_view text :
       {"", "-", "---", "---\n", "---\r\n---", "---\n:\n---\n", "---\na: \"\\", "|", "#", "```", "---\n---\n|||\n|-\n>",
        "---\n---\n<span data-ttu-id=\"", "---\n---\n> [!]\n-\n* "}) {
    const Scanned in{std::string(text)};
    EXPECT_EQ(in.page.source, &in.source);
  }
}

}  // namespace
}  // namespace evdoc::markdown
