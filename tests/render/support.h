// Rendering in tests: templates as text, data as JSON, errors as their whole messages.
#pragma once

#include <map>
#include <string>

#include "base/diagnostic.h"
#include "render/engine.h"

namespace evdoc::test {

/// Templates by name; "main" is rendered.
using Templates = std::map<std::string, std::string, std::less<>>;

/// The output, or the messages in text form if there was an error.
std::string render_text(const Templates& templates, const std::string& json = "{}",
                        render::Environment environment = {});
std::string render_text(const std::string& main, const std::string& json = "{}", render::Environment environment = {});

/// The messages of the static checks.
std::string check_text(const Templates& templates, render::Environment environment = {});

}  // namespace evdoc::test
