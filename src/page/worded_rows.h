// The rows of a page that lists events, as its revision and its docs word them.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "model/project.h"

namespace evdoc {

/// Which of an event's rows, from 1.
struct RowKey {
  uint16_t event = 0;
  std::size_t number = 1;
};

/// Views of the docs, which outlive it. Frozen once made.
class WordedRows {
 public:
  WordedRows() = default;
  /// Either may be null.
  WordedRows(const EventDoc* doc, const SourceRevision* revision);

  /// How many rows of an event the revision or the docs have; 1 if they have none.
  std::size_t count(uint16_t event) const;

  /// What the revision says of a row, else what the docs say; null: neither.
  template <class T>
  const T* worded(RowKey key, std::optional<T> RowText::*part) const {
    const RowText* row = find(in_revision_, key);
    if (!row || !(row->*part)) row = find(in_doc_, key);
    return row && row->*part ? &*(row->*part) : nullptr;
  }

  /// Whether the page has that row.
  bool is_listed(RowKey key) const;

 private:
  /// By event; the rows of one in their order.
  using Rows = std::vector<const RowText*>;

  static std::span<const RowText* const> of(uint16_t event, const Rows& rows);
  static const RowText* find(const Rows& rows, RowKey key);

  Rows in_revision_;
  Rows in_doc_;
};

}  // namespace evdoc
