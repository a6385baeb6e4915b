#include "cli/site_build.h"

#include <algorithm>
#include <deque>
#include <memory>
#include <optional>
#include <utility>

#include "base/parallel.h"
#include "base/stopwatch.h"
#include "cli/site_templates.h"
#include "page/page_renderer.h"
#include "render/engine.h"
#include "translate/entry_digests.h"

namespace evdoc::cli {

namespace {

/// What one page, in one or two editions, came to.
struct Outcome {
  Diagnostics diagnostics;
  std::vector<DeliveredPage> delivered;
  bool failed = false;
  MatchCounts matches;
  int64_t delivery_ns = 0;
};

class SiteBuilder {
 public:
  SiteBuilder(const Project& project, std::span<const render::Program> programs, const SitePlan& plan,
              const LocaleTables& tables, const PageMaking& making)
      : project_(project),
        programs_(programs),
        plan_(plan),
        making_(making),
        hashes_(plan.source_pages.size()),
        is_needed_(plan.source_pages.size()) {
    for (std::size_t i = 0; i < plan.source_pages.size(); ++i) is_needed_[i] = !plan.source_pages[i].path.empty();
    for (const TranslatedPage& page : plan.translated_pages) is_needed_[page.source] = true;
    for (const std::string& locale : plan.locales) chains_.push_back(tables.chain(locale));
    for (unsigned worker = 0; worker < worker_count(making.jobs); ++worker) {
      PageTimes* times = making.is_measured ? &times_.emplace_back() : nullptr;
      for (const render::Program& program : programs)
        renderers_.push_back(std::make_unique<PageRenderer>(program, times));
    }
  }

  /// Source pages first: their hashes stand in the translated ones.
  BuildReport build(Diagnostics& diagnostics) {
    BuildReport report;
    report.is_made = true;
    report.matches.resize(plan_.locales.size());
    std::vector<Outcome> outcomes(plan_.source_pages.size());
    parallel_for(outcomes.size(), making_.jobs,
                 [&](std::size_t i, unsigned worker) { build_source(i, worker, outcomes[i]); });
    for (Outcome& outcome : outcomes) collect(outcome, 0, diagnostics, report);
    outcomes.clear();
    outcomes.resize(plan_.translated_pages.size());
    parallel_for(outcomes.size(), making_.jobs, [&](std::size_t i, unsigned worker) {
      build_translated(plan_.translated_pages[i], worker, outcomes[i]);
    });
    for (std::size_t i = 0; i < outcomes.size(); ++i) {
      const std::size_t locale = plan_.translated_pages[i].locale;
      report.matches[locale].add(outcomes[i].matches);
      collect(outcomes[i], locale + 1, diagnostics, report);
    }
    for (const PageTimes& times : times_) {
      report.times.render_ns += times.render_ns;
      report.times.compose_ns += times.compose_ns;
      report.times.renderings += times.renderings;
    }
    return report;
  }

 private:
  PageRenderer& renderer(unsigned worker, std::size_t rule) { return *renderers_[worker * programs_.size() + rule]; }

  bool is_stopped() const { return making_.is_stopped && making_.is_stopped(); }

  void deliver(const MadePage& page, Outcome& outcome) const {
    const TimeAdder adder(making_.is_measured ? &outcome.delivery_ns : nullptr);
    std::optional<DeliveredPage> delivered = making_.receive(page, outcome.diagnostics);
    if (!delivered) outcome.failed = true;
    if (delivered) outcome.delivered.push_back(*std::move(delivered));
  }

  void build_source(std::size_t index, unsigned worker, Outcome& outcome) {
    if (!is_needed_[index] || is_stopped()) return;
    const SourcePage& page = plan_.source_pages[index];
    const std::optional<std::string> text =
        renderer(worker, page.rule).source_page(page.content, project_.settings.source_locale, outcome.diagnostics);
    outcome.failed = !text;
    if (!text) return;
    hashes_[index] = source_hash(*text);
    if (!page.path.empty()) deliver({page.path, *text, Edition::source}, outcome);
  }

  void build_translated(const TranslatedPage& page, unsigned worker, Outcome& outcome) {
    if (is_stopped()) return;
    const SourcePage& source = plan_.source_pages[page.source];
    const std::string& hash = hashes_[page.source];
    outcome.failed = hash.empty();
    if (hash.empty()) return;  // its source page failed, and said why
    AskedGroups asked;
    const Translator translator(chains_[page.locale], project_.settings.least_state, source.content.key, &asked);
    const std::string& path = page.main_path();
    const EditionChoice choice{!page.localized_path.empty(), !page.bilingual_path.empty()};
    const std::optional<TranslatedPages> pages =
        renderer(worker, source.rule)
            .translated_pages(source.content, translator, page.handoff, plan_.locales[page.locale], hash, path, choice,
                              outcome.diagnostics);
    outcome.failed = !pages;
    if (!pages) return;
    outcome.matches = pages->counts;
    if (choice.localized) deliver({page.localized_path, pages->localized, Edition::localized}, outcome);
    if (choice.bilingual) deliver({page.bilingual_path, pages->bilingual, Edition::bilingual}, outcome);
    if (outcome.delivered.empty() || outcome.delivered.back().record.path != path) return;
    record_origin(own_tables_digest(chains_[page.locale], source.content.key), asked, outcome);
  }

  /// The page's main edition is the one that was delivered last.
  static void record_origin(uint64_t own_tables, AskedGroups& asked, Outcome& outcome) {
    DeliveredPage& page = outcome.delivered.back();
    page.asked = asked.take();
    page.record.origin.own_tables = own_tables;
    page.record.origin.asked = page.asked;
    std::ranges::copy(figures_of(outcome.matches), page.record.origin.counts.begin());
  }

  static void collect(Outcome& outcome, std::size_t locale, Diagnostics& diagnostics, BuildReport& report) {
    diagnostics.merge(std::move(outcome.diagnostics));
    for (DeliveredPage& page : outcome.delivered) {
      page.record.locale = static_cast<uint16_t>(locale);
      report.pages.push_back(std::move(page));
    }
    report.failed += outcome.failed ? 1 : 0;
    report.delivery_ns += outcome.delivery_ns;
  }

  const Project& project_;
  std::span<const render::Program> programs_;
  const SitePlan& plan_;
  const PageMaking& making_;
  std::vector<std::string> hashes_;  // by source page; empty: it failed
  std::vector<bool> is_needed_;      // by source page: it is an output, or its hash stands in one
  std::vector<std::vector<TranslationLayer>> chains_;
  std::deque<PageTimes> times_;  // by worker, if they are measured
  std::vector<std::unique_ptr<PageRenderer>> renderers_;
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

BuildReport build_site(const Project& project, TemplateFolder& templates, const SitePlan& plan,
                       const LocaleTables& tables, const PageMaking& making, Diagnostics& diagnostics) {
  const SiteTemplates compiled(project.templates, templates, diagnostics);
  if (!compiled.are_right()) return {};
  return SiteBuilder(project, compiled.programs(), plan, tables, making).build(diagnostics);
}

}  // namespace evdoc::cli
