#include "page/event_page.h"

#include <algorithm>
#include <map>
#include <span>

#include <fmt/format.h>

#include "base/suggest.h"
#include "page/codes.h"

namespace evdoc {

namespace {

/// The pages of each provider, by id.
using ProviderPages = std::map<const Provider*, std::span<EventPage>>;

/// Versions of an event, newest first; of the same version declared twice the first comes first.
void add_provider_pages(const Manifest& manifest, const Provider& provider, std::vector<EventPage>& pages) {
  std::vector<const Event*> events;
  for (const Event& event : provider.events) events.push_back(&event);
  std::ranges::stable_sort(events, [](const Event* a, const Event* b) {
    return a->value != b->value ? a->value < b->value : a->version > b->version;
  });
  for (auto first = events.begin(); first != events.end();) {
    const auto end = std::find_if(first, events.end(), [&](const Event* e) { return e->value != (*first)->value; });
    pages.push_back(
        {.manifest = &manifest, .provider = &provider, .versions = {first, end}, .doc = nullptr, .path = {}});
    first = end;
  }
}

std::vector<const Provider*> providers_of(const Project& project) {
  std::vector<const Provider*> providers;
  for (const Manifest& manifest : project.manifests) {
    for (const Provider& provider : manifest.providers) providers.push_back(&provider);
  }
  return providers;
}

/// The provider that event docs are for, or null with a finding.
const Provider* provider_of(const EventDocs& docs, const std::vector<const Provider*>& providers,
                            Diagnostics& diagnostics) {
  if (docs.provider.empty() && providers.size() == 1) return providers.front();
  std::vector<std::string_view> names;
  for (const Provider* provider : providers) {
    if (provider->name.value == docs.provider.value && !docs.provider.empty()) return provider;
    names.push_back(provider->name.value);
  }
  if (docs.provider.empty()) {
    const Span start{docs.source, 0, 0};
    diagnostics.report(code::event_docs_provider, start,
                       fmt::format("the event docs name no provider, and the project has {}", providers.size()),
                       "add the attribute 'provider' with the provider's name to the root element");
    return nullptr;
  }
  const std::string hint = did_you_mean(docs.provider.value, names);
  diagnostics.report(code::event_docs_provider, docs.provider.span,
                     fmt::format("no manifest declares the provider '{}'", docs.provider.value),
                     hint.empty() ? "write the provider's name as its manifest has it" : hint);
  return nullptr;
}

void attach_doc(const EventDoc& doc, const Provider& provider, std::span<EventPage> pages, Diagnostics& diagnostics) {
  const auto id = [](const EventPage& page) { return page.event().value; };
  const auto found = std::ranges::lower_bound(pages, doc.event, {}, id);
  if (found == pages.end() || id(*found) != doc.event) {
    diagnostics.report(code::event_doc_orphan, doc.span,
                       fmt::format("no event {} of provider '{}' is declared", doc.event, provider.name.value),
                       "mend the id, or remove the event from the docs");
    return;
  }
  EventPage& page = *found;
  if (!page.doc) {
    page.doc = &doc;
    return;
  }
  diagnostics
      .report(code::event_doc_duplicate, doc.span, fmt::format("event {} is described a second time", doc.event),
              "join the two descriptions")
      .note(page.doc->span, "the first is here");
}

}  // namespace

const SourceRevision* newest_revision(const EventDoc* doc) {
  return doc && !doc->revisions.empty() ? &doc->revisions.back() : nullptr;
}

const SourceRevision* find_revision(const EventDoc* doc, std::string_view commit) {
  if (!doc) return nullptr;
  const auto found = std::find_if(doc->revisions.begin(), doc->revisions.end(),
                                  [commit](const SourceRevision& r) { return r.commit.value.starts_with(commit); });
  return found != doc->revisions.end() ? &*found : nullptr;
}

std::string EventPage::name() const {
  return fmt::format("event {} of {}", event().value, provider->name.value);
}

bool EventPage::is_broken() const {
  return std::ranges::any_of(versions, [](const Event* event) { return event->is_broken; });
}

bool EventPage::has_fault() const {
  return std::ranges::any_of(versions, [](const Event* event) { return event->has_fault; });
}

bool has_several_providers(const Project& project) {
  return providers_of(project).size() > 1;
}

std::vector<EventPage> event_pages(const Project& project, Diagnostics& diagnostics) {
  std::vector<EventPage> pages;
  for (const Manifest& manifest : project.manifests) {
    for (const Provider& provider : manifest.providers) add_provider_pages(manifest, provider, pages);
  }
  ProviderPages of_providers;
  for (auto first = pages.begin(); first != pages.end();) {
    const Provider* provider = first->provider;
    const auto end = std::find_if(first, pages.end(), [=](const EventPage& page) { return page.provider != provider; });
    of_providers.emplace(provider, std::span(first, end));
    first = end;
  }
  const std::vector<const Provider*> providers = providers_of(project);
  for (const EventDocs& docs : project.event_docs) {
    const Provider* provider = provider_of(docs, providers, diagnostics);
    if (!provider) continue;
    for (const EventDoc& doc : docs.events) attach_doc(doc, *provider, of_providers[provider], diagnostics);
  }
  return pages;
}

}  // namespace evdoc
