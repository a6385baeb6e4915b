// Filters on text.
#include <fmt/format.h>

#include "render/arguments.h"
#include "render/codes.h"
#include "render/filters.h"
#include "render/format.h"
#include "render/iterate.h"
#include "render/operators.h"
#include "render/python_text.h"
#include "render/scan.h"
#include "render/text_form.h"
#include "render/undefined.h"
#include "render/wrap.h"
#include "text/characters.h"
#include "text/python.h"

namespace evdoc::render::filters {

namespace {

/// A mapping of the subject's text; what was safe stays so.
Value mapped(const Arguments& arguments, Context& context, std::string (*map)(std::string_view)) {
  const Value subject = string_of(arguments[0], context);
  if (context.failed()) return {};
  return context.text(map(subject.as_string())).with_safety(subject.is_safe());
}

/// Title case as the filter has it: words begin after blanks and opening brackets only.
std::string title_words(std::string_view text) {
  constexpr std::string_view openers = "-({[<";
  std::string result;
  bool at_begin = true;
  while (!text.empty()) {
    const std::string_view rest = text;
    const char32_t c = take_code_point(text);
    const std::string_view one = rest.substr(0, rest.size() - text.size());
    const bool parts = is_space(c) || (c < 0x80 && openers.find(static_cast<char>(c)) != std::string_view::npos);
    result += parts ? std::string(one) : at_begin ? upper_case(one) : lower_case(one);
    at_begin = parts;
  }
  return result;
}

}  // namespace

Value upper(const Arguments& arguments, Context& context) {
  return mapped(arguments, context, upper_case);
}

Value lower(const Arguments& arguments, Context& context) {
  return mapped(arguments, context, lower_case);
}

Value capitalize(const Arguments& arguments, Context& context) {
  return mapped(arguments, context, evdoc::capitalize);
}

Value title(const Arguments& arguments, Context& context) {
  return mapped(arguments, context, title_words);
}

Value string(const Arguments& arguments, Context& context) {
  return string_of(arguments[0], context);
}

Value trim(const Arguments& arguments, Context& context) {
  const Value subject = string_of(arguments[0], context);
  if (context.failed()) return {};
  if (!is_given(arguments, 1))
    return Value::string(strip(subject.as_string(), nullptr, Side::both)).with_safety(subject.is_safe());
  const std::optional<std::string_view> characters = string_at(arguments, 1, context);
  if (!characters) return {};
  return Value::string(strip(subject.as_string(), &*characters, Side::both)).with_safety(subject.is_safe());
}

Value center(const Arguments& arguments, Context& context) {
  const Value subject = string_of(arguments[0], context);
  const std::optional<int64_t> width = integer_at(arguments, 1, 80, context);
  if (context.failed() || *width < 0) return subject;
  if (!context.allows(static_cast<std::size_t>(*width))) return {};
  return context.text(render::center(subject.as_string(), static_cast<std::size_t>(*width), " "))
      .with_safety(subject.is_safe());
}

Value format(const Arguments& arguments, Context& context) {
  const Value subject = string_of(arguments[0], context);
  if (context.failed()) return {};
  if (!arguments.named()) return format_percent(subject, tuple_of(arguments.rest(), context.arena()), context);
  if (!arguments.rest().empty()) {
    return context.fail(code::wrong_arguments, "'format' takes positional or named arguments, not both",
                        "write '%s' with positional ones, or '%(name)s' with named ones");
  }
  return format_percent(subject, Value::boxed(Kind::dict, context.arena().make(*arguments.named())), context);
}

Value replace(const Arguments& arguments, Context& context) {
  Value subject = string_of(arguments[0], context);
  const Value old = string_of(arguments[1], context);
  const Value fresh = string_of(arguments[2], context);
  const std::optional<int64_t> most = integer_or_none_at(arguments, 3, -1, context);
  if (context.failed()) return {};
  const bool escapes = context.autoescape() && (old.is_safe() || (fresh.is_safe() && !subject.is_safe()));
  if (escapes && !subject.is_safe()) subject = escaped(subject, context);
  const bool is_safe = context.autoescape() && subject.is_safe();
  const auto part = [&](const Value& value) {
    return is_safe ? escaped(value, context).as_string() : value.as_string();
  };
  const std::size_t places = (subject.size() + 1) / std::max<std::size_t>(old.size(), 1) + 1;
  if (!context.allows(places, std::max<std::size_t>(fresh.size(), 1))) return {};
  return context.text(render::replace(subject.as_string(), part(old), part(fresh), *most)).with_safety(is_safe);
}

Value indent(const Arguments& arguments, Context& context) {
  const std::optional<std::string_view> subject = string_at(arguments, 0, context);
  if (!subject) return {};
  const bool has_text = arguments.has(1) && arguments[1].is_string();
  const std::optional<int64_t> width = has_text ? 0 : integer_at(arguments, 1, 4, context);
  if (!width) return {};
  const bool is_safe = arguments[0].is_safe();
  const auto blanks = static_cast<std::size_t>(std::max<int64_t>(*width, 0));
  if (!context.allows(subject->size(), bytes_of_views)) return {};
  const std::vector<std::string_view> lines =
      split_lines(context.arena().copy(std::string(*subject) + "\n"), LineEnds::drop);
  if (!context.allows(lines.size() * (blanks + 1))) return {};
  std::string indention = has_text ? std::string(arguments[1].as_string()) : std::string(blanks, ' ');
  if (has_text && is_safe) indention = escaped(arguments[1], context).as_string();
  const bool indents_first = flag_at(arguments, 2, false, context);
  const bool indents_blank = flag_at(arguments, 3, false, context);
  std::string result = indents_first ? indention : std::string();
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i > 0) result += '\n';
    if (i > 0 && (indents_blank || !lines[i].empty())) result += indention;
    result += lines[i];
  }
  return context.text(result).with_safety(is_safe);
}

