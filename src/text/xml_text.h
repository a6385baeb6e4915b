// What XML makes of characters: which it can hold, and what stands for its own marks.
#pragma once

#include <string>
#include <string_view>

namespace evdoc {

/// Whether XML 1.0 can hold the character at all (section 2.2), even as a reference.
bool is_xml_character(char32_t c);

/// The entity that must stand for `c`; empty: none. A quotation mark needs its entity only in attributes.
std::string_view xml_entity(char32_t c);

/// Text with entities for XML's marks, fit for an attribute too. What XML can't hold stays.
std::string xml_escaped(std::string_view text);

}  // namespace evdoc
