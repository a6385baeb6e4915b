// A published page to what it says.
#pragma once

#include <optional>

#include "base/arena.h"
#include "base/diagnostic.h"
#include "harvest/published_page.h"

namespace evdoc {

/// Reads a page that has the shape of an event's (PageShape). What English front matter can't be seen is made by the
/// rules of the published pages. Strings go to `arena`. Nothing, with a finding, when its event or locale is not known.
std::optional<PublishedPage> read_event_page(const markdown::ScannedPage& page, Arena& arena, Diagnostics& diagnostics);

/// The same of a translated page whose pairs were joined from it and its English page.
std::optional<PublishedPage> read_joined_page(const markdown::ScannedPage& joined, const markdown::ScannedPage& english,
                                              Arena& arena, Diagnostics& diagnostics);

}  // namespace evdoc
