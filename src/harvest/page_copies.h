// Several pages of one event and locale: which one counts.
#pragma once

#include <vector>

#include "base/diagnostic.h"
#include "harvest/published_page.h"

namespace evdoc {

/// Pages without the copies that an older handoff made, which are reported. Of one handoff a page is kept in each of
/// its editions. English pages are all kept: each is a revision.
std::vector<const PublishedPage*> without_copies(const std::vector<const PublishedPage*>& pages,
                                                 Diagnostics& diagnostics);

}  // namespace evdoc
