#include "render/format_spec.h"

#include <fmt/format.h>

#include <cmath>

#include "render/arithmetic.h"
#include "render/python_text.h"
#include "render/scan.h"
#include "render/text_form.h"
#include "text/characters.h"

namespace evdoc::render {

namespace {

/// `digits` with a mark between groups, counted from the right end of its integer part.
std::string grouped(std::string_view digits, char mark, std::size_t size) {
  const std::size_t whole = std::min(digits.find_first_of(".eE%"), digits.size());
  std::string result;
  for (std::size_t i = 0; i < whole; ++i) {
    if (i > 0 && (whole - i) % size == 0) result += mark;
    result += digits[i];
  }
  return result.append(digits.substr(whole));
}

std::string_view prefix_of(char type) {
  switch (type) {
    case 'x':
      return "0x";
    case 'X':
      return "0X";
    case 'o':
      return "0o";
    case 'b':
      return "0b";
    default:
      return "";
  }
}

std::string integer_digits(uint64_t magnitude, char type) {
  switch (type) {
    case 'x':
      return fmt::format("{:x}", magnitude);
    case 'X':
      return fmt::format("{:X}", magnitude);
    case 'o':
      return fmt::format("{:o}", magnitude);
    case 'b':
      return fmt::format("{:b}", magnitude);
    default:
      return fmt::format("{}", magnitude);
  }
}

std::string float_digits(double magnitude, const FormatSpec& spec) {
  const int64_t precision = spec.precision < 0 ? 6 : spec.precision;
  switch (spec.type) {
    case 'f':
      return fmt::format("{:.{}f}", magnitude, precision);
    case 'F':
      return fmt::format("{:.{}F}", magnitude, precision);
    case 'e':
      return fmt::format("{:.{}e}", magnitude, precision);
    case 'E':
      return fmt::format("{:.{}E}", magnitude, precision);
    case 'g':
      return spec.has_prefix ? fmt::format("{:#.{}g}", magnitude, precision)
                             : fmt::format("{:.{}g}", magnitude, precision);
    case 'G':
      return fmt::format("{:.{}G}", magnitude, precision);
    case '%':
      return fmt::format("{:.{}f}%", magnitude * 100, precision);
    default:
      break;
  }
  if (spec.precision >= 0) return fmt::format("{:.{}g}", magnitude, precision);
  std::string text;
  append_number(text, magnitude);
  return text;
}

bool is_float_type(char type) {
  return std::string_view("fFeEgG%").find(type) != std::string_view::npos && type != '\0';
}

std::string sign_of(bool is_negative, char wanted) {
  return is_negative ? "-" : wanted == '-' ? "" : std::string(1, wanted);
}

/// Puts padding where the alignment asks for it; `head` is the sign and prefix.
std::string aligned(std::string_view head, std::string_view body, const FormatSpec& spec, char default_align) {
  const std::size_t length = code_points(head) + code_points(body);
  const auto width = static_cast<std::size_t>(std::max<int64_t>(spec.width, 0));
  const std::size_t padding = width > length ? width - length : 0;
  const std::string whole = std::string(head).append(body);
  switch (spec.align ? spec.align : default_align) {
    case '<':
      return pad(whole, 0, padding, spec.fill);
    case '^':
      return pad(whole, padding / 2, padding - padding / 2, spec.fill);
    case '=':
      return std::string(head) + pad(body, padding, 0, spec.fill);
    default:
      return pad(whole, padding, 0, spec.fill);
  }
}

}  // namespace

std::string format_number(const Value& number, const FormatSpec& spec, Context& context) {
  if (!context.allows(static_cast<std::size_t>(spec.width), spec.fill.size())) return {};
  std::string digits;
  std::string head;
  if (number.is(Kind::number) || is_float_type(spec.type)) {
    const double value = as_double(number);
    head = sign_of(std::signbit(value) && !std::isnan(value), spec.sign);
    digits = float_digits(std::abs(value), spec);
  } else {
    const int64_t value = number.as_integer();
    const uint64_t magnitude = value < 0 ? uint64_t{0} - static_cast<uint64_t>(value) : static_cast<uint64_t>(value);
    head = sign_of(value < 0, spec.sign);
    if (spec.type == 'c')
      append_utf8(digits, static_cast<char32_t>(magnitude & 0x1FFFFF));
    else
      digits = integer_digits(magnitude, spec.type);
    if (spec.has_prefix) head += prefix_of(spec.type);
  }
  if (spec.grouping) digits = grouped(digits, spec.grouping, prefix_of(spec.type).empty() ? 3 : 4);
  return aligned(head, digits, spec, '>');
}

std::string format_text(std::string_view text, const FormatSpec& spec) {
  if (spec.precision >= 0) text = text.substr(0, offset_of(text, static_cast<std::size_t>(spec.precision)));
  return aligned({}, text, spec, '<');
}

}  // namespace evdoc::render
