// The front matter of a published page: what the English page has too, and the handoff.
#pragma once

#include <string_view>

#include "base/arena.h"
#include "base/diagnostic.h"
#include "harvest/published_page.h"
#include "markdown/page_scanner.h"

namespace evdoc {

/// The key of the SHA-1 of the English page.
inline constexpr std::string_view source_hash_key = "ms.openlocfilehash";

/// Reads the locale, the handoff and the source hash of a page into `page`, whose edition is set. False, with a
/// finding, when its locale is not known.
bool read_handoff(PublishedPage& page, Diagnostics& diagnostics);

/// Reads the fields that the English page has too, once the page's title is known. `english` is the front matter of the
/// English page where there is one; null: it is made of the page's own.
void read_fields(const markdown::ScannedPage* english, PublishedPage& page, Arena& arena, Diagnostics& diagnostics);

/// Whether the page was translated: it has a key of the handoff's.
bool has_handoff(const markdown::ScannedPage& page);

}  // namespace evdoc
