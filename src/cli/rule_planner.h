// The pages of one rule of the template set, planned locale by locale.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "cli/page_subject.h"
#include "cli/site_plan.h"

namespace evdoc::cli {

/// Adds to the plan what it is made for. All that it is given must outlive it.
class RulePlanner {
 public:
  RulePlanner(const Project& project, std::size_t rule, const SiteChoice& choice, SitePlan& plan,
              Diagnostics& diagnostics);

  /// False: no page has the revision that the command line asks for.
  bool plan_source_edition();
  void plan_locale(std::size_t locale, const LocaleTables& tables, unsigned jobs, Diagnostics& diagnostics);
  /// That of a source page of this rule. Thread-safe.
  PageContent content(const SourcePage& page, PageUnits& units) const;

  std::span<const PageSubject> subjects() const { return subjects_; }
  /// Appends every output path.
  void add_paths(std::vector<std::string>& paths) const;

 private:
  /// A page in a locale before it has a place in the plan.
  struct Draft {
    enum class Fate : uint8_t { left_out, planned, has_unknown_revision };
    Fate fate = Fate::left_out;
    bool is_wanted = true;
    const SourceRevision* revision = nullptr;
    const Handoff* handoff = nullptr;
    std::string localized_path;
    std::string bilingual_path;
  };
  /// What all drafts of a locale ask.
  struct LocalePlan {
    const std::string& tag;
    const CatalogIndex* tables = nullptr;  ///< null: there are none
    std::optional<PathPattern> localized;  ///< unset: the edition is not wanted
    std::optional<PathPattern> bilingual;
  };
  bool has(Edition edition) const;
  std::string source_path(const PageSubject& subject) const;
  Span span_of(const PageSubject& subject) const;
  bool plan_source(std::size_t subject);
  LocalePlan plan_of(const std::string& tag, const CatalogIndex* tables) const;
  Draft draft(const PageSubject& subject, const LocalePlan& locale) const;
  void set_paths(const PageSubject& subject, const LocalePlan& locale, Draft& draft) const;
  bool is_unchanged(const PageSubject& subject, const LocalePlan& locale, const Draft& draft) const;
  void add(std::size_t subject, std::size_t locale, const Draft& draft, Diagnostics& diagnostics);
  std::size_t source_page(std::size_t subject, const SourceRevision* revision);
  void report_unknown_revision(const PageSubject& subject, const Handoff& handoff, Diagnostics& diagnostics);

  const Project& project_;
  const PageRule& rule_;
  std::size_t rule_index_;
  const SiteChoice& choice_;
  SitePlan& plan_;
  std::span<const Edition> editions_;
  PathPattern pattern_;
  PathPattern source_pattern_;
  std::vector<PageSubject> subjects_;
  std::vector<std::vector<std::pair<const SourceRevision*, std::size_t>>> source_pages_;  // by subject: those it has
};

}  // namespace evdoc::cli
