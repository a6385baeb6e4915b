// Language tags: BCP 47, canonical form and fallback.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace evdoc {

enum class LocaleFault : uint8_t {
  none,
  syntax,            ///< not well-formed by BCP 47
  no_language,       ///< "und", "x-none": names no language
  unknown_language,  ///< no such language subtag
  unknown_script,
  unknown_region,  ///< "ko-ko"
};

/// What a string means as a language tag.
struct LocaleTag {
  std::string tag;  ///< canonical: "zh-CN" for "zh_cn", "he" for "iw"; empty when there is a fault
  LocaleFault fault = LocaleFault::none;
  std::string part;        ///< the subtag that is at fault; may be empty
  std::string suggestion;  ///< a valid tag that is likely meant, or empty

  bool is_valid() const { return fault == LocaleFault::none; }
};

/// Checks `text` strictly: well-formed, and language, script and region are real ones. `_` is read as `-`. Windows'
/// pseudo-locales (`qps-ploc` and its kin) are valid and kept in lower case.
LocaleTag parse_locale(std::string_view text);

/// Why a tag is refused, in the words of a message: "'KO' is not a region".
std::string describe(const LocaleTag& tag);

/// The more general locales to ask in order when `tag` (canonical) has no translation. A script is never crossed:
/// zh-TW asks zh-Hant and not zh; de-AT asks de.
std::vector<std::string> parent_locales(std::string_view tag);

/// Whether texts of the one can stand for those of the other: "en" and "en-US" can, "de" cannot.
bool is_same_language(std::string_view a, std::string_view b);

/// Whether its text runs from right to left: "ar", "he-IL".
bool is_right_to_left(std::string_view tag);

}  // namespace evdoc
