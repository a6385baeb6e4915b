#include "render/exports.h"

#include <algorithm>

#include "render/walk.h"

namespace evdoc::render {

const Statement* extends_of(Body body) {
  const Statement* found = nullptr;
  for_each_statement(body, [&](const Statement& node) {
    if (node.kind == StatementKind::extends) found = &node;
  });
  return found;
}

const Template* named_template(const Expression& name, const Program::Image& image) {
  const bool is_constant = name.kind == ExpressionKind::constant && name.value.is_string();
  return is_constant ? image.find_template(name.value.as_string()) : nullptr;
}

Lineage lineage_of(const Template& first, const Program::Image& image) {
  Lineage lineage{.templates = {&first}};
  while (const Statement* extends = extends_of(lineage.templates.back()->body)) {
    const Template* parent = named_template(*extends->value, image);
    lineage.is_whole = parent && std::ranges::find(lineage.templates, parent) == lineage.templates.end();
    if (!lineage.is_whole) return lineage;
    lineage.templates.push_back(parent);
  }
  return lineage;
}

const Exports::Table& Exports::table(const Template& exporter) {
  const auto [entry, is_new] = tables_.try_emplace(&exporter);
  Table& table = entry->second;
  if (!is_new) return table;
  const Lineage lineage = lineage_of(exporter, image_);
  table.is_whole = lineage.is_whole;
  const auto add = [&table](std::string_view name, const Statement* macro) {
    const auto [known, is_first] = table.exports.try_emplace(name, Export{true, macro});
    if (!is_first) known->second.macro = nullptr;
  };
  for (const Template* part : lineage.templates)
    for (const Statement* node : part->body) for_each_export(*node, add);
  return table;
}

/// Names that begin with '_' are not seen by importers.
Export Exports::find(const Template& exporter, std::string_view name) {
  const Table& all = table(exporter);
  const auto found = all.exports.find(name);
  if (found == all.exports.end()) return {.exists = !all.is_whole};
  return {.exists = !name.starts_with('_'), .macro = found->second.macro};
}

std::vector<std::string_view> Exports::names(const Template& exporter) {
  std::vector<std::string_view> names;
  for (const auto& [name, found] : table(exporter).exports)
    if (!name.starts_with('_')) names.push_back(name);
  return names;
}

}  // namespace evdoc::render
