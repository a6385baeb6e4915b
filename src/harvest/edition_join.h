// A localized page and its English page as one bilingual page.
#pragma once

#include <optional>

#include "base/diagnostic.h"
#include "markdown/page_scanner.h"

namespace evdoc {

/// The localized page with its texts paired, line by line and sentence by sentence, with those of the English page; the
/// pairs have neither prefix nor number. Nothing, with a finding, when the two are not built alike.
std::optional<markdown::ScannedPage> join_editions(const markdown::ScannedPage& localized,
                                                   const markdown::ScannedPage& english, Diagnostics& diagnostics);

/// SHA-1 of an English page as it lies on disk, with its line ends made CRLF.
std::string english_page_hash(const Source& source);

}  // namespace evdoc
