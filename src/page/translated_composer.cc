#include "page/translated_composer.h"

#include <algorithm>

#include <fmt/format.h>

#include "markdown/pair.h"
#include "text/locale.h"
#include "text/words.h"

namespace evdoc {

namespace {

/// Longer texts are a page's own.
constexpr std::size_t longest_shared_bytes = 64;

bool may_be_shared(const PageUnit& unit, const Translator& translator) {
  const bool is_short = unit.source.text().size() <= longest_shared_bytes;
  return is_short && !unit.is_code && !unit.extras->like && !translator.has_own_unit(unit.id);
}

}  // namespace

void TranslatedComposer::compose(const render::Rendering& rendering, const PageVariant& variant, Edition edition,
                                 std::string_view prefix, TextBuffer& out, MatchCounts& counts, PieceEnds* ends) {
  begin(variant, edition, prefix, out);
  for (const render::Piece& piece : rendering.pieces()) {
    append(piece);
    if (ends) ends->push_back(out.size());
  }
  counts.add(counts_);
}

void TranslatedComposer::begin(const PageVariant& variant, Edition edition, std::string_view prefix, TextBuffer& out) {
  variant_ = &variant;
  edition_ = edition;
  out_ = &out;
  counts_ = {};
  number_ = markdown::first_unit_number;
  id_ = prefix;
  id_ += '-';
  prefix_size_ = id_.size();
  id_number_ = 0;
  if (locale_ == variant.locale && chain_ == variant.translator->chain().data()) return;
  locale_ = variant.locale;
  chain_ = variant.translator->chain().data();
  for (UnitStencils& stencils : stencils_) stencils.clear();
}

void TranslatedComposer::append(const render::Piece& piece) {
  if (!piece.is_reference()) {
    *out_ += piece.text();
    return;
  }
  const auto& unit = *static_cast<const PageUnit*>(piece.object());
  if (unit.empty()) return;
  if (may_be_shared(unit, *variant_->translator)) return append_shared(unit, piece.transforms());
  append_unit(unit, UnitFilters(piece.transforms(), unit, insert_form(*variant_)));
}

void TranslatedComposer::append_shared(const PageUnit& unit, const render::Transforms& transforms) {
  UnitStencils& stencils = stencils_[edition_ == Edition::bilingual ? 1 : 0];
  if (const UnitStencil* known = stencils.find(unit, transforms)) {
    variant_->translator->note(unit.request());
    return append_stencil(*known);
  }
  const std::size_t begin = out_->size();
  append_unit(unit, UnitFilters(transforms, unit, insert_form(*variant_)));
  if (stencils.is_wanted(unit, transforms)) stencils.add(unit, transforms, cut_stencil(begin));
}

void TranslatedComposer::append_stencil(const UnitStencil& stencil) {
  std::string_view rest = stencil.text;
  std::size_t done = 0;
  for (const UnitStencil::Hole& hole : stencil.holes) {
    *out_ += rest.substr(done, hole.at - done);
    *out_ += id_of(number_ + hole.segment);
    done = hole.at;
  }
  *out_ += rest.substr(done);
  number_ += stencil.segments;
  counts_.add(stencil.counts);
}

/// Of the unit that was appended last, at `begin`.
UnitStencil TranslatedComposer::cut_stencil(std::size_t begin) const {
  UnitStencil stencil{.text = {}, .holes = {}, .segments = number_ - first_number_, .counts = unit_counts_};
  for (const PlacedId& id : ids_) {
    stencil.text += out_->view().substr(begin, id.at - begin);
    stencil.holes.push_back({static_cast<uint32_t>(stencil.text.size()), id.segment});
    begin = id.at + id.size;
  }
  stencil.text += out_->view().substr(begin);
  return stencil;
}

void TranslatedComposer::append_unit(const PageUnit& unit, const UnitFilters& filters) {
  if (filters.has(Transform::anchor)) *out_ += markdown::anchor(unit.source);
  if (unit.is_code) return append_code(unit.source, filters);
  segments_.clear();
  ids_.clear();
  unit_counts_ = {};
  first_number_ = number_;
  translate_unit(*variant_->translator, unit, segments_);
  for (const TranslatedSegment& segment : segments_) unit_counts_.add(segment);
  counts_.add(unit_counts_);
  *out_ += unit.extras->before;
  if (filters.forbids_pairs()) {
    append_as_one(filters);
  } else {
    append_segments(filters);
  }
  *out_ += unit.extras->after;
}

void TranslatedComposer::append_as_one(const UnitFilters& filters) {
  joined_.clear();
  for (const TranslatedSegment& segment : segments_) {
    joined_ += segment.target;
    joined_ += segment.after;
  }
  if (filters.has(Transform::code)) {
    append_code(joined_, filters);
  } else {
    *out_ += filters.applied(joined_, target_room_);
    number_ += static_cast<uint32_t>(segments_.size());
  }
}

void TranslatedComposer::append_code(std::string_view text, const UnitFilters& filters) {
  std::string code(filters.applied(text, target_room_));
  *out_ += filters.is_scalar() ? code : isolated(*variant_, std::move(code));
}

void TranslatedComposer::append_segments(const UnitFilters& filters) {
  for (const TranslatedSegment& segment : segments_) {
    if (edition_ == Edition::bilingual) {
      append_pair(segment, filters);
    } else if (needs_mark(segment)) {
      *out_ += shown(segment, filters);
    } else {
      *out_ += filters.applied(segment.target, target_room_);
    }
    *out_ += segment.after;
    ++number_;
  }
}

void TranslatedComposer::append_pair(const TranslatedSegment& segment, const UnitFilters& filters) {
  const std::string_view id = id_of(number_);
  const std::string_view source = filters.of_source().applied(segment.source, source_room_);
  const markdown::PairIds placed = markdown::append_pair(*out_, id, shown(segment, filters), source);
  const auto size = static_cast<uint32_t>(id.size());
  ids_.push_back({placed.target, size, number_ - first_number_});
  ids_.push_back({placed.source, size, number_ - first_number_});
}

bool TranslatedComposer::needs_mark(const TranslatedSegment& segment) const {
  return !language_of(segment).empty() || is_foreign_name(segment);
}

/// Whether it is a name in a page that runs from right to left.
bool TranslatedComposer::is_foreign_name(const TranslatedSegment& segment) const {
  return variant_->is_right_to_left && segment.match == MatchKind::unneeded;
}

/// The language to mark a target with; empty: it is in the page's own, or a name.
std::string_view TranslatedComposer::language_of(const TranslatedSegment& segment) const {
  if (variant_->marked_language.empty()) return {};
  if (segment.match == MatchKind::fallback) return segment.fallback_locale;
  return segment.match == MatchKind::untranslated ? variant_->marked_language : std::string_view();
}

/// The target as it is written: itself, or a view of the room for it.
std::string_view TranslatedComposer::shown(const TranslatedSegment& segment, const UnitFilters& filters) {
  const std::string_view language = language_of(segment);
  if (!language.empty()) return marked(segment.target, language, filters);
  const std::string_view text = filters.applied(segment.target, target_room_);
  if (!is_foreign_name(segment) || !has_words(segment.target)) return text;
  target_room_ = isolated(*variant_, std::string(text));
  return target_room_;
}

/// A text in another language than the page's; its inserts stand as its own direction asks for.
std::string_view TranslatedComposer::marked(std::string_view target, std::string_view language,
                                            const UnitFilters& filters) {
  const bool is_right_to_left = runs_right_to_left(language);
  const InsertForm inserts = is_right_to_left ? InsertForm::isolated_code : InsertForm::code;
  const std::string_view text = filters.with(inserts).applied(target, target_room_);
  const std::string_view other_direction = is_right_to_left ? " dir=\"rtl\"" : " dir=\"ltr\"";
  target_room_ =
      fmt::format("<span lang=\"{}\"{}>{}</span>", language,
                  is_right_to_left == variant_->is_right_to_left ? std::string_view() : other_direction, text);
  return target_room_;
}

bool TranslatedComposer::runs_right_to_left(std::string_view language) {
  if (language != last_language_) {
    last_language_ = language;
    last_is_right_to_left_ = is_right_to_left(language);
  }
  return last_is_right_to_left_;
}

/// Valid until the next one.
std::string_view TranslatedComposer::id_of(uint32_t number) {
  if (number == id_number_) return id_;
  const bool is_next = id_number_ != 0 && number == id_number_ + 1 && id_.back() != '9';
  id_number_ = number;
  if (is_next) {
    ++id_.back();
    return id_;
  }
  const fmt::format_int digits(number);
  id_.resize(prefix_size_);
  id_.append(digits.data(), digits.size());
  return id_;
}

}  // namespace evdoc
