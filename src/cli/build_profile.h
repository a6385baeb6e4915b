// Where the time of a build went.
#pragma once

#include <cstdint>
#include <span>

#include "base/source.h"
#include "cli/output.h"
#include "cli/site_build.h"

namespace evdoc::cli {

/// What one stage did. Times of several threads are added up.
struct StageProfile {
  int64_t time_ns = 0;
  uint64_t calls = 0;
  uint64_t bytes = 0;
};

struct BuildProfile {
  StageProfile load;       ///< inputs: read and parsed, to the plan of the pages
  StageProfile render;     ///< templates
  StageProfile translate;  ///< renderings, to pages
  StageProfile write;      ///< pages: compared, and staged and moved where they differ
};

/// `load_ns` is the time from the first input to the first table.
BuildProfile profile_of(std::span<const InputRecord> inputs, int64_t load_ns, const BuildReport& report,
                        int64_t commit_ns);

/// A row a stage.
void print_profile(const BuildProfile& profile, Output& out);

}  // namespace evdoc::cli
