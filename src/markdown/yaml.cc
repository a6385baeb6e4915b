#include "markdown/yaml.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include <fmt/format.h>

#include "base/ascii.h"
#include "base/byte_set.h"
#include "text/characters.h"

namespace evdoc::markdown {

namespace {

enum class Quotes { none, single, twofold };

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// YAML 1.2, 5.1 and 5.4: what is not printable, breaks a line (U+0085, U+2028 and U+2029: in YAML 1.1) or is a byte
/// order mark can only be written as an escape.
bool must_be_escaped(char32_t c) {
  if (c < 0x20 || (c >= 0x7F && c < 0xA0)) return true;
  return c == 0x2028 || c == 0x2029 || c == 0xFEFF || c == 0xFFFE || c == 0xFFFF;
}

/// Printable ASCII, which most values are made of.
bool is_plain_ascii(char c) {
  return c >= 0x20 && c < 0x7F;
}

/// Those that an escaped character can begin with: of the control characters, of U+0080 to U+009F, U+2028 and U+2029,
/// and of U+FEFF and beyond.
constexpr ByteSet escape_leads = ByteSet("\x7F\xC2\xE2\xEF").with_range(0, 0x1F);

bool holds_escaped_character(std::string_view value) {
  while (true) {
    const auto lead = std::ranges::find_if(value, [](char c) { return escape_leads.holds(c); });
    value.remove_prefix(static_cast<std::size_t>(lead - value.begin()));
    if (value.empty()) return false;
    if (must_be_escaped(take_code_point(value))) return true;
  }
}

bool is_non_ascii(char c) {
  return static_cast<unsigned char>(c) >= 0x80;
}

/// Words that YAML 1.1 or the core schema of YAML 1.2 does not read as strings.
bool is_reserved_word(std::string_view value) {
  static constexpr std::array<std::string_view, 16> words{
      "~", "null", "true", "false", "yes", "no", "on", "off", "y", "n", "=", "<<", ".inf", "-.inf", "+.inf", ".nan"};
  constexpr std::size_t longest = 5;
  return value.size() <= longest && std::any_of(words.begin(), words.end(), [value](std::string_view word) {
           return std::equal(word.begin(), word.end(), value.begin(), value.end(),
                             [](char a, char b) { return a == ascii_lower(b); });
         });
}

bool is_based_integer(std::string_view value) {
  static constexpr ByteSet digits("0123456789abcdefABCDEF_");
  if (!value.starts_with("0x") && !value.starts_with("0o") && !value.starts_with("0b")) return false;
  return value.size() > 2 && digits.holds_all_of(value.substr(2));
}

std::string_view without_sign(std::string_view value) {
  return value.starts_with('-') || value.starts_with('+') ? value.substr(1) : value;
}

/// "12:30" and "1:02:03.5", numbers to the base 60 in YAML 1.1.
bool is_base_60(std::string_view value) {
  static constexpr ByteSet characters("0123456789_:.");
  return characters.holds_all_of(value) && value.find(':') != std::string_view::npos;
}

/// Integers in any base of YAML, decimals with an exponent.
bool is_number(std::string_view value) {
  static constexpr ByteSet of_mantissa("0123456789._");
  value = without_sign(value);
  if (value.empty() || (!is_digit(value.front()) && value.front() != '.')) return false;
  if (is_based_integer(value) || is_base_60(value)) return true;
  const std::size_t exponent = std::min(value.find('e'), value.find('E'));
  const std::string_view mantissa = value.substr(0, exponent);
  if (!of_mantissa.holds_all_of(mantissa) || std::none_of(mantissa.begin(), mantissa.end(), is_digit)) return false;
  if (std::count(mantissa.begin(), mantissa.end(), '.') > 1) return false;
  if (exponent == std::string_view::npos) return true;
  const std::string_view power = without_sign(value.substr(exponent + 1));
  return !power.empty() && std::all_of(power.begin(), power.end(), is_digit);
}

bool take_digits(std::string_view& text, std::size_t least, std::size_t most) {
  const auto end = static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_digit) - text.begin());
  text.remove_prefix(end);
  return end >= least && end <= most;
}

