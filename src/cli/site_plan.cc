#include "cli/site_plan.h"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <map>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "base/ascii.h"
#include "base/parallel.h"
#include "cli/codes.h"
#include "cli/unchanged_pages.h"
#include "page/codes.h"
#include "write/codes.h"
#include "write/output_path.h"

namespace evdoc::cli {

namespace {

constexpr std::string_view default_path = "{edition}/{locale}/{provider/}{id}-{symbol}.md";

std::string_view edition_name(Edition edition) {
  switch (edition) {
    case Edition::source:
      return "source";
    case Edition::localized:
      return "localized";
    case Edition::bilingual:
      return "bilingual";
  }
  return {};
}

/// What the project says of the pages of a rule that are about no single event; null: nothing.
const PageSettings* page_settings(const Settings& settings, const PageRule& rule) {
  if (rule.scope == PageScope::event) return nullptr;
  const auto found = std::ranges::find(settings.pages, rule.id, &PageSettings::id);
  return found != settings.pages.end() ? &*found : nullptr;
}

PathPattern::Scope path_scope(PageScope scope) {
  switch (scope) {
    case PageScope::event:
      return PathPattern::Scope::event;
    case PageScope::provider:
      return PathPattern::Scope::provider;
    case PageScope::map:
      return PathPattern::Scope::map;
    case PageScope::all:
      return PathPattern::Scope::project;
  }
  return PathPattern::Scope::project;
}

/// The project's pattern stands before the template set's, and that before the default. The project's is for the pages
/// of events.
PathPattern pattern_of(const Project& project, const PageRule& rule, Diagnostics& diagnostics) {
  const Settings& settings = project.settings;
  const PageSettings* own = page_settings(settings, rule);
  const PathPattern::Scope scope = path_scope(rule.scope);
  if (rule.scope == PageScope::event && !settings.output_path.empty())
    return {settings.output_path, scope, settings.output_path_span, diagnostics};
  if (own && !own->path.empty()) return {own->path, scope, own->path_span, diagnostics};
  if (!rule.path.empty()) return {rule.path, scope, rule.path_span, diagnostics};
  return {default_path, scope, {}, diagnostics};
}

/// What one page is about. Of event, provider and map the narrowest counts; all null: the whole project.
struct Subject {
  const EventPage* event = nullptr;
  Overview overview;  ///< where it is about no event

