// From a rendering to a page: units numbered by their place in the output, editions written, line ends set.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/project.h"
#include "page/scope.h"
#include "render/piece.h"

namespace evdoc {

/// How the segments of a page were found.
struct MatchCounts {
  std::array<uint32_t, match_kind_count> by_kind{};
  uint32_t stale = 0;

  void add(const TranslatedSegment& segment);
  void add(const MatchCounts& other);
  uint32_t operator[](MatchKind kind) const { return by_kind[static_cast<std::size_t>(kind)]; }
};

/// Where in the page each piece of a rendering ends: byte offsets, one a piece.
using PieceEnds = std::vector<std::size_t>;

/// The English page, LF. Fills `ends` unless it is null.
void compose_source(const render::Rendering& rendering, const TemplateScope& scope, std::string& out,
                    PieceEnds* ends = nullptr);

/// One form of a translated page, from the one rendering that serves both, LF. `prefix` stands in the ids of the pairs;
/// `edition` is localized or bilingual. Adds to `counts`, and fills `ends` unless it is null.
void compose_translated(const render::Rendering& rendering, const TemplateScope& scope, Edition edition,
                        std::string_view prefix, std::string& out, MatchCounts& counts, PieceEnds* ends = nullptr);

/// The page with the line ends of its source revision. `page` has LF.
std::string with_line_ends(std::string page, LineEnds line_ends);

}  // namespace evdoc
