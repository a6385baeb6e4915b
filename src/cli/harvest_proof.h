// The proof of a harvest: every published page made again from the project, and compared.
#pragma once

#include <cstddef>
#include <string>

#include "base/diagnostic.h"
#include "base/source.h"
#include "harvest/harvest.h"

namespace evdoc::cli {

struct HarvestProof {
  std::size_t pages = 0;  ///< that were to be made again, with those of which nothing could be taken
  std::size_t equal = 0;  ///< byte for byte
};

/// Loads the project from its folder, makes its pages in memory on up to `jobs` threads and compares them with those
/// that were harvested. Each page that differs is a finding at the first line that does. Of English pages only those of
/// the newest revisions are compared, whatever their line ends.
HarvestProof prove_harvest(const std::string& folder, const Harvest& harvest, unsigned jobs, Sources& sources,
                           Diagnostics& diagnostics);

}  // namespace evdoc::cli
