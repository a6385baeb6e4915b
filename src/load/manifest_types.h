// The types of data items: winmeta's and those of later compilers.
#pragma once

#include <span>
#include <string_view>

#include "load/manifest_names.h"
#include "load/xml_document.h"

namespace evdoc {

/// As manifests write them, with the prefixes `win` and `xs`.
std::span<const std::string_view> in_types();
std::span<const std::string_view> out_types();

/// Reports a type of `element` that is none of `known`; one that differs from a known one only by prefix or letter case
/// as a legacy name. An empty type is none.
void check_type(const xml::Element& element, const Text& type, std::span<const std::string_view> known,
                ProviderScope& scope);

}  // namespace evdoc
