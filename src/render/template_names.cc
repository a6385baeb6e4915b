#include "render/template_names.h"

#include "render/walk.h"

namespace evdoc::render {

namespace {

bool names_template(StatementKind kind) {
  return kind == StatementKind::extends || kind == StatementKind::include || kind == StatementKind::import ||
         kind == StatementKind::from_import;
}

void collect(const Expression& name, TemplateNames& names) {
  switch (name.kind) {
    case ExpressionKind::constant:
      if (name.value.is_string()) names.constants.push_back(name.value.as_string());
      return;
    case ExpressionKind::tuple:
    case ExpressionKind::list:
      for (const Expression* item : name.items) collect(*item, names);
      return;
    case ExpressionKind::conditional:
      collect(*name.left, names);
      if (name.items[0]) collect(*name.items[0], names);
      return;
    default:
      names.has_computed = true;
      return;
  }
}

}  // namespace

TemplateNames template_names(Body body) {
  TemplateNames names;
  for_each_statement(body, [&](const Statement& statement) {
    if (names_template(statement.kind)) collect(*statement.value, names);
  });
  return names;
}

}  // namespace evdoc::render
