#include "render/numbers.h"

#include <charconv>
#include <cmath>
#include <limits>
#include <string>

#include "render/python_text.h"
#include "render/scan.h"
#include "text/python.h"

namespace evdoc::render {

namespace {

int digit_value(char c) {
  if (is_ascii_digit(c)) return c - '0';
  const char lower = static_cast<char>(c | 0x20);
  return lower >= 'a' && lower <= 'z' ? lower - 'a' + 10 : 99;
}

/// Takes the sign off; true for '-'.
bool take_sign(std::string_view& text) {
  const bool is_negative = text.starts_with('-');
  if (is_negative || text.starts_with('+')) text.remove_prefix(1);
  return is_negative;
}

/// Takes a prefix such as 0x off if it announces `base`; base 0 becomes what is announced, else 10.
bool take_prefix(std::string_view& text, int& base) {
  const char letter = text.size() > 1 && text[0] == '0' ? static_cast<char>(text[1] | 0x20) : ' ';
  const int announced = letter == 'x' ? 16 : letter == 'o' ? 8 : letter == 'b' ? 2 : 0;
  if (announced != 0 && (base == 0 || base == announced)) {
    base = announced;
    text.remove_prefix(2);
    if (text.starts_with('_')) text.remove_prefix(1);
    return true;
  }
  if (base != 0) return true;
  base = 10;
  return text.find_first_not_of("0_") == std::string_view::npos || text[0] != '0';
}

/// Digits without the underscores that may stand between two of them; empty if they stand elsewhere.
std::string plain_digits(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '_') {
      result += text[i];
    } else if (i == 0 || i + 1 == text.size() || text[i + 1] == '_') {
      return {};
    }
  }
  return result;
}

}  // namespace

std::optional<int64_t> parse_integer(std::string_view text, int base, bool& overflows) {
  overflows = false;
  text = strip(text, nullptr, Side::both);
  const bool is_negative = take_sign(text);
  if (!take_prefix(text, base)) return std::nullopt;
  const std::string digits = plain_digits(text);
  if (digits.empty()) return std::nullopt;
  int64_t value = 0;
  for (const char c : digits) {
    const int digit = digit_value(c);
    if (digit >= base) return std::nullopt;
    overflows = overflows || __builtin_mul_overflow(value, int64_t{base}, &value) ||
                __builtin_sub_overflow(value, int64_t{digit}, &value);
  }
  if (!is_negative) overflows = overflows || __builtin_sub_overflow(int64_t{0}, value, &value);
  return overflows ? std::nullopt : std::optional(value);
}

std::optional<double> parse_float(std::string_view text) {
  text = strip(text, nullptr, Side::both);
  const bool is_negative = take_sign(text);
  const std::string name = lower_case(text);
  const double sign = is_negative ? -1.0 : 1.0;
  if (name == "inf" || name == "infinity") return sign * std::numeric_limits<double>::infinity();
  if (name == "nan") return std::nan("");
  std::string digits = plain_digits(text);
  if (digits.empty() || (!is_ascii_digit(digits[0]) && digits[0] != '.')) return std::nullopt;
  double value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error == std::errc::invalid_argument || end != digits.data() + digits.size()) return std::nullopt;
  return sign * (error == std::errc() ? value : parse_number(digits));
}

}  // namespace evdoc::render
