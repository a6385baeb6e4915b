#include "cli/rule_planner.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/parallel.h"
#include "cli/unchanged_pages.h"
#include "page/codes.h"

namespace evdoc::cli {

namespace {

/// Pages that one thread drafts at once.
constexpr std::size_t group_size = 512;
/// Groups that a thread drafts before drafts go into the plan, where there are several.
constexpr std::size_t groups_of_worker = 4;

}  // namespace

RulePlanner::RulePlanner(const Project& project, std::size_t rule, const SiteChoice& choice, SitePlan& plan,
                         Diagnostics& diagnostics)
    : project_(project),
      rule_(project.templates.pages[rule]),
      rule_index_(rule),
      choice_(choice),
      plan_(plan),
      editions_(choice.editions.empty() ? project.settings.editions : choice.editions),
      pattern_(pattern_of(project, rule_, diagnostics)),
      source_pattern_(in_edition(pattern_, Edition::source, project.settings.source_locale)),
      subjects_(subjects_of(project, rule_, plan.pages)),
      source_pages_(subjects_.size()) {}

bool RulePlanner::has(Edition edition) const {
  return std::ranges::find(editions_, edition) != editions_.end();
}

std::string RulePlanner::source_path(const PageSubject& subject) const {
  return expand(source_pattern_, subject, plan_.pages);
}

Span RulePlanner::span_of(const PageSubject& subject) const {
  return subject.event ? subject.event->event().span : rule_.span;
}

bool RulePlanner::plan_source_edition() {
  bool has_revision = choice_.revision.empty();
  for (std::size_t i = 0; i < subjects_.size(); ++i) has_revision |= plan_source(i);
  return has_revision;
}

/// False: it does not have the revision that the command line asks for.
bool RulePlanner::plan_source(std::size_t subject) {
  const std::string& locale = project_.settings.source_locale;
  const EventDoc* doc = subjects_[subject].doc();
  const SourceRevision* shown = choice_.revision.empty() ? newest_revision(doc) : find_revision(doc, choice_.revision);
  if (!choice_.revision.empty() && !shown) return false;
  const std::vector<std::string>& locales = choice_.locales;
  const bool is_chosen = locales.empty() || std::ranges::find(locales, locale) != locales.end();
  if (!is_chosen || !has(Edition::source)) return true;
  std::string planned = source_path(subjects_[subject]);
  if (choice_.unchanged && choice_.unchanged->has(planned)) return true;
  SourcePage& page = plan_.source_pages[source_page(subject, shown)];
  page.path = std::move(planned);
  page.is_wanted = belongs(choice_.shard, subjects_[subject].key(), locale);
  return true;
}

RulePlanner::LocalePlan RulePlanner::plan_of(const std::string& tag, const CatalogIndex* tables) const {
  LocalePlan plan{.tag = tag, .tables = tables, .localized = {}, .bilingual = {}};
  if (has(Edition::localized)) plan.localized = in_edition(pattern_, Edition::localized, tag);
  if (has(Edition::bilingual)) plan.bilingual = in_edition(pattern_, Edition::bilingual, tag);
  return plan;
}

void RulePlanner::plan_locale(std::size_t locale, const LocaleTables& tables, unsigned jobs, Diagnostics& diagnostics) {
  const std::string& tag = plan_.locales[locale];
  const LocalePlan plan = plan_of(tag, tables.tables(tag));
  if (choice_.unchanged) choice_.unchanged->compare(tables, tag);
  std::vector<TranslatedPage>& pages = plan_.translated_pages[locale];
  pages.reserve(pages.size() + subjects_.size());
  const unsigned workers = worker_count(jobs);
  const std::size_t round_size = workers == 1 ? group_size : groups_of_worker * group_size * workers;
  std::vector<Draft> drafts;
  for (std::size_t first = 0; first < subjects_.size(); first += drafts.size()) {
    drafts.assign(std::min(subjects_.size() - first, round_size), {});
    parallel_for((drafts.size() + group_size - 1) / group_size, jobs, [&](std::size_t group, unsigned) {
      const std::size_t end = std::min(drafts.size(), (group + 1) * group_size);
      for (std::size_t i = group * group_size; i < end; ++i) drafts[i] = draft(subjects_[first + i], plan);
    });
    for (std::size_t i = 0; i < drafts.size(); ++i) add(first + i, locale, drafts[i], diagnostics);
  }
}

RulePlanner::Draft RulePlanner::draft(const PageSubject& subject, const LocalePlan& locale) const {
  Draft draft;
  set_paths(subject, locale, draft);
  if (is_unchanged(subject, locale, draft)) return draft;
  const PageTable* table = locale.tables ? locale.tables->page(subject.key()) : nullptr;
  draft.handoff = table ? table->handoff : nullptr;
  const bool names_revision = draft.handoff && !draft.handoff->revision.empty();
  draft.revision =
      names_revision ? find_revision(subject.doc(), draft.handoff->revision.value) : newest_revision(subject.doc());
  if (names_revision && !draft.revision) {
    draft.fate = Draft::Fate::has_unknown_revision;
    return draft;
  }
  if (draft.localized_path.empty() && draft.bilingual_path.empty()) return draft;
  draft.is_wanted = belongs(choice_.shard, subject.key(), locale.tag);
  draft.fate = Draft::Fate::planned;
  return draft;
}

void RulePlanner::set_paths(const PageSubject& subject, const LocalePlan& locale, Draft& draft) const {
  if (locale.localized) draft.localized_path = expand(*locale.localized, subject, plan_.pages);
  if (locale.bilingual) draft.bilingual_path = expand(*locale.bilingual, subject, plan_.pages);
}

/// Its handoff is what it was then, and nothing is wrong with it: the last build had no findings.
bool RulePlanner::is_unchanged(const PageSubject& subject, const LocalePlan& locale, const Draft& draft) const {
  if (!choice_.unchanged) return false;
  const bool is_bilingual = !draft.bilingual_path.empty();
  const std::string& main_path = is_bilingual ? draft.bilingual_path : draft.localized_path;
  const std::string& other_path = is_bilingual ? draft.localized_path : draft.bilingual_path;
  return choice_.unchanged->has_translated(locale.tag, subject.key(), main_path, other_path);
}

void RulePlanner::add(std::size_t subject, std::size_t locale, const Draft& draft, Diagnostics& diagnostics) {
  if (draft.fate == Draft::Fate::left_out) return;
  if (draft.fate == Draft::Fate::has_unknown_revision)
    return report_unknown_revision(subjects_[subject], *draft.handoff, diagnostics);
  plan_.translated_pages[locale].push_back({.source = source_page(subject, draft.revision),
                                            .handoff = draft.handoff,
                                            .localized_path = plan_.path_bytes.copy(draft.localized_path),
                                            .bilingual_path = plan_.path_bytes.copy(draft.bilingual_path),
                                            .is_wanted = draft.is_wanted});
}

std::size_t RulePlanner::source_page(std::size_t subject, const SourceRevision* revision) {
  auto& known = source_pages_[subject];
  const auto found = std::ranges::find(known, revision, [](const auto& page) { return page.first; });
  if (found != known.end()) return found->second;
  const std::size_t page = plan_.source_pages.size();
  known.emplace_back(revision, page);
  plan_.source_pages.push_back(
      {.subject = &subjects_[subject], .revision = revision, .rule = rule_index_, .content = {}, .path = {}});
  return page;
}

PageContent RulePlanner::content(const SourcePage& page, PageUnits& units) const {
  const PageSubject& subject = *page.subject;
  PageContent made = subject.event ? make_content(*subject.event, page.revision, plan_.pages.naming, units)
                                   : make_overview_content(subject.overview, page.revision, units);
  made.span = span_of(subject);
  made.path = source_path(subject);
  made.site = &plan_.pages;
  if (const PageSettings* own = page_settings(project_.settings, rule_)) made.order = own->order;
  return made;
}

void RulePlanner::report_unknown_revision(const PageSubject& subject, const Handoff& handoff,
                                          Diagnostics& diagnostics) {
  plan_.broken_pages += (has(Edition::localized) ? 1u : 0u) + (has(Edition::bilingual) ? 1u : 0u);
  diagnostics
      .report(code::handoff_revision_unknown, handoff.revision.span,
              fmt::format("{} has no source revision '{}'", subject.name(), handoff.revision.value),
              "add it to the event docs, or mend the commit")
      .note(subject.doc() ? subject.doc()->span : span_of(subject),
            subject.doc() ? "its revisions are here" : "the event docs do not have it");
}

void RulePlanner::add_paths(std::vector<std::string>& paths) const {
  for (const SourcePage& page : plan_.source_pages) {
    if (page.rule == rule_index_ && page.is_wanted) paths.push_back(page.path);
  }
  for (const std::string& locale : plan_.locales) {
    const LocalePlan plan = plan_of(locale, nullptr);
    for (const PageSubject& subject : subjects_) {
      if (!belongs(choice_.shard, subject.key(), locale)) continue;
      Draft draft;
      set_paths(subject, plan, draft);
      for (const std::string* path : {&draft.localized_path, &draft.bilingual_path}) {
        if (!path->empty()) paths.push_back(*path);
      }
    }
  }
}

}  // namespace evdoc::cli
