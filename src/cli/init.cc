// evdoc init: files to begin with.

#include <array>
#include <filesystem>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/builtin_files.h"
#include "base/suggest.h"
#include "cli/codes.h"
#include "cli/commands.h"
#include "cli/load_project.h"
#include "text/escape.h"
#include "write/output_folder.h"

namespace evdoc::cli {

namespace {

constexpr Option templates_option{.name = "templates",
                                  .takes = Takes::text,
                                  .value = "SET",
                                  .help = "copy the templates of a built-in set: reference or wcf"};
constexpr Option force_option{.name = "force", .help = "overwrite files that are there"};
constexpr std::array<Option, 2> options{templates_option, force_option};

constexpr std::array<Example, 2> examples{{
    {"evdoc init --templates wcf", "the published form's templates into ./templates, to be changed"},
    {"evdoc init --templates reference our-pages", "the default templates into another folder"},
}};

/// The built-in files of a set under their names in it, or nothing with a finding.
std::vector<BuiltinFile> files_of(std::string_view set, Diagnostics& diagnostics) {
  std::vector<BuiltinFile> files;
  const std::string folder = fmt::format("templates/{}", set);
  for (const BuiltinFile& file : builtin_files_in(folder))
    files.push_back({file.path.substr(folder.size() + 1), file.contents});
  if (!files.empty()) return files;
  const std::vector<std::string_view> known = builtin_sets();
  const std::string hint = did_you_mean(set, known);
  diagnostics.report(code::no_template_set, {}, fmt::format("no built-in template set '{}'", set),
                     hint.empty() ? fmt::format("the built-in sets are {}", fmt::join(known, ", ")) : hint);
  return {};
}

/// A folder as settings name it: "./templates"; as it is where it says itself that it is no built-in set.
std::string named_in_settings(const std::string& path) {
  return path.starts_with('/') || path.starts_with("./") || path.starts_with("../") ? path : "./" + path;
}

/// Reports every file that is there already with other contents.
void check_overwriting(const OutputFolder& folder, const std::string& path, const std::vector<BuiltinFile>& files,
                       Diagnostics& diagnostics) {
  for (const BuiltinFile& file : files) {
    if (folder.compare(std::string(file.path), file.contents) != Change::updated) continue;
    diagnostics.report(code::file_exists, {}, fmt::format("'{}/{}' is there already and differs", path, file.path),
                       "choose another folder, or overwrite it with --force");
  }
}

void copy(std::string_view set, const std::string& path, const std::vector<BuiltinFile>& files, bool is_forced,
          Context& context) {
  std::vector<std::string> names;
  for (const BuiltinFile& file : files) names.emplace_back(file.path);
  OutputFolder present(path);
  present.prepare(names, OutputFolder::Purpose::comparing, context.diagnostics);
  if (!is_forced) check_overwriting(present, path, files, context.diagnostics);
  if (context.diagnostics.has_errors()) return;
  OutputFolder folder(path);
  folder.prepare(names, OutputFolder::Purpose::writing, context.diagnostics);
  for (const BuiltinFile& file : files) {
    if (context.diagnostics.has_errors()) return;
    if (folder.compare(std::string(file.path), file.contents) == Change::unchanged) continue;
    folder.write(std::string(file.path), file.contents, context.diagnostics);
    context.out << escaped(fmt::format("{}/{}", path, file.path)) << "\n";
  }
  context.out << fmt::format(
      "\nNow write template-set = \"{}\" into evdoc.toml. Files that you leave as they are can be deleted: write\n"
      "base = \"{}\" into set.toml, and they come from the built-in set.\n",
      escaped(named_in_settings(path)), set);
}

int run(const Arguments& arguments, Context& context) {
  const auto set = arguments.value(templates_option);
  if (!set) {
    context.diagnostics.report(code::wrong_operands, {}, "'evdoc init' is not told what to make",
                               "copy templates to begin with: evdoc init --templates wcf");
    return context.diagnostics.exit_code();
  }
  const std::string folder = arguments.operands().empty() ? "templates" : arguments.operands().front();
  const std::vector<BuiltinFile> files = files_of(*set, context.diagnostics);
  if (!files.empty()) copy(*set, folder, files, arguments.has(force_option), context);
  return context.diagnostics.exit_code();
}

}  // namespace

constinit const Command init_command{
    .name = "init",
    .summary = "copies a built-in template set, to make it your own",
    .operands = {.usage = "[FOLDER]", .help = "FOLDER is where the templates go; without it, 'templates'.", .most = 1},
    .options = options,
    .examples = examples,
    .run = run,
};

}  // namespace evdoc::cli
