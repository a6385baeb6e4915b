// Runs a program: a stack machine that yields pieces.
#pragma once

#include <cstddef>
#include <memory>
#include <new>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "render/call.h"
#include "render/common_output.h"
#include "render/engine.h"
#include "render/iterate.h"
#include "render/objects.h"
#include "render/program.h"

namespace evdoc::render {

/// What a render needs beside its output, kept from one to the next.
struct Rendering::Scratch {
  /// Where a capture began.
  struct Capture {
    std::size_t pieces;
    uint64_t bytes;
  };

  Arena arena;
  std::unique_ptr<std::byte[]> stack;  ///< room for values: the system has memory only for what was ever used
  std::vector<Loop*> loops;
  std::vector<Loop*> unused_loops;  ///< that no template can see any more
  std::vector<Capture> captures;
  std::vector<bool> autoescapes;
  std::vector<Module*> modules;  ///< by number of the template: imported without context
  // What a rehearsal has instead of the render's own.
  Arena rehearsal_arena;
  std::vector<Module*> rehearsal_modules;
  CommonDraft draft{{&arena, &rehearsal_arena}};
};

class Machine : public Context {
 public:
  Machine(const Program::Image& image, Rendering& rendering, const Subject& subject, const Sharing& sharing,
          Diagnostics& diagnostics);

  bool render();

  const Function* find_filter(std::string_view name) const override { return image_.find_filter(name); }
  const Function* find_test(std::string_view name) const override { return image_.find_test(name); }
  std::string suggest_name(std::string_view name) const override;

 private:
  /// Why a function runs, for the notes of an error.
  struct Caller {
    enum class Kind : uint8_t { macro, block, loop, include, import, extends };
    Kind kind;
    std::string_view name;
    uint32_t site;
    const Caller* outer;
  };
  /// What stood where before a section was run once more, as in a later render.
  struct Rehearsal {
    const Instruction* next;
    std::size_t pieces;
    std::size_t loops;
    std::size_t autoescapes;
    Value* top;
    uint64_t bytes;
    uint64_t steps_left;
    bool autoescape;
  };
  // machine.cc: the loop over the instructions and what is said when it fails.
  void run(Frame& frame);
  [[gnu::always_inline]] inline const Instruction* execute(const Instruction& i, Frame& frame);
  const Instruction* execute_other(const Instruction& i, Frame& frame);
  const Instruction* target(const Instruction& i, const Frame& frame) const;
  bool jumps(const Instruction& i, Frame& frame);
  void report(uint32_t site);
  void push(const Value& value) { *top_++ = value; }
  /// Valid until something is pushed.
  const Value& pop() { return *--top_; }
  Value& peek() { return top_[-1]; }

  /// A new object of the render, made where it stays.
  template <class T>
  T* make() {
    return arena().make_array<T>(1).data();
  }

  // machine_values.cc
  void execute_value(const Instruction& i);
  void execute_variable(const Instruction& i, Frame& frame);
  void load(const Instruction& i, const Frame& frame);
  bool load_field(const Instruction& i, const Frame& frame);
  const Instruction* emit_field(const Instruction& i, const Frame& frame);
  const FieldAccess* field_of(const Value& object, const Instruction& i) const;
  void push_missing(const Frame& owner, const Instruction& i);
  void field(const Instruction& i);
  void attribute(const Instruction& i);
  void item(const Instruction& i);
  void slice();
  void make_sequence(const Instruction& i);
  void append();
  void insert();
  void binary(const Instruction& i);
  void unary(const Instruction& i);
  void compare(const Instruction& i);
  bool compare_chain(const Instruction& i);
  void concat(const Instruction& i);
  void no_else();
  void resolve(const Instruction& i, Frame& frame);
  void read_root(Value& name);
  Value root_field(const Field& field, const Subject& subject);
  void alias(const Instruction& i, Frame& frame);
  void export_name(const Instruction& i, Frame& frame, bool is_public);
  void set_field(const Instruction& i);
  void unpack(const Instruction& i);
  const Frame& frame_at(const Frame& frame, uint16_t level) const;

