#include "write/diff.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <charconv>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace evdoc {
namespace {

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t size = std::min(text.find('\n'), text.size() - 1) + 1;
    lines.emplace_back(text.substr(0, size));
    text.remove_prefix(size);
  }
  return lines;
}

/// A number of a hunk's header, taken off it with the character before it.
std::size_t take_number(std::string_view& text) {
  std::size_t number = 0;
  const auto result = std::from_chars(text.data() + 1, text.data() + text.size(), number);
  EXPECT_EQ(result.ec, std::errc()) << text;
  text.remove_prefix(static_cast<std::size_t>(result.ptr - text.data()));
  return number;
}

/// "-3,7" or "-3", which is "-3,1".
struct Range {
  std::size_t line = 0;
  std::size_t count = 1;
};

Range take_range(std::string_view& text) {
  Range range{.line = take_number(text)};
  if (text.starts_with(',')) range.count = take_number(text);
  return range;
}

/// Applies a unified diff as a strict reader does: every line, place and count must be right.
class Patch {
 public:
  Patch(std::string_view before, std::string_view diff) : before_(lines_of(before)), diff_(lines_of(diff)) {}

  std::string apply() {
    EXPECT_EQ(diff_.at(0), "--- a/de/1.md\n");
    EXPECT_EQ(diff_.at(1), "+++ b/de/1.md\n");
    for (next_ = 2; next_ < diff_.size();) apply_hunk();
    keep_until(before_.size());
    return after_;
  }

 private:
  void apply_hunk() {
    std::string_view header = diff_[next_++];
    EXPECT_TRUE(header.starts_with("@@ ")) << header;
    header.remove_prefix(3);
    const Range old_range = take_range(header);
    header.remove_prefix(1);
    const Range new_range = take_range(header);
    EXPECT_EQ(header, " @@\n");
    keep_until(old_range.count == 0 ? old_range.line : old_range.line - 1);
    const std::size_t old_begin = taken_;
    const std::size_t new_begin = made_;
    EXPECT_EQ(new_begin, new_range.count == 0 ? new_range.line : new_range.line - 1);
    while (taken_ - old_begin < old_range.count || made_ - new_begin < new_range.count) apply_line();
    EXPECT_EQ(taken_ - old_begin, old_range.count);
    EXPECT_EQ(made_ - new_begin, new_range.count);
  }

  void apply_line() {
    ASSERT_LT(next_, diff_.size());
    std::string line = diff_[next_++];
    const char kind = line.front();
    line.erase(0, 1);
    if (next_ < diff_.size() && diff_[next_] == "\\ No newline at end of file\n") {
      line.pop_back();
      ++next_;
    }
    if (kind != '+') {
      ASSERT_LT(taken_, before_.size());
      EXPECT_EQ(before_[taken_++], line);
    }
    if (kind != '-') make(line);
  }

  void keep_until(std::size_t line) {
    EXPECT_LE(taken_, line);
    while (taken_ < line) make(before_.at(taken_++));
  }

  void make(const std::string& line) {
    after_ += line;
    ++made_;
  }

  std::vector<std::string> before_;
  std::vector<std::string> diff_;
  std::string after_;
  std::size_t next_ = 0;   // of diff_
  std::size_t taken_ = 0;  // lines of before_
  std::size_t made_ = 0;   // lines of after_
};

std::string diff_of(std::string_view before, std::string_view after) {
  return unified_diff("de/1.md", before, after);
}

/// Lines that a diff takes away or puts in.
std::size_t changed_lines(const std::string& diff) {
  const std::vector<std::string> lines = lines_of(diff);
  return static_cast<std::size_t>(std::count_if(lines.begin() + 2, lines.end(), [](const std::string& line) {
    return line.starts_with('-') || line.starts_with('+');
  }));
}

/// The fewest lines that must go or come: by the longest common subsequence.
std::size_t fewest_changes(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  std::vector<std::vector<std::size_t>> common(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i < a.size(); ++i) {
    for (std::size_t j = 0; j < b.size(); ++j) {
      common[i + 1][j + 1] = a[i] == b[j] ? common[i][j] + 1 : std::max(common[i][j + 1], common[i + 1][j]);
    }
  }
  return a.size() + b.size() - 2 * common[a.size()][b.size()];
}

/// Lines 1 to `count`, each its number.
std::string numbered(int count) {
  std::string text;
  for (int i = 1; i <= count; ++i) text += std::to_string(i) + '\n';
  return text;
}

std::string replaced(std::string text, std::string_view what, std::string_view with) {
  return text.replace(text.find(what), what.size(), with);
}

TEST(UnifiedDiff, OfEqualTextsIsEmpty) {
  EXPECT_EQ(diff_of("", ""), "");
  EXPECT_EQ(diff_of("a\nb", "a\nb"), "");
}

TEST(UnifiedDiff, HasThreeLinesOfContext) {
  EXPECT_EQ(diff_of(numbered(9), replaced(numbered(9), "5\n", "five\n")),
            "--- a/de/1.md\n+++ b/de/1.md\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n");
}

