// Statements at the top of templates and blocks, whose output the renders of one root may share.
//
// A section of which the output is known can be skipped if nothing that runs later can tell. So it must not set what
// others see: the compiler makes no sections of statements that do, and here what can be changed in place is watched
// for where sections could reach it. And it must not have read what varies: not by asking the host, nor through what a
// statement before it has set. From where either can't be ruled out on, nothing is kept (is_unsettled_).
//
// Of a section that has read nothing but what the first render differs in from all later ones, the output for those is
// made by the first render too: in a rehearsal.
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
  is_unsettled_ = is_unsettled_ || variance_ != Variance::none;
  variance_ = Variance::none;
  return &i + 1;
}

/// Prints what another render has printed from here on, and answers what comes behind that; null: it is not known.
const Instruction* Machine::print_known(const Instruction& i) {
  const std::size_t number = sections_met_++;
  if (number >= known_->sections().size()) return nullptr;
  const CommonOutput::Section& section = known_->sections()[number];
  if (!section.is_common() || section.begin != number_of(&i)) return nullptr;
  const std::span<const Piece> pieces = known_->pieces_of(number);
  make_room(section.bytes, pieces.size());
  pieces_.insert(pieces_.end(), pieces.begin(), pieces.end());
  return image_.code.data() + section.end;
}

/// Of sections within one another only the outer one counts.
const Instruction* Machine::end_section(const Instruction& i, const Frame& frame) {
  const Instruction* const next = &i + 1;
  if (section_frame_ != &frame || section_begin_ != target(i, frame)) return next;
  if (is_rehearsing_) return end_rehearsal();
  const bool is_rehearsal_due = recorded_ && later_ && variance_ == Variance::first && !is_unsettled_;
  if (is_rehearsal_due) return begin_rehearsal(next);
  if (recorded_) record_section(next, std::span(pieces_).subspan(section_pieces_), variance_ == Variance::none);
  return leave_section(next);
}

const Instruction* Machine::leave_section(const Instruction* next) {
  section_frame_ = nullptr;
  variance_ = Variance::none;
  recorded_pieces_ = pieces_.size();
  return next;
}

/// Sections with nothing but text between them become one.
void Machine::record_section(const Instruction* end, std::span<const Piece> pieces, bool is_common) {
  CommonDraft& draft = scratch_.draft;
  if (!is_common || is_unsettled_) return draft.add(number_of(section_begin_));
  const CommonDraft::Section* last = draft.last_common();
  if (last && is_only_text(image_.code.data() + last->end, section_begin_)) {
    draft.extend(number_of(end), std::span(pieces_).first(section_pieces_).subspan(recorded_pieces_));
    draft.extend(number_of(end), pieces);
  } else {
    draft.add(number_of(section_begin_), number_of(end), pieces);
  }
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
  if (recorded_ && (variance_ != Variance::none || is_mutable(value))) is_unsettled_ = true;
}

/// What the root gives; a template may change what it holds.
void Machine::watch_root(const Value& value) {
  if (recorded_ && is_mutable(value)) is_unsettled_ = true;
}

// ---- rehearsals

/// Runs the section that has ended once more, as later renders will: with their answers, and with memory and limits of
/// its own, so that this render does not notice.
const Instruction* Machine::begin_rehearsal(const Instruction* next) {
  rehearsal_ = {.next = next,
                .pieces = pieces_.size(),
                .loops = scratch_.loops.size(),
                .autoescapes = scratch_.autoescapes.size(),
                .top = top_,
                .bytes = bytes_,
                .steps_left = steps_left_,
                .autoescape = autoescape_};
  is_rehearsing_ = true;
  variance_ = Variance::none;
  host_ = later_->host;
  use_arena(scratch_.rehearsal_arena);
  scratch_.rehearsal_modules.assign(scratch_.modules.size(), nullptr);
  scratch_.modules.swap(scratch_.rehearsal_modules);
  return section_begin_ + 1;
}

const Instruction* Machine::end_rehearsal() {
  record_section(rehearsal_.next, std::span(pieces_).subspan(rehearsal_.pieces), variance_ != Variance::each);
  is_rehearsing_ = false;
  host_ = subject_.host;
  use_arena(scratch_.arena);
  scratch_.modules.swap(scratch_.rehearsal_modules);
  pieces_.resize(rehearsal_.pieces);
  bytes_ = rehearsal_.bytes;
  steps_left_ = rehearsal_.steps_left;
  return leave_section(rehearsal_.next);
}

/// Of a section that later renders do not have in common, or that fails in them, which they will report themselves.
const Instruction* Machine::give_up_rehearsal(Frame& frame) {
  failure_.reset();
  variance_ = Variance::each;
  top_ = rehearsal_.top;
  scratch_.captures.clear();
  scratch_.loops.resize(rehearsal_.loops);
  scratch_.autoescapes.resize(rehearsal_.autoescapes);
  autoescape_ = rehearsal_.autoescape;
  frame.scope->evaluation->autoescape = autoescape_;
  return end_rehearsal();
}

}  // namespace evdoc::render