  PageKey key() const { return event ? event->key() : overview.key(); }
  std::string name() const { return event ? event->name() : overview.name(); }
  const EventDoc* doc() const { return event ? event->doc : overview.doc; }
  const ProviderPage* provider() const { return event ? event->home : overview.provider; }
  const void* identity() const {
    if (event) return event;
    return overview.map ? static_cast<const void*>(overview.map) : overview.provider;
  }
};

std::string expand(const PathPattern& pattern, const Subject& subject, const SitePages& pages, Edition edition,
                   std::string_view locale) {
  const std::string id = subject.event ? fmt::to_string(subject.event->event().value) : std::string();
  const std::string symbol = subject.event ? ascii_lowered(subject.event->event().symbol.value) : std::string();
  const std::string_view provider =
      subject.provider() ? std::string_view(subject.provider()->file_name) : std::string_view();
  return pattern.expand(
      {.edition = edition_name(edition),
       .locale = locale,
       .provider = provider,
       .provider_folder = pages.providers.size() > 1 ? provider : std::string_view(),
       .map = subject.overview.map ? std::string_view(subject.overview.map->file_name) : std::string_view(),
       .id = id,
       .symbol = symbol});
}

template <class List, class Item>
bool contains(const List& list, const Item& item) {
  return std::ranges::find(list, item) != list.end();
}

/// What a page that is about no single event is called in event docs and tables.
std::string page_id(const PageRule& rule, const MapPage* map) {
  return map ? fmt::format("{}.{}", rule.id, map->map->name.value) : rule.id;
}

/// The docs of a page about a provider, its map or the whole project; null: there are none.
const EventDoc* find_doc(const Project& project, const Overview& overview) {
  for (const EventDocs& docs : project.event_docs) {
    const bool is_for_another =
        overview.provider && !docs.provider.empty() && docs.provider.value != overview.provider->provider->name.value;
    if (is_for_another) continue;
    const auto found = std::ranges::find(docs.pages, overview.page, [](const EventDoc& doc) { return doc.page.value; });
    if (found != docs.pages.end()) return &*found;
  }
  return nullptr;
}

/// Every page that a rule makes.
std::vector<Subject> subjects_of(const Project& project, const PageRule& rule, const SitePages& pages) {
  std::vector<Subject> subjects;
  const auto add = [&](const ProviderPage* provider, const MapPage* map) {
    Subject& subject = subjects.emplace_back();
    subject.overview = {.page = page_id(rule, map), .provider = provider, .map = map, .doc = nullptr};
    subject.overview.doc = find_doc(project, subject.overview);
  };
  switch (rule.scope) {
    case PageScope::event:
      for (const EventPage& page : pages.events) {
        if (!page.is_broken()) subjects.push_back({&page, {}});
      }
      break;
    case PageScope::provider:
      for (const ProviderPage& provider : pages.providers) add(&provider, nullptr);
      break;
    case PageScope::map:
      for (const ProviderPage& provider : pages.providers) {
        for (const MapPage& map : provider.maps) add(&provider, &map);
      }
      break;
    case PageScope::all:
      add(nullptr, nullptr);
      break;
  }
  return subjects;
}

/// Plans the pages of one rule of the template set.
class RulePlanner {
 public:
  RulePlanner(const Project& project, std::size_t rule, const SiteChoice& choice, const LocaleTables& tables,
              unsigned jobs, SitePlan& plan, Diagnostics& diagnostics)
      : project_(project),
        rule_(project.templates.pages[rule]),
        rule_index_(rule),
        choice_(choice),
        tables_(tables),
        jobs_(jobs),
        plan_(plan),
        diagnostics_(diagnostics),
        editions_(choice.editions.empty() ? project.settings.editions : choice.editions),
        pattern_(pattern_of(project, rule_, diagnostics)) {}

  /// False: no page has the revision that the command line asks for.
  bool plan() {
    const std::vector<Subject> subjects = subjects_of(project_, rule_, plan_.pages);
    for (const Subject& subject : subjects) plan_page(subject);
    make_contents();
    return choice_.revision.empty() || has_revision_;
  }

 private:
  /// A source page whose content is still to be made.
  struct Wanted {
    std::size_t page;  ///< index into the plan's source pages
    const Subject* subject;
    const SourceRevision* revision;
  };

  /// In groups with units of their own, on several threads.
  void make_contents() {
    constexpr std::size_t group_size = 128;
    const std::size_t first_units = plan_.units.size();
    const std::size_t groups = (wanted_.size() + group_size - 1) / group_size;
    plan_.units.resize(first_units + groups);
    parallel_for(groups, jobs_, [&](std::size_t group, unsigned) {
      const std::size_t end = std::min(wanted_.size(), (group + 1) * group_size);
      for (std::size_t i = group * group_size; i < end; ++i) {
        plan_.source_pages[wanted_[i].page].content = content(wanted_[i], plan_.units[first_units + group]);
      }
    });
  }

  PageContent content(const Wanted& wanted, PageUnits& units) const {
    const Subject& subject = *wanted.subject;
    PageContent made = subject.event ? make_content(*subject.event, wanted.revision, plan_.pages.naming, units)
                                     : make_overview_content(subject.overview, wanted.revision, units);
    made.span = span_of(subject);
    made.path = path(subject, Edition::source, project_.settings.source_locale);
    made.site = &plan_.pages;
    if (const PageSettings* own = page_settings(project_.settings, rule_)) made.order = own->order;
    return made;
  }

  std::string path(const Subject& subject, Edition edition, std::string_view locale) const {
    return expand(pattern_, subject, plan_.pages, edition, locale);
  }

  Span span_of(const Subject& subject) const { return subject.event ? subject.event->event().span : rule_.span; }

