// The tokens of a template.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace evdoc::render {

enum class TokenKind : uint8_t {
  text,            ///< between tags, line ends as "\n", white space control applied
  variable_begin,  ///< {{
  variable_end,    ///< }}
  block_begin,     ///< {%
  block_end,       ///< %}
  name,
  string,
  integer,
  number,
  // Operators.
  add,
  subtract,
  multiply,
  divide,
  floor_divide,
  modulo,
  power,
  tilde,
  equal,
  not_equal,
  less,
  less_equal,
  greater,
  greater_equal,
  assign,
  dot,
  colon,
  comma,
  pipe,
  semicolon,
  left_paren,
  right_paren,
  left_bracket,
  right_bracket,
  left_brace,
  right_brace,
  end,  ///< of the template
};

/// A range of bytes of one template.
struct Range {
  uint32_t begin = 0;
  uint32_t end = 0;
};

struct Token {
  TokenKind kind = TokenKind::end;
  Range range;
  std::string_view text;  ///< of text, name and string: the value, escapes decoded
  int64_t integer = 0;
  double number = 0;
};

/// As messages show it: "'%}'", "end of template".
std::string_view describe(TokenKind kind);

}  // namespace evdoc::render
