// space-before-punctuation: a blank before a sign that ends something.

#include <fmt/format.h>

#include "check/codes.h"
#include "check/rules/all.h"

namespace evdoc::check {

namespace {

constexpr std::string_view marks = ".,;:!?";
constexpr std::string_view marks_after_blank_in_french = ";:!?";

/// Whether the sign at `at` ends something: ".NET" and ":name" begin a word.
bool ends_word(std::string_view text, std::size_t at) {
  constexpr std::string_view closing = " \t\r\n'\")]";
  return at + 1 >= text.size() || closing.find(text[at + 1]) != std::string_view::npos;
}

/// The blanks before the first sign, from `from`, that has some; empty: none.
std::string_view blank_before_mark(std::string_view text, std::string_view language, std::size_t from) {
  for (std::size_t at = text.find_first_of(marks, from); at != std::string_view::npos;
       at = text.find_first_of(marks, at + 1)) {
    const bool is_french = language == "fr" && marks_after_blank_in_french.find(text[at]) != std::string_view::npos;
    if (at == 0 || text[at - 1] != ' ' || is_french || !ends_word(text, at)) continue;
    const std::size_t begin = text.find_last_not_of(' ', at - 1);
    if (begin != std::string_view::npos) return text.substr(begin + 1, at - begin - 1);
  }
  return {};
}

std::size_t end_in(std::string_view text, std::string_view part) {
  return static_cast<std::size_t>(part.data() - text.data()) + part.size();
}

}  // namespace

void space_before_punctuation(const CheckedSegment& segment, const RuleScope& scope, Findings& findings) {
  const std::string_view target = segment.target.value();
  if (!blank_before_mark(segment.source.value(), "en", 0).empty()) return;
  for (std::string_view blank = blank_before_mark(target, scope.language, 0); !blank.empty();
       blank = blank_before_mark(target, scope.language, end_in(target, blank) + 1)) {
    Diagnostic& finding =
        findings.report(code::space_before_punctuation, segment, blank,
                        fmt::format("a blank stands before '{}'", target[end_in(target, blank)]), "delete it");
    add_fix(finding, segment, blank, "", Fix::Trust::certain);
  }
}

}  // namespace evdoc::check
