// Published pages grouped by what they are about, and their English pages by commit.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "harvest/published_page.h"

namespace evdoc {

/// The English page at one commit, and the pages that were made from it.
struct HarvestedRevision {
  std::string_view commit;
  const PublishedPage* english = nullptr;   ///< the page whose English text is the revision's; never null
  std::vector<const PublishedPage*> pages;  ///< `english` is one of them
  LineEnds line_ends = LineEnds::lf;        ///< those of most pages of the commit
  const Layout* layout = nullptr;           ///< null until the layouts are made
};

/// All of one event's page, or of one about many events. Revisions are in the order in which they were first handed
/// off, the newest last; what was not handed off yet is newer than what was.
struct HarvestedPage {
  PageKey key;                               ///< without a provider
  std::vector<HarvestedRevision> revisions;  ///< never empty

  bool is_event() const { return key.page.empty(); }
  const PublishedPage& newest() const { return *revisions.back().english; }
};

/// Groups pages that were read and of which the copies are gone: events by their ids first. An English page without a
/// commit is known by its hash. Reports pages of one commit whose English texts differ, and English pages of which
/// nothing tells which is the newest.
std::vector<HarvestedPage> group_by_page(const std::vector<const PublishedPage*>& pages, Diagnostics& diagnostics);

/// "20201126" of "11/26/2020", which sorts by time; what is no such date sorts first.
std::string sortable_date(std::string_view date);

}  // namespace evdoc
