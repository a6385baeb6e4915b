#include "cli/site_plan.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "cli/codes.h"
#include "page/codes.h"
#include "write/codes.h"
#include "write/output_path.h"

namespace evdoc::cli {

namespace {

constexpr std::string_view default_path = "{edition}/{locale}/{id}-{symbol}.md";
constexpr std::string_view default_path_of_several = "{edition}/{locale}/{provider}/{id}-{symbol}.md";

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

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
  return result;
}

/// What the project says of a page about many events; null: nothing.
const PageSettings* page_settings(const Settings& settings, const PageRule& rule) {
  if (rule.scope != PageScope::all) return nullptr;
  const auto found = std::ranges::find(settings.pages, rule.id, &PageSettings::id);
  return found != settings.pages.end() ? &*found : nullptr;
}

/// The project's pattern stands before the template set's, and that before the default. The project's is for the pages
/// of events.
PathPattern pattern_of(const Project& project, const PageRule& rule, Diagnostics& diagnostics) {
  const Settings& settings = project.settings;
  const PageSettings* own = page_settings(settings, rule);
  const bool is_event = rule.scope == PageScope::event;
  const PathPattern::Scope scope = is_event ? PathPattern::Scope::event : PathPattern::Scope::project;
  if (is_event && !settings.output_path.empty())
    return {settings.output_path, scope, settings.output_path_span, diagnostics};
  if (own && !own->path.empty()) return {own->path, scope, own->path_span, diagnostics};
  if (!rule.path.empty()) return {rule.path, scope, rule.path_span, diagnostics};
  return {has_several_providers(project) ? default_path_of_several : default_path, scope, {}, diagnostics};
}

std::string event_path(const PathPattern& pattern, const EventPage& page, Edition edition, std::string_view locale) {
  const std::string id = fmt::to_string(page.event().value);
  const std::string symbol = lower(page.event().symbol.value);
  return pattern.expand({.edition = edition_name(edition),
                         .locale = locale,
                         .provider = page.provider->name.value,
                         .id = id,
                         .symbol = symbol});
}

template <class List, class Item>
bool contains(const List& list, const Item& item) {
  return std::ranges::find(list, item) != list.end();
}

bool is_broken(const EventPage& page) {
  return std::ranges::any_of(page.versions, [](const Event* event) { return event->is_broken; });
}

/// What one page is about: an event, or many.
struct Subject {
  const EventPage* event = nullptr;  ///< null: many
  const EventDoc* doc = nullptr;
  PageKey key;
  std::string name;
  Span span;
};

/// Plans the pages of one rule of the template set.
class RulePlanner {
 public:
  RulePlanner(const Project& project, std::size_t rule, const SiteChoice& choice, const LocaleTables& tables,
              SitePlan& plan, Diagnostics& diagnostics)
      : project_(project),
        rule_(project.templates.pages[rule]),
        rule_index_(rule),
        choice_(choice),
        tables_(tables),
        plan_(plan),
        diagnostics_(diagnostics),
        editions_(choice.editions.empty() ? project.settings.editions : choice.editions),
        naming_(has_several_providers(project) ? EventNaming::by_provider_too : EventNaming::by_id),
        pattern_(pattern_of(project, rule_, diagnostics)) {}

  /// False: no page has the revision that the command line asks for.
  bool plan() {
    if (rule_.scope == PageScope::all) {
      list_events();
      plan_page(overview());
    } else {
      for (const EventPage& page : plan_.pages) {
        if (!is_broken(page)) plan_page({&page, page.doc, page.key(), page.name(), page.event().span});
      }
    }
    return choice_.revision.empty() || has_revision_;
  }

 private:
  Subject overview() const {
    Subject subject{.event = nullptr,
                    .doc = nullptr,
                    .key = {{}, 0, rule_.id},
                    .name = fmt::format("page '{}'", rule_.id),
                    .span = rule_.span};
    for (const EventDocs& docs : project_.event_docs) {
      const auto found = std::ranges::find(docs.pages, rule_.id, [](const EventDoc& doc) { return doc.page.value; });
      if (found != docs.pages.end() && !subject.doc) subject.doc = &*found;
    }
    return subject;
  }

  /// The events as they are now, each with the way from the overview to its page.
  void list_events() {
    const auto event_rule = std::ranges::find(project_.templates.pages, PageScope::event, &PageRule::scope);
    if (event_rule == project_.templates.pages.end()) return;
    Diagnostics reported_already;
    const PathPattern pattern = pattern_of(project_, *event_rule, reported_already);
    const std::string& locale = project_.settings.source_locale;
    const std::filesystem::path here = std::filesystem::path(path(overview(), Edition::source, locale)).parent_path();
    for (const EventPage& page : plan_.pages) {
      if (is_broken(page)) continue;
      const PageContent& content =
          plan_.listed.emplace_back(make_content(page, newest_revision(page.doc), naming_, plan_.units));
      const std::filesystem::path there(event_path(pattern, page, Edition::source, locale));
      events_.push_back({&page, &content, there.lexically_relative(here).generic_string()});
    }
  }

  std::string path(const Subject& subject, Edition edition, std::string_view locale) const {
    if (subject.event) return event_path(pattern_, *subject.event, edition, locale);
    return pattern_.expand(
        {.edition = edition_name(edition), .locale = locale, .provider = {}, .id = {}, .symbol = {}});
  }

