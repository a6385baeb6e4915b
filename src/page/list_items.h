// Lists of templates, and their items as texts.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "render/shape.h"

namespace evdoc {

/// The items of a list of any kind; nothing for what is none.
std::optional<std::vector<render::Value>> list_items(const render::Value& value, render::Context& context);

/// A string, a whole number, or what the page shows of a unit; nothing for what has no text.
std::optional<std::string> shown_text(const render::Value& value, render::Context& context);

}  // namespace evdoc
