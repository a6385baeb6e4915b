// docs/template-names.md lists every name that templates see; it is made from the tables in the code.

#include <gtest/gtest.h>

#include <array>
#include <set>
#include <string>
#include <vector>

#include "house/support.h"
#include "page/scope.h"
#include "render/shape.h"

namespace evdoc {
namespace {

using render::Function;
using render::Shape;
using render::Type;

constexpr std::array scopes{PageScope::event, PageScope::provider, PageScope::map, PageScope::all};

std::string type_name(const Type& type) {
  switch (type.kind) {
    case Type::Kind::boolean:
      return "true or false";
    case Type::Kind::integer:
      return "integer";
    case Type::Kind::number:
      return "number";
    case Type::Kind::string:
      return "string";
    case Type::Kind::reference:
      return "unit";
    case Type::Kind::object:
      return std::string(type.shape->name);
    case Type::Kind::sequence:
      return "list of " + (type.element ? type_name(*type.element) : "values");
    case Type::Kind::dict:
      return "dict";
    case Type::Kind::function:
      return "function";
    case Type::Kind::any:
      return "unit or string";
  }
  return {};
}

/// The shapes that a type leads to, in the order in which they are met.
void collect(const Type& type, std::vector<const Shape*>& shapes, std::set<const Shape*>& seen) {
  if (type.element) collect(*type.element, shapes, seen);
  if (!type.shape || !seen.insert(type.shape).second) return;
  shapes.push_back(type.shape);
  for (const render::Field& field : type.shape->fields) collect(field.type, shapes, seen);
}

std::string table_of(const Shape& shape) {
  std::string text = "| name | type | what it is |\n|---|---|---|\n";
  for (const render::Field& field : shape.fields) {
    const bool may_be_none = field.type.nullable == Type::Nullable::yes;
    text += "| `" + std::string(field.name) + "` | " + type_name(field.type) + (may_be_none ? " or none" : "") + " | " +
            std::string(field.doc) + " |\n";
  }
  return text;
}

std::string table_of(std::span<const Function> functions) {
  std::string text = "| name | what it does | example |\n|---|---|---|\n";
  for (const Function& function : functions) {
    std::string name(function.name);
    std::string parameters;
    for (const render::Parameter& parameter : function.parameters) {
      parameters += (parameters.empty() ? "" : ", ") + std::string(parameter.name) +
                    (parameter.need == render::Need::optional ? "?" : "");
    }
    std::string example(function.example);
    for (std::size_t bar = example.find('|'); bar != std::string::npos; bar = example.find('|', bar + 2))
      example.insert(bar, 1, '\\');
    text += "| `" + name + "(" + parameters + ")` | " + std::string(function.doc) + " | `` " + example + " `` |\n";
  }
  return text;
}

std::string names() {
  std::string text =
      "# Names in templates\n\n"
      "What the templates of pages see beside the language itself ([templates.md](templates.md)). Made from the tables in the code.\n\n"
      "## In the page of an event\n\n" +
      table_of(globals_of(PageScope::event)) + "\n## In the page of a provider\n\n" +
      table_of(globals_of(PageScope::provider)) + "\n## In the page of a map\n\n" +
      table_of(globals_of(PageScope::map)) + "\n## In a page about the whole project\n\n" +
      table_of(globals_of(PageScope::all));
  std::vector<const Shape*> shapes;
  std::set<const Shape*> seen;
  for (const PageScope scope : scopes) {
    for (const render::Field& field : globals_of(scope).fields) collect(field.type, shapes, seen);
  }
  for (const Shape* shape : shapes) text += "\n## " + std::string(shape->name) + "\n\n" + table_of(*shape);
  return text + "\n## Functions\n\n" + table_of(page_functions()) +
         "\n## Filters\n\nThe first argument is what the filter is applied to.\n\n" + table_of(page_filters());
}

TEST(TemplateNames, AreListedInTheDocs) {
  test::expect_source_text("docs/template-names.md", names());
}

TEST(TemplateNames, AreExplainedInOneSentence) {
  std::vector<const Shape*> shapes;
  std::set<const Shape*> seen;
  for (const PageScope scope : scopes) collect({.kind = Type::Kind::object, .shape = &globals_of(scope)}, shapes, seen);
  for (const Shape* shape : shapes) {
    for (const render::Field& field : shape->fields)
      EXPECT_TRUE(field.doc.ends_with('.')) << shape->name << "." << field.name;
  }
}

}  // namespace
}  // namespace evdoc
