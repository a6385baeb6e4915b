#include "cli/site.h"

#include <utility>

namespace evdoc::cli {

namespace {

/// False, with findings, if a table has errors.
bool load_tables(Site& site, const SiteChoice& choice, unsigned jobs, Sources& sources, Diagnostics& diagnostics) {
  Diagnostics found;
  site.tables.emplace(site.project(), translated_locales(site.project(), choice.locales), jobs, sources, found);
  const bool are_good = !found.has_errors();
  diagnostics.merge(std::move(found));
  return are_good;
}

}  // namespace

SiteChoice whole_site(const Settings&, Diagnostics&) {
  return {};
}

std::unique_ptr<Site> load_site(const ProjectRequest& request, const SiteChooser& choose, unsigned jobs,
                                Sources& sources, Diagnostics& diagnostics) {
  std::optional<OpenedProject> opened = open_project(request, sources, diagnostics);
  if (!opened) return nullptr;
  return load_site(*std::move(opened), choose, jobs, sources, diagnostics);
}

std::unique_ptr<Site> load_site(OpenedProject opened, const SiteChooser& choose, unsigned jobs, Sources& sources,
                                Diagnostics& diagnostics) {
  auto site = std::make_unique<Site>(load_project(std::move(opened), sources, diagnostics));
  if (!site->loaded.is_buildable) return nullptr;
  const SiteChoice choice = choose(site->project().settings, diagnostics);
  if (diagnostics.exit_code() > 1 || !load_tables(*site, choice, jobs, sources, diagnostics)) return nullptr;
  plan_site(site->project(), choice, *site->tables, jobs, site->plan, diagnostics);
  return diagnostics.exit_code() > 1 ? nullptr : std::move(site);
}

}  // namespace evdoc::cli
