#include "cli/site_build.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <deque>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "base/parallel.h"
#include "base/stopwatch.h"
#include "cli/site_templates.h"
#include "page/page_renderer.h"
#include "render/engine.h"
#include "translate/entry_digests.h"

namespace evdoc::cli {

namespace {

/// Pages that one thread makes one behind the other: their contents and texts mostly lie so, too.
constexpr std::size_t group_size = 16;

/// What one page, in one or two editions, came to.
struct Outcome {
  Diagnostics diagnostics;
  std::vector<DeliveredPage> delivered;
  std::size_t failed = 0;  ///< editions that were wanted and not delivered
  MatchCounts matches;
  std::vector<EntryGroup> asked;  ///< by the main edition; empty: the same as by another page of the content
  int64_t delivery_ns = 0;
};

/// How loading the tables of a locale went.
struct TableLoad {
  Diagnostics diagnostics;
  int64_t time_ns = 0;
};
using TableLoads = std::vector<TableLoad>;

/// What has become of a source page.
struct SourceState {
  bool is_needed = false;  ///< it is an output, or its hash stands in one
  bool is_made = false;
  std::string hash;                   ///< empty: it failed
  render::CommonOutput common;        ///< with its translations
  std::span<const EntryGroup> asked;  ///< what a translation of it has asked for; others mostly ask for the same
};

/// Some of the plan's locales, next to each other.
struct LocaleRange {
  std::size_t begin = 0;
  std::size_t end = 0;
};

class SiteBuilder {
 public:
  SiteBuilder(Site& site, const SiteTemplates& templates, const PageMaking& making)
      : site_(site),
        project_(site.project()),
        are_templates_right_(templates.are_right()),
        programs_(templates.programs()),
        plan_(site.plan),
        making_(making) {
    chains_.resize(plan_.locales.size());
    report_.matches.resize(plan_.locales.size());
    for (unsigned worker = 0; worker < worker_count(making.jobs); ++worker) {
      PageTimes* times = making.is_measured ? &times_.emplace_back() : nullptr;
      for (const render::Program& program : programs_)
        renderers_.push_back(std::make_unique<PageRenderer>(program, times));
    }
  }

  BuildReport build(Diagnostics& diagnostics) {
    if (site_.planner) {
      build_by_locale();
    } else {
      find_chains({0, plan_.locales.size()});
      make_pages({});
    }
    report_.is_made = is_good();
    conclude(diagnostics);
    for (const PageTimes& times : times_) {
      report_.times.render_ns += times.render_ns;
      report_.times.compose_ns += times.compose_ns;
      report_.times.renderings += times.renderings;
    }
    return std::move(report_);
  }

 private:
  /// No error so far but such as are confined to single pages.
  bool is_good() const {
    return are_templates_right_ && site_.is_plannable && !loading_.has_errors() && planning_.exit_code() <= 1;
  }

  /// What was found in pages and plan says nothing if the tables are wrong.
  void conclude(Diagnostics& diagnostics) {
    const bool are_tables_good = !loading_.has_errors();
    const bool is_made = report_.is_made;
    diagnostics.merge(std::move(loading_));
    if (are_tables_good) diagnostics.merge(std::move(planning_));
    if (is_made) diagnostics.merge(std::move(making_pages_));
  }

  /// The tables of some locales are there at a time: those whose pages are made, and those that are being loaded.
  void build_by_locale() {
    const std::size_t at_once = locales_at_once(making_.jobs);
    const auto behind = [&](LocaleRange range) {
      return LocaleRange{range.end, std::min(range.end + at_once, plan_.locales.size())};
    };
    LocaleRange range = behind({});
    load(missing(range));
    do {
      plan(range);
      const LocaleRange next = behind(range);
      make_pages(worker_count(making_.jobs) > 1 ? missing(next) : std::vector<std::string>());
      release_behind(range.end);
      load(missing(next));  // what is not there yet: one thread can't load ahead, so it does not hold two locales
      range = next;
    } while (range.begin < range.end);
    const TimeAdder adder(&report_.load_ns);
    site_.planner->check_paths(planning_);
  }

  std::vector<std::string> missing(LocaleRange range) const {
    return site_.tables->missing(std::span(plan_.locales).subspan(range.begin, range.end - range.begin));
  }

  void load(const std::vector<std::string>& tags) {
    TableLoads loads(tags.size());
    parallel_for(tags.size(), making_.jobs, [&](std::size_t i, unsigned) { load(tags[i], loads[i]); });
    collect(loads);
  }

  void load(const std::string& tag, TableLoad& loaded) {
    const TimeAdder adder(&loaded.time_ns);
    if (!is_stopped()) site_.tables->load(tag, loaded.diagnostics);
  }

