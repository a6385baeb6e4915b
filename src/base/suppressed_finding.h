// Findings that a project knows and accepts: nobody is stopped by them, but reports can name them.
#pragma once

#include <cstdint>
#include <string>

#include "base/diagnostic.h"

namespace evdoc {

struct SuppressedFinding {
  enum class Where : uint8_t {
    settings,  ///< evdoc.toml
    table,     ///< a note beside the text
    baseline,
  };
  Diagnostic finding;
  Where where = Where::settings;
  std::string reason;
};

}  // namespace evdoc
