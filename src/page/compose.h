// From a rendering to an English page; the line ends of all pages.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/project.h"
#include "page/scope.h"
#include "render/piece.h"

namespace evdoc {

/// Where in the page each piece of a rendering ends: byte offsets, one a piece.
using PieceEnds = std::vector<std::size_t>;

/// The English page, LF. Fills `ends` unless it is null.
void compose_source(const render::Rendering& rendering, const PageVariant& variant, std::string& out,
                    PieceEnds* ends = nullptr);

/// The page with the line ends of its source revision. `page` has LF.
std::string with_line_ends(std::string page, LineEnds line_ends);

}  // namespace evdoc
