// Event docs from published pages: what the manifest does not say, and how each source revision differs.
#pragma once

#include <span>
#include <vector>

#include "base/arena.h"
#include "base/diagnostic.h"
#include "harvest/provider_choice.h"
#include "harvest/revisions.h"
#include "harvest/row_differences.h"
#include "model/event_docs.h"

namespace evdoc {

/// Adds the events, whose layouts are made, to `docs`. An event has the texts of its newest revision where the manifest
/// says them otherwise; a revision those that differ from its event's. Texts that stand against a manifest that was
/// given are reported.
void make_event_docs(std::span<const HarvestedPage> events, const ProviderChoice& provider, EventDocs& docs,
                     Arena& arena, Diagnostics& diagnostics);

/// Adds a page about many events, whose layouts are made, to `docs`. Rows that disagree with the events' own pages are
/// reported.
void make_overview_docs(const HarvestedPage& overview, const RowComparison& rows, EventDocs& docs,
                        Diagnostics& diagnostics);

}  // namespace evdoc
