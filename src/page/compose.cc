#include "page/compose.h"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "markdown/pair.h"
#include "page/message_text.h"
#include "page/yaml_styles.h"
#include "text/locale.h"
#include "text/words.h"

namespace evdoc {

namespace {

/// The filters that stand on one unit.
class Filters {
 public:
  Filters(const render::Transforms& chain, const PageUnit& unit, InsertForm inserts)
      : chain_(chain), unit_(unit), inserts_(inserts) {}

  /// The same, with inserts as another text has them.
  Filters with(InsertForm inserts) const { return {chain_, unit_, inserts}; }

  /// The same for the source language, which runs from left to right.
  Filters of_source() const { return with(InsertForm::code); }

  bool has(Transform transform) const {
    for (const uint8_t id : chain_) {
      if (static_cast<Transform>(id) == transform) return true;
    }
    return false;
  }

  /// Whether the text is one of the front matter, which holds no spans.
  bool is_scalar() const {
    for (const uint8_t id : chain_) {
      if (yaml_style(static_cast<Transform>(id))) return true;
    }
    return false;
  }

  /// Front matter and code hold no pairs: the segments are written as one text.
  bool forbids_pairs() const { return has(Transform::code) || is_scalar(); }

  /// The text as the filters make it: itself where they leave it alone, else a view of `room`.
  std::string_view applied(std::string_view text, std::string& room) const {
    if (!changes(text)) return text;
    room = text;
    for (const uint8_t id : chain_) room = applied(static_cast<Transform>(id), std::move(room));
    return room;
  }

  void append(std::string& out, std::string_view text) const {
    std::string room;
    out += applied(text, room);
  }

 private:
  std::string applied(Transform transform, std::string text) const {
    if (const auto style = yaml_style(transform)) return markdown::yaml_scalar(text, *style);
    switch (transform) {
      case Transform::cell:
        return markdown::cell_text(text);
      case Transform::code:
        return markdown::code_span(text);
      case Transform::markdown:
        return unit_.author == Author::docs ? text : markdown::escaped_text(text);
      case Transform::inserts:
        return message_markdown(text, unit_.payload, inserts_, unit_.author);
      default:
        return text;
    }
  }

  bool changes(std::string_view text) const {
    for (const uint8_t id : chain_) {
      const auto transform = static_cast<Transform>(id);
      const bool is_idle = transform == Transform::none || transform == Transform::anchor;
      if (is_idle || (transform == Transform::cell && markdown::is_cell_text(text))) continue;
      return true;
    }
    return false;
  }

  const render::Transforms& chain_;
  const PageUnit& unit_;
  InsertForm inserts_;
};

const PageUnit& unit_of(const render::Piece& piece) {
  return *static_cast<const PageUnit*>(piece.bytes);
}

class TranslatedPage {
 public:
  TranslatedPage(const TemplateScope& scope, Edition edition, std::string_view prefix, std::string& out,
                 MatchCounts& counts)
      : scope_(scope), edition_(edition), prefix_(prefix), out_(out), counts_(counts) {}

  void append(const render::Piece& piece) {
    if (!piece.is_reference) {
      out_ += piece.text();
    } else if (!unit_of(piece).empty()) {
      append_unit(unit_of(piece), Filters(piece.transforms, unit_of(piece), insert_form(scope_)));
    }
  }

 private:
  void append_unit(const PageUnit& unit, const Filters& filters) {
    if (filters.has(Transform::anchor)) markdown::append_anchor(out_, unit.source);
    if (unit.is_code) {
      append_code(unit.source, filters);
      return;
    }
    segments_.clear();
    translate_unit(scope_, unit, segments_);
    for (const TranslatedSegment& segment : segments_) counts_.add(segment);
    out_ += unit.before;
    if (filters.forbids_pairs()) {
      append_as_one(filters);
    } else {
      append_segments(filters);
    }
    out_ += unit.after;
  }

  void append_as_one(const Filters& filters) {
    joined_.clear();
    for (const TranslatedSegment& segment : segments_) {
      joined_ += segment.target;
      joined_ += segment.after;
    }
    if (filters.has(Transform::code)) {
      append_code(joined_, filters);
    } else {
      filters.append(out_, joined_);
      number_ += static_cast<uint32_t>(segments_.size());
    }
  }

  void append_code(std::string_view text, const Filters& filters) {
    std::string code(filters.applied(text, target_room_));
    out_ += filters.is_scalar() ? code : isolated(scope_, std::move(code));
  }

  void append_segments(const Filters& filters) {
    for (const TranslatedSegment& segment : segments_) {
      if (edition_ == Edition::bilingual) {
        markdown::append_pair(out_, prefix_, number_, shown(segment, filters),
                              filters.of_source().applied(segment.source, source_room_));
      } else if (needs_mark(segment)) {
        out_ += shown(segment, filters);
      } else {
        filters.append(out_, segment.target);
      }
      out_ += segment.after;
      ++number_;
    }
  }

  bool needs_mark(const TranslatedSegment& segment) const {
    return !language_of(segment).empty() || is_foreign_name(segment);
  }

