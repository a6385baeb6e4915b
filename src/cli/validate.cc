// evdoc validate: is a file right, whatever its format?

#include <array>
#include <filesystem>
#include <string>
#include <vector>

#include "cli/commands.h"
#include "cli/load_project.h"
#include "cli/locale_tables.h"
#include "cli/site_plan.h"
#include "cli/site_templates.h"
#include "load/formats.h"
#include "load/input.h"
#include "load/manifest.h"
#include "load/template_set.h"
#include "page/coverage.h"

namespace evdoc::cli {

namespace {

constexpr std::array<Example, 3> examples{{
    {"evdoc validate provider.man", "all that is wrong in a manifest, on a page or not"},
    {"evdoc validate project",
     "the files of a project together: events without prose, docs that the manifest contradicts"},
    {"evdoc validate evdoc.toml de-DE.xlf", "several files, each by the rules of its format"},
}};

/// The tables of all locales, each by itself.
void validate_tables(const Project& project, Context& context) {
  LocaleTables tables(project, translated_locales(project.settings, {}), context.sources);
  tables.load_all(0, context.diagnostics);
}

/// A project as a whole: each of its files, and whether they fit one another.
void validate_project(const std::string& folder, Context& context) {
  const std::string operands[] = {folder};
  LoadedProject loaded = load_project({operands, std::nullopt}, 0, context.sources, context.diagnostics);
  for (const Manifest& manifest : loaded.project.manifests) check_manifest(manifest, context.diagnostics);
  validate_tables(loaded.project, context);
  if (loaded.templates) SiteTemplates(loaded.project.templates, *loaded.templates, context.diagnostics);
  if (loaded.is_buildable) compare_docs(make_site_pages(loaded.project, context.diagnostics), context.diagnostics);
}

/// The templates of a set, every branch of them. What is wrong with its set.toml is not said again.
void validate_templates(const Source& file, Context& context) {
  const std::filesystem::path path(file.path());
  TemplateFolder folder((path.has_parent_path() ? path.parent_path() : ".").string() + "/", context.sources);
  Diagnostics said;
  TemplateSet set = load_template_set(file, said);
  if (said.has_errors()) return;
  add_base(set, folder, context.sources, context.diagnostics);
  SiteTemplates(set, folder, context.diagnostics);
}

void validate(const std::string& path, Context& context) {
  if (is_folder(path)) return validate_project(path, context);
  Source* source = open_input(context.sources, path, context.diagnostics);
  if (!source) return;
  const Format* format = detect_format(*source, context.diagnostics);
  if (!format) return;
  format->validate(*source, context.diagnostics);
  const bool is_template_set = std::filesystem::path(path).filename() == template_set_file_name;
  if (is_template_set) validate_templates(*source, context);
}

int run(const Arguments& arguments, Context& context) {
  for (const std::string& path : arguments.operands()) validate(path, context);
  return context.diagnostics.exit_code();
}

}  // namespace

constinit const Command validate_command{
    .name = "validate",
    .summary = "tells whether files are right, and fit one another",
    .operands =
        {.usage = "FILE or PROJECT...",
         .help =
             "FILE is a manifest, event docs, a translation table in XLIFF, an evdoc.toml or the set.toml of a "
             "template set, whose templates are looked at, too. Its format is told by its content. PROJECT is a folder "
             "with an evdoc.toml.",
         .least = 1,
         .most = Operands::any_number},
    .options = {},
    .examples = examples,
    .run = run,
};

}  // namespace evdoc::cli
