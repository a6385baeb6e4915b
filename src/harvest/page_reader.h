// A published page to what it says.
#pragma once

#include <optional>

#include "base/arena.h"
#include "base/diagnostic.h"
#include "harvest/published_page.h"

namespace evdoc {

/// Reads a page that has the shape of an event's (PageShape). Of a translated page whose pairs were joined from it and
/// its English page, `english` is that one; else it is null, and what English front matter can't be seen is made by the
/// rules of the published pages. Strings go to `arena`. Nothing, with a finding, when its event or locale is not known.
std::optional<PublishedPage> read_event_page(const markdown::ScannedPage& page, const markdown::ScannedPage* english,
                                             Arena& arena, Diagnostics& diagnostics);

}  // namespace evdoc
