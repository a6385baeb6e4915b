// bidi-control, zero-width, control-char: characters that nobody sees.

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "check/codes.h"
#include "check/letters.h"
#include "check/rules/all.h"
#include "check/rules/wrong_characters.h"
#include "text/locale.h"

namespace evdoc::check {

namespace {

bool is_bidi_control(char32_t c) {
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

bool is_joiner(char32_t c) {
  return c == 0x200C || c == 0x200D;
}

bool is_mark(char32_t c) {
  return c == 0x200E || c == 0x200F;
}

/// Other scripts than these have a use for joiners.
bool needs_no_joiners(Script script) {
  constexpr std::array<Script, 8> scripts{Script::latin, Script::cyrillic, Script::greek,  Script::han,
                                          Script::kana,  Script::hangul,   Script::hebrew, Script::thai};
  return std::ranges::find(scripts, script) != scripts.end();
}

bool is_zero_width(char32_t c, const RuleScope& scope) {
  if (is_joiner(c)) return needs_no_joiners(scope.script);
  if (is_mark(c)) return !is_right_to_left(scope.catalog.locale);
  return c == 0x200B || c == 0x2060 || c == 0xFEFF;
}

bool is_control(char32_t c) {
  return (c < 0x20 && c != U'\t' && c != U'\n' && c != U'\r') || (c >= 0x7F && c < 0xA0);
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

}  // namespace evdoc::check
