// Published pages back to a project's metadata, docs, tables and handoffs.
#pragma once

#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "base/diagnostic.h"
#include "harvest/published_page.h"
#include "markdown/page_scanner.h"
#include "model/catalog.h"
#include "model/event_docs.h"
#include "model/manifest.h"
#include "model/project.h"

namespace evdoc {

/// A file as it was scanned. What the scanner found counts only if the page is an event's.
struct HarvestInput {
  markdown::ScannedPage page;
  Diagnostics findings;
};

struct HarvestOptions {
  std::string_view provider;           ///< the provider's name; empty: the manifest's, or told from the pages
  const Manifest* manifest = nullptr;  ///< null: one is made
};

/// What the pages gave. Everything views the pages' Sources and `arena`.
struct Harvest {
  Arena arena;
  std::deque<markdown::ScannedPage> joined;  ///< localized pages paired with their English pages
  std::deque<PublishedPage> pages;           ///< all that were read
  std::vector<const PublishedPage*> kept;    ///< those that the project must be able to make again, by page and locale
  std::size_t lost = 0;                      ///< pages about events of which, as was reported, nothing could be taken
  Manifest manifest;                         ///< empty if one was given
  EventDocs docs;
  std::deque<Catalog> catalogs;             ///< by locale
  std::vector<PageSettings> page_settings;  ///< of the pages about many events that were read
  std::string output_path;                  ///< pattern of the paths of events' pages; empty: that of every project
};

/// Reads pages of any number of locales, editions and revisions. Localized pages are paired with the English pages of
/// the same file name, of which the source hash chooses one. Sorts `inputs` by path: their order does not matter.
Harvest harvest(std::span<HarvestInput> inputs, const HarvestOptions& options, Diagnostics& diagnostics);

}  // namespace evdoc
