// str.format().
#include <fmt/format.h>

#include "render/arithmetic.h"
#include "render/codes.h"
#include "render/filters.h"
#include "render/format.h"
#include "render/format_spec.h"
#include "render/iterate.h"
#include "render/scan.h"
#include "render/text_form.h"
#include "render/undefined.h"
#include "text/characters.h"

namespace evdoc::render {

namespace {

/// Reads `[[fill]align][sign][#][0][width][,][.precision][type]`.
class SpecReader {
 public:
  explicit SpecReader(std::string_view text) : text_(text) {}

  bool read(FormatSpec& spec) {
    read_alignment(spec);
    if (take_one_of("+- ")) spec.sign = taken_;
    if (take_one_of("#")) spec.has_prefix = true;
    if (take_one_of("0") && !spec.align) {
      spec.fill = "0";
      spec.align = '=';
    }
    spec.width = read_count(widest_field);
    if (take_one_of(",_")) spec.grouping = taken_;
    if (take_one_of(".")) spec.precision = read_count(finest_precision);
    if (take_one_of("bcdeEfFgGnosxX%")) spec.type = taken_ == 'n' ? 'd' : taken_;
    return text_.empty() && spec.width <= widest_field && spec.precision <= finest_precision;
  }

 private:
  static bool is_align(char c) { return c == '<' || c == '>' || c == '^' || c == '='; }

  void read_alignment(FormatSpec& spec) {
    if (text_.empty()) return;
    std::string_view rest = text_;
    take_code_point(rest);
    if (!rest.empty() && is_align(rest[0])) {
      spec.fill = text_.substr(0, text_.size() - rest.size());
      spec.align = rest[0];
      text_ = rest.substr(1);
    } else if (is_align(text_[0])) {
      spec.align = text_[0];
      text_.remove_prefix(1);
    }
  }

  bool take_one_of(std::string_view characters) {
    if (text_.empty() || characters.find(text_[0]) == std::string_view::npos) return false;
    taken_ = text_[0];
    text_.remove_prefix(1);
    return true;
  }

  int64_t read_count(int64_t most) {
    int64_t value = 0;
    while (!text_.empty() && is_ascii_digit(text_[0])) {
      value = std::min(value * 10 + (text_[0] - '0'), most + 1);
      text_.remove_prefix(1);
    }
    return value;
  }

  std::string_view text_;
  char taken_ = '\0';
};

class BraceFormatter {
 public:
  BraceFormatter(const Value& text, std::span<const Value> positional, const Dict* named, Context& context)
      : is_safe_(text.is_safe()), positional_(positional), named_(named), context_(context) {
    format(text.as_string(), 0, out_);
  }

  Value result() { return context_.failed() ? Value() : context_.text(out_).with_safety(is_safe_); }

 private:
  void fail(std::string message, std::string help) {
    context_.fail(code::wrong_arguments, std::move(message), std::move(help));
  }

  void format(std::string_view text, int depth, std::string& out) {
    for (std::size_t i = 0; i < text.size() && !context_.failed(); ++i) {
      const char c = text[i];
      const bool is_double = i + 1 < text.size() && text[i + 1] == c;
      if (c != '{' && c != '}') {
        out += c;
      } else if (is_double && depth == 0) {
        out += c;
        ++i;
      } else if (c == '}') {
        fail("a '}' has no '{' in the format", "write '}}' for the character itself");
      } else {
        const std::size_t end = field_end(text, i + 1);
        if (end == std::string_view::npos)
          return fail("a '{' has no '}' in the format", "write '{{' for the character itself");
        field(text.substr(i + 1, end - i - 1), depth, out);
        i = end;
      }
      if (!context_.allows(out.size())) return;
    }
  }

  static std::size_t field_end(std::string_view text, std::size_t i) {
    for (int open = 1; i < text.size(); ++i) {
      if (text[i] == '{') ++open;
      if (text[i] == '}' && --open == 0) return i;
    }
    return std::string_view::npos;
  }

  /// `name!conversion:spec`.
  void field(std::string_view text, int depth, std::string& out) {
    if (depth > 1) return fail("a format is nested too deep", "a format may hold fields, and these no further ones");
    const std::size_t colon = std::min(text.find(':'), text.size());
    const std::size_t mark = text.substr(0, colon).rfind('!');
    const std::size_t name_end = std::min(mark, colon);
    Value value = lookup(text.substr(0, name_end));
    if (context_.failed()) return;
    if (mark != std::string_view::npos && mark < colon)
      value = converted(value, text.substr(mark + 1, colon - mark - 1));
    std::string spec_text;
    if (colon < text.size()) format(text.substr(colon + 1), depth + 1, spec_text);
    if (!context_.failed()) apply(value, spec_text, out);
  }

