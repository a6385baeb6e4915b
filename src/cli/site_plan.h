// Which pages a build makes: every event in every locale and edition, each with its revision, handoff and path.
#pragma once

#include <deque>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "cli/locale_tables.h"
#include "model/project.h"
#include "page/content.h"
#include "page/site_pages.h"

namespace evdoc::cli {

/// The English page of an event at one revision; all locales that show it share it.
struct SourcePage {
  PageContent content;
  std::size_t rule = 0;  ///< index into the template set's pages
  std::string path;      ///< where the source edition puts it; empty: it is made for its hash only
};

/// A page in one locale.
struct TranslatedPage {
  std::size_t source = 0;  ///< index into the plan's source pages
  std::size_t locale = 0;  ///< index into the plan's locales
  const Handoff* handoff = nullptr;
  std::string localized_path;  ///< empty: the edition is not wanted
  std::string bilingual_path;

  /// That of the edition which stands for the page where one is enough.
  const std::string& main_path() const { return bilingual_path.empty() ? localized_path : bilingual_path; }
};

class UnchangedPages;

/// What the command line narrows a build to; empty: everything.
struct SiteChoice {
  std::vector<std::string> locales;  ///< canonical
  std::vector<Edition> editions;
  std::string revision;                 ///< of the source edition, the start of a commit; empty: the newest
  UnchangedPages* unchanged = nullptr;  ///< pages that are left out; null: none is known to be unchanged
};

/// All pages of a build. Views into the project and the tables.
struct SitePlan {
  SitePages pages;
  std::deque<PageUnits> units;       ///< of the contents; each is made by one thread
  std::vector<std::string> locales;  ///< that are translated into, canonical
  std::deque<SourcePage> source_pages;
  std::vector<TranslatedPage> translated_pages;
  std::size_t broken_pages = 0;  ///< not planned, because of an error in their event or handoff

  /// Every output path, source edition first.
  std::vector<std::string> paths() const;
};

/// The locales that a build translates into: those of the project, or of them the wanted ones.
std::vector<std::string> translated_locales(const Project& project, const std::vector<std::string>& wanted);

/// Fills `plan` on up to `jobs` threads. Reports paths that leave the output folder or collide, and handoffs that fit
/// no event or revision.
void plan_site(const Project& project, const SiteChoice& choice, const LocaleTables& tables, unsigned jobs,
               SitePlan& plan, Diagnostics& diagnostics);

}  // namespace evdoc::cli
