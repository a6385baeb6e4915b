#include "text/script.h"

#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <array>
#include <string>

namespace evdoc {

namespace {

Script known_script(UScriptCode code) {
  switch (code) {
    case USCRIPT_COMMON:
    case USCRIPT_INHERITED:
    case USCRIPT_INVALID_CODE:
      return Script::common;
    case USCRIPT_LATIN:
      return Script::latin;
    case USCRIPT_CYRILLIC:
      return Script::cyrillic;
    case USCRIPT_GREEK:
      return Script::greek;
    case USCRIPT_HAN:
    case USCRIPT_SIMPLIFIED_HAN:
    case USCRIPT_TRADITIONAL_HAN:
      return Script::han;
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_JAPANESE:
      return Script::kana;
    case USCRIPT_HANGUL:
    case USCRIPT_KOREAN:
      return Script::hangul;
    case USCRIPT_ARABIC:
      return Script::arabic;
    case USCRIPT_HEBREW:
      return Script::hebrew;
    case USCRIPT_THAI:
      return Script::thai;
    case USCRIPT_DEVANAGARI:
      return Script::devanagari;
    default:
      return Script::other;
  }
}

}  // namespace

Script script_of(char32_t c) {
  if (c < 0x80) return (c | 0x20) >= 'a' && (c | 0x20) <= 'z' ? Script::latin : Script::common;
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode code = uscript_getScript(static_cast<UChar32>(c), &status);
  return U_SUCCESS(status) ? known_script(code) : Script::common;
}

Script script_of_locale(std::string_view tag) {
  UErrorCode status = U_ZERO_ERROR;
  icu::Locale locale = icu::Locale::forLanguageTag({tag.data(), static_cast<int32_t>(tag.size())}, status);
  if (U_FAILURE(status) || locale.isBogus()) return Script::common;
  locale.addLikelySubtags(status);
  if (U_FAILURE(status) || *locale.getScript() == '\0') return Script::common;
  return known_script(static_cast<UScriptCode>(u_getPropertyValueEnum(UCHAR_SCRIPT, locale.getScript())));
}

std::string_view script_name(Script script) {
  static constexpr std::array<std::string_view, 12> names{"no",      "Latin",    "Cyrillic",   "Greek",
                                                          "Chinese", "Japanese", "Korean",     "Arabic",
                                                          "Hebrew",  "Thai",     "Devanagari", "another"};
  return names[static_cast<std::size_t>(script)];
}

}  // namespace evdoc
