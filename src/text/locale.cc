#include "text/locale.h"

#include <unicode/bytestream.h>
#include <unicode/locid.h>
#include <unicode/region.h>
#include <unicode/uchar.h>
#include <unicode/uloc.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>

namespace evdoc {

namespace {

/// Windows' pseudo-locales. ICU would take their second subtag for a script or a variant.
constexpr std::array<std::string_view, 4> pseudo_locales{"qps-ploc", "qps-ploca", "qps-plocm", "qps-latn-x-sh"};

/// Names that .NET used before it had scripts.
constexpr std::array<std::array<std::string_view, 2>, 2> legacy_names{{{"zh-chs", "zh-Hans"}, {"zh-cht", "zh-Hant"}}};

constexpr std::size_t longest_tag = 100;  // bytes; real ones have at most about 35

std::string normalized(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c == '_') c = '-';
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return result;
}

bool is_pseudo_locale(std::string_view tag) {
  return std::find(pseudo_locales.begin(), pseudo_locales.end(), tag) != pseudo_locales.end();
}

std::string join_subtags(std::string_view language, std::string_view script, std::string_view region) {
  std::string tag(language);
  for (const std::string_view part : {script, region}) {
    if (!part.empty()) tag.append("-").append(part);
  }
  return tag;
}

std::string to_tag(const icu::Locale& locale) {
  UErrorCode status = U_ZERO_ERROR;
  std::string tag = locale.toLanguageTag<std::string>(status);
  return U_SUCCESS(status) ? tag : std::string();
}

icu::Locale from_tag(std::string_view tag) {
  UErrorCode status = U_ZERO_ERROR;
  icu::Locale locale = icu::Locale::forLanguageTag({tag.data(), static_cast<int32_t>(tag.size())}, status);
  if (U_FAILURE(status)) locale.setToBogus();
  return locale;
}

icu::Locale with_likely_subtags(icu::Locale locale) {
  UErrorCode status = U_ZERO_ERROR;
  locale.addLikelySubtags(status);
  return locale;
}

/// ICU has no list of all registered languages; what it can name or knows an ISO 639-2 code for is one.
bool is_language(const icu::Locale& locale) {
  if (*uloc_getISO3Language(locale.getLanguage()) != '\0') return true;
  icu::UnicodeString name;
  icu::Locale(locale.getLanguage()).getDisplayLanguage(icu::Locale::getEnglish(), name);
  return name != icu::UnicodeString(locale.getLanguage(), -1, US_INV);
}

bool is_script(const char* script) {
  return *script == '\0' || u_getPropertyValueEnum(UCHAR_SCRIPT, script) != UCHAR_INVALID_CODE;
}

/// Those of ISO 3166 are asked for first: for the others ICU reads a table that takes it a millisecond.
bool is_region(const icu::Locale& locale) {
  const char* region = locale.getCountry();
  if (*region == '\0' || *locale.getISO3Country() != '\0') return true;
  UErrorCode status = U_ZERO_ERROR;
  const icu::Region* found = icu::Region::getInstance(region, status);
  return U_SUCCESS(status) && found != nullptr;
}

LocaleTag refused(LocaleFault fault, std::string_view part, std::string suggestion = {}) {
  return {.tag = {}, .fault = fault, .part = std::string(part), .suggestion = std::move(suggestion)};
}

/// The language with the region where most of its speakers live: "ko-KR" for "ko".
std::string with_likely_region(const icu::Locale& locale) {
  const icu::Locale likely = with_likely_subtags(icu::Locale(locale.getLanguage()));
  return to_tag(icu::Locale(locale.getLanguage(), likely.getCountry()));
}

LocaleTag check_subtags(const icu::Locale& locale) {
  const std::string_view language = locale.getLanguage();
  if (language.empty() || language == "und") return refused(LocaleFault::no_language, language);
  if (!is_language(locale)) return refused(LocaleFault::unknown_language, language);
  if (!is_script(locale.getScript())) {
    return refused(LocaleFault::unknown_script, locale.getScript(), with_likely_region(locale));
  }
  if (!is_region(locale)) {
    return refused(LocaleFault::unknown_region, locale.getCountry(), with_likely_region(locale));
  }
  UErrorCode status = U_ZERO_ERROR;
  icu::Locale canonical = locale;
  canonical.canonicalize(status);
  std::string tag = to_tag(U_SUCCESS(status) ? canonical : locale);
  if (tag.empty()) return refused(LocaleFault::syntax, {});
  return {.tag = std::move(tag), .fault = LocaleFault::none, .part = {}, .suggestion = {}};
}

}  // namespace

LocaleTag parse_locale(std::string_view text) {
  if (text.empty() || text.size() > longest_tag) return refused(LocaleFault::syntax, {});
  const std::string tag = normalized(text);
  if (is_pseudo_locale(tag)) {
    return {.tag = tag, .fault = LocaleFault::none, .part = {}, .suggestion = {}};
  }
  for (const auto& [legacy, name] : legacy_names) {
    if (tag == legacy) return refused(LocaleFault::syntax, {}, std::string(name));
  }
  const icu::Locale locale = from_tag(tag);
  if (locale.isBogus()) return refused(LocaleFault::syntax, {});
  return check_subtags(locale);
}

std::string describe(const LocaleTag& tag) {
  switch (tag.fault) {
    case LocaleFault::none:
      return {};
    case LocaleFault::syntax:
      return "it does not have the form of a BCP 47 tag";
    case LocaleFault::no_language:
      return "it names no language";
    case LocaleFault::unknown_language:
      return "'" + tag.part + "' is not a language";
    case LocaleFault::unknown_script:
      return "'" + tag.part + "' is not a script";
    case LocaleFault::unknown_region:
      return "'" + tag.part + "' is not a region";
  }
  return {};
}

std::vector<std::string> parent_locales(std::string_view tag) {
  const icu::Locale locale = from_tag(tag);
  if (locale.isBogus() || is_pseudo_locale(tag)) return {};
  const std::string language = locale.getLanguage();
  const std::string script = with_likely_subtags(locale).getScript();
  const bool is_usual_script = script == with_likely_subtags(icu::Locale(language.c_str())).getScript();
  const bool has_script = *locale.getScript() != '\0';

  std::vector<std::string> parents;
  const auto add = [&](std::string name) {
    const bool is_new = std::find(parents.begin(), parents.end(), name) == parents.end();
    if (name != tag && is_new) parents.push_back(std::move(name));
  };
  add(to_tag(icu::Locale(locale.getBaseName())));
  add(join_subtags(language, has_script ? script : "", locale.getCountry()));
  if (has_script || !is_usual_script) add(join_subtags(language, script, ""));
  if (is_usual_script) add(language);
  return parents;
}

bool is_same_language(std::string_view a, std::string_view b) {
  return a.substr(0, a.find('-')) == b.substr(0, b.find('-'));
}

bool is_right_to_left(std::string_view tag) {
  return uloc_isRightToLeft(from_tag(tag).getName()) != 0;
}

}  // namespace evdoc
