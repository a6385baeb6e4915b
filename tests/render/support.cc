#include "render/support.h"

#include "base/source.h"
#include "cli/json_data.h"
#include "report/text.h"

namespace evdoc::test {

namespace {

/// Templates in memory as an environment sees them.
class Loader {
 public:
  Loader(const Templates& templates, render::Environment& environment) {
    for (const auto& [name, text] : templates) {
      known_[name] = &sources_.add(name, text);
      environment.dynamic_templates.push_back(name);
    }
    environment.load = [this](std::string_view name) {
      const auto found = known_.find(name);
      return found == known_.end() ? nullptr : found->second;
    };
  }

  Sources& sources() { return sources_; }

 private:
  Sources sources_;
  std::map<std::string, const Source*, std::less<>> known_;
};

}  // namespace

std::string render_text(const Templates& templates, const std::string& json, render::Environment environment) {
  Loader loader(templates, environment);
  Diagnostics diagnostics;
  Arena arena;
  const auto data = cli::read_json(loader.sources().add("data.json", json), arena, diagnostics);
  const render::Program program = render::compile(environment, "main", diagnostics);
  render::Rendering rendering;
  const bool is_whole = data && render::render(program, *data, rendering, nullptr, diagnostics);
  return is_whole ? render::to_string(rendering) : format_text(diagnostics.sorted(), Color::none);
}

std::string render_text(const std::string& main, const std::string& json, render::Environment environment) {
  return render_text(Templates{{"main", main}}, json, std::move(environment));
}

std::string check_text(const Templates& templates, render::Environment environment) {
  Loader loader(templates, environment);
  Diagnostics diagnostics;
  const render::Program program = render::compile(environment, "main", diagnostics);
  render::check({&program, 1}, diagnostics);
  return format_text(diagnostics.sorted(), Color::none);
}

}  // namespace evdoc::test
