#include "markdown/yaml_reader.h"

#include <array>
#include <charconv>
#include <string>

#include "text/characters.h"

namespace evdoc::markdown {

namespace {

constexpr std::size_t npos = std::string_view::npos;

struct Escape {
  char name;
  char32_t meaning;
};

/// YAML 1.2, 5.7; those with digits are not here.
constexpr std::array<Escape, 18> escapes{{{'0', 0},
                                          {'a', 7},
                                          {'b', 8},
                                          {'t', 9},
                                          {'\t', 9},
                                          {'n', 10},
                                          {'v', 11},
                                          {'f', 12},
                                          {'r', 13},
                                          {'e', 27},
                                          {' ', ' '},
                                          {'"', '"'},
                                          {'/', '/'},
                                          {'\\', '\\'},
                                          {'N', 0x85},
                                          {'_', 0xA0},
                                          {'L', 0x2028},
                                          {'P', 0x2029}}};

std::size_t digits_of(char name) {
  switch (name) {
    case 'x':
      return 2;
    case 'u':
      return 4;
    case 'U':
      return 8;
    default:
      return 0;
  }
}

bool is_scalar_value(uint32_t c) {
  return c <= 0x10FFFF && (c < 0xD800 || c > 0xDFFF);
}

/// Appends what the escape behind a backslash stands for and gives its length; 0: there is no such escape.
std::size_t append_escape(std::string& out, std::string_view rest) {
  if (rest.empty()) return 0;
  for (const Escape& escape : escapes) {
    if (escape.name != rest.front()) continue;
    append_utf8(out, escape.meaning);
    return 1;
  }
  const std::size_t digits = digits_of(rest.front());
  if (digits == 0 || rest.size() <= digits) return 0;
  uint32_t value = 0;
  const char* const end = rest.data() + 1 + digits;
  const auto result = std::from_chars(rest.data() + 1, end, value, 16);
  if (result.ptr != end || !is_scalar_value(value)) return 0;
  append_utf8(out, value);
  return 1 + digits;
}

/// The position of the quote that ends a double-quoted scalar, or npos.
std::size_t find_double_quote(std::string_view text) {
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (text[i] == '"') return i;
    if (text[i] == '\\') ++i;
  }
  return npos;
}

/// The same of a single-quoted one, in which two quotes stand for one.
std::size_t find_single_quote(std::string_view text) {
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (text[i] != '\'') continue;
    if (i + 1 >= text.size() || text[i + 1] != '\'') return i;
    ++i;
  }
  return npos;
}

std::string unescaped(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\') {
      if (const std::size_t length = append_escape(out, text.substr(i + 1))) {
        i += length;
        continue;
      }
    }
    out += text[i];
  }
  return out;
}

std::string without_doubled_quotes(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    out += text[i];
    if (text[i] == '\'') ++i;
  }
  return out;
}

}  // namespace

YamlScalar read_yaml_scalar(Span written, Arena& arena) {
  const std::string_view text = written.text();
  YamlScalar scalar{.value = {text, written}};
  if (text.empty() || (text.front() != '"' && text.front() != '\'')) return scalar;

  const bool is_double = text.front() == '"';
  scalar.form = is_double ? ScalarForm::double_quoted : ScalarForm::single_quoted;
  const std::size_t end = is_double ? find_double_quote(text) : find_single_quote(text);
  scalar.is_closed = end == text.size() - 1;
  if (!scalar.is_closed) return scalar;
  const Span inner = written.part(1, static_cast<uint32_t>(end - 1));
  scalar.value = {inner.text(), inner};
  if (is_double && scalar.value.value.find('\\') != npos) scalar.value.value = arena.copy(unescaped(inner.text()));
  if (!is_double && scalar.value.value.find('\'') != npos) {
    scalar.value.value = arena.copy(without_doubled_quotes(inner.text()));
  }
  return scalar;
}

}  // namespace evdoc::markdown
