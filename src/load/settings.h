// evdoc.toml to the settings of a project.
#pragma once

#include <optional>
#include <string>

#include "base/diagnostic.h"
#include "base/source.h"
#include "model/project.h"

namespace evdoc {

inline constexpr std::string_view project_file_name = "evdoc.toml";

/// The nearest evdoc.toml in `folder` or the folders around it. The path begins like `folder`, with `../` as needed.
std::optional<std::string> find_project_file(const std::string& folder);

/// Reads the settings. Paths become relative to the folder of the source's path, as does a template set that is not
/// built in. What is wrong is reported and keeps its default.
Settings load_settings(const Source& source, Diagnostics& diagnostics);

}  // namespace evdoc