TEST(UnifiedDiff, HasLessContextAtTheEndsOfTheText) {
  EXPECT_EQ(diff_of("1\n2\n", "0\n1\n2\n"), "--- a/de/1.md\n+++ b/de/1.md\n@@ -1,2 +1,3 @@\n+0\n 1\n 2\n");
  EXPECT_EQ(diff_of("1\n2\n", "1\n"), "--- a/de/1.md\n+++ b/de/1.md\n@@ -1,2 +1 @@\n 1\n-2\n");
}

TEST(UnifiedDiff, JoinsHunksThatTouch) {
  const std::string near = replaced(replaced(numbered(20), "\n5\n", "\nfive\n"), "\n12\n", "\ntwelve\n");
  EXPECT_EQ(
      diff_of(numbered(20), near),
      "--- a/de/1.md\n+++ b/de/1.md\n@@ -2,14 +2,14 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n 9\n 10\n 11\n-12\n+twelve\n"
      " 13\n 14\n 15\n");
  const std::string far = replaced(replaced(numbered(20), "\n5\n", "\n"), "\n13\n", "\nx\ny\n");
  EXPECT_EQ(diff_of(numbered(20), far),
            "--- a/de/1.md\n+++ b/de/1.md\n@@ -2,7 +2,6 @@\n 2\n 3\n 4\n-5\n 6\n 7\n 8\n"
            "@@ -10,7 +9,8 @@\n 10\n 11\n 12\n-13\n+x\n+y\n 14\n 15\n 16\n");
}

TEST(UnifiedDiff, OfANewOrEmptiedText) {
  EXPECT_EQ(diff_of("", "1\n2\n"), "--- a/de/1.md\n+++ b/de/1.md\n@@ -0,0 +1,2 @@\n+1\n+2\n");
  EXPECT_EQ(diff_of("1\n", ""), "--- a/de/1.md\n+++ b/de/1.md\n@@ -1 +0,0 @@\n-1\n");
}

TEST(UnifiedDiff, SaysWhereTheLastLineDoesNotEnd) {
  EXPECT_EQ(diff_of("1\n2", "1\n2\n"),
            "--- a/de/1.md\n+++ b/de/1.md\n@@ -1,2 +1,2 @@\n 1\n-2\n\\ No newline at end of file\n+2\n");
  EXPECT_EQ(diff_of("0\n1", "2\n1"),
            "--- a/de/1.md\n+++ b/de/1.md\n@@ -1,2 +1,2 @@\n-0\n+2\n 1\n\\ No newline at end of file\n");
}

TEST(UnifiedDiff, TellsLineEndsApart) {
  EXPECT_EQ(diff_of("1\r\n", "1\n"), "--- a/de/1.md\n+++ b/de/1.md\n@@ -1 +1 @@\n-1\r\n+1\n");
}

TEST(UnifiedDiff, MakesTheNewTextOfTheOldWithTheFewestLines) {
  std::mt19937 numbers;
  const auto random_text = [&numbers] {
    std::string text;
    for (std::size_t n = numbers() % 24; n > 0; --n)
      text += std::string(1, static_cast<char>('a' + numbers() % 4)) + '\n';
    if (!text.empty() && numbers() % 3 == 0) text.pop_back();
    return text;
  };
  for (int i = 0; i < 5'000; ++i) {
    const std::string before = random_text();
    const std::string after = random_text();
    if (before == after) continue;
    const std::string diff = diff_of(before, after);
    ASSERT_EQ(Patch(before, diff).apply(), after) << diff;
    ASSERT_EQ(changed_lines(diff), fewest_changes(lines_of(before), lines_of(after))) << diff;
    ASSERT_FALSE(HasFailure()) << diff;
  }
}

TEST(UnifiedDiff, OfFewChangesInALongTextIsShort) {
  const std::string before = numbered(200'000);
  const std::string after = replaced(replaced(before, "\n100000\n", "\n"), "\n150000\n", "\nx\n");
  const std::string diff = diff_of(before, after);
  EXPECT_EQ(changed_lines(diff), 3u);
  EXPECT_EQ(Patch(before, diff).apply(), after);
}

TEST(UnifiedDiff, OfManyChangesIsRightThoughNotTheShortest) {
  std::string after;
  for (int i = 0; i < 20'000; ++i) after += 'x' + std::to_string(i) + '\n';
  const std::string before = numbered(20'000);
  EXPECT_EQ(Patch(before, diff_of(before, after)).apply(), after);
  EXPECT_EQ(Patch(before, diff_of(before, "")).apply(), "");
  EXPECT_EQ(Patch(before + "end", diff_of(before + "end", after + "end")).apply(), after + "end");
}

TEST(UnifiedDiff, OfOneEndlessLine) {
  const std::string before(4 << 20, 'x');
  EXPECT_EQ(Patch(before, diff_of(before, before + "y")).apply(), before + "y");
}

}  // namespace
}  // namespace evdoc
