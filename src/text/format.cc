#include "text/format.h"

#include <unicode/datefmt.h>
#include <unicode/gregocal.h>
#include <unicode/listformatter.h>
#include <unicode/locid.h>
#include <unicode/msgfmt.h>
#include <unicode/numfmt.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <memory>

#include <fmt/format.h>

namespace evdoc {

namespace {

icu::StringPiece piece(std::string_view text) {
  return {text.data(), static_cast<int32_t>(text.size())};
}

/// The locale with the digits and the calendar of docs, whatever its own default is.
icu::Locale docs_locale(std::string_view tag) {
  UErrorCode status = U_ZERO_ERROR;
  icu::Locale locale = icu::Locale::forLanguageTag(piece(tag), status);
  if (U_FAILURE(status)) locale = icu::Locale::getRoot();
  status = U_ZERO_ERROR;
  locale.setKeywordValue("calendar", "gregorian", status);
  locale.setKeywordValue("numbers", "latn", status);
  return locale;
}

std::string utf8(const icu::UnicodeString& text) {
  std::string result;
  return text.toUTF8String(result);
}

template <class Number>
std::string format(Number value, std::string_view locale) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::NumberFormat> numbers(icu::NumberFormat::createInstance(docs_locale(locale), status));
  if (!numbers) return std::to_string(value);
  icu::UnicodeString text;
  return utf8(numbers->format(value, text));
}

std::optional<int> digits(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool is_whole = error == std::errc() && end == text.data() + text.size() && text.front() != '-';
  return is_whole ? std::optional(value) : std::nullopt;
}

bool exists(Day day) {
  constexpr std::array<int, 12> lengths{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (day.month < 1 || day.month > 12 || day.day < 1) return false;
  const bool is_leap = (day.year % 4 == 0 && day.year % 100 != 0) || day.year % 400 == 0;
  return day.day <= lengths[static_cast<std::size_t>(day.month - 1)] + (is_leap && day.month == 2 ? 1 : 0);
}

icu::DateFormat::EStyle icu_style(DateStyle style) {
  switch (style) {
    case DateStyle::short_form:
      return icu::DateFormat::kShort;
    case DateStyle::medium:
      return icu::DateFormat::kMedium;
    case DateStyle::long_form:
      return icu::DateFormat::kLong;
    case DateStyle::full:
      return icu::DateFormat::kFull;
  }
  return icu::DateFormat::kLong;
}

}  // namespace

std::string format_integer(int64_t value, std::string_view locale) {
  return format(value, locale);
}

std::string format_number(double value, std::string_view locale) {
  return format(value, locale);
}

std::optional<Day> parse_day(std::string_view text) {
  constexpr std::size_t length = 10;
  if (text.size() != length) return std::nullopt;
  const bool is_iso = text[4] == '-' && text[7] == '-';
  const bool is_published = text[2] == '/' && text[5] == '/';
  if (!is_iso && !is_published) return std::nullopt;
  const auto year = digits(is_iso ? text.substr(0, 4) : text.substr(6, 4));
  const auto month = digits(is_iso ? text.substr(5, 2) : text.substr(0, 2));
  const auto day = digits(is_iso ? text.substr(8, 2) : text.substr(3, 2));
  if (!year || !month || !day) return std::nullopt;
  const Day result{*year, *month, *day};
  return exists(result) ? std::optional(result) : std::nullopt;
}

std::string format_day(Day day, DateStyle style, std::string_view locale) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Locale docs = docs_locale(locale);
  const std::unique_ptr<icu::DateFormat> dates(icu::DateFormat::createDateInstance(icu_style(style), docs));
  icu::GregorianCalendar calendar(*icu::TimeZone::getGMT(), docs, status);
  if (!dates || U_FAILURE(status)) return {};
  dates->setTimeZone(*icu::TimeZone::getGMT());
  calendar.clear();
  calendar.set(day.year, day.month - 1, day.day);
  icu::UnicodeString text;
  return utf8(dates->format(calendar.getTime(status), text));
}

std::string format_list(const std::vector<std::string>& items, std::string_view locale) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::ListFormatter> lists(
      icu::ListFormatter::createInstance(docs_locale(locale), ULISTFMT_TYPE_AND, ULISTFMT_WIDTH_WIDE, status));
  std::vector<icu::UnicodeString> texts;
  for (const std::string& item : items) texts.push_back(icu::UnicodeString::fromUTF8(piece(item)));
  icu::UnicodeString joined;
  if (lists) lists->format(texts.data(), static_cast<int32_t>(texts.size()), joined, status);
  return lists && U_SUCCESS(status) ? utf8(joined) : fmt::format("{}", fmt::join(items, ", "));
}

std::optional<std::string> format_count(std::string_view pattern, int64_t count, std::string_view locale) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::MessageFormat message(icu::UnicodeString::fromUTF8(piece(pattern)), docs_locale(locale), status);
  if (U_FAILURE(status)) return std::nullopt;
  const std::array<icu::UnicodeString, 1> names{icu::UnicodeString("n")};
  const std::array<icu::Formattable, 1> values{icu::Formattable(count)};
  icu::UnicodeString text;
  message.format(names.data(), values.data(), 1, text, status);
  return U_SUCCESS(status) ? std::optional(utf8(text)) : std::nullopt;
}

}  // namespace evdoc
