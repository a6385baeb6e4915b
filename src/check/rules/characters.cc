// bidi-control, zero-width, control-char, replacement-char, mojibake, nfc: characters that no translator meant.

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "check/codes.h"
#include "check/letters.h"
#include "check/rules/all.h"
#include "text/locale.h"
#include "text/normal_form.h"

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

bool is_one_of(char32_t c, std::u32string_view characters) {
  return characters.find(c) != std::u32string_view::npos;
}

/// What windows-1252 makes of the bytes 80 to 9F, without the signs that end quotations and join words.
constexpr std::u32string_view letters_of_windows = U"€‚ƒ„†‡ˆ‰Š‹ŒŽ•˜™šœžŸ";
constexpr std::u32string_view signs_of_windows = U"‘’“”…–—›";

/// Where UTF-8 was read as Latin-1 or windows-1252, whose bytes 80 to 9F are other characters: what begins a sequence
/// of bytes, and a byte that goes on with it.
bool is_mojibake(char32_t first, char32_t second) {
  const bool goes_on = second >= 0x80 && second <= 0xBF && second != 0xA0 && second != 0xAB && second != 0xBB;
  if (is_one_of(first, U"ÃÂÐÑÎÏØÙ")) return goes_on || is_one_of(second, letters_of_windows);
  if (first == U'â') return second == U'€' || second == 0x80;
  return first == U'ã' && (is_one_of(second, U"‚ƒ") || (second >= 0x81 && second <= 0x83));
}

/// Likewise where the byte became a sign that may stand behind a word: not if it stands between letters.
bool is_mojibake_before(char32_t first, char32_t second, char32_t third) {
  return is_one_of(first, U"ÃÂÐÑ") && is_one_of(second, signs_of_windows) && is_letter(third);
}

std::string_view find_mojibake(std::string_view text) {
  std::string_view found;
  std::array<char32_t, 2> last{};
  std::array<std::string_view, 2> before;
  for_each_character(text, [&](char32_t c, std::string_view bytes) {
    if (found.empty() && is_mojibake(last[1], c)) found = {before[1].data(), before[1].size() + bytes.size()};
    if (found.empty() && is_mojibake_before(last[0], last[1], c)) {
      found = {before[0].data(), before[0].size() + before[1].size()};
    }
    last = {last[1], c};
    before = {before[1], bytes};
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
  findings.report(code::mojibake, segment, found,
                  fmt::format("'{}' looks like UTF-8 that was read in another encoding", found),
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
