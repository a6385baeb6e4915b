// Page identity: one page for each provider and event id, with the versions of the event and its docs.
#pragma once

#include <deque>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "model/project.h"
#include "translate/catalog_index.h"

namespace evdoc {

struct ProviderPage;

/// All that one page is about.
struct EventPage {
  const Manifest* manifest = nullptr;
  const Provider* provider = nullptr;
  std::vector<const Event*> versions;  ///< newest first, never empty
  const EventDoc* doc = nullptr;       ///< null: the event docs do not have it
  const ProviderPage* home = nullptr;  ///< the provider with all its pages; null: not yet grouped
  std::string path;                    ///< in the source edition, below the output folder; empty: no page is made

  std::size_t row = 1;  ///< which of the event's rows, on a page that lists it more than once

  const Event& event() const { return *versions.front(); }
  /// An error was found in one of its versions: the page lacks what is wrong.
  bool has_fault() const;
  /// Nothing right can be said of one of its versions: the page is left as it was.
  bool is_broken() const;
  PageKey key() const { return {provider->name.value, event().value, {}}; }
  /// "event 4031 of Contoso-Widgets"
  std::string name() const;
};

/// The newest source revision that docs have; null: they have none, or there are no docs.
const SourceRevision* newest_revision(const EventDoc* doc);
/// The revision whose commit is, or starts with, `commit`; null: none.
const SourceRevision* find_revision(const EventDoc* doc, std::string_view commit);

/// The pages of a project in the order of its manifests, providers and event ids. Reports event docs that fit no event.
std::vector<EventPage> event_pages(const Project& project, Diagnostics& diagnostics);

/// Whether pages and units must name their provider to be told apart.
bool has_several_providers(const Project& project);

}  // namespace evdoc
