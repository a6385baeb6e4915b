#include "render/lexer.h"

#include <fmt/format.h>

#include <array>
#include <charconv>

#include "render/codes.h"
#include "render/literals.h"
#include "render/scan.h"
#include "text/characters.h"
#include "text/python.h"

namespace evdoc::render {

namespace {

struct Operator {
  std::string_view text;
  TokenKind kind;
};

/// Longer ones first: the first that matches is taken.
constexpr std::array<Operator, 26> operators{{
    {"//", TokenKind::floor_divide}, {"**", TokenKind::power},         {"==", TokenKind::equal},
    {"!=", TokenKind::not_equal},    {">=", TokenKind::greater_equal}, {"<=", TokenKind::less_equal},
    {"+", TokenKind::add},           {"-", TokenKind::subtract},       {"/", TokenKind::divide},
    {"*", TokenKind::multiply},      {"%", TokenKind::modulo},         {"~", TokenKind::tilde},
    {"[", TokenKind::left_bracket},  {"]", TokenKind::right_bracket},  {"(", TokenKind::left_paren},
    {")", TokenKind::right_paren},   {"{", TokenKind::left_brace},     {"}", TokenKind::right_brace},
    {">", TokenKind::greater},       {"<", TokenKind::less},           {"=", TokenKind::assign},
    {".", TokenKind::dot},           {":", TokenKind::colon},          {"|", TokenKind::pipe},
    {",", TokenKind::comma},         {";", TokenKind::semicolon},
}};

char closing_bracket(char opening) {
  switch (opening) {
    case '(':
      return ')';
    case '[':
      return ']';
    default:
      return '}';
  }
}

class Lexer {
 public:
  Lexer(const Source& source, Whitespace whitespace, Arena& arena, Diagnostics& diagnostics)
      : source_(source), text_(source.text()), whitespace_(whitespace), arena_(arena), diagnostics_(diagnostics) {}

  std::vector<Token> run();

 private:
  // Outside of tags.
  void lex_text();
  void add_text(std::size_t begin, std::size_t end);
  std::size_t text_end(std::size_t begin, std::size_t tag, bool may_lstrip) const;
  void lex_comment(std::size_t begin);
  bool lex_raw(std::size_t begin);
  bool find_raw_end(std::size_t from, std::size_t& tag, std::size_t& after);
  std::size_t match_raw_begin(std::size_t tag) const;

  // Inside of tags.
  void lex_tag(std::size_t begin, TokenKind opening, TokenKind closing);
  bool lex_closing(TokenKind closing);
  bool lex_token();
  bool lex_number();
  bool add_integer(std::size_t begin, std::size_t end, int base);
  bool add_number(std::size_t begin, std::size_t end);
  bool lex_name();
  bool lex_string();
  bool lex_operator();
  bool balance(const Operator& op);
  void skip_tag(std::size_t begin, TokenKind closing);

  bool decode_string(std::string_view body, std::size_t begin, std::string& out);
  bool decode_escape(std::string_view body, std::size_t& i, std::size_t begin, std::string& out);

  char at(std::size_t i) const { return i < text_.size() ? text_[i] : '\0'; }
  bool looking_at(std::size_t i, std::string_view what) const {
    return text_.substr(std::min(i, text_.size()), what.size()) == what;
  }
  std::size_t after_spaces(std::size_t i) const { return text_.size() - skip_spaces(text_.substr(i)).size(); }
  std::size_t after_newline(std::size_t i) const { return i + newline_length(text_.substr(i)); }
  std::size_t after_block_end(std::size_t i) const { return whitespace_.trim_blocks ? after_newline(i) : i; }
  void moved_to(std::size_t position);

  void add(TokenKind kind, std::size_t begin, std::size_t end, std::string_view value = {});
  bool fail(std::size_t begin, std::size_t end, std::string message, std::string help);

