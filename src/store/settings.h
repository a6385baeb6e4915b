// The settings of a project to its evdoc.toml.
#pragma once

#include <string>

#include "model/project.h"

namespace evdoc {

/// The bytes of the file, which is to stand in `settings.folder`: paths are written relative to it. Output pattern,
/// editions and least state only where they are not the defaults. Characters that are not UTF-8 become U+FFFD.
std::string settings_file(const Settings& settings);

}  // namespace evdoc
