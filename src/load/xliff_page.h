// The metadata that makes an XLIFF file the table of a page: its event and its handoff.
#pragma once

#include <optional>
#include <string_view>

#include "base/diagnostic.h"
#include "load/xliff_content.h"
#include "load/xml_reader.h"
#include "model/catalog.h"

namespace evdoc {

inline constexpr std::string_view xliff_metadata_namespace = "urn:oasis:names:tc:xliff:metadata:2.0";

/// What a metaGroup of the category `page` says.
struct PageMetadata {
  Text provider;
  std::optional<uint16_t> event;
  Text page;  ///< of a page about no single event
  std::optional<Handoff> handoff;
  Span span;
};

/// Reads the `metadata` element whose start is the reader's latest token, to its end. Nothing when none of its groups
/// is of the category `page`.
std::optional<PageMetadata> read_page_metadata(Source& source, xml::Reader& reader, Diagnostics& diagnostics);

}  // namespace evdoc
