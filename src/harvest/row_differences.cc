#include "harvest/row_differences.h"

#include <algorithm>

#include <fmt/format.h>

#include "harvest/codes.h"
#include "harvest/page_text.h"
#include "harvest/text_reader.h"
#include "markdown/inline.h"
#include "model/event_docs_names.h"
#include "model/event_text.h"

namespace evdoc {

namespace {

/// The rows of one event, of rows that are sorted by event.
using Rows = std::span<const RowText>;

Rows rows_of(std::span<const RowText> rows, uint16_t event) {
  return std::ranges::equal_range(rows, event, {}, &RowText::event);
}

const RowText* row_at(Rows rows, std::size_t index) {
  return index < rows.size() ? &rows[index] : nullptr;
}

/// A text as a unit has it.
Text unit_text(const std::optional<Text>& text) {
  if (!text) return {};
  return {markdown::split_link(markdown::trimmed(text->value)).text, text->span};
}

RowText row_of(const Event& event, Arena& arena) {
  RowText row;
  row.event = event.value;
  row.title = Text{arena.copy(shown_title(event)), event.span};
  row.level = Text{shown_level(event), event.span};
  row.message = unit_text(event.message.text);
  row.keywords = Text{arena.copy(shown_keywords(event)), event.span};
  return row;
}

RowText row_of(const PublishedPage& page) {
  RowText row;
  row.event = page.event;
  row.title = unit_text(page.text.title);
  row.level = unit_text(page.text.level);
  row.message = unit_text(page.text.message);
  row.keywords = unit_text(page.text.keywords);
  return row;
}

/// What a build shows with the row `known` of the docs, which may be null.
RowText with_known(RowText shown, const RowText* known) {
  if (!known) return shown;
  for (const RowTextLine& line : row_text_lines) {
    if (known->*line.place) shown.*line.place = known->*line.place;
  }
  shown.is_listed = known->is_listed;
  return shown;
}

/// The row that makes `published` (null: no row) of what is shown without it; nothing: none is needed.
std::optional<RowText> difference(const RowText* published, const RowText& shown) {
  RowText row;
  row.event = shown.event;
  const bool is_listed = shown.is_listed.value_or(true);
  if (is_listed != (published != nullptr)) row.is_listed = published != nullptr;
  bool differs = row.is_listed.has_value();
  for (const RowTextLine& line : row_text_lines) {
    if (!published || !(published->*line.place) || is_same(published->*line.place, shown.*line.place)) continue;
    row.*line.place = published->*line.place;
    differs = true;
  }
  row.span = published ? published->span : Span();
  return differs ? std::optional(row) : std::nullopt;
}

/// Appends the rows of one event. The place of a row counts, so those before one that is needed are written too.
void append_differences(Rows published, Rows known, const RowText& shown, std::vector<RowText>& out) {
  const std::size_t known_count = std::max<std::size_t>(known.size(), 1);
  const std::size_t count = std::max(known_count, published.size());
  std::vector<RowText> waiting;
  for (std::size_t i = 0; i < count; ++i) {
    const std::optional<RowText> row = difference(row_at(published, i), with_known(shown, row_at(known, i)));
    RowText empty;
    empty.event = shown.event;
    waiting.push_back(row.value_or(empty));
    if (!row && i < known_count) continue;
    out.insert(out.end(), waiting.begin(), waiting.end());
    waiting.clear();
  }
}

void report_part(const RowText& row, const RowTextLine& line, const RowText& shown, Diagnostics& diagnostics) {
  const Text& own = *(row.*line.place);
  const Text& other = *(shown.*line.place);
  Diagnostic& finding =
      diagnostics.report(code::index_row_differs, own.span,
                         fmt::format("the table of events has the {} '{}' for event {}, the event's page '{}'",
                                     line.name, own.value, row.event, other.value),
                         "mend the one that is wrong; until then the event docs keep both");
  if (other.span.is_known()) finding.note(other.span, "the event's page");
}

}  // namespace

RowComparison::RowComparison(std::span<const HarvestedPage> events, const ProviderChoice& provider, Arena& arena) {
  for (const Event* event : provider.events()) {
    const auto page = std::ranges::lower_bound(events, PageKey{{}, event->value, {}}, {}, &HarvestedPage::key);
    const bool has_page = page != events.end() && page->key.event == event->value;
    shown_.push_back(has_page ? row_of(page->newest()) : row_of(*event, arena));
  }
}

std::vector<RowText> RowComparison::differences(std::span<const RowText> published,
                                                std::span<const RowText> known) const {
  std::vector<RowText> result;
  for (const RowText& shown : shown_) {
    append_differences(rows_of(published, shown.event), rows_of(known, shown.event), shown, result);
  }
  return result;
}

void RowComparison::report(std::span<const RowText> rows, const PublishedPage& table, Diagnostics& diagnostics) const {
  uint16_t previous = 0;
  for (const RowText& row : rows) {
    const auto shown = std::ranges::lower_bound(shown_, row.event, {}, &RowText::event);
    if (row.is_listed == false) {
      diagnostics.report(code::index_row_differs, table.span(),
                         fmt::format("the table of events does not list event {}", row.event),
                         "mend the table; until then the event docs keep it so");
    } else if (&row != rows.data() && row.event == previous) {
      diagnostics.report(code::index_row_differs, row.span,
                         fmt::format("the table of events lists event {} once more", row.event),
                         "mend the table; until then the event docs keep both rows");
    }
    for (const RowTextLine& line : row_text_lines) {
      if (row.*line.place) report_part(row, line, *shown, diagnostics);
    }
    previous = row.event;
  }
  for (const RowText& row : table.text.rows) {
    if (std::ranges::binary_search(shown_, row.event, {}, &RowText::event)) continue;
    diagnostics.report(code::index_event_unknown, row.span,
                       fmt::format("the table lists event {}, of which there is no page", row.event),
                       "harvest the event's page too, or take the row out of the table");
  }
}

}  // namespace evdoc
