// The inputs of a build for Make, Ninja and CMake.
#pragma once

#include <span>
#include <string>

#include "base/diagnostic.h"
#include "base/source.h"

namespace evdoc::cli {

/// "TARGET: INPUT...", as compilers write it. The target is the file's own name without its ".d".
std::string depfile_text(const std::string& path, std::span<const InputRecord> inputs);

/// Writes it, unless it is there already. Reports output-unwritable.
void write_depfile(const std::string& path, std::span<const InputRecord> inputs, Diagnostics& diagnostics);

}  // namespace evdoc::cli
