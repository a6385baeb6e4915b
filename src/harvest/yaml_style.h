// How markdown/ calls the quotings of the model.
#pragma once

#include "markdown/yaml.h"
#include "model/event_docs.h"

namespace evdoc {

constexpr markdown::YamlStyle yaml_style(Quoting quoting) {
  switch (quoting) {
    case Quoting::plain:
      return markdown::YamlStyle::plain;
    case Quoting::if_needed:
      return markdown::YamlStyle::if_needed;
    case Quoting::double_quotes:
      return markdown::YamlStyle::double_quotes;
    case Quoting::double_non_ascii:
      return markdown::YamlStyle::double_non_ascii;
  }
  return markdown::YamlStyle::if_needed;
}

}  // namespace evdoc
