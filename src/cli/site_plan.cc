#include "cli/site_plan.h"

#include <algorithm>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "page/codes.h"
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

template <class List, class Item>
bool contains(const List& list, const Item& item) {
  return std::ranges::find(list, item) != list.end();
}

bool is_broken(const EventPage& page) {
  return std::ranges::any_of(page.versions, [](const Event* event) { return event->is_broken; });
}

/// Plans the pages of one rule of the template set.
class RulePlanner {
 public:
  RulePlanner(const Project& project, std::size_t rule, const SiteChoice& choice, const LocaleTables& tables,
              SitePlan& plan, Diagnostics& diagnostics)
      : project_(project),
        rule_(rule),
        choice_(choice),
        tables_(tables),
        plan_(plan),
        diagnostics_(diagnostics),
        editions_(choice.editions.empty() ? project.settings.editions : choice.editions),
        pattern_(make_pattern()) {}

  void plan() {
    for (const EventPage& page : plan_.pages) {
      if (is_broken(page)) continue;
      plan_source(page);
      for (std::size_t locale = 0; locale < plan_.locales.size(); ++locale) plan_translated(page, locale);
    }
    if (!choice_.revision.empty() && !has_revision_) report_no_revision();
  }

 private:
  /// The project's pattern stands before the template set's, and that before the default.
  PathPattern make_pattern() const {
    const Settings& settings = project_.settings;
    const PageRule& rule = project_.templates.pages[rule_];
    const auto checked = [this](std::string_view pattern, Span place) {
      return PathPattern(pattern, PathPattern::Scope::event, place, diagnostics_);
    };
    if (!settings.output_path.empty()) return checked(settings.output_path, settings.output_path_span);
    if (!rule.path.empty()) return checked(rule.path, rule.span);
    return checked(has_several_providers(project_) ? default_path_of_several : default_path, {});
  }

  std::string path(const EventPage& page, Edition edition, std::string_view locale) const {
    const std::string id = fmt::to_string(page.event().value);
    const std::string symbol = lower(page.event().symbol.value);
    return pattern_.expand({.edition = edition_name(edition),
                            .locale = locale,
                            .provider = page.provider->name.value,
                            .id = id,
                            .symbol = symbol});
  }

  std::size_t source_page(const EventPage& page, const SourceRevision* revision) {
    const auto [known, is_new] = known_.try_emplace({&page, revision}, plan_.source_pages.size());
    if (is_new) {
      const bool is_one_of_several = has_several_providers(project_);
      const EventNaming naming = is_one_of_several ? EventNaming::by_provider_too : EventNaming::by_id;
      plan_.source_pages.push_back({make_content(page, revision, naming, plan_.units), rule_, {}});
    }
    return known->second;
  }

  void plan_source(const EventPage& page) {
    const std::string& locale = project_.settings.source_locale;
    const SourceRevision* shown = choice_.revision.empty() ? page.newest_revision() : page.revision(choice_.revision);
    if (!choice_.revision.empty() && !shown) return;
    has_revision_ = true;
    if (!contains(editions_, Edition::source)) return;
    if (!choice_.locales.empty() && !contains(choice_.locales, locale)) return;
    plan_.source_pages[source_page(page, shown)].path = path(page, Edition::source, locale);
  }

  void plan_translated(const EventPage& page, std::size_t locale) {
    const CatalogIndex* index = tables_.tables(plan_.locales[locale]);
    const PageTable* table = index ? index->page(page.key()) : nullptr;
    const Handoff* handoff = table && table->handoff ? &*table->handoff : nullptr;
    const bool names_revision = handoff && !handoff->revision.empty();
    const SourceRevision* revision = names_revision ? page.revision(handoff->revision.value) : page.newest_revision();
    if (names_revision && !revision) return report_unknown_revision(page, *handoff);
    TranslatedPage planned{
        .source = 0, .locale = locale, .handoff = handoff, .localized_path = {}, .bilingual_path = {}};
    if (contains(editions_, Edition::localized))
      planned.localized_path = path(page, Edition::localized, plan_.locales[locale]);
    if (contains(editions_, Edition::bilingual))
      planned.bilingual_path = path(page, Edition::bilingual, plan_.locales[locale]);
    if (planned.localized_path.empty() && planned.bilingual_path.empty()) return;
    planned.source = source_page(page, revision);
    plan_.translated_pages.push_back(std::move(planned));
  }

  void report_unknown_revision(const EventPage& page, const Handoff& handoff) {
    ++plan_.broken_pages;
    diagnostics_
        .report(code::handoff_revision_unknown, handoff.revision.span,
                fmt::format("{} has no source revision '{}'", page.title(), handoff.revision.value),
                "add it to the event docs, or mend the commit")
        .note(page.doc ? page.doc->span : page.event().span,
              page.doc ? "its revisions are here" : "the event docs do not have the event");
  }

  void report_no_revision() {
    diagnostics_.report(code::revision_unknown, {},
                        fmt::format("no event has a source revision '{}'", choice_.revision),
                        "give the start of a commit that the event docs name");
  }

  const Project& project_;
  std::size_t rule_;
  const SiteChoice& choice_;
  const LocaleTables& tables_;
  SitePlan& plan_;
  Diagnostics& diagnostics_;
  std::vector<Edition> editions_;
  PathPattern pattern_;
  std::map<std::pair<const EventPage*, const SourceRevision*>, std::size_t> known_;
  bool has_revision_ = false;
};

void check_handoffs(const LocaleTables& tables, const SitePlan& plan, Diagnostics& diagnostics) {
  for (const std::string& locale : plan.locales) {
    const CatalogIndex* index = tables.tables(locale);
    if (!index) continue;
    for (const PageTable& table : index->catalog().pages) {
      const bool is_known = std::ranges::any_of(plan.pages, [&](const EventPage& page) {
        return page.event().value == table.event &&
               (table.provider.empty() || table.provider.value == page.provider->name.value);
      });
      if (is_known) continue;
      diagnostics.report(code::handoff_event_unknown, table.span,
                         fmt::format("no manifest declares event {}", table.event),
                         "mend the event id or the provider, or remove the file from the table");
    }
  }
}

void check_paths(const SitePlan& plan, Diagnostics& diagnostics) {
  std::vector<PlannedPage> planned;
  const auto add = [&](const std::string& path, const PageContent& content, std::string_view locale) {
    if (path.empty()) return;
    planned.push_back({path, content.page->event().span, fmt::format("{} ({})", content.page->title(), locale)});
  };
  for (const SourcePage& page : plan.source_pages) add(page.path, page.content, "source");
  for (const TranslatedPage& page : plan.translated_pages) {
    const PageContent& content = plan.source_pages[page.source].content;
    add(page.localized_path, content, plan.locales[page.locale]);
    add(page.bilingual_path, content, plan.locales[page.locale]);
  }
  check_collisions(planned, diagnostics);
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
  for (std::size_t rule = 0; rule < project.templates.pages.size(); ++rule) {
    RulePlanner(project, rule, choice, tables, plan, diagnostics).plan();
  }
  check_handoffs(tables, plan, diagnostics);
  check_paths(plan, diagnostics);
}

}  // namespace evdoc::cli
