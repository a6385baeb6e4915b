#include "cli/site_build.h"

#include <algorithm>
#include <atomic>
#include <memory>
#include <optional>
#include <utility>

#include "base/parallel.h"
#include "cli/site_templates.h"
#include "page/page_renderer.h"
#include "render/engine.h"
#include "write/diff.h"

namespace evdoc::cli {

namespace {

/// What one page, in one or two editions, came to.
struct Outcome {
  Diagnostics diagnostics;
  std::vector<ChangedPage> changed;
  uint32_t unchanged = 0;
  bool failed = false;
  MatchCounts matches;
};

/// Takes finished pages: compares, and writes or keeps the difference.
class Delivery {
 public:
  Delivery(const OutputFolder& folder, Disposal disposal) : folder_(folder), disposal_(disposal) {}

  void deliver(const std::string& path, const std::string& page, Outcome& outcome) {
    if (is_stopped_) return;
    const Change change = folder_.compare(path, page);
    if (change == Change::unchanged) {
      ++outcome.unchanged;
      return;
    }
    ChangedPage changed{.path = path, .change = change, .difference = {}};
    if (disposal_ == Disposal::compare) changed.difference = unified_diff(path, folder_.present(path).bytes, page);
    if (disposal_ == Disposal::write && !folder_.write(path, page, outcome.diagnostics)) {
      outcome.failed = true;
      is_stopped_ = true;  // the next page would most likely fail for the same reason
      return;
    }
    outcome.changed.push_back(std::move(changed));
  }

 private:
  const OutputFolder& folder_;
  Disposal disposal_;
  std::atomic<bool> is_stopped_ = false;
};

/// What becomes of a finished page.
using Deliver = std::function<void(const std::string& path, const std::string& page, Outcome& outcome)>;

class SiteBuilder {
 public:
  SiteBuilder(const Project& project, std::span<const render::Program> programs, const SitePlan& plan,
              const LocaleTables& tables, unsigned jobs)
      : project_(project), programs_(programs), plan_(plan), jobs_(jobs), hashes_(plan.source_pages.size()) {
    for (const std::string& locale : plan.locales) chains_.push_back(tables.chain(locale));
    for (unsigned worker = 0; worker < worker_count(jobs); ++worker) {
      for (const render::Program& program : programs) renderers_.push_back(std::make_unique<PageRenderer>(program));
    }
  }

  /// Source pages first: their hashes stand in the translated ones. Adds to `report`, which begins as empty_report.
  void build(const Deliver& deliver, Diagnostics& diagnostics, BuildReport& report) {
    std::vector<Outcome> outcomes(plan_.source_pages.size());
    parallel_for(outcomes.size(), jobs_,
                 [&](std::size_t i, unsigned worker) { build_source(i, worker, deliver, outcomes[i]); });
    for (Outcome& outcome : outcomes) collect(outcome, diagnostics, report);
    outcomes.clear();
    outcomes.resize(plan_.translated_pages.size());
    parallel_for(outcomes.size(), jobs_, [&](std::size_t i, unsigned worker) {
      build_translated(plan_.translated_pages[i], worker, deliver, outcomes[i]);
    });
    for (std::size_t i = 0; i < outcomes.size(); ++i) {
      report.matches[plan_.translated_pages[i].locale].add(outcomes[i].matches);
      collect(outcomes[i], diagnostics, report);
    }
  }

 private:
  PageRenderer& renderer(unsigned worker, std::size_t rule) { return *renderers_[worker * programs_.size() + rule]; }

  void build_source(std::size_t index, unsigned worker, const Deliver& deliver, Outcome& outcome) {
    const SourcePage& page = plan_.source_pages[index];
    const std::optional<std::string> text =
        renderer(worker, page.rule).source_page(page.content, project_.settings.source_locale, outcome.diagnostics);
    outcome.failed = !text;
    if (!text) return;
    hashes_[index] = source_hash(*text);
    if (!page.path.empty()) deliver(page.path, *text, outcome);
  }