  std::size_t source_page(const Subject& subject, const SourceRevision* revision) {
    const auto [known, is_new] = known_.try_emplace({subject.identity(), revision}, plan_.source_pages.size());
    if (!is_new) return known->second;
    wanted_.push_back({plan_.source_pages.size(), &subject, revision});
    plan_.source_pages.push_back({.content = {}, .rule = rule_index_, .path = {}});
    return known->second;
  }

  void plan_page(const Subject& subject) {
    plan_source(subject);
    for (std::size_t locale = 0; locale < plan_.locales.size(); ++locale) plan_translated(subject, locale);
  }

  void plan_source(const Subject& subject) {
    const std::string& locale = project_.settings.source_locale;
    const bool is_newest = choice_.revision.empty();
    const SourceRevision* shown =
        is_newest ? newest_revision(subject.doc()) : find_revision(subject.doc(), choice_.revision);
    if (!is_newest && !shown) return;
    has_revision_ = true;
    if (!contains(editions_, Edition::source)) return;
    if (!choice_.locales.empty() && !contains(choice_.locales, locale)) return;
    std::string planned = path(subject, Edition::source, locale);
    if (choice_.unchanged && choice_.unchanged->has(planned)) return;
    plan_.source_pages[source_page(subject, shown)].path = std::move(planned);
  }

  void plan_translated(const Subject& subject, std::size_t locale) {
    const std::string& tag = plan_.locales[locale];
    const CatalogIndex* index = tables_.tables(tag);
    const PageTable* table = index ? index->page(subject.key()) : nullptr;
    const Handoff* handoff = table && table->handoff ? &*table->handoff : nullptr;
    const bool names_revision = handoff && !handoff->revision.empty();
    const SourceRevision* revision =
        names_revision ? find_revision(subject.doc(), handoff->revision.value) : newest_revision(subject.doc());
    if (names_revision && !revision) return report_unknown_revision(subject, *handoff);
    TranslatedPage planned{
        .source = 0, .locale = locale, .handoff = handoff, .localized_path = {}, .bilingual_path = {}};
    if (contains(editions_, Edition::localized)) planned.localized_path = path(subject, Edition::localized, tag);
    if (contains(editions_, Edition::bilingual)) planned.bilingual_path = path(subject, Edition::bilingual, tag);
    if (planned.localized_path.empty() && planned.bilingual_path.empty()) return;
    if (is_unchanged(subject, planned)) return;
    planned.source = source_page(subject, revision);
    plan_.translated_pages.push_back(std::move(planned));
  }

  bool is_unchanged(const Subject& subject, const TranslatedPage& page) const {
    const std::string& other_path = page.bilingual_path.empty() ? page.bilingual_path : page.localized_path;
    return choice_.unchanged && choice_.unchanged->has_translated(tables_, plan_.locales[page.locale], subject.key(),
                                                                  page.main_path(), other_path);
  }

  void report_unknown_revision(const Subject& subject, const Handoff& handoff) {
    ++plan_.broken_pages;
    diagnostics_
        .report(code::handoff_revision_unknown, handoff.revision.span,
                fmt::format("{} has no source revision '{}'", subject.name(), handoff.revision.value),
                "add it to the event docs, or mend the commit")
        .note(subject.doc() ? subject.doc()->span : span_of(subject),
              subject.doc() ? "its revisions are here" : "the event docs do not have it");
  }