  void plan(LocaleRange range) {
    if (loading_.has_errors() || is_stopped()) return;
    const TimeAdder adder(&report_.load_ns);
    for (std::size_t i = range.begin; i < range.end; ++i) site_.planner->plan_locale(i, *site_.tables, planning_);
    find_chains(range);
  }

  void find_chains(LocaleRange range) {
    for (std::size_t i = range.begin; i < range.end; ++i) chains_[i] = site_.tables->chain(plan_.locales[i]);
  }

  /// Makes the pages that are planned and not made yet, while the tables of `tags` are loaded. Source pages first:
  /// their hashes stand in the translated ones.
  void make_pages(const std::vector<std::string>& tags) {
    const std::size_t first = std::exchange(made_, plan_.translated_pages.size());
    if (is_good()) make_source_pages(first);
    std::vector<Outcome> outcomes(is_good() ? made_ - first : 0);
    TableLoads loads(tags.size());
    const std::size_t groups = (outcomes.size() + group_size - 1) / group_size;
    parallel_for(loads.size() + groups, making_.jobs, [&](std::size_t i, unsigned worker) {
      if (i < loads.size()) return load(tags[i], loads[i]);
      const std::size_t begin = (i - loads.size()) * group_size;
      const std::size_t end = std::min(begin + group_size, outcomes.size());
      for (std::size_t page = begin; page < end; ++page) build_translated(first + page, worker, outcomes[page]);
    });
    collect(loads);
    for (std::size_t i = 0; i < outcomes.size(); ++i) {
      const TranslatedPage& page = plan_.translated_pages[first + i];
      report_.matches[page.locale].add(outcomes[i].matches);
      keep_asked(outcomes[i], page.source);
      collect(outcomes[i], page.locale + 1);
    }
  }

  /// Those of the source edition, and those that the translated pages from `first` on need.
  void make_source_pages(std::size_t first) {
    sources_.resize(plan_.source_pages.size());
    for (std::size_t i = 0; i < sources_.size(); ++i) sources_[i].is_needed |= plan_.source_pages[i].is_wanted;
    for (std::size_t i = first; i < made_; ++i) {
      const TranslatedPage& page = plan_.translated_pages[i];
      sources_[page.source].is_needed |= page.is_wanted;
    }
    std::vector<std::size_t> wanted;
    for (std::size_t i = 0; i < sources_.size(); ++i) {
      if (sources_[i].is_needed && !std::exchange(sources_[i].is_made, true)) wanted.push_back(i);
    }
    std::vector<Outcome> outcomes(wanted.size());
    parallel_for(wanted.size(), making_.jobs,
                 [&](std::size_t i, unsigned worker) { build_source(wanted[i], worker, outcomes[i]); });
    for (Outcome& outcome : outcomes) collect(outcome, 0);
  }

  /// Frees the tables that only locales before `end` ask.
  void release_behind(std::size_t end) {
    for (std::size_t i = 0; i < end; ++i) chains_[i].clear();
    const std::array findings{&loading_, &planning_, &making_pages_};
    site_.tables->release_all_but(std::span(plan_.locales).subspan(end), findings);
  }

  PageRenderer& renderer(unsigned worker, std::size_t rule) { return *renderers_[worker * programs_.size() + rule]; }

  bool is_stopped() const { return making_.is_stopped && making_.is_stopped(); }

  /// The same for a page of many. To look is a system call: 1 % of a build.
  bool is_stopped_at(std::size_t page) {
    if (page % group_size == 0 && is_stopped()) was_stopped_ = true;
    return was_stopped_;
  }

  void deliver(const MadePage& page, Outcome& outcome) const {
    const TimeAdder adder(making_.is_measured ? &outcome.delivery_ns : nullptr);
    std::optional<DeliveredPage> delivered = making_.receive(page, outcome.diagnostics);
    if (delivered) outcome.delivered.push_back(*std::move(delivered));
  }

  void build_source(std::size_t index, unsigned worker, Outcome& outcome) {
    if (is_stopped_at(index)) return;
    const SourcePage& page = plan_.source_pages[index];
    make_source(page, index, worker, outcome);
    outcome.failed = (page.is_wanted ? 1u : 0u) - outcome.delivered.size();
  }

  void make_source(const SourcePage& page, std::size_t index, unsigned worker, Outcome& outcome) {
    const std::optional<std::string_view> text =
        renderer(worker, page.rule)
            .source_page(page.content, project_.settings.source_locale, sources_[index].common, outcome.diagnostics);
    if (!text) return;
    sources_[index].hash = source_hash(*text);
    if (page.is_wanted) deliver({page.path, *text, Edition::source}, outcome);
  }

