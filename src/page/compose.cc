#include "page/compose.h"

#include <algorithm>

#include "page/unit_filters.h"
#include "text/words.h"

namespace evdoc {

namespace {

void append_source(const render::Piece& piece, const PageVariant& variant, TextBuffer& out) {
  if (!piece.is_reference()) {
    out += piece.text();
    return;
  }
  const PageUnit& unit = *static_cast<const PageUnit*>(piece.object());
  const UnitFilters filters(piece.transforms(), unit, insert_form(variant));
  std::string room;
  const std::string_view text = filters.applied(unit.source, room);
  const bool is_name = unit.is_code || filters.has(Transform::code) || (unit.is_identifier && has_words(unit.source));
  out += unit.extras->before;
  if (variant.is_right_to_left && is_name && !filters.is_scalar()) {
    out += isolated(variant, std::string(text));
  } else {
    out += text;
  }
  out += unit.extras->after;
}

/// The position of the line feed that ends the line of the closing fence, or 0 when there is no front matter.
std::size_t front_matter_end(std::string_view page) {
  if (!page.starts_with("---\n")) return 0;
  const std::size_t fence = page.find("\n---\n", 3);
  return fence == std::string_view::npos ? 0 : fence;
}

}  // namespace

void compose_source(const render::Rendering& rendering, const PageVariant& variant, TextBuffer& out, PieceEnds* ends) {
  for (const render::Piece& piece : rendering.pieces()) {
    append_source(piece, variant, out);
    if (ends) ends->push_back(out.size());
  }
}

std::string_view with_line_ends(std::string_view page, LineEnds line_ends, std::string& room) {
  if (line_ends == LineEnds::lf) return page;
  const std::size_t last = line_ends == LineEnds::crlf ? page.size() : front_matter_end(page) + 1;
  // The line feed behind the opening fence stays as it is where only the front matter's own lines are changed.
  std::size_t at = line_ends == LineEnds::crlf ? 0 : std::min<std::size_t>(4, last);
  room = page.substr(0, at);
  for (std::size_t end = page.find('\n', at); end < last; end = page.find('\n', at)) {
    room.append(page, at, end - at).append("\r\n");
    at = end + 1;
  }
  room += page.substr(at);
  return room;
}

}  // namespace evdoc
