// What the tests of harvest/ share: pages from strings or from a folder, harvested.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/source.h"
#include "harvest/harvest.h"

namespace evdoc {

/// Pages and what harvesting them gives.
struct Harvested {
  /// Takes a page in.
  void add(std::string path, std::string text);
  /// Takes in the pages of a folder and of those in it, by path.
  void add_folder(const std::string& folder);
  /// Harvests what was taken in.
  void run(HarvestOptions options = {});

  Sources sources;
  std::vector<HarvestInput> inputs;
  Diagnostics diagnostics;
  Harvest result;
};

/// A bilingual pair.
std::string pair(std::string_view id, std::string_view target, std::string_view source);

}  // namespace evdoc
