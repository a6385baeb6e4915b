// evdoc why: why a page is as it is, and whether the next build makes it again.

#include <algorithm>
#include <array>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "base/program_identity.h"
#include "cli/codes.h"
#include "cli/commands.h"
#include "cli/input_changes.h"
#include "text/escape.h"
#include "write/output_tree.h"
#include "write/state_file.h"
#include "write/state_folder.h"

namespace evdoc::cli {

namespace {

namespace fs = std::filesystem;

constexpr std::array<Example, 1> examples{{
    {"evdoc why out/localized/de-DE/4031-dispatchsessionfailed.md", "which input made this page as it is?"},
}};

/// A page in the memory of the build that made it.
struct KnownPage {
  std::string out;
  std::string path;  ///< below `out`
  BuildState state;

  const PageRecord& record() const { return *state.find(path); }
};

/// Looks in the state folder of each folder around the page.
std::optional<KnownPage> find_page(const std::string& page) {
  std::error_code ignored;
  const fs::path whole = fs::weakly_canonical(fs::absolute(page, ignored), ignored);
  for (fs::path out = whole.parent_path(); out.has_relative_path(); out = out.parent_path()) {
    const std::optional<std::string> folder = StateFolder::find(out.string());
    if (!folder) continue;
    const std::string path = whole.lexically_relative(out).generic_string();
    for (BuildState& state : load_states(*folder)) {
      if (state.find(path)) return KnownPage{out.string(), path, std::move(state)};
    }
  }
  return std::nullopt;
}

std::vector<std::string> changed_inputs(const BuildState& state) {
  std::vector<InputRecord> inputs = state.inputs;
  for (InputRecord& input : inputs) input.path = (fs::path(state.folder) / input.path).string();
  std::vector<std::string> paths;
  for (const std::string& changed : find_changes(inputs, 0).paths) {
    const auto found = std::ranges::find(inputs, changed, &InputRecord::path);
    paths.push_back(state.inputs[static_cast<std::size_t>(found - inputs.begin())].path);
  }
  return paths;
}

std::string_view standing_in_words(const KnownPage& page, Diagnostics& diagnostics) {
  ExpectedPage expected = page.record();
  switch (OutputTree(page.out).look(expected, Scrutiny::contents, diagnostics)) {
    case Standing::as_expected:
      return "it is as evdoc left it";
    case Standing::different:
      return "it was edited since; the next build restores it";
    case Standing::absent:
      return "it was deleted since; the next build restores it";
  }
  return {};
}

std::string outlook(const BuildState& state) {
  if (!state.is_complete) return "the next build makes it again, because the last one had errors";
  if (state.program != program_identity())
    return "the next build makes it again, because evdoc or a library of it is another";
  const std::vector<std::string> changed = changed_inputs(state);
  if (changed.empty()) return "no input has changed since";
  return fmt::format("changed since, so that the next build looks whether it is affected: {}",
                     escaped(fmt::to_string(fmt::join(changed, ", "))));
}

void explain(const std::string& operand, Context& context) {
  const std::optional<KnownPage> page = find_page(operand);
  if (!page) {
    context.diagnostics.report(code::page_not_remembered, {},
                               fmt::format("evdoc does not remember that it made '{}'", operand),
                               "build first, and name a page in its output folder");
    return;
  }
  const PageRecord& record = page->record();
  context.out << fmt::format("{}\n  why it is so: {}\n  {}\n  {}\n", escaped(operand),
                             escaped(page->state.reasons[record.reason]), standing_in_words(*page, context.diagnostics),
                             outlook(page->state));
}

int run(const Arguments& arguments, Context& context) {
  for (const std::string& operand : arguments.operands()) explain(operand, context);
  return context.diagnostics.exit_code();
}

}  // namespace

constinit const Command why_command{
    .name = "why",
    .summary = "says why a page was, or was not, made again",
    .operands = {.usage = "PAGE...",
                 .help = "PAGE is a file in an output folder that evdoc has built.",
                 .least = 1,
                 .most = Operands::any_number},
    .options = {},
    .examples = examples,
    .run = run,
};

}  // namespace evdoc::cli
