// mojibake: UTF-8 that was read in another encoding.

#include <array>

#include <fmt/format.h>

#include "check/codes.h"
#include "check/letters.h"
#include "check/rules/all.h"

namespace evdoc::check {

namespace {

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

void mojibake(const CheckedSegment& segment, const RuleScope&, Findings& findings) {
  const std::string_view found = find_mojibake(segment.target.value());
  if (found.empty() || !find_mojibake(segment.source.value()).empty()) return;
  findings.report(code::mojibake, segment, found,
                  fmt::format("'{}' looks like UTF-8 that was read in another encoding", found),
                  "take the text anew from where it came from, in UTF-8");
}

}  // namespace evdoc::check
