#include "cli/site_writer.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "base/parallel.h"
#include "base/signal_hold.h"
#include "base/stopwatch.h"
#include "cli/next_state.h"
#include "cli/progress.h"
#include "cli/unchanged_pages.h"
#include "page/coverage.h"
#include "write/codes.h"
#include "write/staged_tree.h"

namespace evdoc::cli {

namespace {

/// Without a memory the files of a committed output folder are an earlier build's; a few files are somebody's.
Strangers strangers_for(const Site& site, const OutputTree& present, const LastPages& last, const WriteOptions& options,
                        Diagnostics& diagnostics) {
  if (last.state || !present.exists() || options.strangers == Strangers::replaced) return options.strangers;
  const std::vector<std::string> paths = site.planner->paths();
  std::vector<ExpectedPage> pages(paths.size());
  std::vector<ExpectedPage*> by_path;
  for (std::size_t i = 0; i < paths.size(); ++i) {
    pages[i].path = paths[i];
    by_path.push_back(&pages[i]);
  }
  std::ranges::sort(by_path, {}, &ExpectedPage::path);
  const Sight sight = present.look(by_path, Scrutiny::stamps, options.jobs, diagnostics);
  const auto absent = static_cast<std::size_t>(std::ranges::count(sight.standings, Standing::absent));
  return absent * 2 < paths.size() ? Strangers::replaced : Strangers::respected;
}

/// The inputs of this build and, of one that made only some pages, those that the others were made of.
std::vector<InputRecord> joined_inputs(std::vector<InputRecord> inputs, const BuildState* others) {
  if (!others) return inputs;
  std::vector<InputRecord> missing;
  for (const InputRecord& input : others->inputs) {
    if (!std::ranges::binary_search(inputs, input.path, {}, &InputRecord::path)) missing.push_back(input);
  }
  std::ranges::move(missing, std::back_inserter(inputs));
  std::ranges::sort(inputs, {}, &InputRecord::path);
  return inputs;
}

/// The tables of this build and, of one that read only some, the others as they were.
std::vector<TablesRecord> joined_tables(std::vector<TablesRecord> tables, const BuildState* others) {
  if (!others) return tables;
  for (const TablesRecord& record : others->tables) {
    if (std::ranges::find(tables, record.tag, &TablesRecord::tag) == tables.end()) tables.push_back(record);
  }
  return tables;
}

std::vector<TablesRecord> records_of(const LocaleTables& tables) {
  std::vector<TablesRecord> records;
  for (const std::string& tag : tables.tags()) {
    const std::span<const uint64_t> digests = tables.digests(tag);
    records.push_back({tag, {digests.begin(), digests.end()}});
  }
  return records;
}

/// One build.
class SiteWriter {
 public:
  SiteWriter(Site& site, const SiteExtent& extent, BuildMemory& memory, const LastPages& last,
             const WriteOptions& options, const Sources& sources, Diagnostics& diagnostics)
      : site_(site),
        extent_(extent),
        memory_(memory),
        last_(last),
        options_(options),
        sources_(sources),
        diagnostics_(diagnostics),
        out_(site.project().settings.out),
        present_(out_),
        staged_(memory.staging(), out_, options.durability) {}

  WriteReport write() {
    WriteReport report;
    if (!present_.is_readable(diagnostics_) || !staged_.open(diagnostics_)) return report;
    Diagnostics found;
    report.build = make_pages(found);
    const bool is_unwritable = std::ranges::any_of(
        found.all(), [](const Diagnostic& finding) { return finding.code == &code::output_unwritable; });
    diagnostics_.merge(std::move(found));
    if (is_unwritable || hold_.is_pending()) return {};
    const std::size_t imperfect = report.build.failed + site_.plan.broken_pages + site_.plan.faulty_pages;
    const bool is_refused = options_.on_failure == OnFailure::stop && imperfect > 0;
    if (!report.build.is_made || is_refused) return report;
    if (staged_.can_commit(diagnostics_)) commit(report);
    return report;
  }

 private:
  BuildReport make_pages(Diagnostics& found) {
    PageStaging staging(present_, last_, staged_, strangers_for(site_, present_, last_, options_, found));
    Progress progress(options_.terminal ? site_.planner->paths().size() : 0, options_.terminal);
    const PageMaking making{.jobs = options_.jobs,
                            .receive =
                                [&](const MadePage& page, Diagnostics& of_page) {
                                  progress.advance();
                                  return staging.deliver(page, of_page);
                                },
                            .is_measured = options_.is_measured,
                            .is_stopped = [this] { return hold_.is_pending(); }};
    return build_site(site_, making, found);
  }

