// Message strings as readers see them.
#include "page/message_text.h"

#include <gtest/gtest.h>

#include <string>

namespace evdoc {
namespace {

std::string shown(std::string_view message, InsertForm form = InsertForm::code, Author author = Author::manifest) {
  PayloadTemplate payload;
  for (const std::string_view name : {"First", "Se`cond"}) payload.items.emplace_back().name = {name, {}};
  return message_markdown(message, &payload, form, author);
}

TEST(MessageText, NamesInserts) {
  EXPECT_EQ(shown("%1 met %2!s!, not %3."), "`First` met ``Se`cond``, not `%3`.");
  EXPECT_EQ(shown("%1", InsertForm::isolated_code), "<span dir=\"ltr\">`First`</span>");
  EXPECT_EQ(message_markdown("%1", nullptr), "`%1`");
}

TEST(MessageText, ResolvesEscapes) {
  EXPECT_EQ(shown("50%% done%. Go%!"), "50% done. Go!");
  EXPECT_EQ(shown("a%nb\r\nc%n"), "a<br>b<br>c");
  EXPECT_EQ(shown("a%0b"), "a");
  EXPECT_EQ(shown("%%5 of %1"), "`%%5` of `First`");
  EXPECT_EQ(shown("%%1"), "`%%1`");
}

TEST(MessageText, EscapesMarkup) {
  EXPECT_EQ(shown("<b> *x* %1: - [y]"), "\\<b\\> \\*x\\* `First`: - \\[y\\]");
  EXPECT_EQ(shown("# a%n- b"), "\\# a<br>\\- b");
}

TEST(MessageText, OfDocsIsMarkdownWithInserts) {
  EXPECT_EQ(shown("*All* %1 of `x`,%n100 % or 50%%, %3.", InsertForm::code, Author::docs),
            "*All* `First` of `x`,<br>100 % or 50%, %3.");
  EXPECT_EQ(
      shown("At 50%rate of [a](https://x.y/b%20c) it stops %0 and %0waits for %2.", InsertForm::code, Author::docs),
      "At 50%rate of [a](https://x.y/b%20c) it stops %0 and %0waits for ``Se`cond``.");
}

}  // namespace
}  // namespace evdoc
