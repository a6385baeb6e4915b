// number-mismatch: a number of the source that the target does not have, or the other way round.

#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "check/codes.h"
#include "check/letters.h"
#include "check/rules/all.h"

namespace evdoc::check {

namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Whether a separator of groups or decimals stands at `at`, and a digit behind it; gives the place of that digit.
std::size_t behind_separator(std::string_view text, std::size_t at) {
  for (const std::string_view separator : {".", ",", "\xC2\xA0", "\xE2\x80\xAF"}) {
    const std::size_t next = at + separator.size();
    if (text.substr(at).starts_with(separator) && next < text.size() && is_digit(text[next])) return next;
  }
  return at;
}

/// The numbers of two digits and more, without their separators, sorted: smaller ones are often written as words, and
/// 1,024 is 1.024 elsewhere. What is part of a word ("UTF-8", "x86") is no number.
std::vector<std::string> numbers_of(std::string_view text) {
  std::vector<std::string> numbers;
  for (std::size_t at = 0; at < text.size();) {
    if (!is_digit(text[at])) {
      ++at;
      continue;
    }
    const bool is_in_word = at > 0 && (static_cast<unsigned char>(text[at - 1] | 0x20) >= 'a' &&
                                       static_cast<unsigned char>(text[at - 1] | 0x20) <= 'z');
    std::string digits;
    while (at < text.size() && is_digit(text[at])) {
      digits += text[at++];
      if (at < text.size() && !is_digit(text[at])) at = behind_separator(text, at);
    }
    if (digits.size() > 1 && !is_in_word) numbers.push_back(std::move(digits));
  }
  std::ranges::sort(numbers);
  return numbers;
}

/// Whether a text has decimal digits that are not those of ASCII.
bool has_other_digits(std::string_view text) {
  bool result = false;
  for_each_character(text, [&](char32_t c, std::string_view bytes) {
    result |= bytes.size() > 1 && is_letter_or_digit(c) && !is_letter(c);
  });
  return result;
}

}  // namespace

void number_mismatch(const CheckedSegment& segment, const RuleScope&, Findings& findings) {
  if (segment.kind == UnitKind::name || segment.target.value().empty()) return;
  const std::vector<std::string> source = numbers_of(language_of(segment.source, segment.names));
  const std::vector<std::string> target = numbers_of(language_of(segment.target, segment.names));
  if (source == target || has_other_digits(segment.target.value())) return;
  std::vector<std::string> lost;
  std::ranges::set_difference(source, target, std::back_inserter(lost));
  if (lost.empty()) return;
  findings.report(code::number_mismatch, segment, segment.target.value(),
                  fmt::format("the number {} of the source is not in the target", lost.front()),
                  "write the numbers that the source has");
}

}  // namespace evdoc::check
