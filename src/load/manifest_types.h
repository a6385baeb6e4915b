// Whether the types of data items are known.
#pragma once

#include <span>
#include <string_view>

#include "load/manifest_names.h"
#include "load/xml_document.h"

namespace evdoc {

/// Reports a type of `element` that is none of `known`; one that differs from a known one only by prefix or letter case
/// as a legacy name. An empty type is none.
void check_type(const xml::Element& element, const Text& type, std::span<const std::string_view> known,
                ProviderScope& scope);

}  // namespace evdoc
