// evdoc render: one template over plain data.

#include <fmt/format.h>

#include <array>
#include <filesystem>
#include <map>
#include <string>

#include "base/file.h"
#include "cli/codes.h"
#include "cli/commands.h"
#include "cli/json_data.h"
#include "render/codes.h"
#include "render/engine.h"

namespace evdoc::cli {

namespace {

constexpr std::array<std::string_view, 3> undefined_choices{"strict", "lenient", "chainable"};
constexpr std::array<std::string_view, 2> autoescape_choices{"none", "html"};

constexpr Option data_option{.name = "data",
                             .takes = Takes::text,
                             .value = "FILE.json",
                             .help = "the names that the template sees, as a JSON object; - is standard input"};
constexpr Option undefined_option{
    .name = "undefined",
    .takes = Takes::text,
    .value = "MODE",
    .help = "what a name that does not exist is: an error, nothing, or nothing with fields that are nothing",
    .choices = undefined_choices};
constexpr Option trim_option{.name = "trim-blocks", .help = "drop the line end after a block tag"};
constexpr Option lstrip_option{.name = "lstrip-blocks", .help = "drop blanks before a block tag that begins its line"};
constexpr Option keep_option{.name = "keep-trailing-newline", .help = "keep the line end at the end of the template"};
constexpr Option autoescape_option{.name = "autoescape",
                                   .takes = Takes::text,
                                   .value = "MODE",
                                   .help = "whether printed text is escaped for HTML",
                                   .choices = autoescape_choices};
constexpr Option folder_option{.name = "template-dir",
                               .takes = Takes::list,
                               .value = "DIR,...",
                               .help = "where included and extended templates lie; the folder of TEMPLATE comes first"};
constexpr Option check_option{.name = "check", .help = "look at every branch for faults, and render nothing"};

constexpr std::array<Option, 8> options{data_option, undefined_option,  trim_option,   lstrip_option,
                                        keep_option, autoescape_option, folder_option, check_option};

constexpr std::array<Example, 3> examples{{
    {"evdoc render page.md.j2 --data page.json", "the template over the data, on standard output"},
    {"evdoc render index.j2 --data - --template-dir shared/ < index.json",
     "data from a pipe, parts from another folder"},
    {"evdoc render page.md.j2 --check", "faults of every branch, executed or not"},
}};

/// Whether a template's name stays inside of the folder that it is looked for in.
bool is_safe_name(const std::filesystem::path& name) {
  if (name.empty() || name.is_absolute()) return false;
  return std::none_of(name.begin(), name.end(), [](const auto& part) { return part == ".."; });
}

/// The templates of some folders, the first folder that has a name winning.
class TemplateFolders {
 public:
  TemplateFolders(std::vector<std::filesystem::path> folders, Sources& sources)
      : folders_(std::move(folders)), sources_(sources) {}

  const Source* load(std::string_view name) {
    const std::filesystem::path path(name);
    if (!is_safe_name(path)) return nullptr;
    for (const std::filesystem::path& folder : folders_) {
      FileContents contents = read_file((folder / path).string());
      if (contents.error == 0)
        return &sources_.add((folder / path).lexically_normal().string(), std::move(contents.bytes));
    }
    return nullptr;
  }

  /// Every file below the folders, for names that are computed.
  std::vector<std::string> names() const {
    std::vector<std::string> names;
    for (const std::filesystem::path& folder : folders_) {
      std::error_code error;
      for (std::filesystem::recursive_directory_iterator entry(folder, error), end; !error && entry != end;
           entry.increment(error)) {
        if (entry->is_regular_file(error))
          names.push_back(std::filesystem::relative(entry->path(), folder, error).string());
        if (names.size() > most_templates) return names;
      }
    }
    std::sort(names.begin(), names.end());
    return names;
  }

 private:
  static constexpr std::size_t most_templates = 10'000;

  std::vector<std::filesystem::path> folders_;
  Sources& sources_;
};

render::Environment environment_of(const Arguments& arguments, TemplateFolders& folders) {
  render::Environment environment;
  environment.whitespace = {arguments.has(trim_option), arguments.has(lstrip_option), arguments.has(keep_option)};
  if (arguments.value(autoescape_option) == "html") environment.autoescape = render::Autoescape::html;
  if (arguments.value(undefined_option) == "lenient") environment.undefined = render::UndefinedMode::lenient;
  if (arguments.value(undefined_option) == "chainable") environment.undefined = render::UndefinedMode::chainable;
  environment.load = [&folders](std::string_view name) { return folders.load(name); };
  environment.dynamic_templates = folders.names();
  return environment;
}

std::optional<render::Value> read_data(const Arguments& arguments, Arena& arena, Context& context) {
  const std::optional<std::string_view> path = arguments.value(data_option);
  if (!path) return render::make_dict(arena);
  const bool is_piped = *path == "-";
  FileContents contents = is_piped ? read_standard_input() : read_file(std::string(*path));
  if (contents.error != 0) {
    context.diagnostics.report(code::data_unreadable, {},
                               fmt::format("'{}' can't be read: {}", *path, describe_errno(contents.error)),
                               "give the path of a JSON file, or - for standard input");
    return std::nullopt;
  }
  const Source& source = context.sources.add(is_piped ? "<stdin>" : std::string(*path), std::move(contents.bytes));
  const std::optional<render::Value> data = read_json(source, arena, context.diagnostics);
  if (!data || data->is(render::Kind::dict)) return data;
  context.diagnostics.report(code::data_range, {&source, 0, 1}, "the data is not a JSON object",
                             "write {\"name\": value, ...}");
  return std::nullopt;
}

/// Where templates are looked for: beside `path`, then where the command line says.
std::vector<std::filesystem::path> template_folders(const std::filesystem::path& path, const Arguments& arguments,
                                                    Diagnostics& diagnostics) {
  std::vector<std::filesystem::path> folders{path.has_parent_path() ? path.parent_path() : std::filesystem::path(".")};
  for (const std::string& folder : arguments.values(folder_option)) {
    std::error_code ignored;
    if (!std::filesystem::is_directory(folder, ignored))
      diagnostics.report(code::invalid_value, {},
                         fmt::format("option '--template-dir': there is no folder '{}'", folder),
                         "give a folder with templates; several are parted by commas");
    folders.emplace_back(folder);
  }
  return folders;
}

int run(const Arguments& arguments, Context& context) {
  const std::filesystem::path path(arguments.operands()[0]);
  TemplateFolders folders(template_folders(path, arguments, context.diagnostics), context.sources);
  if (context.diagnostics.has_errors()) return context.diagnostics.exit_code();
  const render::Environment environment = environment_of(arguments, folders);
  Arena arena;
  const std::optional<render::Value> data = read_data(arguments, arena, context);
  const render::Program program = render::compile(environment, path.filename().string(), context.diagnostics);
  if (arguments.has(check_option)) {
    render::check({&program, 1}, context.diagnostics);
  } else if (data && program.is_valid()) {
    render::Rendering rendering;
    const bool is_whole = render::render(program, *data, rendering, nullptr, context.diagnostics);
    if (is_whole) context.out << render::to_string(rendering);
  }
  return context.diagnostics.exit_code();
}

}  // namespace

constinit const Command render_command{
    .name = "render",
    .summary = "renders one template over plain data, for authors of templates",
    .operands = {.usage = "TEMPLATE",
                 .help = "TEMPLATE is a file in the template language; see docs/templates.md.",
                 .least = 1,
                 .most = 1},
    .options = options,
    .examples = examples,
    .run = run,
};

}  // namespace evdoc::cli
