// Where a part of a text stands in its file, though inline codes stand between there, which the text has as Markdown.
#pragma once

#include <optional>
#include <string_view>

#include "base/source.h"

namespace evdoc::check {

/// Where `part`, a view of a piece of the text, stands in its file; the text as a whole where that can't be told.
Span place_of(const Text& text, std::string_view part);

/// Likewise, but only where the file has these very bytes, with nothing between them, so that they can be edited.
std::optional<Span> editable_place_of(const Text& text, std::string_view part);

}  // namespace evdoc::check
