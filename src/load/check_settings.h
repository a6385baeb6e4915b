// The table `[check]` of evdoc.toml.
#pragma once

#include "base/diagnostic.h"
#include "load/toml_file.h"
#include "model/check_settings.h"

namespace evdoc {

/// Reads the settings of checks. Names of rules are not looked at: those who run them know them.
CheckSettings load_check_settings(const TomlTable& check, Diagnostics& diagnostics);

}  // namespace evdoc
