// How the files of events' pages are called.
#pragma once

#include <span>
#include <string>

#include "harvest/published_page.h"

namespace evdoc {

/// The pattern that the file names of most pages about events follow: "{id}-{symbol}.md", "event{id}.md". Empty when
/// they follow the one that every project has.
std::string file_name_pattern(std::span<const PublishedPage* const> pages);

}  // namespace evdoc
