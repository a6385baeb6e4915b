// A published table of events to what it says.
#pragma once

#include <optional>
#include <string_view>

#include "base/arena.h"
#include "base/diagnostic.h"
#include "harvest/published_page.h"

namespace evdoc {

/// How docs, tables and the template set call this page.
inline constexpr std::string_view index_page = "index";

/// Reads a page that has the shape of an index (PageShape); `english` is as in read_event_page. Its rows say all that
/// the table shows. Nothing, with a finding, when its locale is not known.
std::optional<PublishedPage> read_index_page(const markdown::ScannedPage& page, const markdown::ScannedPage* english,
                                             Arena& arena, Diagnostics& diagnostics);

}  // namespace evdoc
