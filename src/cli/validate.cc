// evdoc validate: is a file right, whatever its format?

#include <array>
#include <string>

#include "cli/commands.h"
#include "load/formats.h"
#include "load/input.h"

namespace evdoc::cli {

namespace {

constexpr std::array<Example, 2> examples{{
    {"evdoc validate provider.man", "all that is wrong in a manifest, on a page or not"},
    {"evdoc validate evdoc.toml de-DE.xlf", "several files, each by the rules of its format"},
}};

void validate(const std::string& path, Context& context) {
  Source* source = open_input(context.sources, path, context.diagnostics);
  if (!source) return;
  const Format* format = detect_format(*source, context.diagnostics);
  if (format) format->validate(*source, context.diagnostics);
}

int run(const Arguments& arguments, Context& context) {
  for (const std::string& path : arguments.operands()) validate(path, context);
  return context.diagnostics.exit_code();
}

}  // namespace

constinit const Command validate_command{
    .name = "validate",
    .summary = "tells whether files are right, each by itself",
    .operands = {.usage = "FILE...",
                 .help =
                     "FILE is a manifest, event docs, a translation table in XLIFF, an evdoc.toml or the set.toml of a "
                     "template set. Its format is told by its content.",
                 .least = 1,
                 .most = Operands::any_number},
    .options = {},
    .examples = examples,
    .run = run,
};

}  // namespace evdoc::cli
