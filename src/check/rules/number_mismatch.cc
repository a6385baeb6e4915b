// number-mismatch: a number of the source that the target does not have.

#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "check/codes.h"
#include "check/letters.h"
#include "check/rules/all.h"

namespace evdoc::check {

namespace {

/// What a comma between digits does that does not group three of them: "70,69,70" in English, "2,5" in German.
enum class Comma : uint8_t { parts, begins_decimals };

/// The place of the digit behind a separator at `at`: one that groups three digits, or begins decimals; else `at`.
std::size_t behind_separator(std::string_view text, std::size_t at, Comma comma) {
  for (const std::string_view separator : {".", ",", "\xC2\xA0", "\xE2\x80\xAF"}) {
    if (!text.substr(at).starts_with(separator)) continue;
    const std::size_t begin = at + separator.size();
    std::size_t end = begin;
    while (end < text.size() && is_digit(text[end])) ++end;
    const bool begins_decimals = separator == "." || (separator == "," && comma == Comma::begins_decimals);
    if (end - begin == 3 || (begins_decimals && end > begin)) return begin;
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
std::vector<std::string> numbers_of(std::string_view text, Comma comma) {
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
      if (at < text.size() && !is_digit(text[at])) at = behind_separator(text, at, comma);
    }
    if (is_large(digits) && !is_in_word) numbers.push_back(std::move(digits));
  }
  std::ranges::sort(numbers);
  return numbers;
}

/// The numbers that the text lacks.
std::vector<std::string> lost_numbers(const std::vector<std::string>& numbers, std::string_view text, Comma comma) {
  if (numbers.empty()) return {};
  std::vector<std::string> lost;
  std::ranges::set_difference(numbers, numbers_of(text, comma), std::back_inserter(lost));
  return lost;
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
  const std::string_view target = segment.target.value();
  const std::vector<std::string> source = numbers_of(language_of(segment.source, segment.names), Comma::parts);
  const std::vector<std::string> lost =
      lost_numbers(lost_numbers(source, target, Comma::parts), target, Comma::begins_decimals);
  if (lost.empty() || has_other_digits(target)) return;
  findings.report(code::number_mismatch, segment, target,
                  fmt::format("the number {} of the source is not in the target", lost.front()),
                  "write the numbers that the source has");
}

}  // namespace evdoc::check
