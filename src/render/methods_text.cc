// Methods of text, as Python's str has them.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "render/arguments.h"
#include "render/codes.h"
#include "render/filters.h"
#include "render/format.h"
#include "render/iterate.h"
#include "render/methods.h"
#include "render/operators.h"
#include "render/python_text.h"
#include "render/scan.h"
#include "render/text_form.h"
#include "render/undefined.h"
#include "text/characters.h"
#include "text/python.h"

namespace evdoc::render::methods {

namespace {

std::string_view subject(const Arguments& arguments) {
  return arguments[0].as_string();
}

/// Text made from the subject; safe if the subject is.
Value made(const Arguments& arguments, Context& context, std::string_view text) {
  return context.text(text).with_safety(arguments[0].is_safe());
}

Value part(const Arguments& arguments, std::string_view text) {
  return Value::string(text).with_safety(arguments[0].is_safe());
}

/// A string argument as the subject needs it: escaped if the subject is safe.
std::string_view fitting(const Arguments& arguments, std::size_t i, Context& context) {
  if (!arguments[i].is_string()) return fail_type(arguments[i], "text", context), std::string_view();
  return arguments[0].is_safe() ? escaped(arguments[i], context).as_string() : arguments[i].as_string();
}

Value parts(const Arguments& arguments, const std::vector<std::string_view>& texts, Context& context) {
  if (!context.allows(texts.size(), sizeof(Value))) return {};
  std::vector<Value> values;
  for (const std::string_view text : texts) values.push_back(part(arguments, text));
  return make_list(values, context.arena());
}

Value all_are(const Arguments& arguments, bool (*holds)(char32_t)) {
  std::string_view text = subject(arguments);
  if (text.empty()) return Value::boolean(false);
  while (!text.empty())
    if (!holds(take_code_point(text))) return Value::boolean(false);
  return Value::boolean(true);
}

}  // namespace

Value upper(const Arguments& a, Context& context) {
  return made(a, context, upper_case(subject(a)));
}

Value lower(const Arguments& a, Context& context) {
  return made(a, context, lower_case(subject(a)));
}

Value casefold(const Arguments& a, Context& context) {
  return context.text(case_fold(subject(a)));
}

Value swapcase(const Arguments& a, Context& context) {
  return made(a, context, swap_case(subject(a)));
}

Value capitalize(const Arguments& a, Context& context) {
  return made(a, context, evdoc::capitalize(subject(a)));
}

Value title(const Arguments& a, Context& context) {
  return made(a, context, title_case(subject(a)));
}

// ---- strip, split, join

namespace {

Value stripped(const Arguments& a, Context& context, Side side) {
  if (!is_given(a, 1)) return part(a, render::strip(subject(a), nullptr, side));
  const std::string_view characters = fitting(a, 1, context);
  return part(a, render::strip(subject(a), &characters, side));
}

enum class From : bool { left, right };

Value split_from(const Arguments& a, Context& context, From from) {
  const std::optional<int64_t> most = integer_at(a, 2, -1, context);
  if (!most || !context.allows(subject(a).size(), bytes_of_views)) return {};
  if (!is_given(a, 1)) {
    return parts(a, from == From::left ? split_words(subject(a), *most) : split_words_right(subject(a), *most),
                 context);
  }
  const std::optional<std::string_view> separator = string_at(a, 1, context);
  if (!separator) return {};
  if (separator->empty())
    return context.fail(code::wrong_arguments, "text can't be split at an empty separator",
                        "leave the separator out to split at white space");
  return parts(
      a, from == From::left ? render::split(subject(a), *separator, *most) : split_right(subject(a), *separator, *most),
      context);
}

Value partition_from(const Arguments& a, Context& context, From from) {
  const std::string_view text = subject(a);
  const std::optional<std::string_view> separator = string_at(a, 1, context);
  if (!separator) return {};
  if (separator->empty())
    return context.fail(code::wrong_arguments, "text can't be parted at an empty separator",
                        "give the text that parts it");
  const std::size_t found = from == From::left ? text.find(*separator) : text.rfind(*separator);
  std::array<std::string_view, 3> texts{text, "", ""};
  if (found == std::string_view::npos && from == From::right) texts = {"", "", text};
  if (found != std::string_view::npos)
    texts = {text.substr(0, found), text.substr(found, separator->size()), text.substr(found + separator->size())};
  const std::array<Value, 3> values{part(a, texts[0]), part(a, texts[1]), part(a, texts[2])};
  return tuple_of(values, context.arena());
}

}  // namespace

Value strip(const Arguments& a, Context& context) {
  return stripped(a, context, Side::both);
}

Value lstrip(const Arguments& a, Context& context) {
  return stripped(a, context, Side::left);
}

Value rstrip(const Arguments& a, Context& context) {
  return stripped(a, context, Side::right);
}

Value split(const Arguments& a, Context& context) {
  return split_from(a, context, From::left);
}

Value rsplit(const Arguments& a, Context& context) {
  return split_from(a, context, From::right);
}

Value splitlines(const Arguments& a, Context& context) {
  if (!context.allows(subject(a).size(), bytes_of_views)) return {};
  return parts(a, split_lines(subject(a), flag_at(a, 1, false, context) ? LineEnds::keep : LineEnds::drop), context);
}

Value partition(const Arguments& a, Context& context) {
  return partition_from(a, context, From::left);
}

Value rpartition(const Arguments& a, Context& context) {
  return partition_from(a, context, From::right);
}

Value join(const Arguments& a, Context& context) {
  const std::optional<std::vector<Value>> items = items_of(a[1], context);
  if (!items) return {};
  std::string text;
  for (std::size_t i = 0; i < items->size(); ++i) {
    const Value& item = (*items)[i];
    if (i > 0) text += subject(a);
    if (!item.is_string() && !a[0].is_safe()) return fail_type(item, "text to join", context);
    text += a[0].is_safe() ? escaped(item, context).as_string() : item.as_string();
    if (context.failed() || !context.allows(text.size())) return {};
  }
  return made(a, context, text);
}

Value replace(const Arguments& a, Context& context) {
  const std::string_view old = fitting(a, 1, context);
  const std::string_view fresh = fitting(a, 2, context);
  const std::optional<int64_t> most = integer_at(a, 3, -1, context);
  if (context.failed()) return {};
  const std::size_t places = (subject(a).size() + 1) / std::max<std::size_t>(old.size(), 1) + 1;
  if (!context.allows(places, std::max<std::size_t>(fresh.size(), 1))) return {};
  return made(a, context, render::replace(subject(a), old, fresh, *most));
}

Value removeprefix(const Arguments& a, Context& context) {
  const std::optional<std::string_view> prefix = string_at(a, 1, context);
  if (!prefix) return {};
  return Value::string(subject(a).substr(subject(a).starts_with(*prefix) ? prefix->size() : 0));
}

Value removesuffix(const Arguments& a, Context& context) {
  const std::optional<std::string_view> suffix = string_at(a, 1, context);
  if (!suffix) return {};
  return Value::string(subject(a).substr(0, subject(a).size() - (subject(a).ends_with(*suffix) ? suffix->size() : 0)));
}

// ---- looking

namespace {

/// The part of the subject between the code points `begin` and `end` of the arguments.
std::optional<std::string_view> range_of(const Arguments& a, std::size_t first, int64_t& begin, Context& context) {
  const auto length = static_cast<int64_t>(code_points(subject(a)));
  const std::optional<int64_t> from = integer_or_none_at(a, first, 0, context);
  const std::optional<int64_t> to = integer_or_none_at(a, first + 1, length, context);
  if (!from || !to) return std::nullopt;
  const auto clamp = [&](int64_t i) { return std::clamp<int64_t>(i < 0 ? i + length : i, 0, length); };
  begin = clamp(*from);
  const std::size_t start = offset_of(subject(a), static_cast<std::size_t>(begin));
  const std::size_t end = offset_of(subject(a), static_cast<std::size_t>(clamp(*to)));
  return *from > length || end < start ? std::optional<std::string_view>("\xFF")
                                       : subject(a).substr(start, end - start);
}

Value found_at(const Arguments& a, Context& context, From from, bool is_needed) {
  const std::optional<std::string_view> wanted = string_at(a, 1, context);
  int64_t begin = 0;
  const std::optional<std::string_view> text = wanted ? range_of(a, 2, begin, context) : std::nullopt;
  if (!text) return {};
  const bool is_void = *text == "\xFF";
  const std::size_t found = is_void              ? std::string_view::npos
                            : from == From::left ? text->find(*wanted)
                                                 : text->rfind(*wanted);
  if (found != std::string_view::npos)
    return Value::integer(begin + static_cast<int64_t>(code_points(text->substr(0, found))));
  if (!is_needed) return Value::integer(-1);
  return context.fail(code::wrong_arguments, fmt::format("'{}' does not occur in the text", *wanted),
                      "look first, with 'in', or use find(), which answers -1");
}

enum class End : bool { begin, end };

Value has_at(const Arguments& a, Context& context, End end) {
  int64_t begin = 0;
  const std::optional<std::string_view> text = range_of(a, 2, begin, context);
  if (!text) return {};
  const auto matches = [&](std::string_view mark) {
    return end == End::begin ? text->starts_with(mark) : text->ends_with(mark);
  };
  if (!a[1].is(Kind::tuple)) {
    const std::optional<std::string_view> mark = string_at(a, 1, context);
    return mark ? Value::boolean(matches(*mark)) : Value();
  }
  for (const Value& mark : a[1].unbox<List>()->all()) {
    if (!mark.is_string()) return fail_type(mark, "text", context);
    if (matches(mark.as_string())) return Value::boolean(true);
  }
  return Value::boolean(false);
}

}  // namespace

Value find(const Arguments& a, Context& context) {
  return found_at(a, context, From::left, false);
}

Value rfind(const Arguments& a, Context& context) {
  return found_at(a, context, From::right, false);
}

Value index(const Arguments& a, Context& context) {
  return found_at(a, context, From::left, true);
}

Value rindex(const Arguments& a, Context& context) {
  return found_at(a, context, From::right, true);
}

Value startswith(const Arguments& a, Context& context) {
  return has_at(a, context, End::begin);
}

Value endswith(const Arguments& a, Context& context) {
  return has_at(a, context, End::end);
}

Value count(const Arguments& a, Context& context) {
  const std::optional<std::string_view> wanted = string_at(a, 1, context);
  int64_t begin = 0;
  std::optional<std::string_view> text = wanted ? range_of(a, 2, begin, context) : std::nullopt;
  if (!text) return {};
  if (*text == "\xFF") return Value::integer(0);
  if (wanted->empty()) return Value::integer(static_cast<int64_t>(code_points(*text)) + 1);
  int64_t count = 0;
  for (std::size_t i = text->find(*wanted); i != std::string_view::npos; i = text->find(*wanted, i + wanted->size()))
    ++count;
  return Value::integer(count);
}

// ---- padding

namespace {

enum class Align : uint8_t { left, right, center };

Value padded(const Arguments& a, Context& context, Align align) {
  const std::optional<int64_t> width = integer_at(a, 1, 0, context);
  const std::string_view fill = a.has(2) ? fitting(a, 2, context) : std::string_view(" ");
  if (context.failed() || !width) return {};
  if (a.has(2) && code_points(a[2].as_string()) != 1)
    return context.fail(code::wrong_arguments, "the fill must be one character", "give a text of one character");
  const auto length = static_cast<int64_t>(code_points(subject(a)));
  if (*width <= length) return a[0];
  if (!context.allows(static_cast<std::size_t>(*width), fill.size())) return {};
  const auto padding = static_cast<std::size_t>(*width - length);
  if (align == Align::center)
    return made(a, context, render::center(subject(a), static_cast<std::size_t>(*width), fill));
  return made(a, context, align == Align::left ? pad(subject(a), 0, padding, fill) : pad(subject(a), padding, 0, fill));
}

}  // namespace

Value center(const Arguments& a, Context& context) {
  return padded(a, context, Align::center);
}

Value ljust(const Arguments& a, Context& context) {
  return padded(a, context, Align::left);
}

Value rjust(const Arguments& a, Context& context) {
  return padded(a, context, Align::right);
}

Value zfill(const Arguments& a, Context& context) {
  const std::optional<int64_t> width = integer_at(a, 1, 0, context);
  if (!width) return {};
  const auto length = static_cast<int64_t>(code_points(subject(a)));
  if (*width <= length) return a[0];
  if (!context.allows(static_cast<std::size_t>(*width))) return {};
  const bool is_signed = subject(a).starts_with('-') || subject(a).starts_with('+');
  const std::string_view sign = subject(a).substr(0, is_signed ? 1 : 0);
  const std::string digits = pad(subject(a).substr(sign.size()), static_cast<std::size_t>(*width - length), 0, "0");
  return made(a, context, std::string(sign) + digits);
}

Value expandtabs(const Arguments& a, Context& context) {
  const std::optional<int64_t> size = integer_at(a, 1, 8, context);
  if (!size || !context.allows(subject(a).size(), static_cast<std::size_t>(std::clamp<int64_t>(*size, 1, 1 << 20))))
    return {};
  std::string text;
  int64_t column = 0;
  for (const char c : subject(a)) {
    if (c == '\t') {
      const int64_t blanks = *size > 0 ? *size - column % *size : 0;
      text.append(static_cast<std::size_t>(blanks), ' ');
      column += blanks;
      continue;
    }
    text += c;
    column = is_line_end(c) ? 0 : column + (is_continuation_byte(c) ? 0 : 1);
  }
  return made(a, context, text);
}

Value format(const Arguments& a, Context& context) {
  return format_braces(a[0], a.rest(), a.named(), context);
}

Value format_map(const Arguments& a, Context& context) {
  if (!a[1].is(Kind::dict)) return fail_type(a[1], "a dict", context);
  return format_braces(a[0].with_safety(false), {}, a[1].unbox<Dict>(),
                       context);  // as for Python, where Markup lacks it
}

// ---- what the characters are

Value isalpha(const Arguments& a, Context&) {
  return all_are(a, is_letter);
}

Value isdigit(const Arguments& a, Context&) {
  return all_are(a, is_digit);
}

Value isdecimal(const Arguments& a, Context&) {
  return all_are(a, is_decimal);
}

Value isnumeric(const Arguments& a, Context&) {
  return all_are(a, is_numeric);
}

Value isalnum(const Arguments& a, Context&) {
  return all_are(a, [](char32_t c) { return is_letter(c) || is_decimal(c) || is_digit(c) || is_numeric(c); });
}

Value isspace(const Arguments& a, Context&) {
  return all_are(a, is_space);
}

Value isascii(const Arguments& a, Context&) {
  return Value::boolean(subject(a).empty() || all_are(a, [](char32_t c) { return c < 0x80; }).as_boolean());
}

Value isprintable(const Arguments& a, Context&) {
  return Value::boolean(subject(a).empty() || all_are(a, is_printable).as_boolean());
}

Value isidentifier(const Arguments& a, Context&) {
  std::string_view rest = subject(a);
  if (rest.empty() || !is_identifier_start(take_code_point(rest))) return Value::boolean(false);
  while (!rest.empty())
    if (!is_identifier_part(take_code_point(rest))) return Value::boolean(false);
  return Value::boolean(true);
}

namespace {

Value in_case(const Arguments& a, bool (*has)(char32_t), bool (*has_other)(char32_t)) {
  std::string_view text = subject(a);
  bool found = false;
  while (!text.empty()) {
    const char32_t c = take_code_point(text);
    if (has_other(c) || is_title(c)) return Value::boolean(false);
    found = found || has(c);
  }
  return Value::boolean(found);
}

}  // namespace

Value islower(const Arguments& a, Context&) {
  return in_case(a, is_lower, is_upper);
}

Value isupper(const Arguments& a, Context&) {
  return in_case(a, is_upper, is_lower);
}

Value istitle(const Arguments& a, Context&) {
  std::string_view text = subject(a);
  bool found = false;
  bool in_word = false;
  while (!text.empty()) {
    const char32_t c = take_code_point(text);
    const bool is_capital = is_upper(c) || is_title(c);
    if (is_capital && in_word) return Value::boolean(false);
    if (is_lower(c) && !in_word) return Value::boolean(false);
    in_word = has_case(c);
    found = found || in_word;
  }
  return Value::boolean(found);
}

}  // namespace evdoc::render::methods
