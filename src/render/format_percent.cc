// '%' on text, as C's printf and Python have it.
#include <fmt/format.h>

#include <cmath>

#include "render/arithmetic.h"
#include "render/codes.h"
#include "render/filters.h"
#include "render/format.h"
#include "render/format_spec.h"
#include "render/iterate.h"
#include "render/scan.h"
#include "render/text_form.h"
#include "render/undefined.h"

namespace evdoc::render {

namespace {

class PercentFormatter {
 public:
  PercentFormatter(const Value& text, const Value& arguments, Context& context)
      : text_(text.as_string()), is_safe_(text.is_safe()), arguments_(arguments), context_(context) {
    if (arguments.is(Kind::tuple))
      positional_ = arguments.unbox<List>()->all();
    else
      positional_ = {&arguments_, 1};
  }

  Value run() {
    while (i_ < text_.size() && !context_.failed()) {
      const std::size_t mark = std::min(text_.find('%', i_), text_.size());
      out_ += text_.substr(i_, mark - i_);
      i_ = mark + 1;
      if (mark < text_.size()) conversion();
      if (!context_.allows(out_.size())) return {};
    }
    const bool is_mapping = arguments_.is(Kind::dict) || arguments_.is(Kind::list) || arguments_.is(Kind::undefined);
    if (!context_.failed() && used_ < positional_.size() && !is_mapping && !has_used_name_)
      return fail("there are more values than places for them", "write a '%s' for each value");
    return context_.failed() ? Value() : context_.text(out_).with_safety(is_safe_);
  }

 private:
  Value fail(std::string message, std::string help) {
    return context_.fail(code::template_type, std::move(message), std::move(help));
  }

  char peek() const { return i_ < text_.size() ? text_[i_] : '\0'; }

  const Value& next_argument() {
    if (has_name_) return named_;
    if (used_ < positional_.size()) return positional_[used_++];
    fail("there are fewer values than places for them", "give a value for each '%', and write '%%' for the character");
    return arguments_;
  }

  /// `(name)`, the key of a dict.
  void name() {
    has_name_ = false;
    if (peek() != '(') return;
    const std::size_t end = text_.find(')', i_);
    if (end == std::string_view::npos || !arguments_.is(Kind::dict)) {
      fail(end == std::string_view::npos ? "')' is missing after '%('" : "'%(name)' needs a dict",
           "write '%(name)s' and give the value by its name");
      return;
    }
    const std::string_view key = text_.substr(i_ + 1, end - i_ - 1);
    i_ = end + 1;
    has_name_ = has_used_name_ = true;
    const Value* value = arguments_.unbox<Dict>()->find(key);
    if (!value)
      fail(fmt::format("the dict has no key '{}'", key), "give a value of that name");
    else
      named_ = *value;
  }

  void flags(FormatSpec& spec) {
    for (;; ++i_) {
      switch (peek()) {
        case '-':
          spec.align = '<';
          break;
        case '+':
          spec.sign = '+';
          break;
        case ' ':
          spec.sign = spec.sign == '+' ? '+' : ' ';
          break;
        case '#':
          spec.has_prefix = true;
          break;
        case '0':
          if (spec.align != '<') spec.align = '=';
          break;
        default:
          return;
      }
    }
  }

  int64_t count(int64_t absent, int64_t most) {
    if (peek() == '*') {
      ++i_;
      const Value& value = next_argument();
      if (!value.is_integral()) return fail_type(value, "an integer for '*'", context_), absent;
      return check(value.as_integer(), most);
    }
    if (!is_ascii_digit(peek())) return absent;
    int64_t value = 0;
    for (; is_ascii_digit(peek()); ++i_) value = std::min(value * 10 + (peek() - '0'), most + 1);
    return check(value, most);
  }

  int64_t check(int64_t value, int64_t most) {
    if (value > most || value < -most)
      fail(fmt::format("the width or precision is more than {}", most), "make it smaller");
    return value;
  }

  void conversion() {
    FormatSpec spec;
    name();
    if (context_.failed()) return;
    flags(spec);
    spec.width = count(0, widest_field);
    if (spec.width < 0) {
      spec.align = '<';
      spec.width = -spec.width;
    }
    if (peek() == '.') {
      ++i_;
      spec.precision = std::max<int64_t>(count(0, finest_precision), 0);
    }
    while (peek() == 'l' || peek() == 'h' || peek() == 'L') ++i_;
    const char type = peek();
    ++i_;
    if (context_.failed()) return;
    if (type == '\0')
      fail("the text ends within a '%' conversion", "write '%%' for the character itself");
    else if (type == '%')
      out_ += '%';
    else
      convert(type, spec);
  }

  void convert(char type, FormatSpec spec) {
    if (std::string_view("sradiuoxXeEfFgGc").find(type) == std::string_view::npos) {
      fail(fmt::format("unknown conversion '%{}'", type),
           "write '%s' for text, '%d' for integers, '%%' for the character itself");
      return;
    }
    const Value value = next_argument();
    if (context_.failed()) return;
    if (type == 's' || type == 'r' || type == 'a' || (type == 'c' && value.is_string()))
      return convert_text(type, value, spec);
    if (!value.is_numeric()) {
      fail_type(value, fmt::format("a number for '%{}'", type), context_);
      return;
    }
    if (spec.align == '=') spec.fill = "0";
    const bool is_float = std::string_view("eEfFgG").find(type) != std::string_view::npos;
    spec.type = type == 'i' || type == 'u' ? 'd' : type;
    const bool is_decimal = spec.type == 'd';
    const Value number =
        !is_float && value.is(Kind::number) && is_decimal ? to_integer(value.as_number(), context_) : value;
    if (context_.failed()) return;
    if (!is_float && number.is(Kind::number)) {
      fail_type(value, fmt::format("an integer for '%{}'", type), context_);
      return;
    }
    out_ += format_number(number, spec, context_);
  }

  void convert_text(char type, const Value& value, FormatSpec spec) {
    if (spec.align != '<') spec.align = '>';
    std::string text;
    if (type == 'r' || type == 'a')
      append_repr(text, value, context_.room());
    else
      text = std::string(is_safe_ ? escaped(value, context_).as_string() : text_of(value, context_));
    out_ += format_text(text, spec);
  }

  std::string_view text_;
  bool is_safe_;
  Value arguments_;
  Context& context_;
  std::span<const Value> positional_;
  std::size_t used_ = 0;
  Value named_;
  bool has_name_ = false;
  bool has_used_name_ = false;
  std::size_t i_ = 0;
  std::string out_;
};

}  // namespace

Value format_percent(const Value& text, const Value& arguments, Context& context) {
  return PercentFormatter(text, arguments, context).run();
}

}  // namespace evdoc::render
