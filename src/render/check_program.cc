// Static checks of all templates of programs that belong together.
#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "base/suggest.h"
#include "render/checker.h"
#include "render/codes.h"
#include "render/exports.h"
#include "render/walk.h"

namespace evdoc::render {

namespace {

using BlockNames = std::set<std::string_view>;

void collect_shared(Body body, std::set<std::string_view>& names) {
  for (const Statement* node : body) {
    for_each_export(*node, [&](std::string_view name, const Statement*) { names.insert(name); });
  }
}

void collect_blocks(Body body, BlockNames& blocks) {
  for_each_statement(body, [&](const Statement& node) {
    if (node.kind == StatementKind::block) blocks.insert(node.name);
  });
}

Span span_of(const Template& owner, Range range) {
  return {owner.source, range.begin, range.end};
}

/// The blocks of the templates that a template extends; nothing if not all of those are known.
std::optional<BlockNames> inherited_blocks(const Lineage& lineage) {
  if (!lineage.is_whole) return std::nullopt;
  BlockNames blocks;
  for (const Template* parent : std::span(lineage.templates).subspan(1)) collect_blocks(parent->body, blocks);
  return blocks;
}

/// The blocks that `self` may have in a template: its own, those of the templates that it extends, and those of the
/// templates that extend it.
std::optional<BlockNames> blocks_of_self(const Template& subject, std::span<const Lineage> lineages) {
  BlockNames blocks;
  for (const Lineage& lineage : lineages) {
    if (std::ranges::find(lineage.templates, &subject) == lineage.templates.end()) continue;
    if (!lineage.is_whole) return std::nullopt;
    for (const Template* part : lineage.templates) collect_blocks(part->body, blocks);
  }
  return blocks;
}

/// Blocks that a template replaces in those it extends.
void check_blocks(const Lineage& lineage, Diagnostics& diagnostics) {
  const std::optional<BlockNames> known = inherited_blocks(lineage);
  if (!known || lineage.templates.size() == 1) return;
  const Template& child = *lineage.templates.front();
  const std::vector<std::string_view> names(known->begin(), known->end());
  for (const Statement* node : child.body) {
    if (node->kind != StatementKind::block || known->contains(node->name)) continue;
    diagnostics.report(code::unknown_block, span_of(child, node->name_range),
                       fmt::format("no template that is extended has a block '{}'", node->name),
                       did_you_mean(node->name, names, "take it out, or show it in the template that is extended"));
  }
}

bool is_shown(const Statement& node) {
  if (node.kind == StatementKind::print) return true;
  return node.kind == StatementKind::text && node.text.find_first_not_of(" \t\r\n") != std::string_view::npos;
}

/// Output outside of blocks behind `extends`: the first of each stretch.
void check_outside_blocks(const Template& child, Body body, Diagnostics& diagnostics) {
  bool was_reported = false;
  for (const Statement* node : body) {
    const bool is_transparent = node->kind == StatementKind::condition || node->kind == StatementKind::loop ||
                                node->kind == StatementKind::with || node->kind == StatementKind::autoescape;
    if (is_transparent) {
      for_each_body(*node, [&](Body inner) { check_outside_blocks(child, inner, diagnostics); });
    }
    if (!is_shown(*node)) {
      was_reported = was_reported && node->kind == StatementKind::text;
    } else if (!was_reported) {
      was_reported = true;
      diagnostics.report(code::unreachable_code, span_of(child, node->range),
                         "this is never shown, since it stands outside of every block",
                         "put it into a block of the template that is extended");
    }
  }
}

void check_behind_extends(const Template& child, Diagnostics& diagnostics) {
  const auto extends = std::ranges::find(child.body, StatementKind::extends, &Statement::kind);
  if (extends == child.body.end()) return;
  const auto begin = static_cast<std::size_t>(extends - child.body.begin()) + 1;
  check_outside_blocks(child, child.body.subspan(begin), diagnostics);
}

/// The macros of a template that others bring in may be for another page.
void check_unused(const Template& subject, const Template& entry, const std::set<std::string_view>& used,
                  Diagnostics& diagnostics) {
  const auto report = [&](const evdoc::Code& code, Range range, std::string message) {
    diagnostics.report(code, span_of(subject, range), std::move(message), "take it out, or use it");
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

/// What each template does by itself. Adds the names that it uses.
void check_templates(const Program::Image& image, std::set<std::string_view>& used, Diagnostics& diagnostics) {
  std::set<std::string_view> shared;
  for (const Template& part : image.templates) collect_shared(part.body, shared);
  std::vector<Lineage> lineages;
  for (const Template& part : image.templates) lineages.push_back(lineage_of(part, image));
  Exports exports(image);
  for (const Lineage& lineage : lineages) {
    const Template& part = *lineage.templates.front();
    const std::optional<BlockNames> blocks = blocks_of_self(part, lineages);
    Checker checker(part, image, {shared, blocks ? &*blocks : nullptr, exports}, diagnostics);
    checker.check();
    used.insert(checker.used_names().begin(), checker.used_names().end());
    check_blocks(lineage, diagnostics);
    check_behind_extends(part, diagnostics);
  }
}

/// Adds each finding once, however many programs share the template that it is in.
void add_new(Diagnostics found, Diagnostics& diagnostics) {
  for (Diagnostic& finding : found.sorted()) {
    finding.count = 1;
    diagnostics.add(std::move(finding));
  }
}

}  // namespace

void check(std::span<const Program> programs, Diagnostics& diagnostics) {
  Diagnostics found;
  std::set<std::string_view> used;
  std::vector<const Program::Image*> images;
  for (const Program& program : programs)
    if (program.is_valid()) images.push_back(&program.image());
  for (const Program::Image* image : images) check_templates(*image, used, found);
  for (const Program::Image* image : images)
    for (const Template& part : image->templates) check_unused(part, image->templates.front(), used, found);
  add_new(std::move(found), diagnostics);
}

}  // namespace evdoc::render
