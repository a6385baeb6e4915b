// space-before-punctuation, blank-inside-quotes, double-space, untrimmed: blanks that the source does not have.

#include <algorithm>

#include <fmt/format.h>

#include "check/codes.h"
#include "check/letters.h"
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

bool is_quote(char c) {
  return c == '\'' || c == '"';
}

/// Whether quotes stand around the insert; `tight` without blanks inside.
bool is_quoted_tightly(std::string_view text, std::string_view insert) {
  const auto begin = static_cast<std::size_t>(insert.data() - text.data());
  const std::size_t end = begin + insert.size();
  return begin > 0 && end < text.size() && is_quote(text[begin - 1]) && text[end] == text[begin - 1];
}

/// "' %1 '" around the insert, with at least one blank inside; else empty.
std::string_view loosely_quoted(std::string_view text, std::string_view insert) {
  auto begin = static_cast<std::size_t>(insert.data() - text.data());
  std::size_t end = begin + insert.size();
  while (begin > 0 && text[begin - 1] == ' ') --begin;
  while (end < text.size() && text[end] == ' ') ++end;
  const bool has_blank = end - begin > insert.size();
  if (!has_blank || begin == 0 || end == text.size()) return {};
  if (!is_quote(text[begin - 1]) || text[end] != text[begin - 1]) return {};
  return text.substr(begin - 1, end - begin + 2);
}

/// The blanks between the quotes and the insert.
std::vector<std::string_view> blanks_around(std::string_view quoted, std::string_view insert) {
  const auto begin = static_cast<std::size_t>(insert.data() - quoted.data());
  const std::size_t end = begin + insert.size();
  std::vector<std::string_view> blanks{quoted.substr(1, begin - 1), quoted.substr(end, quoted.size() - 1 - end)};
  std::erase_if(blanks, [](std::string_view blank) { return blank.empty(); });
  return blanks;
}

bool is_insert(const markdown::Piece& piece) {
  return piece.kind == markdown::Piece::Kind::insert;
}

/// Whether the source has the same insert in quotes without blanks.
bool is_tight_in_source(const CheckedSegment& segment, std::string_view insert) {
  return std::ranges::any_of(segment.source.pieces, [&](const markdown::Piece& piece) {
    return is_insert(piece) && piece.text == insert && is_quoted_tightly(segment.source.value(), piece.text);
  });
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

void blank_inside_quotes(const CheckedSegment& segment, const RuleScope&, Findings& findings) {
  const std::string_view target = segment.target.value();
  for (const markdown::Piece& piece : segment.target.pieces) {
    if (!is_insert(piece) || !is_tight_in_source(segment, piece.text)) continue;
    const std::string_view loose = loosely_quoted(target, piece.text);
    if (loose.empty()) continue;
    Diagnostic& finding = findings.report(code::blank_inside_quotes, segment, loose,
                                          fmt::format("a blank stands inside the quotes of {}", loose), "delete it");
    for (const std::string_view blanks : blanks_around(loose, piece.text)) {
      add_fix(finding, segment, blanks, "", Fix::Trust::certain);
    }
  }
}

void double_space(const CheckedSegment& segment, const RuleScope&, Findings& findings) {
  constexpr std::string_view several = "  ";
  const std::string_view target = trimmed(segment.target.value());
  std::size_t at = target.find(several);
  if (at == std::string_view::npos || segment.source.value().find(several) != std::string_view::npos) return;
  for (std::size_t end = 0; at != std::string_view::npos; at = target.find(several, end)) {
    end = target.find_first_not_of(' ', at);
    const std::string_view blanks = target.substr(at, end - at);
    Diagnostic& finding =
        findings.report(code::double_space, segment, blanks, "several blanks stand in a row", "keep one");
    add_fix(finding, segment, blanks, " ", Fix::Trust::certain);
  }
}

void untrimmed(const CheckedSegment& segment, const RuleScope&, Findings& findings) {
  const std::string_view target = segment.target.value();
  const std::string_view text = trimmed(target);
  if (text.size() == target.size() || text.empty()) return;
  if (trimmed(segment.source.value()).size() != segment.source.value().size()) return;
  Diagnostic& finding =
      findings.report(code::untrimmed, segment, target, "blanks stand around the target", "delete them");
  const auto begin = static_cast<std::size_t>(text.data() - target.data());
  for (const std::string_view blanks : {target.substr(0, begin), target.substr(begin + text.size())}) {
    add_fix(finding, segment, blanks, "", Fix::Trust::certain);
  }
}

}  // namespace evdoc::check