  /// Whether the pages that were not made are known to have no place any more: not after a failure, nor when only the
  /// pages of one revision are wanted.
  bool can_remove(const BuildReport& build) const {
    return build.failed == 0 && site_.plan.broken_pages == 0 && extent_.choice.revision.empty() &&
           extent_.is_all_wanted && !extent_.may_lack_pages;
  }

  /// Whether a page is of those that this build was to make.
  bool is_in_scope(const PageRecord& page) const {
    const auto has = [](const auto& list, const auto& item) {
      return list.empty() || std::ranges::find(list, item) != list.end();
    };
    return has(extent_.choice.editions, page.edition) &&
           has(extent_.choice.locales, last_.state->locales[page.locale].tag);
  }

  void commit(WriteReport& report) {
    const TimeAdder adder(&report.commit_ns);
    std::vector<const PageRecord*> stale;
    NewState state = next_state(report, stale);
    if (const int error = memory_.write_journal(state))
      return report_unwritable(memory_.staging(), error, diagnostics_);
    if (!staged_.commit(diagnostics_)) return;
    bool are_removed = true;
    for (const PageRecord* page : stale) are_removed &= remove(*page, report);
    report.is_written = true;
    if (!are_removed) return;  // the journal stays: by it the next build knows these pages, and tries again
    if (const int error = memory_.commit_journal()) report_unwritable(memory_.staging(), error, diagnostics_);
  }

  /// What will be remembered; the pages of the last build that are to be removed go to `stale`.
  NewState next_state(WriteReport& report, std::vector<const PageRecord*>& stale) {
    const BuildState* others = extent_.is_all_wanted ? nullptr : last_.state;
    const bool can_remove = this->can_remove(report.build);
    NextState next(site_, report.build, last_, others, memory_.cause());
    DocsFigures docs;
    parallel_for(2, options_.jobs, [&](std::size_t i, unsigned) {
      if (i == 0) {
        next.add_pages(options_.jobs, [&](const PageRecord& left) {
          if (!can_remove || !is_in_scope(left)) return true;
          if (may_be_removed(left)) stale.push_back(&left);
          return false;
        });
      } else {
        docs = others ? others->docs : docs_figures(site_.plan);  // some pages are made if only tables have changed
      }
    });
    NewState state = next.take(joined_inputs(sources_.inputs(), others), diagnostics_);
    state.docs = docs;
    state.tables = joined_tables(records_of(*site_.tables), others);
    report.locales = state.locales;
    report.docs = state.docs;
    report.inputs = state.inputs;
    report.planned = state.planned_pages;
    if (others) report.planned -= std::min(report.planned, report.build.failed + site_.plan.broken_pages);
    return state;
  }

  /// False: it is gone already or, with a finding, was edited.
  bool may_be_removed(const PageRecord& page) {
    const Standing standing = last_.standing(page);
    if (standing != Standing::different) return standing == Standing::as_expected;
    const FileContents present = present_.read(std::string(page.path));
    if (!present.error && digest_of(present.bytes) == page.digest) return true;
    diagnostics_.report(
        code::output_kept, {},
        fmt::format("'{}' is no page any more, but was edited since evdoc wrote it: it stays", page.path),
        "delete it when you have taken from it what you need");
    return false;
  }

  /// False, with a finding, if it can't be done.
  bool remove(const PageRecord& page, WriteReport& report) {
    const std::string path(page.path);
    if (const int error = present_.remove(path)) {
      report_unwritable(fmt::format("{}/{}", out_, path), error, diagnostics_);
      return false;
    }
    report.removed.push_back(path);
    return true;
  }

  Site& site_;
  const SiteExtent& extent_;
  BuildMemory& memory_;
  const LastPages& last_;
  const WriteOptions& options_;
  const Sources& sources_;
  Diagnostics& diagnostics_;
  std::string out_;
  SignalHold hold_;
  OutputTree present_;
  StagedTree staged_;
};

}  // namespace

DocsFigures docs_figures(const SitePlan& plan) {
  Diagnostics listed_by_validate;
  const DocsCoverage coverage = compare_docs(plan.pages, listed_by_validate);
  return {static_cast<uint32_t>(coverage.events), static_cast<uint32_t>(coverage.without_prose),
          static_cast<uint32_t>(coverage.differences), static_cast<uint32_t>(coverage.without_event)};
}

WriteReport write_site(Site& site, const SiteExtent& extent, BuildMemory& memory, const LastPages& last,
                       const WriteOptions& options, const Sources& sources, Diagnostics& diagnostics) {
  return SiteWriter(site, extent, memory, last, options, sources, diagnostics).write();
}

}  // namespace evdoc::cli
