#include "load/manifest_types.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/ascii.h"
#include "load/manifest_codes.h"
#include "load/winmeta.h"

namespace evdoc {

namespace {

constexpr std::string_view schema_namespace = "http://www.w3.org/2001/XMLSchema";

std::string_view local_part(std::string_view name) {
  return name.substr(name.find(':') + 1);
}

/// By local name and namespace; a prefix that is not declared counts as it is written.
bool is_known(const xml::Element& element, const Text& type, std::span<const std::string_view> known) {
  const xml::QualifiedName name = element.resolve(type.value);
  return std::any_of(known.begin(), known.end(), [&](std::string_view candidate) {
    if (local_part(candidate) != name.local) return false;
    if (!name.is_declared) return candidate == type.value;
    return name.space == (candidate.starts_with("win:") ? winmeta::name_space : schema_namespace);
  });
}

}  // namespace

void check_type(const xml::Element& element, const Text& type, std::span<const std::string_view> known,
                ProviderScope& scope) {
  if (type.empty() || is_known(element, type, known)) return;
  const auto meant = std::find_if(known.begin(), known.end(), [&](std::string_view candidate) {
    return is_same_but_for_case(local_part(candidate), local_part(type.value));
  });
  if (meant != known.end()) {
    scope.diagnostics.report(code::legacy_name, type.span, fmt::format("there is no type '{}'", type.value),
                             fmt::format("write '{}'", *meant));
    return;
  }
  scope.diagnostics.report(code::unknown_type, type.span, fmt::format("there is no type '{}'", type.value),
                           scope.suggester.suggest(type.value, known, "name a type of winmeta.xml: win:UnicodeString"));
}

}  // namespace evdoc
