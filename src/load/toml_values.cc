#include "load/toml_values.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/suggest.h"
#include "load/codes.h"
#include "text/locale.h"

namespace evdoc {

std::optional<std::string> read_locale(const TomlString& text, Diagnostics& diagnostics) {
  LocaleTag tag = parse_locale(text.value);
  if (tag.is_valid()) return std::move(tag.tag);
  diagnostics.report(
      code::invalid_locale, text.span, fmt::format("'{}' is not a locale: {}", text.value, describe(tag)),
      tag.suggestion.empty() ? "write a BCP 47 tag such as zh-CN" : fmt::format("did you mean '{}'?", tag.suggestion));
  return std::nullopt;
}

std::optional<std::size_t> read_choice(const TomlString& text, std::string_view kind,
                                       std::span<const std::string_view> names, Diagnostics& diagnostics) {
  const auto found = std::ranges::find(names, text.value);
  if (found != names.end()) return static_cast<std::size_t>(found - names.begin());
  const std::string help = did_you_mean(text.value, names);
  diagnostics.report(code::wrong_setting, text.span, fmt::format("there is no {} '{}'", kind, text.value),
                     help.empty() ? fmt::format("write one of: {}", fmt::join(names, ", ")) : help);
  return std::nullopt;
}

}  // namespace evdoc