namespace {

/// The first `length` code points, cut back to the last blank.
std::string_view cut_at_blank(std::string_view text, std::size_t length) {
  const std::string_view head = text.substr(0, offset_of(text, length));
  const std::size_t blank = head.rfind(' ');
  return blank == std::string_view::npos ? head : head.substr(0, blank);
}

}  // namespace

Value truncate(const Arguments& arguments, Context& context) {
  constexpr int64_t default_leeway = 5;
  const std::optional<int64_t> length = integer_at(arguments, 1, 255, context);
  const bool cuts_words = flag_at(arguments, 2, false, context);
  const Value end = arguments.has(3) ? string_of(arguments[3], context) : Value::string("...");
  const std::optional<int64_t> leeway = integer_or_none_at(arguments, 4, default_leeway, context);
  const std::optional<int64_t> size = length_of(arguments[0], context);
  if (context.failed()) return {};
  const auto end_length = static_cast<int64_t>(code_points(end.as_string()));
  if (*length < end_length)
    return context.fail(code::wrong_arguments,
                        fmt::format("'truncate' needs a length of at least {}, found {}", end_length, *length),
                        "the text that marks the cut must fit; give a greater length or a shorter end");
  if (*leeway < 0)
    return context.fail(code::wrong_arguments,
                        fmt::format("'truncate' needs a leeway of at least 0, found {}", *leeway),
                        "the leeway is how many characters more may stay uncut");
  if (*size <= *length || *size - *length <= *leeway) return arguments[0];
  const std::optional<std::string_view> text = string_at(arguments, 0, context);
  if (!text) return {};
  const auto kept = static_cast<std::size_t>(*length - end_length);
  const std::string_view head = cuts_words ? text->substr(0, offset_of(*text, kept)) : cut_at_blank(*text, kept);
  return apply_binary(Operation::add, Value::string(head).with_safety(arguments[0].is_safe()), end, context);
}

Value wordcount(const Arguments& arguments, Context& context) {
  std::string_view text = text_of(arguments[0], context);
  int64_t count = 0;
  bool in_word = false;
  while (!text.empty()) {
    const bool is_part = is_word_character(take_code_point(text));
    count += is_part && !in_word ? 1 : 0;
    in_word = is_part;
  }
  return Value::integer(count);
}

Value wordwrap(const Arguments& arguments, Context& context) {
  const std::optional<std::string_view> text = string_at(arguments, 0, context);
  const std::optional<int64_t> width = integer_at(arguments, 1, 79, context);
  if (!text || !width) return {};
  if (*width <= 0 && !skip_spaces(*text).empty())
    return context.fail(code::wrong_arguments, fmt::format("'wordwrap' needs a width of at least 1, found {}", *width),
                        "the width is the most characters of a line");
  WrapOptions options;
  options.width = static_cast<std::size_t>(std::max<int64_t>(*width, 1));
  options.breaks_long_words = flag_at(arguments, 2, true, context);
  options.breaks_on_hyphens = flag_at(arguments, 4, true, context);
  const std::string_view separator = is_given(arguments, 3) ? text_of(arguments[3], context) : std::string_view("\n");
  if (!context.allows(text->size() * (separator.size() + 8))) return {};
  std::string result;
  bool is_first = true;
  for (const std::string_view line : split_lines(*text, LineEnds::drop)) {
    if (!is_first) result += separator;
    is_first = false;
    const std::vector<std::string> wrapped = wrap(line, options);
    for (std::size_t i = 0; i < wrapped.size(); ++i)
      result.append(i > 0 ? separator : std::string_view()).append(wrapped[i]);
  }
  return context.text(result);
}

Value pprint(const Arguments& arguments, Context& context) {
  std::string text;
  append_repr(text, arguments[0], context.room());
  return context.text(text);
}

}  // namespace evdoc::render::filters
