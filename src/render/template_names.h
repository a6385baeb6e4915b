// Which other templates a template names.
#pragma once

#include <string_view>
#include <vector>

#include "render/ast.h"

namespace evdoc::render {

struct TemplateNames {
  std::vector<std::string_view> constants;
  bool has_computed = false;  ///< some names are known at run time only
};

/// The names in extends, include and import.
TemplateNames template_names(Body body);

}  // namespace evdoc::render
