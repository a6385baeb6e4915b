#include "cli/site.h"

#include <utility>

namespace evdoc::cli {

namespace {

/// False, with findings, if a table has errors.
bool load_tables(LocaleTables& tables, unsigned jobs, Diagnostics& diagnostics) {
  Diagnostics found;
  tables.load_all(jobs, found);
  const bool are_good = !found.has_errors();
  diagnostics.merge(std::move(found));
  return are_good;
}

/// Every page in every locale and edition.
SiteChoice whole_site(const Settings&, Diagnostics&) {
  return {};
}

}  // namespace

std::unique_ptr<Site> open_site(OpenedProject opened, const SiteChooser& choose, unsigned jobs, Sources& sources,
                                Diagnostics& diagnostics) {
  auto site = std::make_unique<Site>(load_project(std::move(opened), jobs, sources, diagnostics));
  if (!site->loaded.is_buildable) return nullptr;
  const Project& project = site->project();
  site->choice = choose(project.settings, diagnostics);
  if (diagnostics.exit_code() > 1) return nullptr;
  site->tables.emplace(project, translated_locales(project, site->choice.locales), sources, diagnostics);
  site->planner.emplace(project, site->choice, jobs, site->plan, diagnostics);
  site->is_plannable = diagnostics.exit_code() <= 1;
  return site;
}

std::unique_ptr<Site> load_site(const ProjectRequest& request, unsigned jobs, Sources& sources,
                                Diagnostics& diagnostics) {
  std::optional<OpenedProject> opened = open_project(request, sources, diagnostics);
  if (!opened) return nullptr;
  std::unique_ptr<Site> site = open_site(*std::move(opened), whole_site, jobs, sources, diagnostics);
  if (!site || !load_tables(*site->tables, jobs, diagnostics)) return nullptr;
  site->planner->plan_all(*site->tables, diagnostics);
  site->planner.reset();
  return diagnostics.exit_code() > 1 ? nullptr : std::move(site);
}

}  // namespace evdoc::cli
