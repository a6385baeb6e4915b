// Event docs to model: evdoc's own format for what a manifest cannot say. Its schema is schemas/event-docs.xsd.
#pragma once

#include <string_view>

#include "base/diagnostic.h"
#include "base/source.h"
#include "model/event_docs.h"

namespace evdoc {

inline constexpr std::string_view event_docs_namespace = "urn:evdoc:event-docs:1";

/// Reads a whole event docs file. In texts, white space with a line break in it counts as one blank, and as nothing at
/// either end; other blanks are content, and `xml:space="preserve"` keeps all. The model's strings live in `source`.
EventDocs load_event_docs(Source& source, Diagnostics& diagnostics);

}  // namespace evdoc