  const Project& project_;
  const PageRule& rule_;
  std::size_t rule_index_;
  const SiteChoice& choice_;
  const LocaleTables& tables_;
  unsigned jobs_;
  SitePlan& plan_;
  Diagnostics& diagnostics_;
  std::vector<Edition> editions_;
  PathPattern pattern_;
  std::vector<Wanted> wanted_;
  std::map<std::pair<const void*, const SourceRevision*>, std::size_t> known_;
  bool has_revision_ = false;
};

/// All that pages about no single event are about, whether or not such a page is planned.
std::vector<Subject> overviews(const Project& project, const SitePages& pages) {
  std::vector<Subject> subjects;
  for (const PageRule& rule : project.templates.pages) {
    if (rule.scope == PageScope::event) continue;
    std::ranges::move(subjects_of(project, rule, pages), std::back_inserter(subjects));
  }
  return subjects;
}

/// Every page that a table can be for. Views into both.
std::set<PageKey> known_keys(const SitePages& pages, const std::vector<Subject>& overviews) {
  std::set<PageKey> keys;
  for (const EventPage& page : pages.events) {
    keys.insert(page.key());
    keys.insert({{}, page.event().value, {}});
  }
  for (const Subject& subject : overviews) {
    keys.insert(subject.key());
    keys.insert({{}, 0, subject.key().page});
  }
  return keys;
}

void check_handoffs(const Project& project, const LocaleTables& tables, const SitePlan& plan,
                    Diagnostics& diagnostics) {
  const std::vector<Subject> subjects = overviews(project, plan.pages);
  const std::set<PageKey> known = known_keys(plan.pages, subjects);
  for (const std::string& locale : plan.locales) {
    const CatalogIndex* index = tables.tables(locale);
    if (!index) continue;
    for (const PageTable& table : index->catalog().pages) {
      if (known.contains(table.key())) continue;
      diagnostics.report(code::handoff_event_unknown, table.span,
                         table.page.empty() ? fmt::format("no manifest declares event {}", table.event)
                                            : fmt::format("the template set makes no page '{}'", table.page.value),
                         "mend the id or the provider, or remove the file from the table");
    }
  }
}

void check_paths(const SitePlan& plan, Diagnostics& diagnostics) {
  std::vector<PlannedPage> planned;
  const auto add = [&](const std::string& path, const PageContent& content, std::string_view locale) {
    if (path.empty()) return;
    planned.push_back({path, content.span, content.name, locale});
  };
  for (const SourcePage& page : plan.source_pages) add(page.path, page.content, "source");
  for (const TranslatedPage& page : plan.translated_pages) {
    const PageContent& content = plan.source_pages[page.source].content;
    add(page.localized_path, content, plan.locales[page.locale]);
    add(page.bilingual_path, content, plan.locales[page.locale]);
  }
  check_collisions(planned, diagnostics);
}

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
    const PathPattern pattern = pattern_of(project, rule, reported_later);
    const auto path = [&](const Subject& subject) {
      return expand(pattern, subject, pages, Edition::source, project.settings.source_locale);
    };
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
  const auto add = [&](const std::string& path) {
    if (!path.empty()) all.push_back(path);
  };
  for (const SourcePage& page : source_pages) add(page.path);
  for (const TranslatedPage& page : translated_pages) {
    add(page.localized_path);
    add(page.bilingual_path);
  }
  return all;
}

std::vector<std::string> translated_locales(const Project& project, const std::vector<std::string>& wanted) {
  std::vector<std::string> locales;
  for (const LocaleSettings& locale : project.settings.locales) {
    if (wanted.empty() || contains(wanted, locale.tag)) locales.push_back(locale.tag);
  }
  return locales;
}

void plan_site(const Project& project, const SiteChoice& choice, const LocaleTables& tables, unsigned jobs,
               SitePlan& plan, Diagnostics& diagnostics) {
  plan.locales = translated_locales(project, choice.locales);
  plan.pages = make_site_pages(project, diagnostics);
  if (project.templates.mark_fallback) plan.pages.marked_language = language_of(project.settings.source_locale);
  plan.broken_pages = static_cast<std::size_t>(std::ranges::count_if(plan.pages.events, &EventPage::is_broken));
  name_files(plan.pages);
  place_pages(project, plan.pages);
  check_page_settings(project, diagnostics);
  bool has_revision = false;
  for (std::size_t rule = 0; rule < project.templates.pages.size(); ++rule) {
    has_revision |= RulePlanner(project, rule, choice, tables, jobs, plan, diagnostics).plan();
  }
  if (!has_revision) {
    diagnostics.report(code::revision_unknown, {}, fmt::format("no page has a source revision '{}'", choice.revision),
                       "give the start of a commit that the event docs name");
  }
  check_handoffs(project, tables, plan, diagnostics);
  if (!has_bad_pattern(diagnostics)) check_paths(plan, diagnostics);
}

}  // namespace evdoc::cli
