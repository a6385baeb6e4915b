// Statements at the top of templates and blocks, whose output the renders of one root may share.
//
// A section of which the output is known can be skipped if nothing that runs later can tell. So it must not set what
// others see: the compiler makes no sections of statements that do, and here what can be changed in place is watched
// for where sections could reach it. And it must not have read what varies: not by asking the host, nor through what a
// statement before it has set. From where either can't be ruled out on, nothing is kept (is_unsettled_).
#include <algorithm>
#include <utility>

#include "render/machine.h"

namespace evdoc::render {

namespace {

/// Whether printing it may change it, or something that it holds.
bool is_mutable(const Value& value) {
  switch (value.kind()) {
    case Kind::list:
    case Kind::tuple:
    case Kind::generator:
    case Kind::dict:
    case Kind::bound:
    case Kind::loop:
    case Kind::name_space:
    case Kind::cycler:
    case Kind::joiner:
      return true;
    default:
      return false;
  }
}

}  // namespace

/// Answers what comes next.
const Instruction* Machine::begin_section(const Instruction& i, const Frame& frame) {
  const bool is_watched = recorded_ || known_;
  if (!is_watched || section_frame_ || !scratch_.captures.empty()) return &i + 1;
  if (const Instruction* next = known_ ? print_known(i) : nullptr) return next;
  section_frame_ = &frame;
  section_begin_ = &i;
  section_pieces_ = pieces_.size();
  is_unsettled_ = is_unsettled_ || varies_;
  varies_ = false;
  return &i + 1;
}

/// Prints what another render has printed from here on, and answers what comes behind that; null: it is not known.
const Instruction* Machine::print_known(const Instruction& i) {
  const std::size_t number = sections_met_++;
  if (number >= known_->sections_.size()) return nullptr;
  const CommonOutput::Section& section = known_->sections_[number];
  if (!section.is_common || section.begin != number_of(&i)) return nullptr;
  for (const Piece& piece : known_->pieces_of(number)) {
    make_room(piece.size());
    pieces_.push_back(piece);
  }
  return image_.code.data() + section.end;
}

/// Of sections within one another only the outer one counts.
void Machine::end_section(const Instruction& i, const Frame& frame) {
  if (section_frame_ != &frame || section_begin_ != target(i, frame)) return;
  section_frame_ = nullptr;
  const bool is_common = !std::exchange(varies_, false) && !is_unsettled_;
  if (recorded_) record_section(&i + 1, is_common);
}

/// Sections with nothing but text between them become one.
void Machine::record_section(const Instruction* end, bool is_common) {
  const CommonOutput::Section* last = recorded_->sections_.empty() ? nullptr : &recorded_->sections_.back();
  const bool goes_on =
      is_common && last && last->is_common && is_only_text(image_.code.data() + last->end, section_begin_);
  const std::size_t first = goes_on ? recorded_pieces_ : section_pieces_;
  const uint32_t begin = goes_on ? last->begin : number_of(section_begin_);
  if (goes_on) recorded_->sections_.pop_back();
  recorded_->add(begin, number_of(end), is_common, std::span(pieces_).subspan(first));
  recorded_pieces_ = pieces_.size();
}

bool Machine::is_only_text(const Instruction* begin, const Instruction* end) const {
  return begin <= end && std::all_of(begin, end, [](const Instruction& i) { return i.op == Op::emit_text; });
}

/// What is set outside of sections can be seen by all that come later.
void Machine::watch_variable(const Value& value) {
  if (recorded_ && !section_frame_ && is_mutable(value)) is_unsettled_ = true;
}

/// Names of a context may outlive the section that they are set in: a template is imported once.
void Machine::watch_name(const Value& value) {
  if (recorded_ && (varies_ || is_mutable(value))) is_unsettled_ = true;
}

/// What the root gives; a template may change what it holds.
void Machine::watch_root(const Value& value) {
  if (recorded_ && is_mutable(value)) is_unsettled_ = true;
}

}  // namespace evdoc::render