bool take(std::string_view& text, std::string_view any_of) {
  if (text.empty() || any_of.find(text.front()) == std::string_view::npos) return false;
  text.remove_prefix(1);
  return true;
}

/// A date of YAML 1.1 ("2001-12-14"), also with a time behind it.
bool is_timestamp(std::string_view value) {
  if (!take_digits(value, 4, 4) || !take(value, "-")) return false;
  if (!take_digits(value, 1, 2) || !take(value, "-") || !take_digits(value, 1, 2)) return false;
  return value.empty() || (take(value, "Tt ") && take_digits(value, 1, 2) && take(value, ":"));
}

/// YAML 1.2, 7.3.3: what a plain scalar may not begin with.
bool begins_with_indicator(std::string_view value) {
  static constexpr ByteSet indicators(",[]{}#&*!|>'\"%@`");
  if (indicators.holds(value.front())) return true;
  const bool may_be_one = value.front() == '-' || value.front() == '?' || value.front() == ':';
  return may_be_one && (value.size() == 1 || value[1] == ' ');
}

bool is_document_mark(std::string_view value) {
  return value == "---" || value == "..." || value.starts_with("--- ") || value.starts_with("... ");
}

bool reads_as_syntax(std::string_view value) {
  return begins_with_indicator(value) || is_document_mark(value) || value.ends_with(':') || value.front() == ' ' ||
         value.back() == ' ' || value.find(": ") != std::string_view::npos ||
         value.find(" #") != std::string_view::npos;
}

Quotes quotes_needed(std::string_view value) {
  if (value.empty()) return Quotes::none;
  if (holds_escaped_character(value)) return Quotes::twofold;
  if (is_reserved_word(value) || is_number(value) || is_timestamp(value)) return Quotes::twofold;
  return reads_as_syntax(value) ? Quotes::single : Quotes::none;
}

std::string single_quoted(std::string_view value) {
  std::string out = "'";
  for (const char c : value) {
    out += c;
    if (c == '\'') out += c;
  }
  return out += '\'';
}

void append_escaped(std::string& out, char32_t c) {
  switch (c) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    default:
      break;
  }
  if (!must_be_escaped(c)) return append_utf8(out, c);
  out += c <= 0xFF ? fmt::format("\\x{:02X}", static_cast<uint32_t>(c))
                   : fmt::format("\\u{:04X}", static_cast<uint32_t>(c));
}

std::string double_quoted(std::string_view value) {
  const auto is_itself = [](char c) { return is_plain_ascii(c) && c != '"' && c != '\\'; };
  std::string out = "\"";
  while (!value.empty()) {
    const auto end = std::find_if_not(value.begin(), value.end(), is_itself);
    out.append(value.begin(), end);
    value.remove_prefix(static_cast<std::size_t>(end - value.begin()));
    if (!value.empty()) append_escaped(out, take_code_point(value));
  }
  return out += '"';
}

}  // namespace

bool is_plain_scalar(std::string_view value) {
  return quotes_needed(value) == Quotes::none;
}

std::string yaml_scalar(std::string_view value, YamlStyle style) {
  if (style == YamlStyle::plain) return std::string(value);
  if (style == YamlStyle::double_quotes) return double_quoted(value);
  if (style == YamlStyle::double_non_ascii && std::any_of(value.begin(), value.end(), is_non_ascii)) {
    return double_quoted(value);
  }
  switch (quotes_needed(value)) {
    case Quotes::none:
      return std::string(value);
    case Quotes::single:
      return single_quoted(value);
    case Quotes::twofold:
      return double_quoted(value);
  }
  return {};
}

}  // namespace evdoc::markdown
