// The text of prose elements: wrapped lines joined.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/arena.h"
#include "load/xml_document.h"

namespace evdoc {

/// `text` with each run of white space that holds a line break replaced by one blank, or by nothing at either end.
std::string join_lines(std::string_view text);

/// The element's text with its lines joined, or as it is under `xml:space="preserve"`. Composed text goes to `arena`.
Text prose_of(const xml::Element& element, Arena& arena);

/// Which ends of a piece of text are those of its element.
enum class Ends : uint8_t { none, begin, end, both };

/// The ends of the piece at `index` of `count`.
Ends ends_at(std::size_t index, std::size_t count);

/// A piece of an element's text with its lines joined; a line break at an end that is not the element's is a blank.
Text prose_piece(const Text& piece, Ends ends, Arena& arena);

/// The lines of a code block: without the line break after the start tag and the white space after the last line, or
/// all of it under `xml:space="preserve"`.
Text code_of(const xml::Element& element);

}  // namespace evdoc
