// A build that writes: pages staged, what no longer belongs removed, all moved to its place, and remembered.
#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/source.h"
#include "cli/build_memory.h"
#include "cli/output.h"
#include "cli/site.h"
#include "cli/site_build.h"
#include "write/output_tree.h"

namespace evdoc::cli {

/// Whether the build goes on when a page can't be made.
enum class OnFailure : uint8_t {
  skip,  ///< that page is left as it was
  stop,  ///< nothing is written at all
};

/// How pages are written.
struct WriteOptions {
  unsigned jobs = 0;
  OnFailure on_failure = OnFailure::skip;
  Strangers strangers = Strangers::respected;
  Durability durability = Durability::system;
  bool is_measured = false;
  Output* terminal = nullptr;  ///< shows how far it is; null: nobody watches
};

/// Which pages of the project a site holds.
struct SiteExtent {
  SiteChoice choice;            ///< what it was narrowed to
  bool is_all_wanted = true;    ///< false: only those that have to be made again; the others stay as they are
  bool may_lack_pages = false;  ///< a page that it does not hold may have its place nevertheless: it is a shard
};

/// How well the event docs fit the manifests.
DocsFigures docs_figures(const SitePlan& plan);

/// What a build that writes came to.
struct WriteReport {
  BuildReport build;
  std::vector<LocaleRecord> locales;  ///< of all pages, made now or before
  std::size_t planned = 0;            ///< all pages, made now or before
  DocsFigures docs;
  std::vector<std::string> removed;  ///< pages that no longer belong
  std::vector<InputRecord> inputs;   ///< of all pages
  bool is_written = false;           ///< the pages are in their places
  int64_t commit_ns = 0;             ///< that moving them took
};

/// Makes the pages of the site and puts them into its output folder, of which `last` tells how it stands. What is in
/// the way of one page is reported, and the others are written; after any other failure nothing is. A signal that ends
/// the program is obeyed before the first page is moved.
WriteReport write_site(Site& site, const SiteExtent& extent, BuildMemory& memory, const LastPages& last,
                       const WriteOptions& options, const Sources& sources, Diagnostics& diagnostics);

}  // namespace evdoc::cli
