// Renders many templates in one process, for comparing with another engine. Each line of standard input is a JSON
// object
// {"main", "templates", "data", "options"}; each line of standard output is {"output"} or {"error", "line", "message"}.
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "cli/json_data.h"
#include "render/codes.h"
#include "render/engine.h"
#include "render/shape.h"

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

/// What `render` makes of a program.
template <class Render>
json answer_of(Render render) {
  render::Rendering rendering;
  Diagnostics diagnostics;
  if (!render(rendering, diagnostics)) return describe_error(diagnostics);
  return {{"output", render::to_string(rendering)}};
}

// ---- the data as the names of a host, some of which vary

constexpr std::size_t most_names = 24;

/// The data, in which a variant may have other texts and numbers: a name in three is the same in all variants, one in
/// all but the first.
struct Variant {
  enum class Turn : uint8_t { first, any_later, later };

  render::Value data;
  std::span<const std::string> names;
  Turn turn = Turn::first;
};

/// Another text or number; what is neither stays as it is.
render::Value changed(const render::Value& value) {
  if (value.is_string()) return render::Value::string(value.as_string() == "changed" ? "other" : "changed");
  if (value.is(render::Kind::integer)) return render::Value::integer(value.as_integer() / 2 + 1);
  if (value.is(render::Kind::boolean)) return render::Value::boolean(!value.as_boolean());
  return value;
}

template <std::size_t number>
render::Value name_value(const void* object, render::Context& context) {
  const auto& variant = *static_cast<const Variant*>(object);
  const render::Value value = *variant.data.unbox<render::Dict>()->find(variant.names[number]);
  if (number % 3 == 1) return value;
  if (number % 3 == 2) {
    context.note_first();
    return variant.turn == Variant::Turn::first ? value : changed(value);
  }
  context.note_variant();
  return variant.turn == Variant::Turn::later ? changed(value) : value;
}

template <std::size_t... numbers>
std::vector<render::Field> fields_of(const std::vector<std::string>& names, std::index_sequence<numbers...>) {
  std::vector<render::Field> fields{
      {names.size() > numbers ? std::string_view(names[numbers]) : std::string_view(), name_value<numbers>, {}, ""}...};
  fields.resize(names.size());
  return fields;
}

/// Renders the changed data by itself, and with what it has in common with others: nothing unless both are equal.
std::optional<json> sharing_difference(const json& test, render::Environment environment) {
  std::vector<std::string> names;
  const json values = json::parse(test["data"].get<std::string>());
  for (const auto& [name, value] : values.items()) names.push_back(name);
  if (names.empty() || names.size() > most_names) return std::nullopt;
  const std::vector<render::Field> fields = fields_of(names, std::make_index_sequence<most_names>());
  const render::Shape shape{"data", fields};
  environment.globals = &shape;
  Diagnostics diagnostics;
  const render::Program program = render::compile(environment, test["main"].get<std::string>(), diagnostics);
  if (!program.is_valid()) return std::nullopt;
  Sources sources;
  Arena arena;
  const auto root = [&](Variant::Turn turn) {
    const auto data = cli::read_json(sources.add("data.json", test["data"]), arena, diagnostics);
    return Variant{data.value_or(render::Value()), names, turn};
  };
  const auto answer = [&](const Variant& variant, const render::Sharing& sharing) {
    return answer_of([&](render::Rendering& rendering, Diagnostics& found) {
      return render::render(program, render::Value::object(&variant, &shape), rendering, nullptr, sharing, found);
    });
  };
  render::CommonOutput common;
  const Variant any = root(Variant::Turn::any_later);
  const render::Subject later{render::Value::object(&any, &shape), nullptr};
  const json first = answer(root(Variant::Turn::first), {.filled = &common, .later = &later});
  const json shared = answer(root(Variant::Turn::later), {.known = &common});
  const json first_alone = answer(root(Variant::Turn::first), {});
  const json alone = answer(root(Variant::Turn::later), {});
  if (first == first_alone && shared == alone) return std::nullopt;
  return json{{"output", "with what renders have in common: " + first.dump() + shared.dump() +
                             ", without: " + first_alone.dump() + alone.dump()}};
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
  if (const std::optional<json> difference = sharing_difference(test, environment)) return *difference;
  Diagnostics diagnostics;
  Arena arena;
  const Source& data = sources.add("data.json", test["data"]);
  const std::optional<render::Value> root = cli::read_json(data, arena, diagnostics);
  const render::Program program = render::compile(environment, test["main"].get<std::string>(), diagnostics);
  if (!root || !program.is_valid()) return describe_error(diagnostics);
  return answer_of([&](render::Rendering& rendering, Diagnostics& found) {
    return render::render(program, *root, rendering, nullptr, found);
  });
}

}  // namespace

int main() {
  std::ios::sync_with_stdio(false);
  std::string line;
  while (std::getline(std::cin, line)) {
    std::cout << render_case(json::parse(line)).dump(-1, ' ', true, json::error_handler_t::replace) << "\n";
  }
}
