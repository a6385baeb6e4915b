// The English text of a page in event docs: what an event and each of its revisions may word.
#pragma once

#include <span>
#include <string_view>

#include "base/arena.h"
#include "base/diagnostic.h"
#include "load/xml_document.h"
#include "model/event_docs.h"

namespace evdoc {

/// Whether anything stands in the element that is not one of `others`, the children that its caller reads.
bool has_page_text(const xml::Element& element, std::span<const std::string_view> others);

/// Reads the overrides among the element's children into `page`. What is neither one nor one of `others` is reported.
void read_page_text(const xml::Element& element, std::span<const std::string_view> others, PageText& page, Arena& arena,
                    Diagnostics& diagnostics);

/// Reports children that are none of `known`, and text between them.
void check_children(const xml::Element& element, std::span<const std::string_view> known, Diagnostics& diagnostics);

/// Reports elements in an element that holds only text.
void check_text_only(const xml::Element& element, Diagnostics& diagnostics);

/// Reports anything in an element that is only a mark.
void check_empty(const xml::Element& element, Diagnostics& diagnostics);

}  // namespace evdoc
