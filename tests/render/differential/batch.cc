// Renders many templates in one process, for comparing with another engine. Each line of standard input is a JSON
// object
// {"main", "templates", "data", "options"}; each line of standard output is {"output"} or {"error", "line", "message"}.
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>

#include "cli/json_data.h"
#include "render/codes.h"
#include "render/engine.h"

namespace {

using namespace evdoc;
using nlohmann::json;

/// The kinds of error that both engines tell apart.
std::string error_class(const Code& code) {
  if (code.name == code::undefined_name.name) return "undefined";
  if (code.name == code::template_not_found.name || code.name == code::template_missing.name) return "missing";
  if (code.fault == Fault::usage) return "syntax";
  return code.name.starts_with("limit-") || code.name == code::integer_overflow.name ? "limit" : "runtime";
}

json describe_error(const Diagnostics& diagnostics) {
  for (const Diagnostic& finding : diagnostics.all()) {
    if (finding.severity != Severity::error) continue;
    // An undefined value is reported where it comes from; Jinja names the line that uses it.
    const bool is_used_elsewhere = !finding.notes.empty() && finding.notes[0].text == "used here";
    const Span place = is_used_elsewhere ? finding.notes[0].span : finding.span;
    const uint32_t line = place.source ? position_at(place.source->text(), place.begin).line : 0;
    return {{"error", error_class(*finding.code)}, {"line", line}, {"message", finding.message}};
  }
  return {{"error", "none"}, {"line", 0}, {"message", "no error was reported"}};
}

render::Environment environment_of(const json& options) {
  render::Environment environment;
  environment.whitespace.trim_blocks = options.value("trim_blocks", false);
  environment.whitespace.lstrip_blocks = options.value("lstrip_blocks", false);
  environment.whitespace.keep_trailing_newline = options.value("keep_trailing_newline", false);
  environment.autoescape = options.value("autoescape", false) ? render::Autoescape::html : render::Autoescape::none;
  const std::string undefined = options.value("undefined", "strict");
  environment.undefined = undefined == "lenient"     ? render::UndefinedMode::lenient
                          : undefined == "chainable" ? render::UndefinedMode::chainable
                                                     : render::UndefinedMode::strict;
  return environment;
}

json render_case(const json& test) {
  Sources sources;
  std::map<std::string, const Source*, std::less<>> templates;
  for (const auto& [name, text] : test["templates"].items()) templates[name] = &sources.add(name, text);
  render::Environment environment = environment_of(test["options"]);
  environment.limits.instructions = 2'000'000;
  environment.load = [&](std::string_view name) {
    const auto found = templates.find(name);
    return found == templates.end() ? nullptr : found->second;
  };
  for (const auto& [name, source] : templates) environment.dynamic_templates.push_back(name);
  Diagnostics diagnostics;
  Arena arena;
  const Source& data = sources.add("data.json", test["data"]);
  const std::optional<render::Value> root = cli::read_json(data, arena, diagnostics);
  const render::Program program = render::compile(environment, test["main"].get<std::string>(), diagnostics);
  render::Rendering rendering;
  if (!root || !program.is_valid() || !render::render(program, *root, rendering, nullptr, diagnostics))
    return describe_error(diagnostics);
  return {{"output", render::to_string(rendering)}};
}

}  // namespace

int main() {
  std::ios::sync_with_stdio(false);
  std::string line;
  while (std::getline(std::cin, line)) {
    std::cout << render_case(json::parse(line)).dump(-1, ' ', true, json::error_handler_t::replace) << "\n";
  }
}
