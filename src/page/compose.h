// From a rendering to an English page; the line ends of all pages.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/text_buffer.h"
#include "model/project.h"
#include "page/scope.h"
#include "render/piece.h"

namespace evdoc {

/// Where in the page each piece of a rendering ends: byte offsets, one a piece.
using PieceEnds = std::vector<std::size_t>;

/// The English page, LF. Fills `ends` unless it is null.
void compose_source(const render::Rendering& rendering, const PageVariant& variant, TextBuffer& out,
                    PieceEnds* ends = nullptr);

/// The page with the line ends of its source revision: itself or a view of `room`. `page` has LF.
std::string_view with_line_ends(std::string_view page, LineEnds line_ends, std::string& room);

}  // namespace evdoc
