// Front matter scalars: how a value is written so that YAML reads it back as that string.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace evdoc::markdown {

enum class YamlStyle : uint8_t {
  plain,             ///< as it is, whatever YAML makes of it
  if_needed,         ///< plain where YAML reads that string back, else quoted
  double_quotes,     ///< always in double quotes
  double_non_ascii,  ///< in double quotes if it holds a character outside ASCII, else if_needed
};

/// The scalar for a value of a front matter line, always in one line. If quotes are needed: double ones around what
/// would be read as a number, date, truth value or null, and around characters that YAML has only as escapes; single
/// ones (inner ones doubled) where a part of it would be read as syntax. An empty value stays empty but for
/// double_quotes. Bytes that are not UTF-8 become U+FFFD in double quotes. YAML 1.2, chapters 5, 7.3 and 10.3, and the
/// types of YAML 1.1.
std::string yaml_scalar(std::string_view value, YamlStyle style);

/// Whether the value is its own scalar: it needs no quotes.
bool is_plain_scalar(std::string_view value);

}  // namespace evdoc::markdown
