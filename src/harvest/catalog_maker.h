// Translation tables from published pages: each text once, and units of a page only where it really differs.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/arena.h"
#include "harvest/provider_choice.h"
#include "harvest/revisions.h"
#include "model/catalog.h"

namespace evdoc {

/// The tables of one locale. A text's common translation is the one that most of the locale's pages have. Texts that
/// need none are left out: numbers and names that every page shows as they are.
Catalog make_catalog(const std::string& locale, std::span<const HarvestedPage> pages, const ProviderChoice& provider,
                     Arena& arena);

}  // namespace evdoc
