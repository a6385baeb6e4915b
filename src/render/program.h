// A compiled template: a flat list of instructions for a stack machine, and the tables that they point into.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "render/ast.h"
#include "render/engine.h"
#include "render/parsed_templates.h"

namespace evdoc::render {

/// In groups: those of one group follow one another, and Machine::execute tells them apart by their first ones.
enum class Op : uint8_t {
  // Values. `->` says what is left on the stack.
  constant,    ///< -> constants[b]
  load,        ///< -> variable b of the function `a` levels out
  load_field,  ///< -> field fields[b] of variable a, past load and field, which follow and are run if it can't
  field,       ///< object -> its field fields[b]
  attribute,   ///< object -> its attribute constants[b]
  item,        ///< object, index -> item
  slice,       ///< object, begin, end, step -> part; absent ones are missing
  make_list,   ///< a items -> list
  make_tuple,  ///< a items -> tuple
  make_dict,   ///< -> empty dict
  append,      ///< list, item -> list
  insert,      ///< dict, key, value -> dict
  unary,       ///< value -> Operation a
  binary,      ///< left, right -> Operation a
  compare,     ///< left, right -> Operation a
  concat,      ///< a values -> string
  drop,        ///< value ->
  no_else,     ///< -> undefined: a conditional without else

  // What may go on elsewhere, at b.
  jump,           ///< always
  jump_if_false,  ///< condition -> ; if it is false
  and_jump,       ///< value -> value and a jump if it is false, else nothing
  or_jump,        ///< value -> value and a jump if it is true, else nothing
  compare_chain,  ///< left, right -> right, or false and a jump if the comparison (Operation a) does not hold
  use_default,    ///< if parameter a was given
  next,           ///< -> next item, or a jump
  end_loop,       ///< if the body ran to its end at least once
  jump_extended,  ///< if another template was extended

  // Variables.
  store,        ///< value -> ; variable b
  resolve,      ///< variable a = the context's name b
  alias,        ///< variable b = the variable aliases[a]
  forget,       ///< variable b = missing
  export_name,  ///< the context's name b = variable a; importers see it
  hide_name,    ///< the context's name b = variable a; importers do not see it
  set_field,    ///< value, namespace -> ; its field constants[b]
  unpack,       ///< value -> its a items, the first on top

  // Output. `flag` is an Escape.
  emit_text,     ///< texts[b]
  emit,          ///< value ->
  emit_field,    ///< prints field fields[b] of variable a, past load, field and emit, as load_field
  capture,       ///< what follows is kept
  end_capture,   ///< -> what was kept; a: a Safety
  drop_capture,  ///< what was kept is dropped
  mark_safe,     ///< value -> it as a safe string if autoescape is on

  // Calls.
  filter,      ///< subject and arguments -> result; calls[b]
  test,        ///< subject and arguments -> boolean; calls[b]
  call,        ///< callee and arguments -> result; calls[b]
  emit_call,   ///< callee and arguments -> ; what they print or answer is printed; calls[b]
  make_macro,  ///< -> macro of functions[b]
  leave,       ///< end of the function

  // Loops.
  loop,            ///< iterable -> ; a: a LoopUse
  loop_variable,   ///< variable b = `loop`
  completed,       ///< the body ran to its end
  keep_generator,  ///< list -> it as a generator
  recurse,         ///< iterable -> ; runs functions[b] as a recursive loop and prints its output

  // Templates.
  include,     ///< template name -> ; inclusions[b]
  import,      ///< template name -> module; inclusions[b]
  imported,    ///< module -> module, member constants[b]
  extends,     ///< template name ->
  block,       ///< prints blocks[b]
  self,        ///< variable b = `self`
  super,       ///< variable a = super() of block b
  autoescape,  ///< value -> ; sets it, keeps what was
  end_autoescape,

