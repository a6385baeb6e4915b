#include "cli/page_subject.h"

#include <algorithm>

#include <fmt/format.h>

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

}  // namespace

const PageSettings* page_settings(const Settings& settings, const PageRule& rule) {
  if (rule.scope == PageScope::event) return nullptr;
  const auto found = std::ranges::find(settings.pages, rule.id, &PageSettings::id);
  return found != settings.pages.end() ? &*found : nullptr;
}

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

PathPattern in_edition(const PathPattern& pattern, Edition edition, std::string_view locale) {
  PathFields known;
  known.edition = edition_name(edition);
  known.locale = locale;
  return pattern.filled(known);
}

std::string expand(const PathPattern& pattern, const PageSubject& subject, const SitePages& pages) {
  const std::string id = subject.event ? fmt::to_string(subject.event->event().value) : std::string();
  const std::string_view provider =
      subject.provider() ? std::string_view(subject.provider()->file_name) : std::string_view();
  return pattern.expand(
      {.edition = {},
       .locale = {},
       .provider = provider,
       .provider_folder = pages.providers.size() > 1 ? provider : std::string_view(),
       .map = subject.overview.map ? std::string_view(subject.overview.map->file_name) : std::string_view(),
       .id = id,
       .symbol = subject.event ? subject.event->event().symbol.value : std::string_view()});
}

std::vector<PageSubject> subjects_of(const Project& project, const PageRule& rule, const SitePages& pages) {
  std::vector<PageSubject> subjects;
  const auto add = [&](const ProviderPage* provider, const MapPage* map) {
    PageSubject& subject = subjects.emplace_back();
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

}  // namespace evdoc::cli
