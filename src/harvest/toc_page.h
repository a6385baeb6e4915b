// A published table of contents to what it says.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string_view>

#include "base/arena.h"
#include "base/diagnostic.h"
#include "harvest/published_page.h"
#include "markdown/toc.h"

namespace evdoc {

/// How docs, tables and the template set call this page.
inline constexpr std::string_view toc_page = "toc";

/// The events whose pages were read: an entry that leads to a file named after one of them is the event's.
using EventIds = std::set<uint16_t>;

/// Whether a list below one of the entries (or the root) ends in events. Where several do, the longest is the list of
/// events, and in the others they are entries like any.
bool lists_events(const markdown::Toc& toc, const EventIds& events);

/// A table of contents that lists events as a page of `edition`. `english` is the same table in English, built alike;
/// of an English one itself. Nothing if the two are not built alike.
std::optional<PublishedPage> make_toc_page(const markdown::ScannedPage& scanned, const markdown::Toc& toc,
                                           const markdown::Toc& english, Edition edition, const EventIds& events,
                                           Arena& arena, Diagnostics& diagnostics);

}  // namespace evdoc
