// Statements at the top of templates and blocks, whose output the renders of one root may share.
//
// A section of which the output is known can be skipped if nothing that runs later can tell. So it must not set what
// others see: the compiler makes no sections of statements that do, and here what can be changed in place is watched
// for where sections could reach it. And it must not have read what varies: not by asking the host, nor through what a
// statement before it has set. From where either can't be ruled out on, nothing is kept (is_unsettled_).
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

void Machine::share(CommonOutput* recorded, const CommonOutput* known) {
  recorded_ = recorded;
  known_ = known;
  if (recorded_) recorded_->clear();
}

/// Whether the output of the section that begins was known; it is printed now.
bool Machine::begin_section(const Instruction& i, Frame& frame) {
  const bool is_watched = recorded_ || known_;
  if (!is_watched || section_frame_ || !scratch_.captures.empty()) return false;
  if (known_ && print_known(i)) return true;
  section_frame_ = &frame;
  section_begin_ = &i;
  section_pieces_ = pieces_.size();
  is_unsettled_ = is_unsettled_ || varies_;
  varies_ = false;
  return false;
}

bool Machine::print_known(const Instruction& i) {
  const std::size_t number = sections_run_++;
  if (number >= known_->sections_.size()) return false;
  const CommonOutput::Section& section = known_->sections_[number];
  if (!section.is_common || section.instruction != number_of(i)) return false;
  for (const Piece& piece : known_->pieces_of(number)) {
    make_room(piece.size());
    pieces_.push_back(piece);
  }
  return true;
}

/// `i` ends the section that begins at instruction `i.b`; of sections within one another only the outer one counts.
void Machine::end_section(const Instruction& i, const Frame& frame) {
  if (section_frame_ != &frame || section_begin_ != target(i, frame)) return;
  section_frame_ = nullptr;
  const bool is_common = !std::exchange(varies_, false) && !is_unsettled_;
  if (recorded_) recorded_->add(number_of(*section_begin_), is_common, std::span(pieces_).subspan(section_pieces_));
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
