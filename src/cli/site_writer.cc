#include "cli/site_writer.h"

#include <algorithm>
#include <array>
#include <deque>
#include <iterator>
#include <map>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "base/large_pages.h"
#include "base/signal_hold.h"
#include "base/stopwatch.h"
#include "cli/kept_findings.h"
#include "cli/progress.h"
#include "cli/unchanged_pages.h"
#include "page/coverage.h"
#include "write/codes.h"
#include "write/staged_tree.h"

namespace evdoc::cli {

namespace {

/// The reasons of a state, each once.
class Reasons {
 public:
  uint16_t index_of(const std::string& reason) {
    const auto next = static_cast<uint16_t>(list_.size());
    const auto [entry, is_new] = indexes_.try_emplace(reason, next);
    if (is_new) list_.push_back(reason);
    return entry->second;
  }

  std::vector<std::string> take() { return std::move(list_); }

 private:
  std::map<std::string, uint16_t> indexes_;
  std::vector<std::string> list_;
};

/// Without a memory the files of a committed output folder are an earlier build's; a few files are somebody's.
Strangers strangers_for(const Site& site, const OutputTree& present, const LastPages& last, const WriteOptions& options,
                        Diagnostics& diagnostics) {
  if (last.state || !present.exists() || options.strangers == Strangers::replaced) return options.strangers;
  const std::vector<std::string> paths = site.planner->paths();
  std::vector<ExpectedPage> pages(paths.size());
  for (std::size_t i = 0; i < paths.size(); ++i) pages[i].path = paths[i];
  std::ranges::sort(pages, {}, &ExpectedPage::path);
  const std::vector<Standing> standings = present.look(pages, Scrutiny::stamps, options.jobs, diagnostics);
  const auto absent = static_cast<std::size_t>(std::ranges::count(standings, Standing::absent));
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

/// A page among others that begin alike.
struct PathKey {
  std::array<uint64_t, 2> bytes{};  ///< sixteen behind that beginning, as numbers that compare like them
  const DeliveredPage* page = nullptr;
};

PathKey key_of(const DeliveredPage& page, std::size_t beginning) {
  PathKey key{{}, &page};
  const std::string_view rest = page.record.path.substr(beginning, sizeof key.bytes);
  for (std::size_t i = 0; i < sizeof key.bytes; ++i) {
    uint64_t& bytes = key.bytes[i / sizeof(uint64_t)];
    bytes = bytes << 8 | (i < rest.size() ? static_cast<unsigned char>(rest[i]) : 0u);
  }
  return key;
}

/// Pages by path. Few paths must be read for it.
std::vector<PathKey> by_path(const std::deque<DeliveredPage>& pages) {
  std::vector<PathKey> keys;
  if (pages.empty()) return keys;
  const std::string_view first = pages.front().record.path;
  std::size_t beginning = first.size();
  for (const DeliveredPage& page : pages) {
    const std::string_view path = page.record.path.substr(0, beginning);
    beginning = static_cast<std::size_t>(std::ranges::mismatch(path, first).in1 - path.begin());
  }
  keys.reserve(pages.size());
  for (const DeliveredPage& page : pages) keys.push_back(key_of(page, beginning));
  std::ranges::sort(keys, [](const PathKey& a, const PathKey& b) {
    return a.bytes != b.bytes ? a.bytes < b.bytes : a.page->record.path < b.page->record.path;
  });
  return keys;
}

/// What a build leaves for the next one, made of its pages and those of the last one.
class NextState {
 public:
  /// The figures of locales that are not in the plan come from `others`, if that is not null.
  NextState(const SitePlan& plan, const std::string& source_locale, const BuildReport& report, const LastPages& last,
            const BuildState* others, std::string cause)
      : last_(last), cause_(std::move(cause)), has_others_(others != nullptr) {
    if (others) state_.locales = others->locales;
    locale(source_locale);
    for (const std::string& tag : plan.locales) locale(tag);
    if (last_.state) {
      kept_locales_.resize(last_.state->locales.size());
      kept_reasons_.resize(last_.state->reasons.size());
    }
    made_.reserve(report.pages.size());
    if (others) state_.pages.reserve(others->pages.size() + report.pages.size());
    expect_whole_use(made_.data(), made_.capacity() * sizeof(PageRecord));
    expect_whole_use(state_.pages.data(), state_.pages.capacity() * sizeof(PageRecord));
    for (const PathKey& key : by_path(report.pages)) {
      const std::size_t locale = key.page->record.locale;
      add(*key.page, locale == 0 ? source_locale : plan.locales[locale - 1]);
    }
    for (std::size_t i = 0; i < plan.locales.size(); ++i) count(locale(plan.locales[i]), figures_of(report.matches[i]));
  }

  /// Those of the last build that this one did not make, by path.
  std::vector<const PageRecord*> left_over() const {
    std::vector<const PageRecord*> pages;
    if (!last_.state) return pages;
    auto made = made_.begin();
    for (const PageRecord& page : last_.state->pages) {
      while (made != made_.end() && made->path < page.path) ++made;
      if (made == made_.end() || made->path != page.path) pages.push_back(&page);
    }
    return pages;
  }

  /// Goes on knowing a page that this build did not make. To be called after `left_over`, in its order.
  void retain(const PageRecord& page, bool is_planned) {
    take_made([&](const PageRecord& made) { return made.path < page.path; });
    PageRecord& kept = state_.pages.emplace_back(page);
    kept.is_planned = is_planned && page.is_planned;
    kept.locale = kept_locale(page.locale);
    kept.reason = kept_reason(page.reason);
  }

  BuildState take(std::vector<InputRecord> inputs, const Diagnostics& diagnostics) {
    if (state_.pages.empty()) state_.pages = std::move(made_);
    take_made([](const PageRecord&) { return true; });
    state_.reasons = reasons_.take();
    state_.inputs = std::move(inputs);
    state_.findings = kept_findings(diagnostics);
    state_.is_complete = !diagnostics.has_errors();
    return std::move(state_);
  }

 private:
  void add(const DeliveredPage& page, const std::string& tag) {
    PageRecord record = page.record;
    record.locale = locale(tag);
    record.reason = reason(page);
    if (const PageRecord* known = last_.find(record.path)) discount(record.locale, known->origin);
    made_.push_back(record);
  }

  /// Appends the pages of this build as long as they `belong` there.
  template <class Belongs>
  void take_made(const Belongs& belong) {
    while (taken_ < made_.size() && belong(made_[taken_])) state_.pages.push_back(made_[taken_++]);
  }

  /// Adds the figures of the pages that were made to those of the ones that were not.
  void count(std::size_t locale, const Figures& figures) {
    std::vector<uint32_t>& counts = state_.locales[locale].counts;
    counts.resize(figures.size());
    for (std::size_t i = 0; i < figures.size(); ++i) counts[i] += figures[i];
  }

  /// Takes the figures of a page's last state out of those of its locale.
  void discount(std::size_t locale, const PageOrigin& origin) {
    std::vector<uint32_t>& counts = state_.locales[locale].counts;
    if (!has_others_ || origin.asked.empty()) return;
    for (std::size_t i = 0; i < std::min(counts.size(), origin.counts.size()); ++i)
      counts[i] -= std::min(counts[i], origin.counts[i]);
  }

  uint16_t reason(const DeliveredPage& page) {
    if (page.damage == Damage::edited) return reasons_.index_of("it had been edited since evdoc wrote it");
    if (page.damage == Damage::deleted) return reasons_.index_of("it had been deleted");
    if (page.change == Change::created && last_.state) return reasons_.index_of("it is new: " + cause_);
    if (page.change != Change::unchanged) return reasons_.index_of(cause_);
    const PageRecord* known = last_.find(page.record.path);
    if (known) return kept_reason(known->reason);
    return reasons_.index_of("it was there already, as evdoc would have written it");
  }

  /// The index of a reason of the last state in this one.
  uint16_t kept_reason(uint16_t index) {
    std::optional<uint16_t>& known = kept_reasons_[index];
    if (!known) known = reasons_.index_of(last_.state->reasons[index]);
    return *known;
  }

  /// The same of a locale.
  uint16_t kept_locale(uint16_t index) {
    std::optional<uint16_t>& known = kept_locales_[index];
    if (!known) known = locale(last_.state->locales[index].tag);
    return *known;
  }

  uint16_t locale(const std::string& tag) {
    const auto found = std::ranges::find(state_.locales, tag, &LocaleRecord::tag);
    const auto index = static_cast<uint16_t>(found - state_.locales.begin());
    if (found == state_.locales.end()) state_.locales.push_back({tag, {}});
    return index;
  }

  const LastPages& last_;
  std::string cause_;
  bool has_others_;
  Reasons reasons_;
  std::vector<std::optional<uint16_t>> kept_reasons_;  // by the last state's: what they are here, if they are asked for
  std::vector<std::optional<uint16_t>> kept_locales_;
  BuildState state_;
  std::vector<PageRecord> made_;  // those of this build, by path
  std::size_t taken_ = 0;         // how many of them are in the state
};

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
    BuildState state = next_state(report, stale);
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
  BuildState next_state(WriteReport& report, std::vector<const PageRecord*>& stale) {
    const BuildState* others = extent_.is_all_wanted ? nullptr : last_.state;
    NextState next(site_.plan, site_.project().settings.source_locale, report.build, last_, others, memory_.cause());
    const bool can_remove = this->can_remove(report.build);
    for (const PageRecord* page : next.left_over()) {
      if (!can_remove || !is_in_scope(*page)) {
        next.retain(*page, others != nullptr);
      } else if (may_be_removed(*page)) {
        stale.push_back(page);
      }
    }
    BuildState state = next.take(joined_inputs(sources_.inputs(), others), diagnostics_);
    state.docs = others ? others->docs : docs_figures(site_.plan);  // some pages are made if only tables have changed
    state.tables = joined_tables(records_of(*site_.tables), others);
    report.locales = state.locales;
    report.docs = state.docs;
    report.inputs = state.inputs;
    report.planned = static_cast<std::size_t>(std::ranges::count_if(state.pages, &PageRecord::is_planned));
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
