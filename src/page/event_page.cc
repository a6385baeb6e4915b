#include "page/event_page.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "base/suggest.h"
#include "page/codes.h"

namespace evdoc {

namespace {

using Key = std::pair<const Provider*, uint16_t>;

/// Versions of an event, newest first; of the same version declared twice the first comes first.
void add_provider_pages(const Manifest& manifest, const Provider& provider, std::vector<EventPage>& pages) {
  std::map<uint16_t, std::vector<const Event*>> by_id;
  for (const Event& event : provider.events) by_id[event.value].push_back(&event);
  for (auto& [id, versions] : by_id) {
    std::stable_sort(versions.begin(), versions.end(),
                     [](const Event* a, const Event* b) { return a->version > b->version; });
    pages.push_back(
        {.manifest = &manifest, .provider = &provider, .versions = std::move(versions), .doc = nullptr, .path = {}});
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

void attach_doc(const EventDoc& doc, const Provider& provider, std::map<Key, EventPage*>& pages,
                Diagnostics& diagnostics) {
  const auto found = pages.find({&provider, doc.event});
  if (found == pages.end()) {
    diagnostics.report(code::event_doc_orphan, doc.span,
                       fmt::format("no event {} of provider '{}' is declared", doc.event, provider.name.value),
                       "mend the id, or remove the event from the docs");
    return;
  }
  EventPage& page = *found->second;
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
  std::map<Key, EventPage*> by_key;
  for (EventPage& page : pages) by_key.emplace(Key(page.provider, page.event().value), &page);
  const std::vector<const Provider*> providers = providers_of(project);
  for (const EventDocs& docs : project.event_docs) {
    const Provider* provider = provider_of(docs, providers, diagnostics);
    if (!provider) continue;
    for (const EventDoc& doc : docs.events) attach_doc(doc, *provider, by_key, diagnostics);
  }
  return pages;
}

}  // namespace evdoc
