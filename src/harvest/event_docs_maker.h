// Event docs from published pages: what the manifest does not say, and how each source revision differs.
#pragma once

#include <vector>

#include "base/arena.h"
#include "base/diagnostic.h"
#include "harvest/provider_choice.h"
#include "harvest/revisions.h"
#include "model/event_docs.h"

namespace evdoc {

/// Adds the events, whose layouts are made, to `docs`. An event has the texts of its newest revision where the manifest
/// says them otherwise; a revision those that differ from its event's. Texts that stand against a manifest that was
/// given are reported.
void make_event_docs(const std::vector<HarvestedEvent>& events, const ProviderChoice& provider, EventDocs& docs,
                     Arena& arena, Diagnostics& diagnostics);

}  // namespace evdoc
