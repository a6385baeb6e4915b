#include "render/checker.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/suggest.h"
#include "render/codes.h"
#include "render/operators.h"
#include "render/template_names.h"
#include "render/walk.h"

namespace evdoc::render {

void Checker::report(const evdoc::Code& code, Range range, std::string message, std::string help) {
  diagnostics_.report(code, {template_.source, range.begin, range.end}, std::move(message), std::move(help));
}

void Checker::check() {
  scope(template_.body, {});
}

// ---- names

void Checker::declare(Names& names, const Expression& target, Type type) const {
  if (target.kind == ExpressionKind::name) {
    Known& known = names[target.name];
    known.type = known.times_set++ == 0 ? type : Type{};  // set more than once: it may be anything
  }
  for (const Expression* item : target.items) declare(names, *item, {});
}

/// Calls of a name that only one macro has are checked against it.
void Checker::collect_macro(const Statement& macro, Names& names) const {
  const bool is_new = !names.contains(macro.name);
  names[macro.name].macro = is_new ? &macro : nullptr;
}

/// The names that the statements of one scope set, wherever in it.
void Checker::collect(Body body, Names& names) const {
  for (const Statement* node : body) {
    switch (node->kind) {
      case StatementKind::set:
      case StatementKind::set_block:
        declare(names, *node->target, {});
        break;
      case StatementKind::macro:
        collect_macro(*node, names);
        break;
      case StatementKind::import:
        names[node->name] = {};
        break;
      case StatementKind::from_import:
        for (const Imported& imported : node->imports) names[imported.alias] = {};
        break;
      case StatementKind::condition:
        for (const Branch& branch : node->branches) collect(branch.body, names);
        collect(node->alternative, names);
        break;
      default:
        break;
    }
  }
}

const Checker::Known* Checker::find(std::string_view name) const {
  for (auto names = scopes_.rbegin(); names != scopes_.rend(); ++names) {
    const auto known = names->find(name);
    if (known != names->end()) return &known->second;
  }
  return nullptr;
}

std::string Checker::suggest_name(std::string_view name) const {
  std::vector<std::string_view> known(shared_.begin(), shared_.end());
  for (const Field& field : image_.globals->fields) known.push_back(field.name);
  for (const Names& names : scopes_)
    for (const auto& [local, entry] : names) known.push_back(local);
  const std::string help = did_you_mean(name, known);
  return help.empty() ? fmt::format("if it may be absent, write {{{{ {} | default('') }}}}", name) : help;
}

void Checker::scope(Body body, Names names) {
  collect(body, names);
  scopes_.push_back(std::move(names));
  statements(body);
  scopes_.pop_back();
}

// ---- statements

void Checker::statements(Body body) {
  unreachable(body);
  for (const Statement* node : body) statement(*node);
}

void Checker::statement(const Statement& node) {
  switch (node.kind) {
    case StatementKind::loop:
      return loop(node);
    case StatementKind::condition:
      return condition(node);
    case StatementKind::macro:
      return macro(node);
    case StatementKind::call_block:
      expression(*node.value);
      return macro(node);
    case StatementKind::extends:
    case StatementKind::include:
    case StatementKind::import:
    case StatementKind::from_import:
      return included(node);
    case StatementKind::with: {
      Names names;
      for (const Binding& binding : node.bindings) declare(names, *binding.target, expression(*binding.value));
      return scope(node.body, std::move(names));
    }
    case StatementKind::set:
      return set_type(*node.target, expression(*node.value));
    case StatementKind::block:
      return scope(node.body, {{"super", {}}});
    default:
      break;
  }
  if (node.value) expression(*node.value);
  scope(node.body, {});
}

/// A name that is set once has the type of what it is set to.
void Checker::set_type(const Expression& target, Type type) {
  if (target.kind != ExpressionKind::name) return;
  const auto known = scopes_.back().find(target.name);
  if (known != scopes_.back().end() && known->second.times_set == 1) known->second.type = type;
}

void Checker::loop(const Statement& node) {
  const Type type = expression(*node.value);
  const Type item = type.kind == Type::Kind::sequence && type.element ? *type.element : Type{};
  Names names{{"loop", {}}};
  declare(names, *node.target, item);
  if (node.test) {
    scopes_.push_back(names);
    expression(*node.test);
    scopes_.pop_back();
  }
  scope(node.body, std::move(names));
  scope(node.alternative, {});
}

void Checker::macro(const Statement& node) {
  Names names{{"caller", {}}, {"varargs", {}}, {"kwargs", {}}};
  for (const MacroParameter& parameter : node.parameters) {
    if (parameter.fallback) expression(*parameter.fallback);
    names[parameter.name] = {};
  }
  scope(node.body, std::move(names));
}

namespace {

bool is_constant(const Expression& node) {
  return node.kind == ExpressionKind::constant;
}

}  // namespace

void Checker::condition(const Statement& node) {
  for (const Branch& branch : node.branches) {
    expression(*branch.test);
    if (is_constant(*branch.test)) {
      const bool holds = is_true(branch.test->value);
      report(code::unreachable_code, branch.range, holds ? "this condition always holds" : "this condition never holds",
             holds ? "take the statement out, and what follows in its else" : "take the branch out");
    }
    statements(branch.body);
  }
  statements(node.alternative);
}

void Checker::included(const Statement& node) {
  expression(*node.value);
  for (const Imported& imported : node.imports) used_.insert(imported.name);
  if (node.ignores_missing || !is_constant(*node.value) || !node.value->value.is_string()) return;
  const std::string_view name = node.value->value.as_string();
  if (image_.find_template(name)) return;
  std::vector<std::string_view> known;
  for (const Template& other : image_.templates) known.push_back(other.name);
  const std::string help = did_you_mean(name, known);
  report(code::template_missing, node.value->range, fmt::format("there is no template '{}'", name),
         help.empty() ? "templates are looked for in the template folders only" : help);
}

void Checker::unreachable(Body body) {
  for (std::size_t i = 0; i + 1 < body.size(); ++i) {
    const StatementKind kind = body[i]->kind;
    if (kind != StatementKind::break_loop && kind != StatementKind::continue_loop) continue;
    report(code::unreachable_code, body[i + 1]->range, "this is never reached",
           "it follows a statement that leaves the loop");
    return;
  }
}

// ---- all templates of a program

namespace {

void collect_shared(Body body, std::set<std::string_view>& names) {
  for (const Statement* node : body) {
    const bool sets = node->kind == StatementKind::set || node->kind == StatementKind::set_block;
    if (sets && node->target->kind == ExpressionKind::name) names.insert(node->target->name);
    if (sets)
      for (const Expression* item : node->target->items) names.insert(item->name);
    if (node->kind == StatementKind::macro || node->kind == StatementKind::import) names.insert(node->name);
    for (const Imported& imported : node->imports) names.insert(imported.alias);
    if (node->kind == StatementKind::condition) {
      for (const Branch& branch : node->branches) collect_shared(branch.body, names);
      collect_shared(node->alternative, names);
    }
  }
}

std::set<std::string_view> blocks_of(Body body) {
  std::set<std::string_view> blocks;
  for_each_statement(body, [&](const Statement& node) {
    if (node.kind == StatementKind::block) blocks.insert(node.name);
  });
  return blocks;
}

const Statement* extends_of(Body body) {
  const Statement* found = nullptr;
  for_each_statement(body, [&](const Statement& node) {
    if (node.kind == StatementKind::extends) found = &node;
  });
  return found;
}

/// Blocks that a template replaces in those it extends, as far as their names are constants.
void check_blocks(const Template& child, const Program::Image& image, Diagnostics& diagnostics) {
  std::set<std::string_view> known;
  const Statement* extends = extends_of(child.body);
  if (!extends) return;
  std::set<const Template*> seen{&child};
  while (extends) {
    if (!is_constant(*extends->value) || !extends->value->value.is_string()) return;
    const Template* parent = image.find_template(extends->value->value.as_string());
    if (!parent || !seen.insert(parent).second) return;
    known.merge(blocks_of(parent->body));
    extends = extends_of(parent->body);
  }
  const std::vector<std::string_view> names(known.begin(), known.end());
  for (const Statement* node : child.body) {
    if (node->kind != StatementKind::block || known.contains(node->name)) continue;
    const Span span{child.source, node->name_range.begin, node->name_range.end};
    diagnostics.report(code::unknown_block, span,
                       fmt::format("no template that is extended has a block '{}'", node->name),
                       did_you_mean(node->name, names));
  }
}

/// The macros of a template that others bring in may be for another page.
void check_unused(const Template& subject, const Template& entry, const std::set<std::string_view>& used,
                  Diagnostics& diagnostics) {
  const auto report = [&](const evdoc::Code& code, Range range, std::string message) {
    diagnostics.report(code, {subject.source, range.begin, range.end}, std::move(message), "take it out, or use it");
  };
  const bool is_entry = &subject == &entry;
  for_each_statement(subject.body, [&](const Statement& node) {
    if (node.kind == StatementKind::macro && is_entry && !used.contains(node.name)) {
      report(code::unused_macro, node.name_range, fmt::format("macro '{}' is never called", node.name));
    }
    if (node.kind == StatementKind::import && !used.contains(node.name)) {
      report(code::unused_import, node.name_range, fmt::format("import '{}' is never used", node.name));
    }
    for (const Imported& imported : node.imports) {
      if (!used.contains(imported.alias))
        report(code::unused_import, imported.range, fmt::format("import '{}' is never used", imported.alias));
    }
  });
}

}  // namespace

void check(const Environment&, const Program& program, Diagnostics& diagnostics) {
  if (!program.is_valid()) return;
  const Program::Image& image = program.image();
  std::set<std::string_view> shared;
  for (const Template& part : image.templates) collect_shared(part.body, shared);
  std::set<std::string_view> used;
  std::set<std::string_view> imported;
  for (const Template& part : image.templates) {
    Checker checker(part, image, shared, diagnostics);
    checker.check();
    used.insert(checker.used_names().begin(), checker.used_names().end());
    check_blocks(part, image, diagnostics);
  }
  for (const Template& part : image.templates) check_unused(part, image.templates.front(), used, diagnostics);
}

}  // namespace evdoc::render
