// shouting, initial-case: capitals where the source has none, and the other way round.

#include <algorithm>

#include <fmt/format.h>

#include "check/codes.h"
#include "check/letters.h"
#include "check/rules/all.h"
#include "text/python.h"

namespace evdoc::check {

namespace {

constexpr std::size_t least_letters = 4;

struct CasedLetters {
  std::size_t upper = 0;
  std::size_t lower = 0;
  std::size_t other = 0;  ///< of scripts that have no case
};

CasedLetters cased_letters(std::string_view text) {
  CasedLetters letters;
  for_each_character(text, [&](char32_t c, std::string_view) {
    if (is_upper(c)) {
      ++letters.upper;
    } else if (is_lower(c)) {
      ++letters.lower;
    } else if (is_letter(c)) {
      ++letters.other;
    }
  });
  return letters;
}

bool is_shouted(std::string_view text) {
  const CasedLetters letters = cased_letters(text);
  return letters.lower == 0 && letters.other == 0 && letters.upper >= least_letters;
}

bool has_case(Script script) {
  return script == Script::latin || script == Script::cyrillic || script == Script::greek;
}

/// The first letter of a text that begins with words; 0 where code, an insert or the like stands first.
char32_t initial_letter(const CheckedText& text) {
  if (text.pieces.empty() || text.pieces.front().kind != markdown::Piece::Kind::words) return 0;
  char32_t initial = 0;
  for_each_character(text.pieces.front().text, [&](char32_t c, std::string_view) {
    if (initial == 0 && is_letter_or_digit(c)) initial = c;
  });
  return initial;
}

/// Whether the target begins with a name that it must keep, or with a word of the source.
bool begins_with_name(const CheckedSegment& segment) {
  const std::vector<std::string_view> words = words_of(segment.target.value());
  if (words.empty()) return true;
  const auto is_first = [&](std::string_view name) { return trimmed(segment.target.value()).starts_with(name); };
  return has_name_shape(words.front()) || std::ranges::any_of(segment.names, is_first) ||
         !places_of({words.data(), 1}, segment.source.value()).empty();
}

/// Nothing but words of the language, which may be written in another letter case.
bool is_all_language(const CheckedSegment& segment) {
  const std::vector<markdown::Piece>& pieces = segment.target.pieces;
  return segment.names.empty() && pieces.size() == 1 && pieces.front().kind == markdown::Piece::Kind::words;
}

}  // namespace

void shouting(const CheckedSegment& segment, const RuleScope&, Findings& findings) {
  if (segment.kind == UnitKind::name) return;
  const std::string target = language_of(segment.target, segment.names);
  if (!is_shouted(target)) return;
  const CasedLetters source = cased_letters(language_of(segment.source, segment.names));
  if (source.lower == 0) return;
  const std::string_view text = trimmed(segment.target.value());
  Diagnostic& finding =
      findings.report(code::shouting, segment, text, fmt::format("'{}' is all capitals, the source is not", text),
                      "write its words as the source is written");
  if (!is_all_language(segment)) return;
  const std::string quiet = capitalize(text);
  finding.help = fmt::format("write '{}'", quiet);
  add_fix(finding, segment, text, quiet, Fix::Trust::likely);
}

void initial_case(const CheckedSegment& segment, const RuleScope& scope, Findings& findings) {
  if (segment.kind == UnitKind::name || !has_case(scope.script)) return;
  const char32_t source = initial_letter(segment.source);
  const char32_t target = initial_letter(segment.target);
  if (!is_upper(source) || !is_lower(target) || begins_with_name(segment)) return;
  findings.report(code::initial_case, segment, segment.target.value(),
                  "the target begins with a small letter, the source with a capital", "begin it with a capital");
}

}  // namespace evdoc::check