  void build_translated(const TranslatedPage& page, unsigned worker, const Deliver& deliver, Outcome& outcome) {
    const SourcePage& source = plan_.source_pages[page.source];
    const std::string& hash = hashes_[page.source];
    outcome.failed = hash.empty();
    if (hash.empty()) return;  // its source page failed, and said why
    const Translator translator(chains_[page.locale], project_.settings.least_state, source.content.key);
    const std::string& path = page.bilingual_path.empty() ? page.localized_path : page.bilingual_path;
    const EditionChoice choice{!page.localized_path.empty(), !page.bilingual_path.empty()};
    const std::optional<TranslatedPages> pages =
        renderer(worker, source.rule)
            .translated_pages(source.content, translator, page.handoff, plan_.locales[page.locale], hash, path, choice,
                              outcome.diagnostics);
    outcome.failed = !pages;
    if (!pages) return;
    outcome.matches = pages->counts;
    if (choice.localized) deliver(page.localized_path, pages->localized, outcome);
    if (choice.bilingual) deliver(page.bilingual_path, pages->bilingual, outcome);
  }

  static void collect(Outcome& outcome, Diagnostics& diagnostics, BuildReport& report) {
    diagnostics.merge(std::move(outcome.diagnostics));
    std::ranges::move(outcome.changed, std::back_inserter(report.changed));
    report.unchanged += outcome.unchanged;
    report.failed += outcome.failed ? 1 : 0;
  }

  const Project& project_;
  std::span<const render::Program> programs_;
  const SitePlan& plan_;
  unsigned jobs_;
  std::vector<std::string> hashes_;  // by source page; empty: it failed
  std::vector<std::vector<TranslationLayer>> chains_;
  std::vector<std::unique_ptr<PageRenderer>> renderers_;
};

Deliver deliver_to(Delivery& delivery) {
  return [&delivery](const std::string& path, const std::string& page, Outcome& outcome) {
    delivery.deliver(path, page, outcome);
  };
}

BuildReport empty_report(const SitePlan& plan) {
  BuildReport report;
  report.matches.resize(plan.locales.size());
  return report;
}

/// Makes every page without writing; false, with findings, if one can't be made.
bool rehearse(SiteBuilder& builder, const OutputFolder& folder, const SitePlan& plan, BuildReport& report,
              Diagnostics& diagnostics) {
  Diagnostics found;
  BuildReport rehearsed = empty_report(plan);
  Delivery nowhere(folder, Disposal::report);
  builder.build(deliver_to(nowhere), found, rehearsed);
  if (rehearsed.failed == 0 && plan.broken_pages == 0) return true;
  report.failed = rehearsed.failed;
  diagnostics.merge(std::move(found));
  return false;
}

/// False, with findings, if the folder can't be written into.
bool prepare(OutputFolder& folder, const SitePlan& plan, Disposal disposal, Diagnostics& diagnostics) {
  Diagnostics found;
  const bool is_writing = disposal == Disposal::write;
  folder.prepare(plan.paths(), is_writing ? OutputFolder::Purpose::writing : OutputFolder::Purpose::comparing, found);
  const bool is_ready = !found.has_errors();
  diagnostics.merge(std::move(found));
  return is_ready;
}

}  // namespace

BuildReport build_site(const Project& project, TemplateFolder& templates, const SitePlan& plan,
                       const LocaleTables& tables, const BuildOptions& options, Diagnostics& diagnostics) {
  BuildReport report = empty_report(plan);
  const SiteTemplates compiled(project.templates, templates, diagnostics);
  if (!compiled.are_right()) return report;
  OutputFolder folder(project.settings.out);
  SiteBuilder builder(project, compiled.programs(), plan, tables, options.jobs);
  const bool is_all_or_nothing = options.on_failure == OnFailure::stop && options.disposal == Disposal::write;
  if (is_all_or_nothing && !rehearse(builder, folder, plan, report, diagnostics)) return report;
  if (!prepare(folder, plan, options.disposal, diagnostics)) return report;
  Delivery delivery(folder, options.disposal);
  builder.build(deliver_to(delivery), diagnostics, report);
  std::ranges::sort(report.changed, {}, &ChangedPage::path);
  return report;
}

void render_site(const Project& project, TemplateFolder& templates, const SitePlan& plan, const LocaleTables& tables,
                 unsigned jobs, const PageReceiver& receive, Diagnostics& diagnostics) {
  const SiteTemplates compiled(project.templates, templates, diagnostics);
  if (!compiled.are_right()) return;
  BuildReport report = empty_report(plan);
  SiteBuilder(project, compiled.programs(), plan, tables, jobs)
      .build([&receive](const std::string& path, const std::string& page, Outcome&) { receive(path, page); },
             diagnostics, report);
}

}  // namespace evdoc::cli
