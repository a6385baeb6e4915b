#include "render/compiler.h"

#include <fmt/format.h>

#include <algorithm>

#include "render/codes.h"
#include "render/walk.h"

namespace evdoc::render {

Compiler::Compiler(Template& target, Program::Image& image, Diagnostics& diagnostics)
    : template_(target), image_(image), diagnostics_(diagnostics) {}

void Compiler::compile() {
  collect_blocks(template_.body);
  escape_ = image_.autoescape ? Escape::always : Escape::never;
  escapes_constants_ = image_.autoescape;
  compile_root();
  for (const Statement* block : block_statements_) compile_block(*block);
}

void Compiler::report(const evdoc::Code& code, Range range, std::string message, std::string help) {
  diagnostics_.report(code, span(range), std::move(message), std::move(help));
}

void Compiler::collect_blocks(Body body) {
  for_each_statement(body, [this](const Statement& statement) {
    if (statement.kind == StatementKind::extends) has_extends_ = true;
    if (statement.kind != StatementKind::block) return;
    const auto same = std::find_if(block_statements_.begin(), block_statements_.end(),
                                   [&](const Statement* other) { return other->name == statement.name; });
    if (same == block_statements_.end()) return block_statements_.push_back(&statement);
    diagnostics_
        .report(code::template_block_repeated, span(statement.name_range),
                fmt::format("block '{}' is defined twice", statement.name),
                fmt::format("to show it again, write {{{{ self.{}() }}}}", statement.name))
        .note(span((*same)->name_range), "first defined here");
  });
}

// ---- functions

uint32_t Compiler::open_function(FunctionState& function, Code::Kind kind, std::string_view name, Range range) {
  Code& code = image_.functions.emplace_back();
  code.kind = kind;
  code.name = name;
  code.site = site(range);
  function.code = &code;
  function.outer = function_;
  if (function_) {
    function.variables.outer = &function_->variables;
    function_->code->is_closed_over = true;
  }
  function_ = &function;
  return static_cast<uint32_t>(image_.functions.size() - 1);
}

void Compiler::close_function(FunctionState& function) {
  add(Op::leave, {});
  Code& code = *function.code;
  code.begin = static_cast<uint32_t>(image_.code.size());
  code.variables = static_cast<uint16_t>(function.variables.names.size());
  code.names = std::move(function.variables.names);
  code.escape = escape_;
  image_.code.insert(image_.code.end(), function.instructions.begin(), function.instructions.end());
  image_.stack = std::max(image_.stack, static_cast<uint16_t>(function.deepest + 8));
  function_ = function.outer;
}

void Compiler::compile_root() {
  FunctionState function;
  template_.code = open_function(function, Code::Kind::root, template_.name, {});
  Scope scope(function, nullptr);
  if (reads_name(template_.body, "self")) {
    add(Op::self, {}, 0, scope.symbols.declare_parameter("self").slot);
  }
  scope.symbols.analyze(template_.body);
  scope.is_top = true;
  scope.is_root = true;
  scope.checks_extended = has_extends_;
  enter(scope);
  top_statements(template_.body, scope);
  close_function(function);
}

/// A block sees the names of its template's context only, not those around it.
void Compiler::compile_block(const Statement& block) {
  FunctionState function;
  const uint32_t code = open_function(function, Code::Kind::block, block.name, block.range);
  const uint32_t number = image_.block_names.number(block.name);
  template_.blocks.push_back({number, code});
  Scope scope(function, nullptr);
  if (reads_name(block.body, "self")) add(Op::self, {}, 0, scope.symbols.declare_parameter("self").slot);
  if (reads_name(block.body, "super")) add(Op::super, {}, scope.symbols.declare_parameter("super").slot, number);
  scope.symbols.analyze(block.body);
  enter(scope);
  top_statements(block.body, scope);
  close_function(function);
}

// ---- scopes

uint16_t Compiler::level_of(const FunctionState& from, const Variables* owner) const {
  uint16_t level = 0;
  for (const FunctionState* function = &from; function && &function->variables != owner; function = function->outer)
    ++level;
  return level;
}

void Compiler::enter_initial(Scope& scope, const Initial& initial) {
  const uint16_t slot = initial.variable.slot;
  switch (initial.kind) {
    case Initial::Kind::parameter:
      break;
    case Initial::Kind::undefined:
      add(Op::forget, {}, 0, slot);
      break;
    case Initial::Kind::resolve:
      add(Op::resolve, {}, slot, image_.names.number(initial.name));
      break;
    case Initial::Kind::alias: {
      const uint16_t level = level_of(scope.function, initial.source.function);
      add(Op::alias, {}, static_cast<uint16_t>(image_.aliases.size()), slot);
      image_.aliases.push_back({level, initial.source.slot});
      break;
    }
  }
}

void Compiler::enter(Scope& scope) {
  for (const Initial& initial : scope.symbols.initials()) enter_initial(scope, initial);
}

/// The part of entering a loop's body that is the same for every item: names of the context that the body does not set.
void Compiler::enter_constants(Scope& scope) {
  for (const Initial& initial : scope.symbols.initials()) {
    if (initial.kind == Initial::Kind::resolve && !scope.symbols.stores(initial.name)) enter_initial(scope, initial);
  }
}

void Compiler::enter_iteration(Scope& scope) {
  for (const Initial& initial : scope.symbols.initials()) {
    if (initial.kind != Initial::Kind::resolve || scope.symbols.stores(initial.name)) enter_initial(scope, initial);
  }
}

std::vector<Local> Compiler::visible_locals(const Scope& scope) {
  std::vector<Local> locals;
  for (const auto& [name, variable] : scope.symbols.visible_stores()) {
    locals.push_back({image_.names.number(name), level_of(scope.function, variable.function), variable.slot});
  }
  return locals;
}

// ---- instructions

/// `effect` is how many values more the stack holds afterwards.
Instruction& Compiler::add(Op op, Range range, uint16_t a, uint32_t b, int effect) {
  function_->stack += effect;
  function_->deepest = std::max(function_->deepest, function_->stack);
  return function_->instructions.emplace_back(Instruction{op, 0, a, b, site(range)});
}

/// Makes the instruction `jump` go to what comes next.
void Compiler::bind(uint32_t jump) {
  function_->instructions[jump].b = mark();
}

uint32_t Compiler::mark() {
  function_->label = here();
  return here();
}

uint32_t Compiler::site(Range range) {
  const Span place = span(range);
  if (image_.sites.empty() || image_.sites.back() != place) image_.sites.push_back(place);
  return static_cast<uint32_t>(image_.sites.size() - 1);
}

uint32_t Compiler::constant(Value value) {
  image_.constants.push_back(value);
  return static_cast<uint32_t>(image_.constants.size() - 1);
}

/// Text of one template line is one instruction, also with comments and constants in between.
void Compiler::add_text(std::string_view text, Range range) {
  if (text.empty()) return;
  std::vector<Instruction>& code = function_->instructions;
  if (!code.empty() && code.back().op == Op::emit_text && function_->label != here()) {
    const Range last{image_.sites[code.back().site].begin, image_.sites[code.back().site].end};
    const std::string_view between = template_.source->text().substr(last.begin, range.begin - last.begin);
    if (between.find_first_of("\r\n") == std::string_view::npos) {
      std::string_view& merged = image_.texts[code.back().b];
      merged = image_.arena.copy(std::string(merged).append(text));
      code.back().site = site({last.begin, range.end});
      return;
    }
  }
  add(Op::emit_text, range, 0, static_cast<uint32_t>(image_.texts.size()));
  image_.texts.push_back(text);
}

}  // namespace evdoc::render