  Value converted(const Value& value, std::string_view conversion) {
    std::string text;
    if (conversion == "r" || conversion == "a")
      append_repr(text, value, context_.room());
    else if (conversion == "s")
      return string_of(value, context_);
    else
      fail(fmt::format("unknown conversion '!{}'", conversion), "the conversions are '!s' and '!r'");
    return context_.text(text);
  }

  /// The first part of a field's name: nothing, a position or a name.
  Value base(std::string_view name) {
    const bool is_position = !name.empty() && name.find_first_not_of("0123456789") == std::string_view::npos;
    if (name.empty() || is_position) {
      const std::size_t at = name.empty() ? next_++ : static_cast<std::size_t>(std::min(parse_number(name), 1e6));
      if (at < positional_.size()) return positional_[at];
      fail(fmt::format("the format has no value for the position {}", at), "give it as an argument of format()");
      return {};
    }
    const Value* value = named_ ? named_->find(name) : nullptr;
    if (value) return *value;
    fail(fmt::format("the format has no value for '{}'", name), "give it as a named argument of format()");
    return {};
  }

  // A field that is not there is an error, as it is for Python, and no undefined value.
  Value item(const Value& value, const Value& index) {
    return value.is(Kind::undefined) ? get_item(value, index, 0, context_) : find_item(value, index, context_);
  }

  Value member(const Value& value, std::string_view name) {
    return value.is(Kind::undefined) ? get_attribute(value, name, 0, context_) : find_member(value, name, context_);
  }

  Value lookup(std::string_view name) {
    const std::size_t end = std::min(name.find_first_of(".["), name.size());
    Value value = base(name.substr(0, end));
    name.remove_prefix(end);
    while (!name.empty() && !context_.failed()) {
      const bool is_item = name[0] == '[';
      const std::size_t stop = is_item ? name.find(']') : std::min(name.find_first_of(".[", 1), name.size());
      if (stop == std::string_view::npos)
        return fail("a '[' has no ']' in the format", "close it: '{items[0]}'"), Value();
      const std::string_view part = context_.arena().copy(name.substr(1, stop - 1));
      const bool is_index = is_item && !part.empty() && part.find_first_not_of("0123456789") == std::string_view::npos;
      value = is_index  ? item(value, Value::integer(static_cast<int64_t>(std::min(parse_number(part), 1e15))))
              : is_item ? item(value, Value::string(part))
                        : member(value, part);
      if (value.is_missing())
        fail(fmt::format("the format has no value for '{}'", part), "write '{0[key]}' for an item of a dict or list");
      name.remove_prefix(is_item ? stop + 1 : stop);
    }
    return value;
  }

  void apply(const Value& value, std::string_view text, std::string& out) {
    FormatSpec spec;
    if (!SpecReader(text).read(spec))
      return fail(fmt::format("'{}' is not a format", text), "formats are written as in Python: '{:>8}', '{:.2f}'");
    const bool is_number = value.is_numeric() && spec.type != 's' && !(value.is(Kind::boolean) && text.empty());
    if (is_number && value.is(Kind::number) && std::string_view("bcdoxX").find(spec.type) != std::string_view::npos &&
        spec.type) {
      return fail(fmt::format("'{}' is a format for integers", text), "convert the number with | int");
    }
    if (is_number) {
      out += format_number(value, spec, context_);
      return;
    }
    if (!spec.align) spec.align = '<';
    if ((spec.type && spec.type != 's') || spec.align == '=')
      return fail(fmt::format("'{}' is a format for numbers", text), "convert the value with | int or | float");
    out += format_text(is_safe_ ? escaped(value, context_).as_string() : text_of(value, context_), spec);
  }

  bool is_safe_;
  std::span<const Value> positional_;
  const Dict* named_;
  Context& context_;
  std::size_t next_ = 0;
  std::string out_;
};

}  // namespace

Value format_braces(const Value& text, std::span<const Value> positional, const Dict* named, Context& context) {
  return BraceFormatter(text, positional, named, context).result();
}

}  // namespace evdoc::render
