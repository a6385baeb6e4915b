// The examples of docs/templates.md and of the builtins' tables do what they say.
#include <gtest/gtest.h>

#include "base/file.h"
#include "paths.h"
#include "render/builtins.h"
#include "render/support.h"

namespace evdoc::test {
namespace {

struct Example {
  std::string data = "{}";
  Templates templates;  ///< "main", and those that it names
  std::string output;
};

/// A template that others name: its fence says "jinja" and the name.
bool take_named(const std::string& text, std::size_t& begin, Templates& templates) {
  const std::string open = "```jinja ";
  if (text.compare(begin, open.size(), open) != 0) return false;
  const std::size_t name = begin + open.size();
  const std::size_t line = text.find('\n', name) + 1;
  const std::size_t end = text.find("```\n", line);
  templates[text.substr(name, line - 1 - name)] = text.substr(line, end - line);
  begin = end + 4;
  return true;
}

/// The body of the fenced block at `begin` if it is of `language`; `begin` moves behind it.
bool take_block(const std::string& text, std::size_t& begin, const std::string& language, std::string& body) {
  const std::string open = "```" + language + "\n";
  if (text.compare(begin, open.size(), open) != 0) return false;
  const std::size_t end = text.find("```\n", begin + open.size());
  body = text.substr(begin + open.size(), end - begin - open.size());
  begin = end + 4;
  return true;
}

std::vector<Example> examples_of(const std::string& text) {
  std::vector<Example> examples;
  for (std::size_t i = text.find("```"); i != std::string::npos; i = text.find("```", i)) {
    Example example;
    take_block(text, i, "json", example.data);
    while (take_named(text, i, example.templates)) continue;
    if (take_block(text, i, "jinja", example.templates["main"]) && take_block(text, i, "text", example.output)) {
      examples.push_back(example);
    } else {
      i = text.find('\n', i);
    }
  }
  return examples;
}

TEST(TemplateDocs, ExamplesGiveWhatStandsBehindThem) {
  const std::vector<Example> examples =
      examples_of(read_file(std::string(EVDOC_SOURCE_DIR) + "/docs/templates.md").bytes);
  EXPECT_GE(examples.size(), 9u);
  for (const Example& example : examples) {
    std::string output = render_text(example.templates, example.data);
    if (!output.ends_with('\n')) output += '\n';
    EXPECT_EQ(output, example.output) << example.templates.at("main");
  }
}

TEST(TemplateDocs, ExamplesOfTheBuiltinsGiveWhatTheySay) {
  render::Environment environment;
  environment.undefined = render::UndefinedMode::lenient;
  for (const auto& table : {render::builtin_filters(), render::builtin_tests(), render::builtin_functions()}) {
    for (const render::Function& function : table) {
      const std::size_t arrow = function.example.find(" -> ");
      if (arrow == std::string_view::npos) continue;
      EXPECT_EQ(render_text(std::string(function.example.substr(0, arrow)), "{}", environment),
                function.example.substr(arrow + 4))
          << function.name;
    }
  }
}

}  // namespace
}  // namespace evdoc::test
