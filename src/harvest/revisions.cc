#include "harvest/revisions.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include <fmt/format.h>

#include "harvest/codes.h"
#include "harvest/page_text.h"
#include "text/format.h"

namespace evdoc {

namespace {

constexpr std::size_t line_end_forms = 3;

/// What is known of a commit from the pages of all events.
struct Commit {
  std::string first_handoff;                         // meaningless if it was never handed off
  std::array<uint32_t, line_end_forms> line_ends{};  // how many translated pages have which
  bool is_handed_off = false;

  LineEnds most_line_ends() const {
    return static_cast<LineEnds>(std::ranges::max_element(line_ends) - line_ends.begin());
  }
};

using Commits = std::map<std::string_view, Commit>;

std::string_view commit_of(const PublishedPage& page) {
  return page.handoff.revision.empty() ? page.source_hash.value : page.handoff.revision.value;
}

Commits find_commits(const std::vector<const PublishedPage*>& pages) {
  Commits commits;
  for (const PublishedPage* page : pages) {
    Commit& commit = commits[commit_of(*page)];
    if (page->edition == Edition::source) continue;
    const std::string date = sortable_date(page->handoff.date.value);
    if (!commit.is_handed_off || date < commit.first_handoff) commit.first_handoff = date;
    commit.is_handed_off = true;
    ++commit.line_ends[static_cast<std::size_t>(page->line_ends)];
  }
  return commits;
}

/// The page of a revision that stands for its English text: an English page, else one that is proved, else that of the
/// newest handoff.
bool is_better_english(const PublishedPage& a, const PublishedPage& b) {
  if ((a.edition == Edition::source) != (b.edition == Edition::source)) return a.edition == Edition::source;
  if (a.is_proved != b.is_proved) return a.is_proved;
  return sortable_date(a.handoff.date.value) > sortable_date(b.handoff.date.value);
}

bool has_same_english(const PublishedPage& a, const PublishedPage& b) {
  const auto is_same_field = [](const PublishedField& x, const PublishedField& y) {
    return x.key == y.key && x.source == y.source && x.is_list == y.is_list && x.source_quoting == y.source_quoting;
  };
  return is_same(a.text, b.text) && a.blank_after_headings == b.blank_after_headings &&
         std::ranges::equal(a.fields, b.fields, is_same_field);
}

void add_page(HarvestedPage& harvested, const PublishedPage& page, const Commits& commits) {
  const std::string_view commit = commit_of(page);
  auto revision = std::ranges::find(harvested.revisions, commit, &HarvestedRevision::commit);
  if (revision == harvested.revisions.end()) {
    harvested.revisions.push_back(
        {.commit = commit, .english = &page, .pages = {}, .line_ends = commits.at(commit).most_line_ends()});
    revision = harvested.revisions.end() - 1;
  } else if (is_better_english(page, *revision->english)) {
    revision->english = &page;
  }
  revision->pages.push_back(&page);
}

/// What was never handed off is the newest; nothing tells which of several.
void order_revisions(HarvestedPage& harvested, const Commits& commits, Diagnostics& diagnostics) {
  const auto is_handed_off = [&](const HarvestedRevision& revision) {
    return commits.at(revision.commit).is_handed_off;
  };
  auto& revisions = harvested.revisions;
  const auto waiting = std::stable_partition(revisions.begin(), revisions.end(), is_handed_off);
  std::ranges::sort(revisions.begin(), waiting, {}, [&](const HarvestedRevision& revision) {
    return std::pair(std::string_view(commits.at(revision.commit).first_handoff), revision.commit);
  });
  std::ranges::sort(waiting, revisions.end(), {}, [](const HarvestedRevision& revision) {
    return std::string_view(revision.english->original->path());
  });
  if (revisions.end() - waiting < 2) return;
  Diagnostic& finding =
      diagnostics.report(code::english_order_unknown, harvested.newest().span(),
                         fmt::format("{} English pages of {} were never handed off; this one is taken for the newest",
                                     revisions.end() - waiting, page_name(harvested.key)),
                         "give only the English page that counts");
  for (auto other = waiting; other != revisions.end() - 1; ++other) finding.note(other->english->span(), "another one");
}

void report_conflicts(const HarvestedRevision& revision, Diagnostics& diagnostics) {
  for (const PublishedPage* page : revision.pages) {
    if (has_same_english(*page, *revision.english)) continue;
    diagnostics
        .report(code::revision_conflict, page->span(),
                fmt::format("the English text differs from that of another page of the commit {}", revision.commit),
                "give the English page of that commit with --source")
        .note(revision.english->span(), "the other page, whose text is used");
  }
}

}  // namespace

std::string sortable_date(std::string_view date) {
  const std::optional<Day> day = parse_day(date);
  return day ? fmt::format("{:04}{:02}{:02}", day->year, day->month, day->day) : std::string();
}

std::vector<HarvestedPage> group_by_page(const std::vector<const PublishedPage*>& pages, Diagnostics& diagnostics) {
  const Commits commits = find_commits(pages);
  std::map<PageKey, HarvestedPage> by_key;
  for (const PublishedPage* page : pages) {
    HarvestedPage& harvested = by_key[page->key()];
    harvested.key = page->key();
    add_page(harvested, *page, commits);
  }
  std::vector<HarvestedPage> result;
  for (auto& [key, harvested] : by_key) {
    order_revisions(harvested, commits, diagnostics);
    for (const HarvestedRevision& revision : harvested.revisions) report_conflicts(revision, diagnostics);
    result.push_back(std::move(harvested));
  }
  std::ranges::stable_partition(result, &HarvestedPage::is_event);
  return result;
}

}  // namespace evdoc
