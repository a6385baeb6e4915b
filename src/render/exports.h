// What templates have from one another: names that importers see, and templates that extend templates.
#pragma once

#include <map>
#include <string_view>
#include <vector>

#include "render/ast.h"
#include "render/program.h"

namespace evdoc::render {

/// The extends statement of a template, wherever in it; null: none.
const Statement* extends_of(Body body);

/// A template and those that it extends, as far as their names are constants.
struct Lineage {
  std::vector<const Template*> templates;  ///< the template itself first
  bool is_whole = true;                    ///< false: a name is computed, or there is no such template
};
Lineage lineage_of(const Template& first, const Program::Image& image);

/// The template that a constant names; null: none, or the name is computed.
const Template* named_template(const Expression& name, const Program::Image& image);

/// Calls `visit(name, macro)` for every name that a statement at the top of a template sets; `macro` is null for what
/// is not a macro.
template <class Visit>
void for_each_export(const Statement& node, const Visit& visit) {
  const bool sets = node.kind == StatementKind::set || node.kind == StatementKind::set_block;
  if (sets && node.target->kind == ExpressionKind::name) visit(node.target->name, nullptr);
  if (sets)
    for (const Expression* item : node.target->items) visit(item->name, nullptr);
  if (node.kind == StatementKind::macro) visit(node.name, &node);
  if (node.kind == StatementKind::import) visit(node.name, nullptr);
  for (const Imported& imported : node.imports) visit(imported.alias, nullptr);
  if (node.kind != StatementKind::condition) return;
  for (const Branch& branch : node.branches)
    for (const Statement* inner : branch.body) for_each_export(*inner, visit);
  for (const Statement* inner : node.alternative) for_each_export(*inner, visit);
}

/// A name that importers of a template ask for.
struct Export {
  bool exists = true;                ///< true as well where that is not known
  const Statement* macro = nullptr;  ///< the only macro of the name; null: it may be anything
};

/// What importers see of the templates of a program; looked through when it is asked for first.
class Exports {
 public:
  explicit Exports(const Program::Image& image) : image_(image) {}

  Export find(const Template& exporter, std::string_view name);
  std::vector<std::string_view> names(const Template& exporter);

 private:
  struct Table {
    std::map<std::string_view, Export> exports;
    bool is_whole = true;
  };
  const Table& table(const Template& exporter);

  const Program::Image& image_;
  std::map<const Template*, Table> tables_;
};

}  // namespace evdoc::render
