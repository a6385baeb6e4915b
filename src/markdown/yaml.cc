#include "markdown/yaml.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace evdoc::markdown {

namespace {

enum class Quotes { none, single, twofold };

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_control(char c) {
  return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
}

bool is_non_ascii(char c) {
  return static_cast<unsigned char>(c) >= 0x80;
}

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

/// Words that the core schema, or YAML 1.1, does not read as strings.
bool is_reserved_word(std::string_view value) {
  static constexpr std::array<std::string_view, 14> words{"~",   "null", "true", "false", "yes",   "no",    "on",
                                                          "off", "y",    "n",    ".inf",  "-.inf", "+.inf", ".nan"};
  return std::any_of(words.begin(), words.end(), [value](std::string_view word) {
    return std::equal(word.begin(), word.end(), value.begin(), value.end(),
                      [](char a, char b) { return a == lower(b); });
  });
}

bool is_based_integer(std::string_view value) {
  if (!value.starts_with("0x") && !value.starts_with("0o") && !value.starts_with("0b")) return false;
  return value.size() > 2 && value.find_first_not_of("0123456789abcdefABCDEF_", 2) == std::string_view::npos;
}

std::string_view without_sign(std::string_view value) {
  return value.starts_with('-') || value.starts_with('+') ? value.substr(1) : value;
}

/// Integers in any base of YAML, decimals with an exponent.
bool is_number(std::string_view value) {
  value = without_sign(value);
  if (is_based_integer(value)) return true;
  const std::size_t exponent = value.find_first_of("eE");
  const std::string_view mantissa = value.substr(0, exponent);
  if (std::none_of(mantissa.begin(), mantissa.end(), is_digit)) return false;
  if (mantissa.find_first_not_of("0123456789._") != std::string_view::npos) return false;
  if (std::count(mantissa.begin(), mantissa.end(), '.') > 1) return false;
  if (exponent == std::string_view::npos) return true;
  const std::string_view power = without_sign(value.substr(exponent + 1));
  return !power.empty() && std::all_of(power.begin(), power.end(), is_digit);
}

/// YAML 1.2, 7.3.3: what a plain scalar may not begin with.
bool begins_with_indicator(std::string_view value) {
  static constexpr std::string_view indicators = ",[]{}#&*!|>'\"%@`";
  if (indicators.find(value.front()) != std::string_view::npos) return true;
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
  if (std::any_of(value.begin(), value.end(), is_control)) return Quotes::twofold;
  if (is_reserved_word(value) || is_number(value)) return Quotes::twofold;
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

void append_escaped(std::string& out, char c) {
  switch (c) {
    case '"':
      out += "\\\"";
      break;
    case '\\':
      out += "\\\\";
      break;
    case '\n':
      out += "\\n";
      break;
    case '\r':
      out += "\\r";
      break;
    case '\t':
      out += "\\t";
      break;
    default:
      if (is_control(c)) {
        out += fmt::format("\\x{:02X}", static_cast<unsigned char>(c));
      } else {
        out += c;
      }
  }
}

std::string double_quoted(std::string_view value) {
  std::string out = "\"";
  for (const char c : value) append_escaped(out, c);
  return out += '"';
}

}  // namespace

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
