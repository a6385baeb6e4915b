// The filters that a template has put on a unit, applied to its texts.
#pragma once

#include <string>
#include <string_view>

#include "page/message_text.h"
#include "page/page_unit.h"
#include "page/scope.h"
#include "render/piece.h"

namespace evdoc {

/// Views of the piece and the unit.
class UnitFilters {
 public:
  UnitFilters(const render::Transforms& chain, const PageUnit& unit, InsertForm inserts);

  /// The same, with inserts as another text has them.
  UnitFilters with(InsertForm inserts) const { return {chain_, unit_, inserts}; }

  /// The same for the source language, which runs from left to right.
  UnitFilters of_source() const { return with(InsertForm::code); }

  bool has(Transform transform) const { return (present_ & bit(transform)) != 0; }

  /// Whether the text is one of the front matter, which holds no spans.
  bool is_scalar() const;

  /// Front matter and code hold no pairs: the segments are written as one text.
  bool forbids_pairs() const { return has(Transform::code) || is_scalar(); }

  /// The text as the filters make it: itself where they leave it alone, else a view of `room`.
  std::string_view applied(std::string_view text, std::string& room) const;

 private:
  static constexpr uint32_t bit(Transform transform) { return 1u << static_cast<unsigned>(transform); }

  bool changes(std::string_view text) const;
  std::string applied(Transform transform, std::string text) const;

  const render::Transforms& chain_;
  const PageUnit& unit_;
  InsertForm inserts_;
  uint32_t present_ = 0;  // a bit for each transform of the chain
};

}  // namespace evdoc
