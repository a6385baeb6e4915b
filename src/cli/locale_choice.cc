#include "cli/locale_choice.h"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include "base/suggest.h"
#include "cli/codes.h"
#include "text/locale.h"

namespace evdoc::cli {

namespace {

void report_no_tag(const std::string& text, const LocaleTag& tag, Diagnostics& diagnostics) {
  diagnostics.report(
      code::invalid_value, {}, fmt::format("--locale '{}': {}", text, describe(tag)),
      tag.suggestion.empty() ? "give a BCP 47 tag such as 'de-DE'" : fmt::format("did you mean '{}'?", tag.suggestion));
}

void report_unknown(const std::string& tag, const std::vector<std::string_view>& known, Diagnostics& diagnostics) {
  const std::string hint = did_you_mean(tag, known);
  diagnostics.report(code::unknown_locale, {}, fmt::format("the project has no locale '{}'", tag),
                     hint.empty() ? fmt::format("its locales are {}", fmt::join(known, ", ")) : hint);
}

}  // namespace

std::vector<std::string> choose_locales(std::span<const std::string> values, const Settings& settings,
                                        Diagnostics& diagnostics) {
  std::vector<std::string_view> known{settings.source_locale};
  for (const LocaleSettings& locale : settings.locales) known.push_back(locale.tag);
  std::vector<std::string> chosen;
  for (const std::string& text : values) {
    const LocaleTag tag = parse_locale(text);
    if (!tag.is_valid()) {
      report_no_tag(text, tag, diagnostics);
    } else if (std::ranges::find(known, tag.tag) == known.end()) {
      report_unknown(tag.tag, known, diagnostics);
    } else {
      chosen.push_back(tag.tag);
    }
  }
  return chosen;
}

}  // namespace evdoc::cli
