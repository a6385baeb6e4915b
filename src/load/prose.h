// The text of prose elements: wrapped lines joined.
#pragma once

#include <string>
#include <string_view>

#include "base/arena.h"
#include "load/xml_document.h"

namespace evdoc {

/// `text` with each run of white space that holds a line break replaced by one blank, or by nothing at either end.
std::string join_lines(std::string_view text);

/// The element's text with its lines joined, or as it is under `xml:space="preserve"`. Composed text goes to `arena`.
Text prose_of(const xml::Element& element, Arena& arena);

/// The same for one piece of an element's content; `is_first` and `is_last` tell which of its ends are the element's.
Text prose_piece(const Text& piece, bool is_first, bool is_last, Arena& arena);

/// The lines of a code block: without the line break after the start tag and the white space after the last line, or
/// all of it under `xml:space="preserve"`.
Text code_of(const xml::Element& element);

}  // namespace evdoc
