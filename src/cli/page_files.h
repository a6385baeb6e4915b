// The files of published pages: found, read and scanned.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/source.h"
#include "harvest/harvest.h"

namespace evdoc::cli {

/// The pages that the operands mean: files as they are named, and of folders every Markdown and YAML file in them, at
/// any depth, by path. Each file is there once. What is absent is named as it is: reading it reports it.
std::vector<std::string> page_files(std::span<const std::string> operands);

/// Reads and scans the files on up to `jobs` threads; the result is in their order. Files that can't be read are
/// reported. YAML that is no table of contents is left out.
std::vector<HarvestInput> scan_files(const std::vector<std::string>& paths, unsigned jobs, Sources& sources,
                                     Diagnostics& diagnostics);

}  // namespace evdoc::cli