  /// Whether it is a name in a page that runs from right to left.
  bool is_foreign_name(const TranslatedSegment& segment) const {
    return scope_.is_right_to_left && segment.match == MatchKind::unneeded;
  }

  /// The language to mark a target with; empty: it is in the page's own, or a name.
  std::string_view language_of(const TranslatedSegment& segment) const {
    if (scope_.marked_language.empty()) return {};
    if (segment.match == MatchKind::fallback) return segment.fallback_locale;
    return segment.match == MatchKind::untranslated ? scope_.marked_language : std::string_view();
  }

  /// The target as it is written: itself, or a view of the room for it.
  std::string_view shown(const TranslatedSegment& segment, const Filters& filters) {
    const std::string_view language = language_of(segment);
    if (!language.empty()) return marked(segment.target, language, filters);
    const std::string_view text = filters.applied(segment.target, target_room_);
    if (!is_foreign_name(segment) || !has_words(segment.target)) return text;
    target_room_ = isolated(scope_, std::string(text));
    return target_room_;
  }

  /// A text in another language than the page's; its inserts stand as its own direction asks for.
  std::string_view marked(std::string_view target, std::string_view language, const Filters& filters) {
    const bool is_right_to_left = runs_right_to_left(language);
    const InsertForm inserts = is_right_to_left ? InsertForm::isolated_code : InsertForm::code;
    const std::string_view text = filters.with(inserts).applied(target, target_room_);
    const std::string_view other_direction = is_right_to_left ? " dir=\"rtl\"" : " dir=\"ltr\"";
    target_room_ =
        fmt::format("<span lang=\"{}\"{}>{}</span>", language,
                    is_right_to_left == scope_.is_right_to_left ? std::string_view() : other_direction, text);
    return target_room_;
  }

  bool runs_right_to_left(std::string_view language) {
    if (language != last_language_) {
      last_language_ = language;
      last_is_right_to_left_ = is_right_to_left(language);
    }
    return last_is_right_to_left_;
  }

  const TemplateScope& scope_;
  Edition edition_;
  std::string_view prefix_;
  std::string& out_;
  MatchCounts& counts_;
  uint32_t number_ = markdown::first_unit_number;
  std::vector<TranslatedSegment> segments_;
  std::string joined_;
  std::string target_room_;
  std::string source_room_;
  std::string_view last_language_;  // of a marked text
  bool last_is_right_to_left_ = false;
};

void append_source(const render::Piece& piece, const TemplateScope& scope, std::string& out) {
  if (!piece.is_reference) {
    out += piece.text();
    return;
  }
  const PageUnit& unit = unit_of(piece);
  const Filters filters(piece.transforms, unit, insert_form(scope));
  std::string room;
  const std::string_view text = filters.applied(unit.source, room);
  const bool is_name = unit.is_code || filters.has(Transform::code) || (unit.is_identifier && has_words(unit.source));
  out += unit.before;
  if (scope.is_right_to_left && is_name && !filters.is_scalar()) {
    out += isolated(scope, std::string(text));
  } else {
    out += text;
  }
  out += unit.after;
}

/// The position of the line feed that ends the line of the closing fence, or 0 when there is no front matter.
std::size_t front_matter_end(std::string_view page) {
  if (!page.starts_with("---\n")) return 0;
  const std::size_t fence = page.find("\n---\n", 3);
  return fence == std::string_view::npos ? 0 : fence;
}

}  // namespace

void MatchCounts::add(const TranslatedSegment& segment) {
  ++by_kind[static_cast<std::size_t>(segment.match)];
  stale += segment.is_stale ? 1 : 0;
}

void MatchCounts::add(const MatchCounts& other) {
  for (std::size_t i = 0; i < by_kind.size(); ++i) by_kind[i] += other.by_kind[i];
  stale += other.stale;
}

void compose_source(const render::Rendering& rendering, const TemplateScope& scope, std::string& out, PieceEnds* ends) {
  for (const render::Piece& piece : rendering.pieces()) {
    append_source(piece, scope, out);
    if (ends) ends->push_back(out.size());
  }
}

void compose_translated(const render::Rendering& rendering, const TemplateScope& scope, Edition edition,
                        std::string_view prefix, std::string& out, MatchCounts& counts, PieceEnds* ends) {
  TranslatedPage page(scope, edition, prefix, out, counts);
  for (const render::Piece& piece : rendering.pieces()) {
    page.append(piece);
    if (ends) ends->push_back(out.size());
  }
}

std::string with_line_ends(std::string page, LineEnds line_ends) {
  if (line_ends == LineEnds::lf) return page;
  const std::size_t last = line_ends == LineEnds::crlf ? page.size() : front_matter_end(page) + 1;
  // The line feed behind the opening fence stays as it is where only the front matter's own lines are changed.
  std::size_t at = line_ends == LineEnds::crlf ? 0 : std::min<std::size_t>(4, last);
  std::string out;
  out.reserve(page.size() + page.size() / 16);
  out.append(page, 0, at);
  for (std::size_t end = page.find('\n', at); end < last; end = page.find('\n', at)) {
    out.append(page, at, end - at).append("\r\n");
    at = end + 1;
  }
  out.append(page, at);
  return out;
}

}  // namespace evdoc
