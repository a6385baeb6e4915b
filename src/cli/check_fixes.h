// Applies the fixes of findings to the files where they stand.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/diagnostic.h"

namespace evdoc::cli {

/// A file with the fixes in it.
struct FixedFile {
  std::string path;
  std::string before;  ///< its bytes
  std::string after;
  std::size_t fixes = 0;
  std::vector<std::size_t> findings;  ///< indexes of those that are mended so
};

/// The files that the fixes change, by path; all bytes around the fixes stay. Of findings whose fixes overlap the first
/// is mended, and a finding with all its fixes or not at all. `least` is the trust that a fix must have. A file that is
/// no UTF-8, or was changed in the meantime, is reported and left.
std::vector<FixedFile> fix_files(std::span<const Diagnostic> findings, Fix::Trust least, Diagnostics& diagnostics);

}  // namespace evdoc::cli
