// How well event docs and manifests fit: events that nobody has described, and docs that say otherwise.
#pragma once

#include <cstddef>

#include "base/diagnostic.h"
#include "page/site_pages.h"

namespace evdoc {

struct DocsCoverage {
  std::size_t events = 0;
  std::size_t without_prose = 0;  ///< neither introduction nor description nor details
  std::size_t differences = 0;    ///< texts of the docs that say otherwise than the manifest
  std::size_t without_event = 0;  ///< events that the docs describe and no manifest declares
};

/// Compares the docs, as they are now, with the newest version of each event. Reports events without prose where the
/// docs have some for others, and every difference in level, channel, keywords, message and data items.
DocsCoverage compare_docs(const SitePages& pages, Diagnostics& diagnostics);

}  // namespace evdoc
