#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <string>
#include <string_view>

#include "base/source.h"
#include "cli/json_data.h"
#include "render/engine.h"

/// The input is a template, and behind a NUL the JSON that it is rendered over. Its first byte chooses the settings.
/// Whatever is found must say what to do next.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, std::size_t size) {
  using namespace evdoc;
  const std::string_view input(reinterpret_cast<const char*>(bytes), size);
  const std::size_t end = std::min(input.find('\0'), size);
  const unsigned settings = size > 0 ? bytes[0] : 0;
  Sources sources;
  Diagnostics diagnostics;
  Arena arena;
  const Source& source = sources.add("main", std::string(input.substr(0, end)));
  const Source& data = sources.add("data", std::string(end < size ? input.substr(end + 1) : "{}"));
  render::Environment environment;
  environment.whitespace = {(settings & 1) != 0, (settings & 2) != 0, (settings & 4) != 0};
  environment.autoescape = (settings & 8) != 0 ? render::Autoescape::html : render::Autoescape::none;
  environment.undefined = static_cast<render::UndefinedMode>((settings >> 4) % 3);
  environment.limits.instructions = 20'000;
  environment.limits.output_bytes = 1 << 20;
  environment.limits.memory_bytes = 8 << 20;
  environment.limits.items = 10'000;
  environment.load = [&](std::string_view name) { return name == "main" ? &source : nullptr; };
  environment.dynamic_templates = {"main"};
  const auto root = cli::read_json(data, arena, diagnostics);
  const render::Program program = render::compile(environment, "main", diagnostics);
  render::check({&program, 1}, diagnostics);
  render::Rendering rendering;
  if (root) render::render(program, *root, rendering, nullptr, diagnostics);
  for (const Diagnostic& finding : diagnostics.all()) {
    if (!finding.help.empty()) continue;
    std::cerr << "no help: " << finding.message << "\n";
    std::abort();
  }
  return 0;
}