  const Source& source_;
  std::string_view text_;
  Whitespace whitespace_;
  Arena& arena_;
  Diagnostics& diagnostics_;
  std::vector<Token> tokens_;
  std::vector<char> open_;  // brackets that wait for their closing one
  std::size_t position_ = 0;
  bool line_starts_ = true;  // the last thing read ended in a line end
};

std::vector<Token> Lexer::run() {
  uint32_t skip = 0;
  whitespace_ = read_header(source_, whitespace_, skip, diagnostics_);
  position_ = skip;
  if (!whitespace_.keep_trailing_newline && text_.size() > position_) {
    text_.remove_suffix(last_newline_length(text_.substr(position_)));
  }
  while (position_ < text_.size()) lex_text();
  add(TokenKind::end, text_.size(), text_.size());
  return std::move(tokens_);
}

void Lexer::add(TokenKind kind, std::size_t begin, std::size_t end, std::string_view value) {
  tokens_.push_back({kind, {static_cast<uint32_t>(begin), static_cast<uint32_t>(end)}, value, 0, 0});
}

bool Lexer::fail(std::size_t begin, std::size_t end, std::string message, std::string help) {
  const Span span{&source_, static_cast<uint32_t>(begin), static_cast<uint32_t>(end)};
  diagnostics_.report(code::template_syntax, span, std::move(message), std::move(help));
  return false;
}

void Lexer::moved_to(std::size_t position) {
  line_starts_ = position > position_ && is_line_end(text_[position - 1]);
  position_ = position;
}

// ---- outside of tags

void Lexer::lex_text() {
  const std::size_t begin = position_;
  std::size_t tag = text_.find('{', begin);
  while (tag != std::string_view::npos && at(tag + 1) != '%' && at(tag + 1) != '{' && at(tag + 1) != '#') {
    tag = text_.find('{', tag + 1);
  }
  if (tag == std::string_view::npos) {
    add_text(begin, text_.size());
    position_ = text_.size();
    return;
  }
  add_text(begin, text_end(begin, tag, at(tag + 1) != '{'));
  if (at(tag + 1) == '#') return lex_comment(tag);
  if (at(tag + 1) == '{') return lex_tag(tag, TokenKind::variable_begin, TokenKind::variable_end);
  if (!lex_raw(tag)) lex_tag(tag, TokenKind::block_begin, TokenKind::block_end);
}

/// Where the text before a tag ends once the tag's '-' or lstrip_blocks have taken blanks off it.
std::size_t Lexer::text_end(std::size_t begin, std::size_t tag, bool may_lstrip) const {
  const std::string_view text = text_.substr(begin, tag - begin);
  const char sign = at(tag + 2);
  if (sign == '-') return begin + trim_right(text).size();
  if (sign == '+' || !whitespace_.lstrip_blocks || !may_lstrip) return tag;
  const std::size_t line = text.find_last_of("\r\n") + 1;
  const bool starts_line = line > 0 || line_starts_;
  return starts_line && skip_spaces(text.substr(line)).empty() ? begin + line : tag;
}

void Lexer::add_text(std::size_t begin, std::size_t end) {
  if (begin >= end) return;
  std::string_view text = text_.substr(begin, end - begin);
  if (text.find('\r') != std::string_view::npos) text = arena_.copy(with_newlines(text));
  add(TokenKind::text, begin, end, text);
}

void Lexer::lex_comment(std::size_t begin) {
  const std::size_t body = begin + 2 + (is_sign(at(begin + 2)) ? 1 : 0);
  const std::size_t end = text_.find("#}", body);
  if (end == std::string_view::npos) {
    fail(begin, begin + 2, "this comment has no end", "close it with '#}'");
    position_ = text_.size();
    return;
  }
  const char sign = end > body ? at(end - 1) : '\0';
  const std::size_t after = end + 2;
  position_ = body;
  moved_to(sign == '-' ? after_spaces(after) : sign == '+' ? after : after_block_end(after));
}

/// The position after `{% raw %}` if it stands at `tag`, else 0. trim_blocks does not apply to it.
std::size_t Lexer::match_raw_begin(std::size_t tag) const {
  std::size_t i = after_spaces(tag + 2 + (is_sign(at(tag + 2)) ? 1 : 0));
  if (!looking_at(i, "raw")) return 0;
  i = after_spaces(i + 3);
  if (looking_at(i, "%}")) return i + 2;
  return looking_at(i, "-%}") ? after_spaces(i + 3) : 0;
}

bool Lexer::find_raw_end(std::size_t from, std::size_t& tag, std::size_t& after) {
  for (tag = text_.find("{%", from); tag != std::string_view::npos; tag = text_.find("{%", tag + 2)) {
    std::size_t i = after_spaces(tag + 2 + (is_sign(at(tag + 2)) ? 1 : 0));
    if (!looking_at(i, "endraw")) continue;
    i = after_spaces(i + 6);
    if (looking_at(i, "+%}")) return after = i + 3, true;
    if (looking_at(i, "-%}")) return after = after_spaces(i + 3), true;
    if (looking_at(i, "%}")) return after = after_block_end(i + 2), true;
  }
  return false;
}

bool Lexer::lex_raw(std::size_t begin) {
  const std::size_t body = match_raw_begin(begin);
  if (body == 0) return false;
  moved_to(body);
  std::size_t tag = 0;
  std::size_t after = 0;
  if (!find_raw_end(body, tag, after)) {
    fail(begin, body, "this raw section has no end", "close it with '{% endraw %}'");
    position_ = text_.size();
    return true;
  }
  add_text(body, text_end(body, tag, true));
  moved_to(after);
  return true;
}

// ---- inside of tags

void Lexer::lex_tag(std::size_t begin, TokenKind opening, TokenKind closing) {
  const std::size_t body = begin + 2 + (is_sign(at(begin + 2)) ? 1 : 0);
  add(opening, begin, body);
  position_ = body;
  open_.clear();
  while (true) {
    position_ = after_spaces(position_);
    if (position_ >= text_.size()) return;
    if (open_.empty() && lex_closing(closing)) return;
    if (!lex_token()) return skip_tag(body, closing);
  }
}

/// The end of the tag, with the white space that its sign or trim_blocks takes off what follows.
bool Lexer::lex_closing(TokenKind closing) {
  const bool is_block = closing == TokenKind::block_end;
  const std::string_view mark = is_block ? "%}" : "}}";
  const std::size_t begin = position_;
  std::size_t end = 0;
  if (looking_at(begin, mark)) {
    end = is_block ? after_block_end(begin + 2) : begin + 2;
  } else if (at(begin) == '-' && looking_at(begin + 1, mark)) {
    end = after_spaces(begin + 3);
  } else if (is_block && at(begin) == '+' && looking_at(begin + 1, mark)) {
    end = begin + 3;
  }
  if (end == 0) return false;
  add(closing, begin, begin + (at(begin) == mark[0] ? 2 : 3));
  moved_to(end);
  return true;
}

/// After an error: goes on behind the end of the tag, so that the rest of the template is still read.
void Lexer::skip_tag(std::size_t begin, TokenKind closing) {
  const std::size_t end = text_.find(closing == TokenKind::block_end ? "%}" : "}}", begin);
  const std::size_t after = end == std::string_view::npos ? text_.size() : std::max(end + 2, position_);
  add(closing, std::min(position_, after), after);
  position_ = after;
}

bool Lexer::lex_token() {
  const char c = at(position_);
  if (is_ascii_digit(c)) return lex_number();
  if (c == '"' || c == '\'') return lex_string();
  if (lex_name()) return true;
  return lex_operator();
}

bool Lexer::lex_number() {
  const std::size_t begin = position_;
  if (const int base = radix_at(text_, begin)) {
    const std::size_t first = begin + (at(begin + 2) == '_' ? 3 : 2);
    const std::size_t end = digits_end(text_, first, [base](char c) { return is_digit_of(c, base); });
    if (end > first) return add_integer(first, end, base);
  }
  const std::size_t whole = digits_end(text_, begin, is_ascii_digit);
  const std::size_t end = begin > 0 && at(begin - 1) == '.' ? whole : fraction_end(text_, whole);
  if (end > whole) return add_number(begin, end);
  return add_integer(begin, at(begin) == '0' ? digits_end(text_, begin, [](char c) { return c == '0'; }) : whole, 10);
}

bool Lexer::add_integer(std::size_t begin, std::size_t end, int base) {
  const std::string digits = without_underscores(text_.substr(begin, end - begin));
  int64_t value = 0;
  const auto [rest, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, base);
  if (error != std::errc()) {
    const Span span{&source_, static_cast<uint32_t>(position_), static_cast<uint32_t>(end)};
    diagnostics_.report(code::template_number_range, span, "this integer does not fit 64 bits",
                        "write it with a decimal point, or as a string");
  }
  add(TokenKind::integer, position_, end);
  tokens_.back().integer = value;
  position_ = end;
  return true;
}

bool Lexer::add_number(std::size_t begin, std::size_t end) {
  add(TokenKind::number, begin, end);
  tokens_.back().number = parse_number(without_underscores(text_.substr(begin, end - begin)));
  position_ = end;
  return true;
}

bool Lexer::lex_name() {
  const std::size_t begin = position_;
  std::string_view rest = text_.substr(begin);
  const std::string_view all = rest;
  bool is_first = true;
  while (!rest.empty()) {
    std::string_view next = rest;
    const char32_t c = take_code_point(next);
    if (!(is_first ? is_identifier_start(c) : is_identifier_part(c))) break;
    rest = next;
    is_first = false;
  }
  const std::size_t size = all.size() - rest.size();
  if (size == 0) return false;
  add(TokenKind::name, begin, begin + size, all.substr(0, size));
  position_ = begin + size;
  return true;
}

bool Lexer::lex_operator() {
  for (const Operator& op : operators) {
    if (!looking_at(position_, op.text)) continue;
    if (!balance(op)) return false;
    add(op.kind, position_, position_ + op.text.size());
    position_ += op.text.size();
    return true;
  }
  std::string_view rest = text_.substr(position_);
  take_code_point(rest);
  const std::size_t end = text_.size() - rest.size();
  return fail(position_, end, fmt::format("unexpected character '{}'", text_.substr(position_, end - position_)),
              "take it out, or put it into a string");
}

/// Keeps account of brackets; the end of a tag is looked for only outside of them.
bool Lexer::balance(const Operator& op) {
  const char c = op.text[0];
  if (op.text.size() > 1) return true;
  if (c == '(' || c == '[' || c == '{') open_.push_back(closing_bracket(c));
  if (c != ')' && c != ']' && c != '}') return true;
  if (open_.empty())
    return fail(position_, position_ + 1, fmt::format("unexpected '{}'", c), "it closes no bracket; take it out");
  const char expected = open_.back();
  open_.pop_back();
  if (c == expected) return true;
  return fail(position_, position_ + 1, fmt::format("unexpected '{}', expected '{}'", c, expected),
              fmt::format("close the bracket with '{}'", expected));
}

// ---- strings

bool Lexer::lex_string() {
  const std::size_t begin = position_;
  const char quote = at(begin);
  std::size_t end = begin + 1;
  bool is_plain = true;
  while (end < text_.size() && text_[end] != quote) {
    is_plain = is_plain && text_[end] != '\\' && text_[end] != '\r';
    end += text_[end] == '\\' ? 2 : 1;
  }
  if (end >= text_.size()) {
    return fail(begin, begin + 1, "this string has no end", fmt::format("close it with {}", quote));
  }
  const std::string_view body = text_.substr(begin + 1, end - begin - 1);
  std::string decoded;
  if (!is_plain && !decode_string(body, begin + 1, decoded)) return false;
  add(TokenKind::string, begin, end + 1, is_plain ? body : arena_.copy(decoded));
  position_ = end + 1;
  return true;
}

bool Lexer::decode_string(std::string_view body, std::size_t begin, std::string& out) {
  for (std::size_t i = 0; i < body.size();) {
    if (body[i] == '\\') {
      if (!decode_escape(body, i, begin, out)) return false;
    } else if (const std::size_t newline = newline_length(body.substr(i))) {
      out += '\n';
      i += newline;
    } else {
      out += body[i++];
    }
  }
  return true;
}

/// The character that a one-letter escape stands for, or 0.
char simple_escape(char letter) {
  switch (letter) {
    case 'n':
      return '\n';
    case 't':
      return '\t';
    case 'r':
      return '\r';
    case 'a':
      return '\a';
    case 'b':
      return '\b';
    case 'f':
      return '\f';
    case 'v':
      return '\v';
    case '\\':
    case '\'':
    case '"':
      return letter;
    default:
      return '\0';
  }
}

std::size_t hex_digits(char letter) {
  return letter == 'x' ? 2 : letter == 'u' ? 4 : letter == 'U' ? 8 : 0;
}

/// One escape as Python's string literals know it; unknown ones stay as they are. `i` moves behind it.
bool Lexer::decode_escape(std::string_view body, std::size_t& i, std::size_t begin, std::string& out) {
  const std::size_t start = i++;
  const char letter = body[i++];
  if (const char c = simple_escape(letter)) return out += c, true;
  if (is_line_end(letter)) return i += letter == '\r' && body.substr(i, 1) == "\n" ? 1 : 0, true;
  uint32_t code = 0;
  if (letter >= '0' && letter <= '7') {
    const std::size_t end = std::min(i + 2, body.size());
    const auto [rest, error] = std::from_chars(body.data() + i - 1, body.data() + end, code, 8);
    i = static_cast<std::size_t>(rest - body.data());
    return append_utf8(out, code), true;
  }
  if (const std::size_t digits = hex_digits(letter)) {
    const std::string_view hex = body.substr(i, digits);
    const auto [rest, error] = std::from_chars(hex.data(), hex.data() + hex.size(), code, 16);
    if (hex.size() < digits || rest != hex.data() + hex.size() || code > 0x10FFFF) {
      return fail(begin + start, begin + i + hex.size(),
                  fmt::format("'\\{}' needs {} hex digits of a character", letter, digits),
                  R"(write '\\' for the character '\' itself)");
    }
    i += digits;
    return append_utf8(out, code), true;
  }
  if (letter != 'N') return out += '\\', out += letter, true;
  const std::size_t close = body.find('}', i);
  const char32_t named = body.substr(i, 1) == "{" && close != std::string_view::npos
                             ? character_named(body.substr(i + 1, close - i - 1))
                             : 0;
  if (named == 0)
    return fail(begin + start, begin + i, "'\\N' needs the name of a character in braces",
                R"(write it so: '\\N{EM DASH}')");
  i = close + 1;
  return append_utf8(out, named), true;
}

}  // namespace

std::vector<Token> tokenize(const Source& source, Whitespace whitespace, Arena& arena, Diagnostics& diagnostics) {
  return Lexer(source, whitespace, arena, diagnostics).run();
}

}  // namespace evdoc::render
