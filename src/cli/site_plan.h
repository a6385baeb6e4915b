// Which pages a build makes: every event in every locale and edition, each with its revision, handoff and path.
#pragma once

#include <deque>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "base/arena.h"
#include "base/diagnostic.h"
#include "cli/locale_tables.h"
#include "cli/shard.h"
#include "model/project.h"
#include "page/content.h"
#include "page/site_pages.h"
#include "write/output_path.h"

namespace evdoc::cli {

struct PageSubject;

/// The English page of an event at one revision; all locales that show it share it.
struct SourcePage {
  const PageSubject* subject = nullptr;      ///< of the planner; not asked once there is a content
  const SourceRevision* revision = nullptr;  ///< null: what the docs and the manifest say now
  std::size_t rule = 0;                      ///< index into the template set's pages
  PageContent content;                       ///< once it is made; see has_content
  std::string path;                          ///< where the source edition puts it; empty: it is made for its hash only
  bool is_wanted = false;                    ///< as a page of the source edition

  bool has_content() const { return content.site != nullptr; }
};

/// A page in one locale.
struct TranslatedPage {
  std::size_t source = 0;            ///< index into the plan's source pages
  const Handoff* handoff = nullptr;  ///< lives as long as the tables of the locale
  std::string_view localized_path;   ///< lives as long as the plan; empty: the edition is not wanted
  std::string_view bilingual_path;
  bool is_wanted = true;  ///< false: it is of another shard

  /// That of the edition which stands for the page where one is enough.
  std::string_view main_path() const { return bilingual_path.empty() ? localized_path : bilingual_path; }
};

class UnchangedPages;

/// What the command line narrows a build to; empty: everything.
struct SiteChoice {
  std::vector<std::string> locales;  ///< canonical
  std::vector<Edition> editions;
  std::string revision;                 ///< of the source edition, the start of a commit; empty: the newest
  Shard shard = {};                     ///< the part of the pages that is made
  UnchangedPages* unchanged = nullptr;  ///< pages that are left out; null: none is known to be unchanged
};

/// All pages of a build. Views into the project and the tables. No source page moves while others are added, and no
/// page of a locale while another locale is planned.
struct SitePlan {
  SitePages pages;
  std::deque<PageUnits> units;       ///< of the contents; each is made by one thread
  std::vector<std::string> locales;  ///< that are translated into, canonical
  std::deque<SourcePage> source_pages;
  std::vector<std::vector<TranslatedPage>> translated_pages;  ///< by locale; empty: it is not planned yet
  Arena path_bytes;                                           ///< of them
  std::size_t broken_pages = 0;  ///< not planned, because of an error in their event or handoff
  std::size_t faulty_pages = 0;  ///< planned, though they lack what is wrong in their event

  /// Every output path, source edition first.
  std::vector<std::string> paths() const;
};

/// The locales that a build translates into: those of the project, or of them the wanted ones.
std::vector<std::string> translated_locales(const Settings& settings, const std::vector<std::string>& wanted);

class RulePlanner;

/// Plans locale by locale, so that the tables of all of them need not be there at once.
class SitePlanner {
 public:
  /// Plans the source edition. Reports patterns that leave the output folder. `choice` must outlive this.
  SitePlanner(const Project& project, const SiteChoice& choice, SitePlan& plan, Diagnostics& diagnostics);
  ~SitePlanner();

  /// Plans the pages of one of the plan's locales, whose tables are loaded, on up to `jobs` threads. Reports handoffs
  /// that fit no event or revision. Source pages may be without content then.
  void plan_locale(std::size_t locale, const LocaleTables& tables, unsigned jobs, Diagnostics& diagnostics);

  /// Gives a source page its content. Several threads may do so, each with units of its own, and while locales are
  /// planned.
  void make_content(SourcePage& page, PageUnits& units) const;

  /// Those that are missing.
  void make_contents(unsigned jobs);

  /// Plans the pages of all locales, whose tables are all loaded, and checks the paths.
  void plan_all(const LocaleTables& tables, unsigned jobs, Diagnostics& diagnostics);

  /// Reports paths that collide, when all locales are planned.
  void check_paths(unsigned jobs, Diagnostics& diagnostics);

  /// Every output path of the choice, those of pages that can't be made included.
  std::vector<std::string> paths() const;

 private:
  void know_subjects();
  bool is_known(const PageKey& key) const;
  void note_paths(std::span<const TranslatedPage> pages);
  void check_handoffs(const CatalogIndex& index, Diagnostics& diagnostics) const;

  SitePlan& plan_;
  std::vector<std::unique_ptr<RulePlanner>> rules_;
  std::map<std::string_view, std::vector<uint16_t>> known_events_;  // by provider; those of all under an empty name
  std::unordered_set<PageKey, PageKeyHash> known_overviews_;        // pages about no event that a table can be for
  bool has_bad_pattern_ = false;
  DistinctPaths known_paths_;
  std::size_t noted_sources_ = 0;  // source pages whose paths are known
  bool are_paths_distinct_ = true;
};

}  // namespace evdoc::cli
