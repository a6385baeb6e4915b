// initial-case: a target that begins with a small letter where its source begins with a capital.

#include <algorithm>

#include "check/codes.h"
#include "check/letters.h"
#include "check/rules/all.h"
#include "text/python.h"

namespace evdoc::check {

namespace {

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

/// Whether the source begins with a word that has capitals or digits of its own, "IPv4", and the target does not.
bool begins_with_initials(const CheckedSegment& segment) {
  const std::vector<std::string_view> source = words_of(segment.source.value());
  const std::vector<std::string_view> target = words_of(segment.target.value());
  if (source.empty() || target.empty()) return false;
  const std::string_view word = source.front();
  const bool has_own = word != capitalize(word) || std::ranges::any_of(word, is_digit);
  return has_own && lower_case(word) != lower_case(target.front());
}

}  // namespace

void initial_case(const CheckedSegment& segment, const RuleScope& scope, Findings& findings) {
  if (segment.kind == UnitKind::name || !has_case(scope.script)) return;
  const char32_t source = initial_letter(segment.source);
  const char32_t target = initial_letter(segment.target);
  if (!is_upper(source) || !is_lower(target) || begins_with_name(segment) || begins_with_initials(segment)) return;
  findings.report(code::initial_case, segment, segment.target.value(),
                  "the target begins with a small letter, the source with a capital", "begin it with a capital");
}

}  // namespace evdoc::check
