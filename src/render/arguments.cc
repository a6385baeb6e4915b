#include "render/arguments.h"

#include "render/operators.h"
#include "render/undefined.h"

namespace evdoc::render {

std::optional<int64_t> integer_at(const Arguments& arguments, std::size_t i, int64_t fallback, Context& context) {
  if (!arguments.has(i)) return fallback;
  if (arguments[i].is_integral()) return arguments[i].as_integer();
  fail_type(arguments[i], "an integer", context);
  return std::nullopt;
}

std::optional<int64_t> integer_or_none_at(const Arguments& arguments, std::size_t i, int64_t fallback,
                                          Context& context) {
  return is_given(arguments, i) ? integer_at(arguments, i, fallback, context) : fallback;
}

bool flag_at(const Arguments& arguments, std::size_t i, bool fallback, Context& context) {
  return arguments.has(i) ? is_true(arguments[i], context) : fallback;
}

std::string_view text_at(const Arguments& arguments, std::size_t i, std::string_view fallback, Context& context) {
  return arguments.has(i) ? text_of(arguments[i], context) : fallback;
}

std::optional<std::string_view> string_at(const Arguments& arguments, std::size_t i, Context& context) {
  if (arguments[i].is_string()) return arguments[i].as_string();
  fail_type(arguments[i], "text", context);
  return std::nullopt;
}

bool is_given(const Arguments& arguments, std::size_t i) {
  return arguments.has(i) && !arguments[i].is(Kind::none);
}

}  // namespace evdoc::render