  std::size_t source_page(const Subject& subject, const SourceRevision* revision) {
    const auto [known, is_new] = known_.try_emplace({subject.event, revision}, plan_.source_pages.size());
    if (!is_new) return known->second;
    PageContent content = subject.event
                              ? make_content(*subject.event, revision, naming_, plan_.units)
                              : make_overview_content(rule_.id, subject.doc, revision, events_, naming_, plan_.units);
    content.span = subject.span;
    content.path = path(subject, Edition::source, project_.settings.source_locale);
    content.links = &plan_.links;
    if (const PageSettings* own = page_settings(project_.settings, rule_)) content.order = own->order;
    plan_.source_pages.push_back({std::move(content), rule_index_, {}});
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
        is_newest ? newest_revision(subject.doc) : find_revision(subject.doc, choice_.revision);
    if (!is_newest && !shown) return;
    has_revision_ = true;
    if (!contains(editions_, Edition::source)) return;
    if (!choice_.locales.empty() && !contains(choice_.locales, locale)) return;
    plan_.source_pages[source_page(subject, shown)].path = path(subject, Edition::source, locale);
  }

  void plan_translated(const Subject& subject, std::size_t locale) {
    const std::string& tag = plan_.locales[locale];
    const CatalogIndex* index = tables_.tables(tag);
    const PageTable* table = index ? index->page(subject.key) : nullptr;
    const Handoff* handoff = table && table->handoff ? &*table->handoff : nullptr;
    const bool names_revision = handoff && !handoff->revision.empty();
    const SourceRevision* revision =
        names_revision ? find_revision(subject.doc, handoff->revision.value) : newest_revision(subject.doc);
    if (names_revision && !revision) return report_unknown_revision(subject, *handoff);
    TranslatedPage planned{
        .source = 0, .locale = locale, .handoff = handoff, .localized_path = {}, .bilingual_path = {}};
    if (contains(editions_, Edition::localized)) planned.localized_path = path(subject, Edition::localized, tag);
    if (contains(editions_, Edition::bilingual)) planned.bilingual_path = path(subject, Edition::bilingual, tag);
    if (planned.localized_path.empty() && planned.bilingual_path.empty()) return;
    planned.source = source_page(subject, revision);
    plan_.translated_pages.push_back(std::move(planned));
  }

  void report_unknown_revision(const Subject& subject, const Handoff& handoff) {
    ++plan_.broken_pages;
    diagnostics_
        .report(code::handoff_revision_unknown, handoff.revision.span,
                fmt::format("{} has no source revision '{}'", subject.name, handoff.revision.value),
                "add it to the event docs, or mend the commit")
        .note(subject.doc ? subject.doc->span : subject.span,
              subject.doc ? "its revisions are here" : "the event docs do not have it");
  }

  const Project& project_;
  const PageRule& rule_;
  std::size_t rule_index_;
  const SiteChoice& choice_;
  const LocaleTables& tables_;
  SitePlan& plan_;
  Diagnostics& diagnostics_;
  std::vector<Edition> editions_;
  EventNaming naming_;
  PathPattern pattern_;
  std::vector<ListedEvent> events_;
  std::map<std::pair<const EventPage*, const SourceRevision*>, std::size_t> known_;
  bool has_revision_ = false;
};

/// Every page that a table can be for.
std::set<PageKey> known_keys(const Project& project, const SitePlan& plan) {
  std::set<PageKey> keys;
  for (const EventPage& page : plan.pages) {
    keys.insert(page.key());
    keys.insert({{}, page.event().value, {}});
  }
  for (const PageRule& rule : project.templates.pages) {
    if (rule.scope == PageScope::all) keys.insert({{}, 0, rule.id});
  }
  return keys;
}

void check_handoffs(const Project& project, const LocaleTables& tables, const SitePlan& plan,
                    Diagnostics& diagnostics) {
  const std::set<PageKey> known = known_keys(project, plan);
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
    planned.push_back({path, content.span, fmt::format("{} ({})", content.name, locale)});
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

/// Where the pages about many events lie; what is wrong with their patterns is reported when they are planned.
std::vector<PageLink> find_links(const Project& project) {
  std::vector<PageLink> links;
  Diagnostics reported_later;
  for (const PageRule& rule : project.templates.pages) {
    if (rule.scope != PageScope::all) continue;
    const PathFields fields{.edition = edition_name(Edition::source),
                            .locale = project.settings.source_locale,
                            .provider = {},
                            .id = {},
                            .symbol = {}};
    links.push_back({rule.id, pattern_of(project, rule, reported_later).expand(fields)});
  }
  return links;
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

void plan_site(const Project& project, const SiteChoice& choice, const LocaleTables& tables, SitePlan& plan,
               Diagnostics& diagnostics) {
  plan.locales = translated_locales(project, choice.locales);
  plan.pages = event_pages(project, diagnostics);
  plan.broken_pages = static_cast<std::size_t>(std::ranges::count_if(plan.pages, is_broken));
  plan.links = find_links(project);
  check_page_settings(project, diagnostics);
  bool has_revision = false;
  for (std::size_t rule = 0; rule < project.templates.pages.size(); ++rule) {
    has_revision |= RulePlanner(project, rule, choice, tables, plan, diagnostics).plan();
  }
  if (!has_revision) {
    diagnostics.report(code::revision_unknown, {}, fmt::format("no page has a source revision '{}'", choice.revision),
                       "give the start of a commit that the event docs name");
  }
  check_handoffs(project, tables, plan, diagnostics);
  if (!has_bad_pattern(diagnostics)) check_paths(plan, diagnostics);
}

}  // namespace evdoc::cli
