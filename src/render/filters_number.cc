// Filters on numbers.
#include <fmt/format.h>

#include <array>
#include <cmath>

#include "render/arguments.h"
#include "render/arithmetic.h"
#include "render/codes.h"
#include "render/filters.h"
#include "render/numbers.h"
#include "render/operators.h"
#include "render/undefined.h"

namespace evdoc::render::filters {

Value abs(const Arguments& arguments, Context& context) {
  const Value& subject = arguments[0];
  if (!subject.is_numeric()) return fail_type(subject, "a number", context);
  if (!subject.is_integral()) return Value::number(std::abs(subject.as_number()));
  return subject.as_integer() < 0 ? negate(subject, context) : Value::integer(subject.as_integer());
}

namespace {

bool cannot_convert(const Value& value, Context& context) {
  if (value.is(Kind::undefined)) return fail_undefined(value, context), true;
  if (value.is(Kind::reference) || value.is(Kind::fragment)) return fail_as_text(value, context), true;
  return false;
}

}  // namespace

Value integer(const Arguments& arguments, Context& context) {
  const Value& subject = arguments[0];
  const std::optional<int64_t> base = integer_at(arguments, 2, 10, context);
  if (!base || cannot_convert(subject, context)) return {};
  const Value fallback = arguments.get(1, Value::integer(0));
  if (subject.is_integral()) return Value::integer(subject.as_integer());
  if (subject.is_string()) {
    if (*base != 0 && (*base < 2 || *base > 36)) return fallback;
    bool overflows = false;
    const std::optional<int64_t> whole = parse_integer(subject.as_string(), static_cast<int>(*base), overflows);
    if (overflows) return fail_overflow(context);
    if (whole) return Value::integer(*whole);
  }
  const std::optional<double> number = subject.is_string() ? parse_float(subject.as_string()) : std::optional<double>();
  const double value = subject.is(Kind::number) ? subject.as_number() : number.value_or(std::nan(""));
  return std::isnan(value) ? fallback : to_integer(value, context);
}

Value number(const Arguments& arguments, Context& context) {
  const Value& subject = arguments[0];
  if (cannot_convert(subject, context)) return {};
  if (subject.is_numeric()) return Value::number(as_double(subject));
  const std::optional<double> value = subject.is_string() ? parse_float(subject.as_string()) : std::nullopt;
  return value ? Value::number(*value) : arguments.get(1, Value::number(0));
}

namespace {

Value round_integer(int64_t value, int64_t precision, Context& context) {
  if (precision >= 0) return Value::integer(value);
  if (precision < -18) return Value::integer(0);
  int64_t unit = 1;
  for (int64_t i = precision; i < 0; ++i) unit *= 10;
  const int64_t down = value - ((value % unit) + unit) % unit;
  const int64_t above = value - down;
  const bool is_odd = (down / unit) % 2 != 0;
  const bool rounds_up = above > unit - above || (above == unit - above && is_odd);
  int64_t result = 0;
  if (__builtin_add_overflow(down, rounds_up ? unit : 0, &result)) return fail_overflow(context);
  return Value::integer(result);
}

/// Half to even on the exact value, as Python's round().
double round_number(double value, int64_t precision) {
  if (!std::isfinite(value) || precision > 300) return value;
  if (precision >= 0) return *parse_float(fmt::format("{:.{}f}", value, precision));
  const double unit = std::pow(10.0, static_cast<double>(-precision));
  return std::isinf(unit) ? std::copysign(0.0, value) : std::nearbyint(value / unit) * unit;
}

}  // namespace

Value round(const Arguments& arguments, Context& context) {
  const Value& subject = arguments[0];
  const std::optional<int64_t> precision = integer_at(arguments, 1, 0, context);
  const std::string_view method = text_at(arguments, 2, "common", context);
  if (!precision) return {};
  if (method != "common" && method != "ceil" && method != "floor") {
    return context.fail(code::wrong_arguments, fmt::format("'round' knows no method '{}'", method),
                        "the methods are 'common', 'ceil' and 'floor'");
  }
  if (!subject.is_numeric()) return fail_type(subject, "a number", context);
  if (method == "common") {
    return subject.is_integral() ? round_integer(subject.as_integer(), *precision, context)
                                 : Value::number(round_number(subject.as_number(), *precision));
  }
  const double unit = std::pow(10.0, static_cast<double>(*precision));
  const double scaled = as_double(subject) * unit;
  if (!std::isfinite(scaled)) return fail_overflow(context);
  return Value::number((method == "ceil" ? std::ceil(scaled) : std::floor(scaled)) / unit);
}

Value filesizeformat(const Arguments& arguments, Context& context) {
  constexpr std::array<std::string_view, 8> decimal{"kB", "MB", "GB", "TB", "PB", "EB", "ZB", "YB"};
  constexpr std::array<std::string_view, 8> binary{"KiB", "MiB", "GiB", "TiB", "PiB", "EiB", "ZiB", "YiB"};
  const Value& subject = arguments[0];
  if (cannot_convert(subject, context)) return {};
  const bool is_binary = flag_at(arguments, 1, false, context);
  const std::optional<double> parsed = subject.is_numeric()  ? as_double(subject)
                                       : subject.is_string() ? parse_float(subject.as_string())
                                                             : std::nullopt;
  if (!parsed) return fail_type(subject, "a number of bytes", context);
  const double bytes = *parsed;
  const double base = is_binary ? 1024 : 1000;
  if (bytes == 1) return Value::string("1 Byte");
  if (bytes < base)
    return std::isfinite(bytes) ? context.text(fmt::format("{} Bytes", static_cast<int64_t>(std::max(bytes, -9e18))))
                                : fail_overflow(context);
  double unit = base;
  std::size_t i = 0;
  for (unit *= base; bytes >= unit && i + 1 < decimal.size(); unit *= base) ++i;
  return context.text(fmt::format("{:.1f} {}", base * bytes / unit, is_binary ? binary[i] : decimal[i]));
}

}  // namespace evdoc::render::filters
