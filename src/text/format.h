// Numbers, dates, lists and counted words as readers of a locale write them; always with Western digits and the Gregorian
// calendar.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace evdoc {

/// "4.031" in German, "4,031" in English. Never for an event id, which is a name.
std::string format_integer(int64_t value, std::string_view locale);

/// With up to three digits behind the decimal mark.
std::string format_number(double value, std::string_view locale);

enum class DateStyle : uint8_t { short_form, medium, long_form, full };

/// A day of the calendar, which has no time zone.
struct Day {
  int year = 1970;
  int month = 1;  ///< from 1
  int day = 1;
};

/// "2017-03-30" or "03/30/2017" (month first, as the published pages have it); nothing if it is neither or no such day.
std::optional<Day> parse_day(std::string_view text);

std::string format_day(Day day, DateStyle style, std::string_view locale);

/// The items as a sentence has them: "A, B, and C", "A、B、C".
std::string format_list(const std::vector<std::string>& items, std::string_view locale);

/// An ICU MessageFormat pattern with one argument `n`: "{n, plural, one {# event} other {# events}}". Nothing if the
/// pattern is wrong.
std::optional<std::string> format_count(std::string_view pattern, int64_t count, std::string_view locale);

}  // namespace evdoc
