#include "cli/site_build.h"

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "base/parallel.h"
#include "base/stopwatch.h"
#include "cli/build_schedule.h"

namespace evdoc::cli {

namespace {

/// Pages that one thread makes one behind the other: their contents and texts mostly lie so, too.
constexpr std::size_t group_size = 16;

std::size_t group_count(std::size_t pages) {
  return (pages + group_size - 1) / group_size;
}

/// The pages of a group.
template <class Page>
std::span<const Page> group_of(const std::vector<Page>& pages, std::size_t group) {
  const std::size_t begin = group * group_size;
  return std::span(pages).subspan(begin, std::min(group_size, pages.size() - begin));
}

/// How loading a table went.
struct TableLoad {
  Diagnostics diagnostics;
  int64_t time_ns = 0;
};

/// What is done for one locale.
struct LocaleWork {
  std::vector<std::string> tags;  ///< whose tables are loaded for it; its pages ask those of locales before it as well
  std::vector<TableLoad> loads;
  std::vector<TranslationLayer> chain;
  std::vector<SourceState*> sources;  ///< that are made before its pages
  std::vector<TranslationTask> pages;
  std::vector<MadePages> made_sources;  ///< by group
  std::vector<MadePages> made_pages;
};

class SiteBuilder {
 public:
  SiteBuilder(Site& site, const PageMaking& making)
      : site_(site),
        making_(making),
        maker_(site, making),
        works_(std::max<std::size_t>(1, site.plan.locales.size())),  // source pages are made without locales, too
        schedule_(tables_to_load(), worker_count(making.jobs)) {
    report_.matches.resize(site.plan.locales.size());
  }

  BuildReport build(Diagnostics& diagnostics) {
    parallel_for(worker_count(making_.jobs), making_.jobs, [this](std::size_t, unsigned worker) { work(worker); });
    if (site_.planner) {
      const TimeAdder adder(&report_.load_ns);
      site_.planner->check_paths(making_.jobs, planning_);
    }
    report_.is_made = is_good();
    conclude(diagnostics);
    report_.times = maker_.times();
    return std::move(report_);
  }

 private:
  /// How many tables each locale loads; those that several ask, the first of them.
  std::vector<std::size_t> tables_to_load() {
    std::set<std::string> known;
    std::vector<std::size_t> counts;
    for (std::size_t i = 0; i < works_.size(); ++i) {
      for (std::string& tag : site_.tables->missing(locales(i, i + 1))) {
        if (known.insert(tag).second) works_[i].tags.push_back(std::move(tag));
      }
      works_[i].loads.resize(works_[i].tags.size());
      counts.push_back(works_[i].tags.size());
    }
    return counts;
  }

  /// Those of the plan from `begin` to `end`, as far as there are any.
  std::span<const std::string> locales(std::size_t begin, std::size_t end) const {
    const std::span<const std::string> all = site_.plan.locales;
    return all.first(std::min(end, all.size())).subspan(std::min(begin, all.size()));
  }

  void work(unsigned worker) {
    for (BuildStep step = schedule_.next(worker); step.kind != BuildStep::Kind::none; step = schedule_.next(worker))
      take(step, worker);
  }

  void take(const BuildStep& step, unsigned worker) {
    LocaleWork& work = works_[step.locale];
    switch (step.kind) {
      case BuildStep::Kind::none:
        return;
      case BuildStep::Kind::load:
        return load(work.tags[step.item], work.loads[step.item]);
      case BuildStep::Kind::plan:
        return plan(step.locale, work);
      case BuildStep::Kind::sources:
        work.made_sources[step.item] = maker_.make(group_of(work.sources, step.item), worker);
        return;
      case BuildStep::Kind::pages:
        work.made_pages[step.item] = maker_.make(group_of(work.pages, step.item), {step.locale, work.chain}, worker);
        return;
      case BuildStep::Kind::conclude:
        return conclude(step.locale, work);
    }
  }

  void load(const std::string& tag, TableLoad& loaded) {
    const TimeAdder adder(&loaded.time_ns);
    if (!is_stopped()) site_.tables->load(tag, loaded.diagnostics);
  }

