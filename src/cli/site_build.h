// Making the pages of a site on several threads, in the order of BuildSchedule.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <vector>

#include "base/diagnostic.h"
#include "cli/page_delivery.h"
#include "cli/page_maker.h"
#include "cli/site.h"
#include "page/match_counts.h"
#include "page/page_renderer.h"

namespace evdoc::cli {

/// The pages of a build, and how it went.
struct BuildReport {
  bool is_made = false;              ///< false: an error that is not confined to single pages; there are no pages
  DeliveredPages pages;              ///< in the order of the plan
  std::size_t failed = 0;            ///< pages that could not be made or delivered
  std::vector<MatchCounts> matches;  ///< by the plan's locales
  PageTimes times;                   ///< of all threads, if they are measured
  int64_t load_ns = 0;               ///< that the tables took, to the plan of their pages, likewise
  int64_t delivery_ns = 0;           ///< that whoever took the pages needed, likewise
  std::shared_ptr<void> builder;     ///< what the pages were made with, and their origins view. To free it takes time

  std::size_t changed() const;
};

/// Makes all pages of the site and gives them away. Locales that are not planned yet are so one after the other. Of as
/// many locales as there are threads the tables are held at once; those of the next ones are loaded when theirs are
/// freed. When a table has errors, or a path is wrong, no more pages are made, the faults of all other tables are found
/// nevertheless, and the pages that were given away count for nothing: `is_made` is false. The records of the pages
/// have the index of their locale, counted from the source locale.
BuildReport build_site(Site& site, const PageMaking& making, Diagnostics& diagnostics);

}  // namespace evdoc::cli