  // Sections: see CommonOutput.
  section,      ///< what is known of the output is printed, and passed over
  end_section,  ///< that began at b
};

enum class Escape : uint8_t { never, always, at_run_time };

/// Whether captured text is marked as safe.
enum class Safety : uint8_t { never, always, at_run_time };

/// Whether a for statement needs a `loop`, and how long it lives.
enum class LoopUse : uint16_t { unused, used, recursive };

/// 12 bytes; a template of a page has some hundreds.
struct Instruction {
  Op op = Op::leave;
  uint8_t flag = 0;
  uint16_t a = 0;
  uint32_t b = 0;
  uint32_t site = 0;  ///< Image::sites
};

/// A field whose shape was known when the template was compiled; checked again when it is read.
struct FieldAccess {
  const Shape* shape = nullptr;
  const Field* field = nullptr;
  std::string_view name;
};

/// How a call's arguments lie on the stack: positional ones, named ones, then '*' and '**'.
struct CallSite {
  const Function* function =
      nullptr;  ///< of a filter or test; null: one that does not exist, which fails when it is met
  std::string_view name;
  uint16_t positional = 0;  ///< with the subject of a filter or test
  std::vector<std::string_view> keywords;
  bool has_more_arguments = false;
  bool has_more_keywords = false;
  bool forwards_caller = false;  ///< the last keyword is the `caller` of a call block
};

/// A function of the machine: a template's body, a block, a macro or a recursive loop.
struct Code {
  enum class Kind : uint8_t { root, block, macro, loop };

  Kind kind = Kind::root;
  std::string_view name;
  uint32_t begin = 0;  ///< of its instructions
  uint16_t variables = 0;
  uint16_t parameters = 0;              ///< of a macro: the first variables
  uint16_t required = 0;                ///< of the parameters: the first ones, which have no default
  std::vector<std::string_view> names;  ///< of the variables
  bool is_closed_over = false;          ///< a macro or loop inside reads its variables, so they outlive the call
  uint16_t caller = none;               ///< variables that a macro gets if it mentions them
  uint16_t keywords = none;
  uint16_t positionals = none;
  bool has_explicit_caller = false;
  Escape escape = Escape::never;  ///< of what is printed in it
  uint32_t site = 0;

  static constexpr uint16_t none = 0xFFFF;
};

/// A name of the context and the variable that holds it, for templates that are included with it.
struct Local {
  uint32_t name = 0;
  uint16_t level = 0;  ///< functions out
  uint16_t slot = 0;
};

struct Template;

struct Inclusion {
  const Template* named = nullptr;  ///< by a constant; null: none, or the name is computed
  bool ignores_missing = false;
  bool with_context = false;
  std::vector<Local> locals;
};

struct BlockUse {
  uint32_t block = 0;  ///< Image::block_names
  bool is_scoped = false;
  bool is_required = false;
  std::vector<Local> locals;
};

struct Alias {
  uint16_t level = 0;
  uint16_t slot = 0;
};

struct BlockCode {
  uint32_t block = 0;
  uint32_t code = 0;  ///< Image::functions
};

struct Template {
  std::string name;
  uint32_t number = 0;  ///< Image::templates
  const Source* source = nullptr;
  Body body;
  uint32_t code = 0;  ///< Image::functions
  std::vector<BlockCode> blocks;
};

/// Numbers names as they are met.
class NameTable {
 public:
  uint32_t number(std::string_view name);
  /// The number, or `unknown`.
  uint32_t find(std::string_view name) const;
  std::string_view operator[](uint32_t number) const { return names_[number]; }
  std::size_t size() const { return names_.size(); }
  const std::vector<std::string_view>& all() const { return names_; }

  static constexpr uint32_t unknown = 0xFFFFFFFF;

 private:
  std::vector<std::string_view> names_;
  std::unordered_map<std::string_view, uint32_t> numbers_;
};

struct Program::Image {
  UndefinedMode undefined = UndefinedMode::strict;
  bool autoescape = false;
  Limits limits;
  const Shape* globals = nullptr;
  std::span<const Function> host_filters;
  std::span<const Function> host_tests;
  std::span<const Function> host_functions;

  ParsedTemplates own_trees;  ///< of a program that shares its templates with no other
  Arena arena;                ///< composed constants
  std::deque<Template> templates;
  std::map<std::string, uint32_t> template_numbers;
  std::vector<const Source*> sources;

  std::vector<Instruction> code;
  std::deque<Code> functions;
  std::vector<Value> constants;
  std::vector<std::string_view> texts;
  std::vector<FieldAccess> fields;
  std::vector<CallSite> calls;
  std::vector<Alias> aliases;
  std::vector<Inclusion> inclusions;
  std::vector<BlockUse> blocks;
  std::vector<Span> sites;
  NameTable names;  ///< of the context
  NameTable block_names;
  std::vector<Value> initial_names;         ///< of a context without data: the global functions
  std::vector<const Field*> global_fields;  ///< of `globals`, by number of the name; null: none
  uint16_t stack = 0;                       ///< the deepest stack that a function needs
  bool is_valid = false;

  const Template* find_template(std::string_view name) const;
  const Function* find_filter(std::string_view name) const;
  const Function* find_test(std::string_view name) const;
};

}  // namespace evdoc::render
