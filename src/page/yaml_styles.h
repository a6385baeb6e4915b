// The ways to write a front matter value, under each of the names that they go by.
#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "markdown/yaml.h"
#include "model/project.h"
#include "page/scope.h"

namespace evdoc {

struct YamlStyleNames {
  std::string_view name;  ///< as templates have it
  Quoting quoting;        ///< as event docs have it
  Transform transform;    ///< of a unit
  markdown::YamlStyle style;
};

inline constexpr std::array<YamlStyleNames, 4> yaml_styles{{
    {"if_needed", Quoting::if_needed, Transform::yaml_if_needed, markdown::YamlStyle::if_needed},
    {"double", Quoting::double_quotes, Transform::yaml_double_quotes, markdown::YamlStyle::double_quotes},
    {"double_non_ascii", Quoting::double_non_ascii, Transform::yaml_double_non_ascii,
     markdown::YamlStyle::double_non_ascii},
    {"plain", Quoting::plain, Transform::yaml_plain, markdown::YamlStyle::plain},
}};

constexpr const YamlStyleNames& yaml_names(Quoting quoting) {
  for (const YamlStyleNames& names : yaml_styles) {
    if (names.quoting == quoting) return names;
  }
  return yaml_styles.front();
}

constexpr markdown::YamlStyle yaml_style(Quoting quoting) {
  return yaml_names(quoting).style;
}

constexpr Transform yaml_transform(Quoting quoting) {
  return yaml_names(quoting).transform;
}

/// Nothing for what is no way to write a front matter value.
constexpr std::optional<markdown::YamlStyle> yaml_style(Transform transform) {
  for (const YamlStyleNames& names : yaml_styles) {
    if (names.transform == transform) return names.style;
  }
  return std::nullopt;
}

}  // namespace evdoc
