// From a rendering to a translated page: units numbered by their place in the output, editions written.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/text_buffer.h"
#include "model/project.h"
#include "page/compose.h"
#include "page/match_counts.h"
#include "page/scope.h"
#include "page/unit_filters.h"
#include "page/unit_stencils.h"
#include "render/piece.h"

namespace evdoc {

/// Composes one page after the other, with memory that it keeps: while pages are of the same locale and chain of
/// tables, which must not change then, units that they share are looked up and filtered once.
class TranslatedComposer {
 public:
  /// Appends one form of a page, LF, from the one rendering that serves both. `prefix` stands in the ids of the pairs;
  /// `edition` is localized or bilingual. Adds to `counts`, and fills `ends` unless it is null.
  void compose(const render::Rendering& rendering, const PageVariant& variant, Edition edition, std::string_view prefix,
               TextBuffer& out, MatchCounts& counts, PieceEnds* ends = nullptr);

 private:
  /// An id that stands in the page.
  struct PlacedId {
    std::size_t at = 0;
    uint32_t size = 0;
    uint32_t segment = 0;  ///< of the unit, from 0
  };

  void begin(const PageVariant& variant, Edition edition, std::string_view prefix, TextBuffer& out);
  void append(const render::Piece& piece);
  void append_shared(const PageUnit& unit, const render::Transforms& transforms);
  void append_stencil(const UnitStencil& stencil);
  UnitStencil cut_stencil(std::size_t begin) const;
  void append_unit(const PageUnit& unit, const UnitFilters& filters);
  void append_as_one(const UnitFilters& filters);
  void append_code(std::string_view text, const UnitFilters& filters);
  void append_segments(const UnitFilters& filters);
  void append_pair(const TranslatedSegment& segment, const UnitFilters& filters);
  bool needs_mark(const TranslatedSegment& segment) const;
  bool is_foreign_name(const TranslatedSegment& segment) const;
  std::string_view language_of(const TranslatedSegment& segment) const;
  std::string_view shown(const TranslatedSegment& segment, const UnitFilters& filters);
  std::string_view marked(std::string_view target, std::string_view language, const UnitFilters& filters);
  bool runs_right_to_left(std::string_view language);
  std::string_view id_of(uint32_t number);

  // Of the page in the making.
  const PageVariant* variant_ = nullptr;
  Edition edition_ = Edition::localized;
  TextBuffer* out_ = nullptr;
  MatchCounts counts_;
  uint32_t number_ = 0;

  // Of the unit in the making.
  MatchCounts unit_counts_;
  uint32_t first_number_ = 0;
  std::vector<PlacedId> ids_;
  std::vector<TranslatedSegment> segments_;
  std::string joined_;
  std::string target_room_;
  std::string source_room_;
  std::string id_;
  std::size_t prefix_size_ = 0;  // of the id, its hyphen included
  uint32_t id_number_ = 0;       // that the id ends with; 0: none

  // Of the locale.
  std::string locale_;
  const void* chain_ = nullptr;
  std::array<UnitStencils, 2> stencils_;  // of the localized and the bilingual edition
  std::string last_language_;             // of a marked text
  bool last_is_right_to_left_ = false;
};

}  // namespace evdoc
