// set.toml to a template set.
#pragma once

#include "base/diagnostic.h"
#include "base/source.h"
#include "model/project.h"

namespace evdoc {

inline constexpr std::string_view template_set_file_name = "set.toml";

/// Reads which pages a set makes, and how. Its folder is that of the source's path; its name, the folder's last part.
TemplateSet load_template_set(const Source& source, Diagnostics& diagnostics);

}  // namespace evdoc
