// What kind of page a published page is, told by its shape: no name of a file decides it.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <vector>

#include "markdown/page_scanner.h"

namespace evdoc {

enum class PageShape : uint8_t {
  event,  ///< a title, and under the first heading a table of four properties
  index,  ///< a table of four columns whose rows begin with links to events' pages
  toc,    ///< nested names and paths in YAML
  other,
};

/// A heading of the second level and the lines below it.
struct PageSection {
  const markdown::PageLine* heading = nullptr;
  std::span<const markdown::PageLine> lines;
};

/// A page by its headings.
struct PageOutline {
  const markdown::PageLine* title = nullptr;  ///< null: the body does not begin with a heading of the first level
  std::span<const markdown::PageLine> intro;  ///< between the title and the first section
  std::vector<PageSection> sections;
};

/// The rows of the properties: id, keywords, level, channel. Each has two cells.
using PropertyRows = std::array<const markdown::PageLine*, 4>;

PageOutline outline_page(const markdown::ScannedPage& page);

/// The four rows of the first section's table; nothing when there is no such table.
std::optional<PropertyRows> property_rows(const PageOutline& outline);

/// The event that a row of an index is about: the number that the file name in its first cell begins with. Nothing for
/// any other line.
std::optional<uint16_t> event_of_index_row(const markdown::PageLine& line);
bool is_index_row(const markdown::PageLine& line);

PageShape page_shape(const markdown::ScannedPage& page);

}  // namespace evdoc
