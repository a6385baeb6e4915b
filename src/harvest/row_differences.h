// What a published table of events says otherwise than the pages of its events.
#pragma once

#include <span>
#include <vector>

#include "base/diagnostic.h"
#include "harvest/provider_choice.h"
#include "harvest/revisions.h"
#include "model/event_docs.h"

namespace evdoc {

/// Compares rows with what a build would show. Views what it is given.
class RowComparison {
 public:
  /// `events` are the harvested pages of events; what they do not say of an event, the manifest says.
  RowComparison(std::span<const HarvestedPage> events, const ProviderChoice& provider, Arena& arena);

  /// The rows that event docs must have so that the table shows `published`, when those in `known` stand behind them.
  /// Both are sorted by event.
  std::vector<RowText> differences(std::span<const RowText> published, std::span<const RowText> known) const;

  /// Reports each part of `rows`, the differences of a table from the pages, and each row about an event that the
  /// manifest lacks. `table` is the page with the table.
  void report(std::span<const RowText> rows, const PublishedPage& table, Diagnostics& diagnostics) const;

 private:
  std::vector<RowText> shown_;  // by event id, every event of the provider
};

}  // namespace evdoc
