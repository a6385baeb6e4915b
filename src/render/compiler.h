// Syntax tree to instructions.
#pragma once

#include <map>
#include <optional>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "render/ast.h"
#include "render/program.h"
#include "render/symbols.h"

namespace evdoc::render {

/// Compiles one parsed template into `image`. Reports what Jinja reports before rendering.
class Compiler {
 public:
  Compiler(Template& target, Program::Image& image, Diagnostics& diagnostics);

  void compile();

 private:
  /// A function that is being compiled.
  struct FunctionState {
    Code* code = nullptr;
    FunctionState* outer = nullptr;
    Variables variables;
    std::vector<Instruction> instructions;
    uint32_t label = 0;  ///< the last instruction that something jumps to
    int stack = 0;
    int deepest = 0;
    uint32_t captures = 0;
  };

  /// One scope of names; what Jinja calls a frame.
  struct Scope {
    Scope(FunctionState& function_, const Scope* parent_)
        : function(function_), symbols(function_.variables, parent_ ? &parent_->symbols : nullptr) {
      if (parent_) checks_extended = parent_->checks_extended;
    }
    FunctionState& function;
    Symbols symbols;
    bool is_top = false;           ///< names set here are seen by blocks, includes and importers
    bool is_root = false;          ///< not even in an if
    bool is_soft = false;          ///< in an if: unknown filters count when they are met
    bool checks_extended = false;  ///< text is printed only while nothing was extended
  };

  /// What break and continue have to undo and where they go.
  struct LoopState {
    const FunctionState* function = nullptr;
    uint32_t next = 0;
    uint32_t captures = 0;
    uint32_t autoescapes = 0;
    std::vector<uint32_t> breaks;
  };

  // Functions and scopes: compiler.cc
  void compile_root();
  void compile_block(const Statement& block);
  void collect_blocks(Body body);
  uint32_t open_function(FunctionState& function, Code::Kind kind, std::string_view name, Range range);
  void close_function(FunctionState& function);
  void enter(Scope& scope);
  void enter_initial(Scope& scope, const Initial& initial);
  void enter_constants(Scope& scope);
  void enter_iteration(Scope& scope);
  uint16_t level_of(const FunctionState& from, const Variables* owner) const;
  std::vector<Local> visible_locals(const Scope& scope);

  // Instructions: compiler.cc
  Instruction& add(Op op, Range range, uint16_t a = 0, uint32_t b = 0, int effect = 0);
  uint32_t here() const { return static_cast<uint32_t>(function_->instructions.size()); }
  void bind(uint32_t jump);
  uint32_t mark();
  void add_text(std::string_view text, Range range);
  uint32_t constant(Value value);
  uint32_t site(Range range);
  Span span(Range range) const { return {template_.source, range.begin, range.end}; }
  void report(const evdoc::Code& code, Range range, std::string message, std::string help = {});

  // Statements: compile_statement.cc
  void top_statements(Body body, Scope& scope);
  bool is_section(const Statement& node);
  void statements(Body body, Scope& scope);
  void statement(const Statement& node, Scope& scope);
  void print(const Statement& node, Scope& scope);
  void print_value(const Expression& value, Scope& scope);
  void hasten_emit(uint32_t begin);
  void text(const Statement& node, Scope& scope);
  void set(const Statement& node, Scope& scope);
  void set_block(const Statement& node, Scope& scope);
  void condition(const Statement& node, Scope& scope);
  void with(const Statement& node, Scope& scope);
  void filter_block(const Statement& node, Scope& scope);
  void autoescape(const Statement& node, Scope& scope);
  void extends(const Statement& node, Scope& scope);
  void include(const Statement& node, Scope& scope);
  void import(const Statement& node, Scope& scope);
  void from_import(const Statement& node, Scope& scope);
  void block(const Statement& node, Scope& scope);
  void assign(const Expression& target, Scope& scope, Type type);
  void export_names(const Expression& target, Scope& scope);
  uint32_t skip_if_extended(Scope& scope, Range range);
  bool is_extended(const Scope& scope) const { return scope.checks_extended && has_known_extends_; }

  // Loops and macros: compile_function.cc
  void loop(const Statement& node, Scope& scope);
  void recursive_loop(const Statement& node, Scope& scope);
  Type items(const Statement& node, Scope& scope);
  Type filter_items(const Statement& node, Scope& outer);
  void loop_body(const Statement& node, Scope& outer, LoopUse use, Type item);
  void alternative(const Statement& node, Scope& outer);
  void leave_loop(const Statement& node);
  void macro(const Statement& node, Scope& scope);
  void call_block(const Statement& node, Scope& scope);
  uint32_t macro_code(const Statement& node, Scope& scope);
  void special_parameters(const Statement& node, Scope& scope);
  void defaults(const Statement& node, Scope& scope);

  // Expressions: compile_expression.cc. Each leaves one value on the stack and answers its type as far as it is known.
  Type expression(const Expression& node, Scope& scope);
  Type name(const Expression& node, Scope& scope);
  Type attribute(const Expression& node, Scope& scope);
  Type item(const Expression& node, Scope& scope);
  void slice(const Expression& node, Scope& scope);
  void sequence(const Expression& node, Scope& scope);
  void dict(const Expression& node, Scope& scope);
  void logical(const Expression& node, Scope& scope);
  void compare(const Expression& node, Scope& scope);
  void concat(const Expression& node, Scope& scope);
  Type conditional(const Expression& node, Scope& scope);
  Type filter(const Expression& node, Scope& scope);
  void test(const Expression& node, Scope& scope);
  void call(const Expression& node, Scope& scope, Op op, const Statement* caller = nullptr);
  CallSite arguments(const Call& call, Scope& scope, uint16_t subjects);
  void more_arguments(const Call& call, Scope& scope, CallSite& site);
  void add_call(Op op, Range range, CallSite site, int effect);
  void load(Variable variable, Range range);
  const Function* known_filter(const Expression& node, const Scope& scope);
  const Function* known_test(const Expression& node, const Scope& scope);
  std::optional<Value> fold(const Expression& node);
  uint32_t add_field(const Shape* shape, const Field* field);
  void hasten_field(uint32_t begin);

  Template& template_;
  Program::Image& image_;
  Diagnostics& diagnostics_;
  FunctionState* function_ = nullptr;
  std::vector<const Statement*> block_statements_;
  std::vector<LoopState> loops_;
  std::map<std::pair<const Variables*, uint16_t>, Type> types_;  // of variables that are set once
  Escape escape_ = Escape::never;
  bool escapes_constants_ = false;  // printed literals follow the last setting that is known here, as Jinja's
  uint32_t autoescapes_ = 0;
  bool has_extends_ = false;
  bool has_known_extends_ = false;
  uint32_t extends_so_far_ = 0;
};

}  // namespace evdoc::render
