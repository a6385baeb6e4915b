// Makes pages of a plan, group by group, and gives them away.
#pragma once

#include <atomic>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/arena.h"
#include "base/diagnostic.h"
#include "cli/page_delivery.h"
#include "cli/site.h"
#include "page/match_counts.h"
#include "page/page_renderer.h"
#include "render/engine.h"
#include "translate/entry_digests.h"
#include "translate/translator.h"

namespace evdoc::cli {

/// How pages are made and who takes them.
struct PageMaking {
  unsigned jobs = 0;     ///< threads; 0: one for each core
  PageReceiver receive;  ///< takes every page
  bool is_measured = false;
  std::function<bool()> is_stopped = nullptr;  ///< true: no more pages are wanted. From any thread
};

/// What has become of a source page.
struct SourceState {
  SourcePage* page = nullptr;
  bool is_needed = false;                      ///< it is an output, or its hash stands in one
  bool is_assigned = false;                    ///< to the locale before whose pages it is made
  std::string hash;                            ///< empty: it is not made yet, or it failed
  render::CommonOutput common;                 ///< with its translations
  std::atomic<const TableUse*> use = nullptr;  ///< of one of them: that of others is mostly the same; null: not known
};

/// A page in a locale, and its source.
struct TranslationTask {
  const TranslatedPage* page = nullptr;
  SourceState* source = nullptr;
};

/// What the pages of a group came to.
struct MadePages {
  Diagnostics diagnostics;
  std::vector<DeliveredPage> delivered;
  std::size_t failed = 0;  ///< pages that were wanted and not delivered
  MatchCounts matches;
  int64_t delivery_ns = 0;
};

/// Of a locale, for the pages in it.
struct PageLocale {
  std::size_t index = 0;  ///< into the plan's locales
  std::span<const TranslationLayer> chain;
};

/// Several threads may make pages, each as a worker of its own.
class PageMaker {
 public:
  PageMaker(Site& site, const PageMaking& making);

  /// Makes what is missing of source pages: content, text, hash.
  MadePages make(std::span<SourceState* const> sources, unsigned worker);
  /// Makes translated pages, whose sources are made. The tables of the locale are there.
  MadePages make(std::span<const TranslationTask> pages, const PageLocale& locale, unsigned worker);

  /// By all workers, if it is measured.
  PageTimes times() const;

 private:
  PageRenderer& renderer(unsigned worker, std::size_t rule) { return *renderers_[worker * programs_.size() + rule]; }
  bool is_stopped() const { return making_.is_stopped && making_.is_stopped(); }
  void make_source(SourceState& source, unsigned worker, MadePages& made);
  void make_translated(const TranslationTask& task, const PageLocale& locale, unsigned worker, MadePages& made);
  const TableUse* kept_use(const AskedGroups& asked, const MatchCounts& counts, SourceState& source, unsigned worker);
  void deliver(const MadePage& page, MadePages& made) const;

  Site& site_;
  std::span<const render::Program> programs_;
  const PageMaking& making_;
  std::vector<PageUnits*> units_;                         // by worker
  std::deque<Arena> uses_;                                // by worker: of tables, for the origins of pages
  std::deque<PageTimes> times_;                           // by worker, if they are measured
  std::vector<std::unique_ptr<PageRenderer>> renderers_;  // by worker and rule
};

}  // namespace evdoc::cli
