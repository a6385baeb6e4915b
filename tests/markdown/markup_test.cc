#include "markdown/markup.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <iterator>
#include <string>

namespace evdoc::markdown {
namespace {

/// Words as they are, the rest in braces with its kind: "{code:`a`}".
std::string shown(std::string_view text) {
  constexpr std::string_view names[] = {"", "code", "tag", "insert", "b", "/b", "a", "/a"};
  std::string result;
  for (const Piece& piece : split_markup(text)) {
    if (piece.kind == Piece::Kind::words) {
      result += piece.text;
    } else {
      fmt::format_to(std::back_inserter(result), "{{{}:{}}}", names[static_cast<std::size_t>(piece.kind)], piece.text);
    }
  }
  return result;
}

std::string repeated(std::string_view text, int count) {
  std::string result;
  for (int i = 0; i < count; ++i) result += text;
  return result;
}

/// Checks what split_markup promises of every text.
void expect_sound(std::string_view text) {
  const std::vector<Piece> pieces = split_markup(text);
  std::string joined;
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const Piece& piece = pieces[i];
    joined += piece.text;
    EXPECT_FALSE(piece.text.empty());
    const bool are_both_words = i > 0 && piece.kind == Piece::Kind::words && pieces[i - 1].kind == Piece::Kind::words;
    EXPECT_FALSE(are_both_words);
    if (is_begin(piece.kind)) open.push_back(i);
    ASSERT_LE(open.size(), markup_depth_limit);
    if (!is_end(piece.kind)) continue;
    ASSERT_FALSE(open.empty());
    EXPECT_EQ(piece.partner, open.back());
    EXPECT_EQ(pieces[open.back()].partner, i);
    open.pop_back();
  }
  EXPECT_TRUE(open.empty());
  EXPECT_EQ(joined, text);
}

TEST(Markup, CodeSpansCloseWithAsManyBackticks) {
  EXPECT_EQ(shown("The `xs:string` of ``a`b`` is"), "The {code:`xs:string`} of {code:``a`b``} is");
  EXPECT_EQ(shown("`open **not** bold"), "`open {b:**}not{/b:**} bold");
  EXPECT_EQ(shown("``a` `b`"), "``a{code:` `}b`");
  EXPECT_EQ(shown("\\`a` b`"), "\\`a{code:` b`}");
}

TEST(Markup, TagsAndReferencesAreOnePiece) {
  EXPECT_EQ(shown("See <xref:System.String%2A?displayProperty=nameWithType>."),
            "See {tag:<xref:System.String%2A?displayProperty=nameWithType>}.");
  EXPECT_EQ(shown("a<br/>b</b>"), "a{tag:<br/>}b{tag:</b>}");
  EXPECT_EQ(shown("1 < 2 and 3 > 2, <>, <a"), "1 < 2 and 3 > 2, <>, <a");
}

TEST(Markup, InsertsOfMessages) {
  EXPECT_EQ(shown("%1, %10 of %2!s! and %%3"), "{insert:%1}, {insert:%10} of {insert:%2!s!} and {insert:%%3}");
  EXPECT_EQ(shown("%1! Retry! %0 % 1 50%"), "{insert:%1}! Retry! %0 % 1 50%");
  EXPECT_EQ(shown("a%nB%tC%n"), "a{insert:%n}B{insert:%t}C{insert:%n}");
  EXPECT_EQ(shown("100%now %name% %%n"), "100%now %name% %%n");
  EXPECT_EQ(shown("%%%1"), "%%{insert:%1}");
}

TEST(Markup, BoldEndsWhereWordsDo) {
  EXPECT_EQ(shown("a **b** c"), "a {b:**}b{/b:**} c");
  EXPECT_EQ(shown("2 ** 3 ** 4"), "2 ** 3 ** 4");
  EXPECT_EQ(shown("**a"), "**a");
  EXPECT_EQ(shown("***a***"), "***a***");
  EXPECT_EQ(shown("**a ** b**"), "{b:**}a ** b{/b:**}");
}

TEST(Markup, LinksHoldMarkup) {
  EXPECT_EQ(shown("See [the **`X`** event](x.md#a)."), "See {a:[}the {b:**}{code:`X`}{/b:**} event{/a:](x.md#a)}.");
  EXPECT_EQ(shown("![alt](a.png)"), "{a:![}alt{/a:](a.png)}");
  EXPECT_EQ(shown("**[a](b)**"), "{b:**}{a:[}a{/a:](b)}{/b:**}");
  EXPECT_EQ(shown("[a] (b) [](c) [d]() [e](f g)"), "[a] (b) [](c) [d]() [e](f g)");
  EXPECT_EQ(shown("[a [b] c](d)"), "{a:[}a [b] c{/a:](d)}");
}

TEST(Markup, PairsThatCrossAreWords) {
  EXPECT_EQ(shown("**a [b** c](d)"), "**a {a:[}b** c{/a:](d)}");
  EXPECT_EQ(shown("[a **b](c) d**"), "{a:[}a **b{/a:](c)} d**");
  EXPECT_EQ(shown("**a [b **c** d](u) e**"), "{b:**}a {a:[}b {b:**}c{/b:**} d{/a:](u)} e{/b:**}");
}

TEST(Markup, EveryTextSplitsSoundly) {
  const std::string_view parts[] = {"**", "[", "](u)", "`", "``", "<a>", "%1", " ", "x", "\\", "]", "![", "*", "%"};
  constexpr std::size_t count = std::size(parts);
  for (std::size_t number = 0; number < count * count * count * count; ++number) {
    std::string text = "a";
    for (std::size_t rest = number; rest > 0; rest /= count) text += parts[rest % count];
    expect_sound(text);
  }
}

TEST(Markup, DeepAndLongTextsTakeLinearTime) {
  for (const std::string_view part : {"[", "**", "`", "<a", "%", "![", "](", "[a](", "a**b ", "\\"}) {
    expect_sound(repeated(part, 200'000));
  }
  expect_sound(repeated("[", 50'000) + "a" + repeated("](u)", 50'000));
  expect_sound(repeated("**[", 50'000) + "a" + repeated("](u)**", 50'000));
  std::string runs;
  for (int i = 1; i < 1000; ++i) runs += repeated("`", i) + " ";
  expect_sound(runs);
}

}  // namespace
}  // namespace evdoc::markdown
