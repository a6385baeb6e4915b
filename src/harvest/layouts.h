// The layouts of source revisions, found from their pages: each form once.
#pragma once

#include <vector>

#include "base/arena.h"
#include "harvest/revisions.h"
#include "model/event_docs.h"

namespace evdoc {

/// Adds the layouts of all revisions to `docs`, in the order of their first handoff, and tells each revision its own. A
/// layout is named after the month of that handoff; its values are those that most of its revisions have.
void make_layouts(std::vector<HarvestedPage>& pages, EventDocs& docs, Arena& arena);

/// What the layout says for a field of a page with this title.
std::string field_value(const FrontMatterField& field, std::string_view title);

}  // namespace evdoc
