// What the tests of the page grammar share: what a reader of the page sees, and hostile texts.
#pragma once

#include <initializer_list>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace evdoc::test {

/// The HTML that md4c makes from Markdown, tables and struck-out text included.
std::string html(std::string_view markdown);

/// Characters that HTML escapes, as it escapes them.
std::string html_text(std::string_view text);

/// Strings of up to `longest` pieces of an alphabet, the same ones on every machine.
class RandomTexts {
 public:
  RandomTexts(std::initializer_list<std::string_view> alphabet, std::size_t longest)
      : alphabet_(alphabet), longest_(longest) {}

  std::string next() {
    std::string text;
    for (std::size_t n = pick(longest_) + 1; n > 0; --n) text += alphabet_[pick(alphabet_.size())];
    return text;
  }

 private:
  std::size_t pick(std::size_t count) { return numbers_() % count; }

  std::vector<std::string_view> alphabet_;
  std::size_t longest_;
  std::mt19937 numbers_;
};

}  // namespace evdoc::test
