// replacement-char: what stands for a character that was lost.

#include "check/codes.h"
#include "check/rules/all.h"
#include "check/rules/wrong_characters.h"

namespace evdoc::check {

void replacement_character_in_target(const CheckedSegment& segment, const RuleScope&, Findings& findings) {
  const std::string_view found = first_wrong(segment, [](char32_t c) { return c == replacement_character; });
  if (found.empty()) return;
  findings.report(code::replacement_char, segment, found, "a character was lost: U+FFFD stands for it",
                  "take the text anew from where it came from, in UTF-8");
}

}  // namespace evdoc::check
