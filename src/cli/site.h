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

namespace evdoc::cli {

/// Its parts view one another, so it stays where it was made.
struct Site {
  LoadedProject loaded;
  std::optional<LocaleTables> tables;  ///< never empty once the site is loaded
  SitePlan plan;

  const Project& project() const { return loaded.project; }
};

/// Says what of a site is wanted, once its settings are known.
using SiteChooser = std::function<SiteChoice(const Settings& settings, Diagnostics& diagnostics)>;

/// Every page in every locale and edition.
SiteChoice whole_site(const Settings& settings, Diagnostics& diagnostics);

/// Loads what the request names, with the tables of the locales that are chosen on up to `jobs` threads, and plans its
/// pages. Null, with findings, if no page can be made: an error in the settings, the docs, the templates, a table or
/// the choice. Errors that are confined to single pages do not stop it.
std::unique_ptr<Site> load_site(const ProjectRequest& request, const SiteChooser& choose, unsigned jobs,
                                Sources& sources, Diagnostics& diagnostics);

/// The same for a project whose settings are read already.
std::unique_ptr<Site> load_site(OpenedProject opened, const SiteChooser& choose, unsigned jobs, Sources& sources,
                                Diagnostics& diagnostics);

}  // namespace evdoc::cli