  // machine_output.cc
  void execute_output(const Instruction& i);
  void emit_text(const Instruction& i) { add_text(image_.texts[i.b], i.site); }
  void emit(const Value& value, Escape escape, uint32_t site);
  void emit_other(const Value& value, Escape escape, uint32_t site);
  void emit_string(std::string_view text, bool escapes, uint32_t site);
  void add_text(std::string_view text, uint32_t site);
  void make_room(std::size_t bytes, std::size_t pieces = 1);
  void grow_pieces(std::size_t needed);
  void fail_output();
  bool escapes(Escape escape) const {
    return escape == Escape::always || (escape == Escape::at_run_time && autoescape_);
  }
  bool is_safe(Safety safety) const {
    return safety == Safety::always || (safety == Safety::at_run_time && autoescape_);
  }
  void begin_capture();
  Value end_capture(bool is_safe);
  void mark_safe();

  // machine_loops.cc
  void execute_loop(const Instruction& i, Frame& frame);
  void begin_loop(const Instruction& i, Frame& frame);
  bool next();
  bool end_loop();
  void loop_variable(const Instruction& i, Frame& frame);
  void run_recursive(const Code& code, Frame* outer, Scope* scope, const Value& items, uint32_t depth, uint32_t site);

  // machine_calls.cc
  void execute_call(const Instruction& i, Frame& frame);
  void filter(const Instruction& i);
  void test(const Instruction& i);
  void call(const Instruction& i);
  void emit_call(const Instruction& i);
  Value* arguments_of(const CallSite& site);
  template <class Use>
  void with_arguments(const CallSite& site, Value* base, Use use);
  bool spread(const CallSite& site, Value* base, std::vector<Value>& positional, std::vector<Value>& named,
              std::vector<std::string_view>& names);
  Value invoke(const Value& callee, const Given& given, uint32_t site);
  bool prints(const Value& callee) const;
  void print_call(const Value& callee, const Given& given, uint32_t site);
  void run_macro(const Macro& macro, const Given& given, uint32_t site);
  bool bind_macro(const Macro& macro, const Given& given, Frame& frame);
  bool bind_caller(const Code& code, const Given& given, std::span<bool> used, Frame& frame);
  bool bind_keywords(const Code& code, const Given& given, std::span<const bool> used, Frame& frame);
  bool bind_positionals(const Code& code, const Given& given, std::size_t placed, Frame& frame);
  template <class Prepare>
  void run_frame(const Code& code, Frame* outer, Scope* scope, const Caller& caller, Prepare prepare);
  void make_macro(const Instruction& i, Frame& frame);

  // machine_templates.cc
  void execute_template(const Instruction& i, Frame& frame);
  Scope* new_scope(const Template& owner, const Value* names);
  Scope* root_scope(const Template& owner);
  Scope* make_scope(const Template& owner, std::span<Value> names);
  Scope* derived_scope(const Scope& from, std::span<const Local> locals, const Frame& frame);
  void overlay(Scope& scope, std::span<const Local> locals, const Frame& frame);
  void add_blocks(Scope& scope, const Template& owner);
  void run_template(const Template& first, Scope* scope, const Caller* caller);
  void run_root(const Template& owner, Scope* scope, const Template*& parent);
  void run_included(const Template& found, Scope* scope, Caller::Kind kind, uint32_t site);
  const Template* find_template(const Value& name);
  const Template* select_template(const Value& name, bool ignores_missing);
  const Template* template_of(const Inclusion& inclusion);
  void include(const Instruction& i, Frame& frame);
  void import(const Instruction& i, Frame& frame);
  Module* load_module(const Template& owner, Scope* scope, uint32_t site);
  Module* default_module(const Template& owner, uint32_t site);
  void imported(const Instruction& i);
  void extends(const Instruction& i, Frame& frame);
  void block(const Instruction& i, Frame& frame);
  void set_self(const Instruction& i, Frame& frame);
  void set_super(const Instruction& i, Frame& frame);
  void set_autoescape(Frame& frame);
  void end_autoescape(Frame& frame);
  void run_block(Scope* scope, const BlockEntry& entry, uint32_t site);

  // machine_sections.cc
  const Instruction* begin_section(const Instruction& i, const Frame& frame);
  const Instruction* print_known(const Instruction& i);
  const Instruction* end_section(const Instruction& i, const Frame& frame);
  const Instruction* leave_section(const Instruction* next);
  void record_section(const Instruction* end, std::span<const Piece> pieces, bool is_common);
  bool is_only_text(const Instruction* begin, const Instruction* end) const;
  const Instruction* begin_rehearsal(const Instruction* next);
  const Instruction* end_rehearsal();
  bool is_rehearsed(const Frame& frame) const { return is_rehearsing_ && section_frame_ == &frame; }
  const Instruction* give_up_rehearsal(Frame& frame);
  void watch_variable(const Value& value);
  void watch_name(const Value& value);
  void watch_root(const Value& value);
  uint32_t number_of(const Instruction* i) const { return static_cast<uint32_t>(i - image_.code.data()); }

