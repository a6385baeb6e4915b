// bidi-control, zero-width, control-char, replacement-char, mojibake, nfc: characters that no translator meant.

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "check/codes.h"
#include "check/letters.h"
#include "check/rules/all.h"
#include "text/normal_form.h"

namespace evdoc::check {

namespace {

bool is_bidi_control(char32_t c) {
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

bool is_right_to_left(std::string_view language) {
  constexpr std::array<std::string_view, 5> languages{"ar", "he", "fa", "ur", "yi"};
  return std::ranges::find(languages, language) != languages.end();
}

bool is_joiner(char32_t c) {
  return c == 0x200C || c == 0x200D;
}

bool is_mark(char32_t c) {
  return c == 0x200E || c == 0x200F;
}

/// Latin, Cyrillic, Greek and East Asian texts have no use for joiners; other scripts do.
bool needs_joiners(Script script) {
  return script == Script::other || script == Script::common;
}

bool is_zero_width(char32_t c, const RuleScope& scope) {
  if (is_joiner(c)) return !needs_joiners(scope.script);
  if (is_mark(c)) return !is_right_to_left(scope.language);
  return c == 0x200B || c == 0x2060 || c == 0xFEFF;
}

bool is_control(char32_t c) {
  return (c < 0x20 && c != U'\t' && c != U'\n' && c != U'\r') || (c >= 0x7F && c < 0xA0);
}

/// The first character of the target that `is_wrong`, unless the source has one too; empty: none.
template <class Predicate>
std::string_view first_wrong(const CheckedSegment& segment, Predicate is_wrong) {
  const auto find = [&](std::string_view text) {
    std::string_view found;
    for_each_character(text, [&](char32_t c, std::string_view bytes) {
      if (found.empty() && is_wrong(c)) found = bytes;
    });
    return found;
  };
  const std::string_view found = find(segment.target.value());
  return !found.empty() && find(segment.source.value()).empty() ? found : std::string_view();
}

std::string number_of(std::string_view character) {
  return fmt::format("U+{:04X}", static_cast<uint32_t>(first_character(character)));
}

void report_invisible(const Code& code, const CheckedSegment& segment, std::string_view found, std::string_view what,
                      Findings& findings) {
  if (found.empty()) return;
  Diagnostic& finding = findings.report(
      code, segment, found, fmt::format("the target has {} {}", what, number_of(found)), "delete it: nobody sees it");
  add_fix(finding, segment, found, "", Fix::Trust::likely);
}

/// Where UTF-8 was read as Latin-1: what begins a sequence of bytes, and a byte that goes on with it.
std::string_view find_mojibake(std::string_view text) {
  std::string_view found;
  std::string_view before;
  char32_t last = 0;
  for_each_character(text, [&](char32_t c, std::string_view bytes) {
    const bool begins = last == U'Ã' || last == U'Â' || last == U'Ð' || last == U'Ñ';
    const bool goes_on = c >= 0x80 && c <= 0xBF && c != 0xA0 && c != 0xAB && c != 0xBB;
    const bool is_quote = last == U'â' && (c == U'€' || c == 0x80);
    if (found.empty() && ((begins && goes_on) || is_quote)) found = {before.data(), before.size() + bytes.size()};
    last = c;
    before = bytes;
  });
  return found;
}

}  // namespace

void bidi_control(const CheckedSegment& segment, const RuleScope&, Findings& findings) {
  report_invisible(code::bidi_control, segment, first_wrong(segment, is_bidi_control), "the control of text direction",
                   findings);
}

void zero_width(const CheckedSegment& segment, const RuleScope& scope, Findings& findings) {
  const auto is_wrong = [&](char32_t c) { return is_zero_width(c, scope); };
  report_invisible(code::zero_width, segment, first_wrong(segment, is_wrong), "the invisible character", findings);
}

void control_character(const CheckedSegment& segment, const RuleScope&, Findings& findings) {
  report_invisible(code::control_char, segment, first_wrong(segment, is_control), "the control character", findings);
}

void replacement_character_in_target(const CheckedSegment& segment, const RuleScope&, Findings& findings) {
  const std::string_view found = first_wrong(segment, [](char32_t c) { return c == replacement_character; });
  if (found.empty()) return;
  findings.report(code::replacement_char, segment, found, "a character was lost: U+FFFD stands for it",
                  "take the text anew from where it came from, in UTF-8");
}

void mojibake(const CheckedSegment& segment, const RuleScope&, Findings& findings) {
  const std::string_view found = find_mojibake(segment.target.value());
  if (found.empty() || !find_mojibake(segment.source.value()).empty()) return;
  findings.report(code::mojibake, segment, found, fmt::format("'{}' looks like UTF-8 that was read as Latin-1", found),
                  "take the text anew from where it came from, in UTF-8");
}

void not_composed(const CheckedSegment& segment, const RuleScope&, Findings& findings) {
  const std::string_view target = segment.target.value();
  if (is_composed(target)) return;
  Diagnostic& finding =
      findings.report(code::nfc, segment, target, "letters and their accents are apart (not in Normalization Form C)",
                      "compose them: searching and sorting need it");
  add_fix(finding, segment, target, composed(target), Fix::Trust::certain);
}

}  // namespace evdoc::check
