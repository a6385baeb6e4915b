#include "harvest/edition_join.h"

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/hash.h"
#include "harvest/codes.h"
#include "harvest/page_shape.h"
#include "harvest/text_reader.h"
#include "markdown/inline.h"

namespace evdoc {

namespace {

using markdown::InlinePart;
using markdown::InlineText;
using markdown::PageLine;

/// A text of the page as a span of it.
Text text_at(Span whole, std::string_view text) {
  const auto begin = static_cast<uint32_t>(text.data() - whole.text().data());
  return {text, whole.part(begin, static_cast<uint32_t>(text.size()))};
}

/// The pairs of one text, and what stands around and between them.
class TextJoin {
 public:
  TextJoin(const InlineText& localized, const InlineText& english)
      : localized_(localized),
        english_(english),
        link_(markdown::split_link(markdown::trimmed(localized.span.text()))) {}

  InlineText join() {
    const markdown::Link english = markdown::split_link(markdown::trimmed(english_.span.text()));
    result_.span = localized_.span;
    if (english.text.empty() || markdown::is_code_span(english.text) || link_.text.empty()) return localized_;
    const std::string_view whole = localized_.span.text();
    const auto begin = static_cast<std::size_t>(link_.text.data() - whole.data());
    add_literal(whole.substr(0, begin));
    const std::vector<PublishedSegment> segments = paired_sentences(english.text, link_.text);
    for (const PublishedSegment& segment : segments) add_pair(segment, &segment == &segments.back());
    add_literal(whole.substr(begin + link_.text.size()));
    return std::move(result_);
  }

 private:
  void add_literal(std::string_view text) {
    if (text.empty()) return;
    const Text literal = text_at(localized_.span, text);
    result_.parts.push_back({.source = literal, .target = literal, .prefix = {}, .span = literal.span});
  }

  void add_pair(const PublishedSegment& segment, bool is_last) {
    InlinePart pair;
    pair.source = text_at(english_.span, segment.source);
    pair.target = text_at(localized_.span, segment.target);
    pair.is_pair = true;
    pair.span = pair.target.span;
    result_.parts.push_back(pair);
    if (!is_last) add_literal({segment.target.data() + segment.target.size(), segment.after.size()});
  }

  const InlineText& localized_;
  const InlineText& english_;
  markdown::Link link_;
  InlineText result_;
};

/// An event's row, and which of its rows it is.
using RowPlace = std::pair<uint16_t, std::size_t>;

/// The rows about events in the order of the lines.
class RowPlaces {
 public:
  /// Nothing for what is no such row.
  std::optional<RowPlace> next(const PageLine& line) {
    const std::optional<uint16_t> event = event_of_index_row(line);
    if (!event) return std::nullopt;
    return RowPlace{*event, ++counts_[*event]};
  }

 private:
  std::map<uint16_t, std::size_t> counts_;
};

/// The English line for each line of a page: the one at its place, but for rows of tables of events, which can be
/// sorted by their titles: the one that leads to the same event. Null: there is none.
std::vector<const PageLine*> lines_for(const markdown::ScannedPage& localized, const markdown::ScannedPage& english) {
  RowPlaces english_places;
  std::map<RowPlace, const PageLine*> rows;
  for (const PageLine& line : english.lines) {
    if (const auto place = english_places.next(line)) rows.emplace(*place, &line);
  }
  RowPlaces places;
  std::vector<const PageLine*> lines;
  for (std::size_t i = 0; i < localized.lines.size(); ++i) {
    const auto place = places.next(localized.lines[i]);
    if (place) {
      const auto row = rows.find(*place);
      lines.push_back(row != rows.end() ? row->second : nullptr);
    } else {
      lines.push_back(i < english.lines.size() ? &english.lines[i] : nullptr);
    }
  }
  return lines;
}

bool is_built_alike(const PageLine& a, const PageLine& b) {
  return a.kind == b.kind && a.level == b.level && a.texts.size() == b.texts.size();
}

void report_difference(Span place, Span english, Diagnostics& diagnostics) {
  diagnostics
      .report(code::source_page_unlike, place,
              "the English page has another line here, so nothing is taken from this one",
              "give the English page of the commit that this page names")
      .note(english, "the English page's line");
}

}  // namespace

std::optional<markdown::ScannedPage> join_editions(const markdown::ScannedPage& localized,
                                                   const markdown::ScannedPage& english, Diagnostics& diagnostics) {
  markdown::ScannedPage joined = localized;
  const std::size_t count = joined.lines.size();
  const std::vector<const PageLine*> english_lines = lines_for(localized, english);
  for (std::size_t i = 0; i < count; ++i) {
    PageLine& line = joined.lines[i];
    const PageLine* other = english_lines[i];
    if (!other || !is_built_alike(line, *other)) {
      report_difference(line.span, other ? other->span : Span{english.source, 0, 0}, diagnostics);
      return std::nullopt;
    }
    for (std::size_t j = 0; j < line.texts.size(); ++j) {
      line.texts[j] = TextJoin(line.texts[j], other->texts[j]).join();
    }
  }
  if (english.lines.size() == count) return joined;
  report_difference({localized.source, 0, 0}, english.lines[count].span, diagnostics);
  return std::nullopt;
}

std::string english_page_hash(const Source& source) {
  std::string page;
  for (const char c : source.text()) {
    if (c == '\r') continue;
    if (c == '\n') page += '\r';
    page += c;
  }
  return sha1_hex(page);
}

}  // namespace evdoc
