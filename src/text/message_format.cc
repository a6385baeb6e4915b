#include "text/message_format.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace evdoc {

namespace {

using Kind = MessagePiece::Kind;
using Fault = MessageFault::Kind;

constexpr std::size_t most_insert_digits = 2;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// How many digits `text` begins with.
std::size_t digits_at(std::string_view text) {
  return static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_digit) - text.begin());
}

/// How many bytes the character takes that `text` begins with.
std::size_t character_size(std::string_view text) {
  std::size_t size = 1;
  while (size < text.size() && (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80U) ++size;
  return size;
}

/// What an escape without a number stands for; empty: it is none.
std::string_view escaped(char c) {
  switch (c) {
    case 'n':
      return "\n";
    case 'r':
      return "\r";
    case 't':
      return "\t";
    case 'b':
    case ' ':
      return " ";
    case '.':
      return ".";
    case '!':
      return "!";
    case '%':
      return "%";
    default:
      return {};
  }
}

class Parser {
 public:
  explicit Parser(std::string_view message) : rest_(message) {}

  MessageFormat parse() {
    while (!rest_.empty()) {
      const std::size_t percent = std::min(rest_.find('%'), rest_.size());
      if (percent > 0) {
        add_text(percent);
      } else {
        read_escape();
      }
    }
    return std::move(result_);
  }

 private:
  /// Takes `size` bytes off what is left.
  std::string_view take(std::size_t size) {
    const std::string_view taken = rest_.substr(0, size);
    rest_.remove_prefix(taken.size());
    return taken;
  }

  MessagePiece& add(Kind kind, std::size_t size, std::string_view text = {}) {
    return result_.pieces.emplace_back(
        MessagePiece{.kind = kind, .written = take(size), .text = text, .number = 0, .format = {}});
  }

  void add_text(std::size_t size) { add(Kind::text, size, rest_.substr(0, size)); }

  void report(Fault kind, std::string_view written) { result_.faults.push_back({kind, written}); }

  /// What is left begins with a percent sign.
  void read_escape() {
    const std::string_view after = rest_.substr(1);
    if (after.empty()) {
      report(Fault::lone_percent, rest_);
      add_text(1);
    } else if (after[0] == '0') {
      read_end();
    } else if (is_digit(after[0])) {
      read_insert();
    } else if (after[0] == '%' && digits_at(after.substr(1)) > 0) {
      read_parameter();
    } else {
      read_character();
    }
  }

  void read_end() {
    add(Kind::end, 2);
    if (!rest_.empty()) add(Kind::end, rest_.size());
  }

  void read_insert() {
    const std::size_t digits = std::min(digits_at(rest_.substr(1)), most_insert_digits);
    uint32_t number = 0;
    std::from_chars(rest_.data() + 1, rest_.data() + 1 + digits, number);
    const std::size_t size = 1 + digits;
    const std::string_view format = format_at(size);
    MessagePiece& insert = add(Kind::insert, format.empty() ? size : size + format.size());
    insert.number = number;
    if (format.size() > 2) insert.format = format.substr(1, format.size() - 2);
  }

  /// The format at `begin` with both of its '!'; empty: none, or no whole one.
  std::string_view format_at(std::size_t begin) {
    if (begin >= rest_.size() || rest_[begin] != '!') return {};
    const std::size_t end = rest_.find_first_of("!%\n", begin + 1);
    if (end != std::string_view::npos && rest_[end] == '!') return rest_.substr(begin, end + 1 - begin);
    report(Fault::unterminated_format, rest_.substr(0, begin + 1));
    return {};
  }

  void read_parameter() {
    const std::size_t digits = digits_at(rest_.substr(2));
    const std::string_view written = rest_.substr(0, 2 + digits);
    uint32_t number = 0;
    const auto [end, error] = std::from_chars(written.data() + 2, written.data() + written.size(), number);
    if (error == std::errc()) {
      add(Kind::parameter, written.size()).number = number;
    } else {
      report(Fault::large_parameter, written);
      add_text(written.size());
    }
  }

  void read_character() {
    const char c = rest_[1];
    if (const std::string_view text = escaped(c); !text.empty()) {
      add(c == 'n' || c == 'r' ? Kind::line_end : Kind::text, 2, text);
      return;
    }
    const std::size_t size = 1 + character_size(rest_.substr(1));
    report(Fault::unknown_escape, rest_.substr(0, size));
    add(Kind::text, size, rest_.substr(1, size - 1));
  }

  std::string_view rest_;
  MessageFormat result_;
};

}  // namespace

MessageFormat parse_message_format(std::string_view message) {
  return Parser(message).parse();
}

}  // namespace evdoc
