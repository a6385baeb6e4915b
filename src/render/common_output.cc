#include "render/common_output.h"

namespace evdoc::render {

void CommonOutput::clear() {
  sections_.clear();
  pieces_.clear();
  texts_.clear();
}

void CommonOutput::add(uint32_t begin, uint32_t end, bool is_common, std::span<const Piece> pieces) {
  if (is_common) pieces_.insert(pieces_.end(), pieces.begin(), pieces.end());
  sections_.push_back({begin, end, static_cast<uint32_t>(pieces_.size()), is_common});
}

std::span<const Piece> CommonOutput::pieces_of(std::size_t section) const {
  const uint32_t begin = section == 0 ? 0 : sections_[section - 1].pieces;
  return std::span(pieces_).subspan(begin, sections_[section].pieces - begin);
}

void CommonOutput::keep_texts(const Arena& arena) {
  const auto is_composed = [&](const Piece& piece) { return !piece.is_reference() && arena.owns(piece.text().data()); };
  std::size_t size = 0;
  for (const Piece& piece : pieces_) size += is_composed(piece) ? piece.size() : 0;
  texts_.reserve(size);
  for (Piece& piece : pieces_) {
    if (!is_composed(piece)) continue;
    const std::string_view text = piece.text();
    texts_.insert(texts_.end(), text.begin(), text.end());
    piece = Piece({texts_.data() + texts_.size() - text.size(), text.size()}, piece.site());
  }
  sections_.shrink_to_fit();
  pieces_.shrink_to_fit();
}

}  // namespace evdoc::render