  const Program::Image& image_;
  Rendering& rendering_;
  Rendering::Scratch& scratch_;
  Diagnostics& diagnostics_;
  std::vector<Piece>& pieces_;
  const Subject subject_;
  Value* top_ = nullptr;
  Value* stack_end_ = nullptr;
  const Caller* caller_ = nullptr;
  Frame* frame_ = nullptr;
  uint64_t steps_left_ = 0;
  uint64_t bytes_ = 0;  ///< of all pieces
  uint32_t depth_ = 0;
  uint32_t include_depth_ = 0;
  uint32_t extended_at_ = 0;  ///< the site of the last `extends`
  bool is_reported_ = false;

  CommonOutput* const recorded_;
  const CommonOutput* const known_;
  const Subject* const later_;
  std::size_t sections_met_ = 0;                ///< of `known_`
  const Frame* section_frame_ = nullptr;        ///< of the section that runs; null: none does
  const Instruction* section_begin_ = nullptr;  ///< of it
  std::size_t section_pieces_ = 0;              ///< that were there when it began
  std::size_t recorded_pieces_ = 0;             ///< that were there when the last one of `recorded_` ended
  bool is_unsettled_ = false;                   ///< sections may depend on what varies without reading it
  Rehearsal rehearsal_;                         ///< while `is_rehearsing_`
};

// What nearly every instruction of a page comes to. A value or piece that is made where it stays is not read as a whole
// after it was written in parts, which processors are slow at.

inline void Machine::load(const Instruction& i, const Frame& frame) {
  const Frame& owner = frame_at(frame, i.a);
  const Value& value = owner.variables[i.b];
  if (value.is_missing()) [[unlikely]]
    return push_missing(owner, i);
  variance_ |= value.variance();
  push(value);
}

/// The field that an instruction reads of `object`; null if that is not what it was expected to be when the template
/// was compiled.
inline const FieldAccess* Machine::field_of(const Value& object, const Instruction& i) const {
  const FieldAccess& access = image_.fields[i.b];
  const bool has_fields = object.is(Kind::object) || object.is(Kind::reference);
  return has_fields && object.shape() == access.shape ? &access : nullptr;
}

/// False if the instructions that follow must do it.
inline bool Machine::load_field(const Instruction& i, const Frame& frame) {
  const Value& object = frame.variables[i.a];
  const FieldAccess* access = field_of(object, i);
  if (!access) return false;
  variance_ |= object.variance();
  new (top_++) Value(access->field->get(object.as_object(), *this));
  return true;
}

/// With the text behind the field, which there is nearly always. Answers what comes next.
inline const Instruction* Machine::emit_field(const Instruction& i, const Frame& frame) {
  const Value& object = frame.variables[i.a];
  const FieldAccess* access = field_of(object, i);
  if (!access) return &i + 1;
  variance_ |= object.variance();
  const Value value = access->field->get(object.as_object(), *this);
  const Instruction* const next = &i + 4;
  if (failed()) [[unlikely]]
    return next;
  emit(value, static_cast<Escape>(i.flag), i.site);
  if (next->op != Op::emit_text || failed()) return next;
  emit_text(*next);
  return next + 1;
}

inline const Frame& Machine::frame_at(const Frame& frame, uint16_t level) const {
  const Frame* result = &frame;
  for (; level > 0; --level) result = result->outer;
  return *result;
}

/// For more pieces, of which `bytes` count.
inline void Machine::make_room(std::size_t bytes, std::size_t pieces) {
  bytes_ += bytes;
  if (bytes_ > image_.limits.output_bytes) [[unlikely]]
    fail_output();
  if (pieces_.capacity() - pieces_.size() < pieces) [[unlikely]]
    grow_pieces(pieces);
}

inline void Machine::add_text(std::string_view text, uint32_t site) {
  make_room(text.size());
  pieces_.emplace_back(text, site);
}

inline void Machine::emit(const Value& value, Escape escape, uint32_t site) {
  const bool is_plain = value.is_string() && (value.is_safe() || !escapes(escape));
  if (!is_plain) return emit_other(value, escape, site);
  if (!value.as_string().empty()) add_text(value.as_string(), site);
}

}  // namespace evdoc::render
