#include "page/locale_filters.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "page/codes.h"
#include "page/list_items.h"
#include "page/scope.h"
#include "text/format.h"

namespace evdoc {

namespace {

using render::Arguments;
using render::Context;
using render::Kind;
using render::Value;

/// In the order of DateStyle.
constexpr std::array<std::string_view, 4> date_styles{"short", "medium", "long", "full"};

std::string_view locale_of(Context& context) {
  return variant_of(context).locale;
}

}  // namespace

Value number_filter(const Arguments& arguments, Context& context) {
  const Value& value = arguments[0];
  if (value.is_integral()) return context.text(format_integer(value.as_integer(), locale_of(context)));
  if (value.is(Kind::number)) return context.text(format_number(value.as_number(), locale_of(context)));
  return context.fail(code::filter_argument, "the filter 'number' takes a number", "give it a number, not its text");
}

Value date_filter(const Arguments& arguments, Context& context) {
  const Value style = arguments.get(1, Value::string("long"));
  const auto found = style.is_string() ? std::ranges::find(date_styles, style.as_string()) : date_styles.end();
  if (found == date_styles.end()) {
    return context.fail(code::filter_argument, "unknown style of the filter 'date'",
                        "the styles are 'short', 'medium', 'long' and 'full'");
  }
  const std::optional<Day> day = arguments[0].is_string() ? parse_day(arguments[0].as_string()) : std::nullopt;
  if (!day) {
    return context.fail(code::filter_argument, "the filter 'date' takes a day",
                        "write it as YYYY-MM-DD or MM/DD/YYYY: 2017-03-30");
  }
  return context.text(format_day(*day, static_cast<DateStyle>(found - date_styles.begin()), locale_of(context)));
}

Value plural_filter(const Arguments& arguments, Context& context) {
  if (!arguments[0].is_integral() || !arguments[1].is_string()) {
    return context.fail(code::filter_argument, "the filter 'plural' takes a whole number and a pattern",
                        "write {{ count | plural('{n, plural, one {# event} other {# events}}') }}");
  }
  const auto text = format_count(arguments[1].as_string(), arguments[0].as_integer(), locale_of(context));
  if (text) return context.text(*text);
  return context.fail(code::filter_argument, fmt::format("'{}' is no message pattern", arguments[1].as_string()),
                      "see ICU MessageFormat; the argument is n, and every plural needs 'other'");
}

Value prose_list_filter(const Arguments& arguments, Context& context) {
  const std::optional<std::vector<Value>> items = list_items(arguments[0], context);
  std::vector<std::string> texts;
  for (const Value& item : items.value_or(std::vector<Value>())) {
    if (std::optional<std::string> text = shown_text(item, context)) texts.push_back(*std::move(text));
  }
  if (items && texts.size() == items->size()) return context.text(format_list(texts, locale_of(context)));
  return context.fail(
      code::filter_argument, "the filter 'prose_list' takes a list of texts",
      "write {{ names | prose_list }}; of objects take a field: {{ keywords | map(attribute='name') | prose_list }}");
}

}  // namespace evdoc
