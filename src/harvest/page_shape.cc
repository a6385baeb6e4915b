#include "harvest/page_shape.h"

#include <algorithm>

#include "harvest/published_page.h"
#include "markdown/inline.h"
#include "markdown/toc.h"

namespace evdoc {

namespace {

using markdown::PageLine;
using Kind = PageLine::Kind;

bool is_heading(const PageLine& line, int level) {
  return line.kind == Kind::heading && line.level == level;
}

}  // namespace

PageOutline outline_page(const markdown::ScannedPage& page) {
  PageOutline outline;
  const std::span<const PageLine> lines(page.lines);
  std::size_t at = 0;
  while (at < lines.size() && lines[at].kind == Kind::blank) ++at;
  if (at == lines.size() || !is_heading(lines[at], 1)) return outline;
  outline.title = &lines[at++];
  std::size_t begin = at;
  for (; at <= lines.size(); ++at) {
    if (at < lines.size() && !is_heading(lines[at], 2)) continue;
    const auto content = lines.subspan(begin, at - begin);
    (outline.sections.empty() ? outline.intro : outline.sections.back().lines) = content;
    if (at < lines.size()) outline.sections.push_back({&lines[at], {}});
    begin = at + 1;
  }
  return outline;
}

std::optional<PropertyRows> property_rows(const PageOutline& outline) {
  if (!outline.title || outline.sections.empty()) return std::nullopt;
  PropertyRows rows{};
  std::size_t count = 0;
  bool in_table = false;
  for (const PageLine& line : outline.sections.front().lines) {
    if (line.kind == Kind::ruler) in_table = true;
    if (line.kind != Kind::row || !in_table) continue;
    if (line.texts.size() != 2 || count == rows.size()) return std::nullopt;
    rows[count++] = &line;
  }
  return count == rows.size() ? std::optional(rows) : std::nullopt;
}

std::optional<uint16_t> event_of_index_row(const PageLine& line) {
  constexpr std::size_t columns = 4;
  if (line.kind != Kind::row || line.texts.size() != columns) return std::nullopt;
  const std::string source = line.texts.front().source();
  const markdown::Link link = markdown::split_link(source);
  if (!link.after.ends_with(".md)")) return std::nullopt;
  return leading_event_id(file_name(link.after.substr(2)));
}

bool is_index_row(const PageLine& line) {
  return event_of_index_row(line).has_value();
}

PageShape page_shape(const markdown::ScannedPage& page) {
  if (markdown::is_toc(*page.source)) return PageShape::toc;
  const PageOutline outline = outline_page(page);
  if (property_rows(outline)) return PageShape::event;
  const bool is_index = outline.title && std::any_of(page.lines.begin(), page.lines.end(), is_index_row);
  return is_index ? PageShape::index : PageShape::other;
}

}  // namespace evdoc
