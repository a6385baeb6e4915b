// A project as commands work with it: loaded, with the tables of its locales and the plan of its pages.
#pragma once

#include <functional>
#include <memory>
#include <optional>

#include "base/diagnostic.h"
#include "base/source.h"
#include "cli/load_project.h"
#include "cli/locale_tables.h"
#include "cli/site_plan.h"
#include "cli/site_templates.h"

namespace evdoc::cli {

/// Its parts view one another, so it stays where it was made.
struct Site {
  LoadedProject loaded;
  SiteChoice choice;
  std::optional<SiteTemplates> templates;  ///< neither is ever empty once the site is open
  Diagnostics template_findings;
  std::optional<LocaleTables> tables;
  SitePlan plan;
  std::optional<SitePlanner> planner;  ///< of the locales, as long as they are not planned
  bool is_plannable = true;  ///< false: an error in the choice or the patterns of paths keeps pages from being made

  const Project& project() const { return loaded.project; }
};

/// Says what of a site is wanted, once its settings are known. May be asked more than once: the locales of a manifest's
/// strings are known later than the others.
using SiteChooser = std::function<SiteChoice(const Settings& settings, Diagnostics& diagnostics)>;

/// Loads a project but for its tables, and plans its source pages; the locales are left to whoever makes their pages.
/// With several threads the table files of the first locales are read meanwhile.
/// Null, with findings, if no page can be made: an error in the settings, the docs, the templates or the choice.
std::unique_ptr<Site> open_site(OpenedProject opened, const SiteChooser& choose, unsigned jobs, Sources& sources,
                                Diagnostics& diagnostics);

/// Loads what the request names, with the tables of all locales on up to `jobs` threads, and plans its pages. Null,
/// with findings, if no page can be made: an error in the settings, the docs, the templates or a table. Errors that are
/// confined to single pages do not stop it.
std::unique_ptr<Site> load_site(const ProjectRequest& request, unsigned jobs, Sources& sources,
                                Diagnostics& diagnostics);

}  // namespace evdoc::cli
