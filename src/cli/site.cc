#include "cli/site.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/parallel.h"

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

/// Whose tables the pages of those locales ask that are worked on first: one for each thread.
std::vector<std::string> first_tags(const Settings& settings, const SiteChooser& choose, unsigned jobs) {
  Diagnostics reported_later;
  std::vector<std::string> locales = translated_locales(settings, choose(settings, reported_later).locales);
  locales.resize(std::min<std::size_t>(locales.size(), worker_count(jobs)));
  std::set<std::string> tags;
  for (const std::string& locale : locales) {
    for (std::string& tag : fallback_chain(settings, locale)) tags.insert(std::move(tag));
  }
  return {tags.begin(), tags.end()};
}

/// The reading of table files, each into one of `files`.
std::vector<SettingsWork> reading_of(const std::vector<std::string>& tags, std::vector<TableFiles>& files) {
  files.resize(tags.size());
  std::vector<SettingsWork> reading;
  for (std::size_t i = 0; i < tags.size(); ++i) {
    reading.push_back(
        [&tag = tags[i], &of_tag = files[i]](const Settings& settings) { of_tag = read_table_files(settings, tag); });
  }
  return reading;
}

/// Compiles the templates while it plans, and indexes tables whose files were read. Null: no page can be made.
std::unique_ptr<Site> plan_sources(LoadedProject loaded, const SiteChooser& choose, std::span<TableFiles> tables,
                                   unsigned jobs, Sources& sources, Diagnostics& diagnostics) {
  auto site = std::make_unique<Site>(std::move(loaded));
  if (!site->loaded.is_buildable) return nullptr;
  const Project& project = site->project();
  site->choice = choose(project.settings, diagnostics);
  if (diagnostics.exit_code() > 1) return nullptr;
  site->tables.emplace(project, translated_locales(project.settings, site->choice.locales), sources);
  Diagnostics of_vocabularies;
  parallel_for(3 + tables.size(), jobs, [&](std::size_t i, unsigned) {
    if (i == 0) site->planner.emplace(project, site->choice, site->plan, diagnostics);
    if (i == 1) site->templates.emplace(project.templates, *site->loaded.templates, site->template_findings);
    if (i == 2) site->tables->load_vocabularies(of_vocabularies);
    if (i >= 3) site->tables->take(std::move(tables[i - 3]));
  });
  site->is_plannable = diagnostics.exit_code() <= 1;
  diagnostics.merge(std::move(of_vocabularies));
  return site;
}

}  // namespace

std::unique_ptr<Site> open_site(OpenedProject opened, const SiteChooser& choose, unsigned jobs, Sources& sources,
                                Diagnostics& diagnostics) {
  std::vector<std::string> tags;  // one thread does not hold tables while it loads the rest
  if (worker_count(jobs) > 1) tags = first_tags(opened.settings, choose, jobs);
  std::vector<TableFiles> first_tables;
  const std::vector<SettingsWork> beside = reading_of(tags, first_tables);
  LoadedProject loaded = load_project(std::move(opened), jobs, sources, diagnostics, beside);
  return plan_sources(std::move(loaded), choose, first_tables, jobs, sources, diagnostics);
}

std::unique_ptr<Site> load_site(const ProjectRequest& request, unsigned jobs, Sources& sources,
                                Diagnostics& diagnostics) {
  LoadedProject loaded = load_project(request, jobs, sources, diagnostics);
  std::unique_ptr<Site> site = plan_sources(std::move(loaded), whole_site, {}, jobs, sources, diagnostics);
  if (!site || !load_tables(*site->tables, jobs, diagnostics)) return nullptr;
  site->planner->plan_all(*site->tables, jobs, diagnostics);
  site->planner->make_contents(jobs);
  site->planner.reset();
  return diagnostics.exit_code() > 1 ? nullptr : std::move(site);
}

}  // namespace evdoc::cli