  void build_translated(std::size_t index, unsigned worker, Outcome& outcome) {
    const TranslatedPage& page = plan_.translated_pages[index];
    if (!page.is_wanted || is_stopped_at(index)) return;
    const EditionChoice choice{!page.localized_path.empty(), !page.bilingual_path.empty()};
    make_translated(page, choice, worker, outcome);
    outcome.failed = (choice.localized ? 1u : 0u) + (choice.bilingual ? 1u : 0u) - outcome.delivered.size();
  }

  void make_translated(const TranslatedPage& page, EditionChoice choice, unsigned worker, Outcome& outcome) {
    const SourcePage& source = plan_.source_pages[page.source];
    const SourceState& state = sources_[page.source];
    if (state.hash.empty()) return;  // its source page failed, and said why
    AskedGroups asked;
    const Translator translator(chains_[page.locale], project_.settings.least_state, source.content.key, &asked);
    const std::string& path = page.main_path();
    const PageVersion version{.content = &source.content,
                              .translator = &translator,
                              .handoff = page.handoff,
                              .locale = plan_.locales[page.locale],
                              .source_hash = state.hash,
                              .path = path};
    const std::optional<TranslatedPages> pages =
        renderer(worker, source.rule).translated_pages(version, choice, state.common, outcome.diagnostics);
    if (!pages) return;
    outcome.matches = pages->counts;
    if (choice.localized) deliver({page.localized_path, pages->localized, Edition::localized}, outcome);
    if (choice.bilingual) deliver({page.bilingual_path, pages->bilingual, Edition::bilingual}, outcome);
    if (outcome.delivered.empty() || outcome.delivered.back().record.path != path) return;
    PageOrigin& origin = outcome.delivered.back().record.origin;  // the main edition was delivered last
    origin.own_tables = own_tables_digest(translator.own_tables());
    std::ranges::copy(figures_of(outcome.matches), origin.counts.begin());
    if (std::ranges::equal(asked.list(), state.asked)) {
      origin.asked = state.asked;
    } else {
      outcome.asked = asked.list();
    }
  }

  /// Keeps what a translated page has asked for.
  void keep_asked(Outcome& outcome, std::size_t source) {
    if (outcome.asked.empty()) return;
    std::span<const EntryGroup>& kept = sources_[source].asked;
    if (!std::ranges::equal(outcome.asked, kept)) kept = report_.asked.copy(outcome.asked);
    outcome.delivered.back().record.origin.asked = kept;
  }

  void collect(Outcome& outcome, std::size_t locale) {
    making_pages_.merge(std::move(outcome.diagnostics));
    for (DeliveredPage& page : outcome.delivered) {
      page.record.locale = static_cast<uint16_t>(locale);
      report_.pages.push_back(std::move(page));
    }
    report_.failed += outcome.failed;
    report_.delivery_ns += outcome.delivery_ns;
  }

  void collect(TableLoads& loads) {
    for (TableLoad& load : loads) {
      loading_.merge(std::move(load.diagnostics));
      report_.load_ns += load.time_ns;
    }
  }

  Site& site_;
  const Project& project_;
  bool are_templates_right_;
  std::span<const render::Program> programs_;
  const SitePlan& plan_;
  const PageMaking& making_;
  std::vector<SourceState> sources_;  // by source page
  std::atomic<bool> was_stopped_ = false;
  std::size_t made_ = 0;                               // translated pages, in the order of the plan
  std::vector<std::vector<TranslationLayer>> chains_;  // by locale, while its pages are made
  std::deque<PageTimes> times_;                        // by worker, if they are measured
  std::vector<std::unique_ptr<PageRenderer>> renderers_;
  Diagnostics loading_;
  Diagnostics planning_;
  Diagnostics making_pages_;
  BuildReport report_;
};

}  // namespace

Figures figures_of(const MatchCounts& matches) {
  Figures figures{};
  std::ranges::copy(matches.by_kind, figures.begin());
  figures.back() = matches.stale;
  return figures;
}

std::size_t BuildReport::changed() const {
  return static_cast<std::size_t>(
      std::ranges::count_if(pages, [](const DeliveredPage& page) { return page.change != Change::unchanged; }));
}

BuildReport build_site(Site& site, const PageMaking& making, Diagnostics& diagnostics) {
  Diagnostics of_templates;
  const SiteTemplates compiled(site.project().templates, *site.loaded.templates, of_templates);
  BuildReport report = SiteBuilder(site, compiled, making).build(diagnostics);
  diagnostics.merge(std::move(of_templates));
  return report;
}

}  // namespace evdoc::cli
