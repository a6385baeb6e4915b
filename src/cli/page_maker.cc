#include "cli/page_maker.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/parallel.h"
#include "base/stopwatch.h"

namespace evdoc::cli {

namespace {

std::size_t wanted_editions(const TranslatedPage& page) {
  if (!page.is_wanted) return 0;
  return (page.localized_path.empty() ? 0u : 1u) + (page.bilingual_path.empty() ? 0u : 1u);
}

}  // namespace

PageMaker::PageMaker(Site& site, const PageMaking& making)
    : site_(site), programs_(site.templates->programs()), making_(making) {
  for (unsigned worker = 0; worker < worker_count(making.jobs); ++worker) {
    units_.push_back(&site.plan.units.emplace_back());
    uses_.emplace_back();
    PageTimes* times = making.is_measured ? &times_.emplace_back() : nullptr;
    for (const render::Program& program : programs_)
      renderers_.push_back(std::make_unique<PageRenderer>(program, times));
  }
}

MadePages PageMaker::make(std::span<SourceState* const> sources, unsigned worker) {
  MadePages made;
  if (is_stopped()) return made;
  std::size_t wanted = 0;
  for (const SourceState* source : sources) wanted += source->page->is_wanted ? 1 : 0;
  made.delivered.reserve(wanted);
  for (SourceState* source : sources) make_source(*source, worker, made);
  made.failed = wanted - made.delivered.size();
  return made;
}

void PageMaker::make_source(SourceState& source, unsigned worker, MadePages& made) {
  SourcePage& page = *source.page;
  if (!page.has_content()) site_.planner->make_content(page, *units_[worker]);
  const std::optional<std::string_view> text =
      renderer(worker, page.rule)
          .source_page(page.content, site_.project().settings.source_locale, source.common, made.diagnostics);
  if (!text) return;
  source.hash = source_hash(*text);
  if (page.is_wanted) deliver({page.path, *text, Edition::source}, made);
}

MadePages PageMaker::make(std::span<const TranslationTask> pages, const PageLocale& locale, unsigned worker) {
  MadePages made;
  if (is_stopped()) return made;
  std::size_t wanted = 0;
  for (const TranslationTask& task : pages) wanted += wanted_editions(*task.page);
  made.delivered.reserve(wanted);
  for (const TranslationTask& task : pages) {
    if (task.page->is_wanted) make_translated(task, locale, worker, made);
  }
  for (DeliveredPage& page : made.delivered) page.record.locale = static_cast<uint16_t>(locale.index + 1);
  made.failed = wanted - made.delivered.size();
  return made;
}

void PageMaker::make_translated(const TranslationTask& task, const PageLocale& locale, unsigned worker,
                                MadePages& made) {
  const TranslatedPage& page = *task.page;
  SourceState& source = *task.source;
  if (source.hash.empty()) return;  // its source page failed, and said why
  const PageContent& content = source.page->content;
  AskedGroups asked;
  const Translator translator(locale.chain, site_.project().settings.least_state, content.key, &asked);
  const std::string_view path = page.main_path();
  const PageVersion version{.content = &content,
                            .translator = &translator,
                            .handoff = page.handoff,
                            .locale = site_.plan.locales[locale.index],
                            .source_hash = source.hash,
                            .path = path};
  const EditionChoice choice{!page.localized_path.empty(), !page.bilingual_path.empty()};
  const std::optional<TranslatedPages> pages =
      renderer(worker, source.page->rule).translated_pages(version, choice, source.common, made.diagnostics);
  if (!pages) return;
  made.matches.add(pages->counts);
  if (choice.localized) deliver({page.localized_path, pages->localized, Edition::localized}, made);
  if (choice.bilingual) deliver({page.bilingual_path, pages->bilingual, Edition::bilingual}, made);
  if (made.delivered.empty() || made.delivered.back().record.path != path) return;
  PageOrigin& origin = made.delivered.back().record.origin;  // the main edition was delivered last
  origin.own_tables = own_tables_digest(translator.own_tables());
  origin.use = kept_use(asked, pages->counts, source, worker);
}

/// Most pages of a source use tables alike: that is kept once. Null: it asked for nothing.
const TableUse* PageMaker::kept_use(const AskedGroups& asked, const MatchCounts& counts, SourceState& source,
                                    unsigned worker) {
  if (asked.list().empty()) return nullptr;
  TableUse use{asked.list(), {}};
  std::ranges::copy(figures_of(counts), use.counts.begin());
  const TableUse* known = source.use;
  if (known && use == *known) return known;
  Arena& arena = uses_[worker];
  use.groups = arena.copy(asked.list());
  return source.use = arena.make(use);
}

void PageMaker::deliver(const MadePage& page, MadePages& made) const {
  const TimeAdder adder(making_.is_measured ? &made.delivery_ns : nullptr);
  std::optional<DeliveredPage> delivered = making_.receive(page, made.diagnostics);
  if (delivered) made.delivered.push_back(*std::move(delivered));
}

PageTimes PageMaker::times() const {
  PageTimes sum;
  for (const PageTimes& times : times_) {
    sum.render_ns += times.render_ns;
    sum.compose_ns += times.compose_ns;
    sum.renderings += times.renderings;
  }
  return sum;
}

}  // namespace evdoc::cli
