// The English page behind a bilingual one, and the proof that it is that page.
#pragma once

#include <string>

#include "base/diagnostic.h"
#include "harvest/published_page.h"

namespace evdoc {

/// The English page with CRLF line ends: the front matter that English pages have, and the body with each pair
/// replaced by its source, without anchors.
std::string made_english_page(const PublishedPage& page);

/// Compares the SHA-1 of the English page with the page's ms.openlocfilehash. Where they differ, each field of the
/// front matter is tried in the other forms that it may have had in English, one at a time: the form that proves is
/// kept, else it is a finding that says what was tried. A page without a hash is left as it is.
void prove_source(PublishedPage& page, Diagnostics& diagnostics);

}  // namespace evdoc
