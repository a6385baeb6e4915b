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

/// The place of the digit behind a separator at `at`: one that groups three digits, or a decimal point; else `at`. In
/// "70,69,70" commas part numbers.
std::size_t behind_separator(std::string_view text, std::size_t at) {
  for (const std::string_view separator : {".", ",", "\xC2\xA0", "\xE2\x80\xAF"}) {
    if (!text.substr(at).starts_with(separator)) continue;
    const std::size_t begin = at + separator.size();
    std::size_t end = begin;
    while (end < text.size() && is_digit(text[end])) ++end;
    const bool is_point = separator == "." && end > begin;
    if (end - begin == 3 || is_point) return begin;
  }
  return at;
}

bool is_letter_of_ascii(char c) {
  return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

/// Small numbers are often written as words.
bool is_large(std::string_view digits) {
  constexpr std::string_view largest_word = "12";
  return digits.size() > largest_word.size() || (digits.size() == largest_word.size() && digits > largest_word);
}

/// The large numbers without their separators, since 1,024 is 1.024 elsewhere; sorted. What is part of a word
/// ("UTF-16", "x86") is no number.
std::vector<std::string> numbers_of(std::string_view text) {
  std::vector<std::string> numbers;
  for (std::size_t at = 0; at < text.size();) {
    if (!is_digit(text[at])) {
      ++at;
      continue;
    }
    const bool is_in_word = at > 0 && is_letter_of_ascii(text[at - 1]);
    std::string digits;
    while (at < text.size() && is_digit(text[at])) {
      digits += text[at++];
      if (at < text.size() && !is_digit(text[at])) at = behind_separator(text, at);
    }
    if (is_large(digits) && !is_in_word) numbers.push_back(std::move(digits));
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
  const std::vector<std::string> target = numbers_of(segment.target.value());
  if (source == target || has_other_digits(segment.target.value())) return;
  std::vector<std::string> lost;
  std::ranges::set_difference(source, target, std::back_inserter(lost));
  if (lost.empty()) return;
  findings.report(code::number_mismatch, segment, segment.target.value(),
                  fmt::format("the number {} of the source is not in the target", lost.front()),
                  "write the numbers that the source has");
}

}  // namespace evdoc::check
