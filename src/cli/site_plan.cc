#include "cli/site_plan.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/parallel.h"
#include "cli/codes.h"
#include "cli/rule_planner.h"
#include "cli/unchanged_pages.h"
#include "page/codes.h"
#include "write/codes.h"
#include "write/output_path.h"

namespace evdoc::cli {

namespace {

/// Paths made with a pattern that is wrong collide for that reason only.
bool has_bad_pattern(const Diagnostics& diagnostics) {
  return std::ranges::any_of(diagnostics.all(), [](const Diagnostic& d) {
    return d.code == &code::output_path_unsafe || d.code == &code::output_path_pattern;
  });
}

/// Maps and providers whose names differ in letter case or signs only are told apart in paths.
void name_files(SitePages& pages) {
  DistinctNames providers;
  for (ProviderPage& provider : pages.providers) {
    provider.file_name = providers.add(provider.provider->name.value);
    DistinctNames maps;
    for (MapPage& map : provider.maps) map.file_name = maps.add(map.map->name.value);
  }
}

/// Says of every page where it lies; what is wrong with the patterns is reported when the pages are planned.
void place_pages(const Project& project, SitePages& pages) {
  Diagnostics reported_later;
  for (const PageRule& rule : project.templates.pages) {
    const PathPattern pattern =
        in_edition(pattern_of(project, rule, reported_later), Edition::source, project.settings.source_locale);
    const auto path = [&](const PageSubject& subject) { return expand(pattern, subject, pages); };
    switch (rule.scope) {
      case PageScope::event:
        for (EventPage& event : pages.events) {
          if (event.path.empty()) event.path = path({&event, {}});
        }
        break;
      case PageScope::provider:
        for (ProviderPage& page : pages.providers)
          page.links.push_back({rule.id, path({nullptr, {.page = rule.id, .provider = &page}})});
        break;
      case PageScope::map:
        for (ProviderPage& page : pages.providers) {
          for (MapPage& map : page.maps)
            map.links.push_back({rule.id, path({nullptr, {.page = rule.id, .provider = &page, .map = &map}})});
        }
        break;
      case PageScope::all:
        pages.links.push_back({rule.id, path({nullptr, {.page = rule.id}})});
        break;
    }
  }
}

/// "en" of "en-US".
std::string language_of(const std::string& tag) {
  return tag.substr(0, tag.find('-'));
}

void check_page_settings(const Project& project, Diagnostics& diagnostics) {
  for (const PageSettings& page : project.settings.pages) {
    const bool is_known = std::ranges::any_of(
        project.templates.pages, [&](const PageRule& rule) { return page_settings(project.settings, rule) == &page; });
    if (is_known) continue;
    diagnostics.report(code::unknown_page, page.span, fmt::format("the template set makes no page '{}'", page.id),
                       "mend the name, or delete the table");
  }
}

}  // namespace

std::vector<std::string> SitePlan::paths() const {
  std::vector<std::string> all;
  const auto add = [&](std::string_view path) {
    if (!path.empty()) all.emplace_back(path);
  };
  for (const SourcePage& page : source_pages) add(page.path);
  for (const std::vector<TranslatedPage>& of_locale : translated_pages) {
    for (const TranslatedPage& page : of_locale) {
      add(page.localized_path);
      add(page.bilingual_path);
    }
  }
  return all;
}

std::vector<std::string> translated_locales(const Settings& settings, const std::vector<std::string>& wanted) {
  std::vector<std::string> locales;
  for (const LocaleSettings& locale : settings.locales) {
    if (wanted.empty() || std::ranges::find(wanted, locale.tag) != wanted.end()) locales.push_back(locale.tag);
  }
  return locales;
}

SitePlanner::SitePlanner(const Project& project, const SiteChoice& choice, SitePlan& plan, Diagnostics& diagnostics)
    : plan_(plan) {
  plan.locales = translated_locales(project.settings, choice.locales);
  if (choice.unchanged) choice.unchanged->gather(plan.locales);
  plan.translated_pages.resize(plan.locales.size());
  plan.pages = make_site_pages(project, diagnostics);
  if (project.templates.mark_fallback) plan.pages.marked_language = language_of(project.settings.source_locale);
  for (const EventPage& page : plan.pages.events) {
    plan.broken_pages += page.is_broken() ? 1 : 0;
    plan.faulty_pages += page.has_fault() && !page.is_broken() ? 1 : 0;
  }
  name_files(plan.pages);
  place_pages(project, plan.pages);
  check_page_settings(project, diagnostics);
  bool has_revision = false;
  for (std::size_t rule = 0; rule < project.templates.pages.size(); ++rule) {
    rules_.push_back(std::make_unique<RulePlanner>(project, rule, choice, plan, diagnostics));
    has_revision |= rules_.back()->plan_source_edition();
  }
  if (!has_revision) {
    diagnostics.report(code::revision_unknown, {}, fmt::format("no page has a source revision '{}'", choice.revision),
                       "give the start of a commit that the event docs name");
  }
  has_bad_pattern_ = has_bad_pattern(diagnostics);
  know_subjects();
  note_paths({});
}

SitePlanner::~SitePlanner() = default;

void SitePlanner::know_subjects() {
  for (const EventPage& page : plan_.pages.events) {
    known_events_[page.provider->name.value].push_back(page.event().value);
    known_events_[{}].push_back(page.event().value);
  }
  for (auto& [provider, events] : known_events_) std::ranges::sort(events);
  for (const auto& rule : rules_) {
    for (const PageSubject& subject : rule->subjects()) {
      if (subject.event) continue;
      known_overviews_.insert(subject.key());
      known_overviews_.insert({{}, 0, subject.key().page});
    }
  }
}

bool SitePlanner::is_known(const PageKey& key) const {
  if (!key.page.empty()) return known_overviews_.contains(key);
  const auto events = known_events_.find(key.provider);
  return events != known_events_.end() && std::ranges::binary_search(events->second, key.event);
}

void SitePlanner::plan_locale(std::size_t locale, const LocaleTables& tables, unsigned jobs, Diagnostics& diagnostics) {
  for (const auto& rule : rules_) rule->plan_locale(locale, tables, jobs, diagnostics);
  note_paths(plan_.translated_pages[locale]);
  if (const CatalogIndex* index = tables.tables(plan_.locales[locale])) check_handoffs(*index, diagnostics);
}

void SitePlanner::make_content(SourcePage& page, PageUnits& units) const {
  page.content = rules_[page.rule]->content(page, units);
}

void SitePlanner::make_contents(unsigned jobs) {
  constexpr std::size_t group_size = 128;
  std::vector<SourcePage*> missing;
  for (SourcePage& page : plan_.source_pages) {
    if (!page.has_content()) missing.push_back(&page);
  }
  const std::size_t groups = (missing.size() + group_size - 1) / group_size;
  const std::size_t first_units = plan_.units.size();
  plan_.units.resize(first_units + groups);
  parallel_for(groups, jobs, [&](std::size_t group, unsigned) {
    const std::size_t end = std::min(missing.size(), (group + 1) * group_size);
    for (std::size_t i = group * group_size; i < end; ++i) make_content(*missing[i], plan_.units[first_units + group]);
  });
}

void SitePlanner::plan_all(const LocaleTables& tables, unsigned jobs, Diagnostics& diagnostics) {
  for (std::size_t locale = 0; locale < plan_.locales.size(); ++locale) plan_locale(locale, tables, jobs, diagnostics);
  check_paths(jobs, diagnostics);
}

void SitePlanner::check_handoffs(const CatalogIndex& index, Diagnostics& diagnostics) const {
  for (const PageTable& table : index.catalog().pages) {
    if (is_known(table.key())) continue;
    diagnostics.report(code::handoff_event_unknown, table.span,
                       table.page.empty() ? fmt::format("no manifest declares event {}", table.event)
                                          : fmt::format("the template set makes no page '{}'", table.page.value),
                       "mend the id or the provider, or remove the file from the table");
  }
}

/// While the new pages are in the processor's cache. Nearly always all paths are distinct, and who has which need not
/// be known.
void SitePlanner::note_paths(std::span<const TranslatedPage> pages) {
  const auto note = [&](std::string_view path) {
    if (!path.empty()) are_paths_distinct_ &= known_paths_.add(path);
  };
  for (; noted_sources_ < plan_.source_pages.size(); ++noted_sources_) note(plan_.source_pages[noted_sources_].path);
  for (const TranslatedPage& page : pages) {
    note(page.localized_path);
    note(page.bilingual_path);
  }
}

void SitePlanner::check_paths(unsigned jobs, Diagnostics& diagnostics) {
  if (has_bad_pattern_ || are_paths_distinct_) return;
  make_contents(jobs);  // they know their names
  std::vector<PlannedPage> planned;
  const auto add = [&](std::string_view path, const PageContent& content, std::string_view locale) {
    if (path.empty()) return;
    planned.push_back({path, content.span, content.name, locale});
  };
  for (const SourcePage& page : plan_.source_pages) add(page.path, page.content, "source");
  for (std::size_t locale = 0; locale < plan_.locales.size(); ++locale) {
    for (const TranslatedPage& page : plan_.translated_pages[locale]) {
      const PageContent& content = plan_.source_pages[page.source].content;
      add(page.localized_path, content, plan_.locales[locale]);
      add(page.bilingual_path, content, plan_.locales[locale]);
    }
  }
  check_collisions(planned, diagnostics);
}

std::vector<std::string> SitePlanner::paths() const {
  std::vector<std::string> paths;
  for (const auto& rule : rules_) rule->add_paths(paths);
  return paths;
}

}  // namespace evdoc::cli
