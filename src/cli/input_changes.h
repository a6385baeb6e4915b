// Which inputs are other than they were.
#pragma once

#include <string>
#include <vector>

#include "base/source.h"

namespace evdoc::cli {

struct InputChanges {
  std::vector<std::string> paths;  ///< of inputs that were changed, deleted or, if they were looked for, added
  bool has_new_stamps = false;     ///< an input is the same under another stamp
};

/// Compares inputs with what is there now, on up to `jobs` threads: by their stamps, and by their bytes where those
/// differ. Inputs that are the same get their new stamps.
InputChanges find_changes(std::vector<InputRecord>& inputs, unsigned jobs);

}  // namespace evdoc::cli