  /// Plans a locale whose tables are loaded. Once the first one is planned the other threads have pages to make.
  void plan(std::size_t locale, LocaleWork& work) {
    for (TableLoad& load : work.loads) {
      loading_.merge(std::move(load.diagnostics));
      report_.load_ns += load.time_ns;
    }
    const TimeAdder adder(&report_.load_ns);
    const bool has_locale = locale < site_.plan.locales.size();
    if (has_locale && site_.planner && !loading_.has_errors() && !is_stopped())
      site_.planner->plan_locale(locale, *site_.tables, locale == 0 ? making_.jobs : 1, planning_);
    if (has_locale) work.chain = site_.tables->chain(site_.plan.locales[locale]);
    if (is_good()) find_pages(locale, work);
    schedule_.plan(locale, work.made_sources.size(), work.made_pages.size());
  }

  /// No error so far but such as are confined to single pages.
  bool is_good() const {
    return site_.templates->are_right() && site_.is_plannable && !loading_.has_errors() && planning_.exit_code() <= 1;
  }

  /// Of a planned locale. Source pages first: their hashes stand in the translated ones.
  void find_pages(std::size_t locale, LocaleWork& work) {
    while (sources_.size() < site_.plan.source_pages.size()) {
      SourcePage& page = site_.plan.source_pages[sources_.size()];
      SourceState& state = sources_.emplace_back();
      state.page = &page;
      state.is_needed = page.is_wanted;
    }
    if (locale < site_.plan.locales.size()) {
      const std::vector<TranslatedPage>& pages = site_.plan.translated_pages[locale];
      work.pages.reserve(pages.size());
      for (const TranslatedPage& page : pages) {
        work.pages.push_back({&page, &sources_[page.source]});
        sources_[page.source].is_needed |= page.is_wanted;
      }
    }
    for (SourceState& state : sources_) {
      if (state.is_needed && !std::exchange(state.is_assigned, true)) work.sources.push_back(&state);
    }
    work.made_sources.resize(group_count(work.sources.size()));
    work.made_pages.resize(group_count(work.pages.size()));
  }

  /// Collects what was made for a locale, and frees the tables that no locale behind it asks.
  void conclude(std::size_t locale, LocaleWork& work) {
    for (MadePages& made : work.made_sources) collect(made);
    for (MadePages& made : work.made_pages) {
      report_.matches[locale].add(made.matches);
      collect(made);
    }
    work = LocaleWork();
    if (!site_.planner) return;
    const std::array findings{&loading_, &planning_, &making_pages_};
    site_.tables->release_all_but(locales(locale + 1, site_.plan.locales.size()), findings);
  }

  void collect(MadePages& made) {
    making_pages_.merge(std::move(made.diagnostics));
    report_.pages.add(std::move(made.delivered));
    report_.failed += made.failed;
    report_.delivery_ns += made.delivery_ns;
  }

  /// What was found in pages and plan says nothing if the tables are wrong.
  void conclude(Diagnostics& diagnostics) {
    const bool are_tables_good = !loading_.has_errors();
    diagnostics.merge(std::move(loading_));
    if (are_tables_good) diagnostics.merge(std::move(planning_));
    if (report_.is_made) diagnostics.merge(std::move(making_pages_));
  }

  bool is_stopped() const { return making_.is_stopped && making_.is_stopped(); }

  Site& site_;
  const PageMaking& making_;
  PageMaker maker_;
  std::vector<LocaleWork> works_;  // by locale
  BuildSchedule schedule_;

  // Of whoever has the turn to plan or conclude a locale.
  std::deque<SourceState> sources_;  // by the plan's source pages
  Diagnostics loading_;
  Diagnostics planning_;
  Diagnostics making_pages_;
  BuildReport report_;
};

}  // namespace

std::size_t BuildReport::changed() const {
  return static_cast<std::size_t>(
      std::ranges::count_if(pages.all(), [](const DeliveredPage& page) { return page.change != Change::unchanged; }));
}

BuildReport build_site(Site& site, const PageMaking& making, Diagnostics& diagnostics) {
  const auto builder = std::make_shared<SiteBuilder>(site, making);
  BuildReport report = builder->build(diagnostics);
  report.builder = builder;
  diagnostics.merge(std::move(site.template_findings));
  return report;
}

}  // namespace evdoc::cli
