// The locales that a command line asks for.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "model/project.h"

namespace evdoc::cli {

/// The values of --locale, canonical; what is no locale of the project is reported.
std::vector<std::string> choose_locales(std::span<const std::string> values, const Settings& settings,
                                        Diagnostics& diagnostics);

}  // namespace evdoc::cli
