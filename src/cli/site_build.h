// Making the pages of a plan on several threads: source pages first, then the translated ones.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <vector>

#include "base/diagnostic.h"
#include "cli/locale_tables.h"
#include "cli/page_delivery.h"
#include "cli/site_plan.h"
#include "load/template_folder.h"
#include "model/project.h"
#include "page/compose.h"
#include "page/page_renderer.h"

namespace evdoc::cli {

/// How many figures the summary has of a locale: by MatchKind, and the stale texts.
using Figures = std::array<uint32_t, match_kind_count + 1>;
Figures figures_of(const MatchCounts& matches);

/// The pages of a build, and how it went.
struct BuildReport {
  bool is_made = false;              ///< false: the templates do not compile, so there are no pages
  std::vector<DeliveredPage> pages;  ///< those that were delivered, in the order of the plan
  std::size_t failed = 0;            ///< pages that could not be made or delivered
  std::vector<MatchCounts> matches;  ///< by the plan's locales
  PageTimes times;                   ///< of all threads, if they are measured
  int64_t delivery_ns = 0;           ///< that whoever took the pages needed, likewise

  std::size_t changed() const;
};

/// How pages are made and who takes them.
struct PageMaking {
  unsigned jobs = 0;     ///< threads; 0: one for each core
  PageReceiver receive;  ///< takes every page
  bool is_measured = false;
  std::function<bool()> is_stopped = nullptr;  ///< true: no more pages are wanted. From any thread
};

/// Compiles and checks the templates, then makes all pages of the plan and gives them away. The records of the pages
/// have the index of their locale, counted from the source locale.
BuildReport build_site(const Project& project, TemplateFolder& templates, const SitePlan& plan,
                       const LocaleTables& tables, const PageMaking& making, Diagnostics& diagnostics);

}  // namespace evdoc::cli
