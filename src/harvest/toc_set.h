// Published tables of contents: which locale and edition each is of, and what it is in English.
#pragma once

#include <deque>
#include <span>

#include "base/arena.h"
#include "base/diagnostic.h"
#include "harvest/published_page.h"
#include "markdown/page_scanner.h"

namespace evdoc {

/// Reads tables of contents and adds those that list events to `pages`, which are the pages that were read. A table is
/// of the locale and edition of the pages in its folder. Its English is that of a table of English pages, else what the
/// pages that it leads to are called in English. Those that can't be taken are reported.
void add_toc_pages(std::span<const markdown::ScannedPage* const> tocs, std::deque<PublishedPage>& pages, Arena& arena,
                   Diagnostics& diagnostics);

}  // namespace evdoc
