#include "render/common_output.h"

#include <algorithm>
#include <memory>
#include <string_view>

namespace evdoc::render {

// ---- the output

std::span<const CommonOutput::Section> CommonOutput::sections() const {
  return {reinterpret_cast<const Section*>(memory_.get()), section_count_};
}

std::span<const Piece> CommonOutput::pieces_of(std::size_t section) const {
  const auto* pieces = reinterpret_cast<const Piece*>(memory_.get() + section_count_ * sizeof(Section));
  const uint32_t begin = section == 0 ? 0 : sections()[section - 1].pieces;
  return {pieces + begin, sections()[section].pieces - begin};
}

// ---- the draft

void CommonDraft::clear() {
  sections_.clear();
  pieces_.clear();
  composed_.clear();
  texts_.clear();
}

void CommonDraft::add(uint32_t begin) {
  sections_.push_back({.begin = begin, .pieces = static_cast<uint32_t>(pieces_.size())});
}

void CommonDraft::add(uint32_t begin, uint32_t end, std::span<const Piece> pieces) {
  add(begin);
  extend(end, pieces);
}

void CommonDraft::extend(uint32_t end, std::span<const Piece> pieces) {
  for (const Piece& piece : pieces) append(piece);
  sections_.back().end = end;
  sections_.back().pieces = static_cast<uint32_t>(pieces_.size());
}

const CommonDraft::Section* CommonDraft::last_common() const {
  return !sections_.empty() && sections_.back().is_common() ? &sections_.back() : nullptr;
}

void CommonDraft::append(const Piece& piece) {
  const std::size_t begin = sections_.size() < 2 ? 0 : sections_[sections_.size() - 2].pieces;
  const bool goes_on = !piece.is_reference() && pieces_.size() > begin && !pieces_.back().is_reference();
  sections_.back().bytes += piece.size();
  if (!goes_on) {
    pieces_.push_back(piece);
    if (is_owned(piece)) compose_last();
    return;
  }
  compose_last();
  Piece& last = pieces_.back();
  texts_ += piece.text();
  last = Piece(texts_.view().substr(texts_.size() - last.size() - piece.size()), last.site());
}

/// Copies the text of the last piece, if that was not done.
void CommonDraft::compose_last() {
  const auto last = static_cast<uint32_t>(pieces_.size() - 1);
  if (!composed_.empty() && composed_.back() == last) return;
  composed_.push_back(last);
  texts_ += pieces_[last].text();
}

bool CommonDraft::is_owned(const Piece& piece) const {
  if (piece.is_reference()) return false;
  return std::ranges::any_of(owners_, [&](const Arena* owner) { return owner->owns(piece.text().data()); });
}

CommonOutput CommonDraft::finished() const {
  const std::size_t fixed_bytes = sections_.size() * sizeof(Section) + pieces_.size() * sizeof(Piece);
  CommonOutput output;
  output.section_count_ = static_cast<uint32_t>(sections_.size());
  output.memory_ = std::make_unique_for_overwrite<std::byte[]>(fixed_bytes + texts_.size());
  auto* const sections = reinterpret_cast<Section*>(output.memory_.get());
  auto* const pieces = reinterpret_cast<Piece*>(sections + sections_.size());
  auto* text = reinterpret_cast<char*>(pieces + pieces_.size());
  std::ranges::uninitialized_copy(sections_, std::span(sections, sections_.size()));
  std::ranges::uninitialized_copy(pieces_, std::span(pieces, pieces_.size()));
  std::ranges::copy(texts_.view(), text);
  for (const uint32_t composed : composed_) {
    const Piece& piece = pieces_[composed];
    pieces[composed] = Piece({text, piece.size()}, piece.site());
    text += piece.size();
  }
  return output;
}

}  // namespace evdoc::render
