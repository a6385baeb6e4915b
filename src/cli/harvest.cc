// evdoc harvest: published pages back to a project.

#include <array>
#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "base/file.h"
#include "cli/codes.h"
#include "cli/commands.h"
#include "cli/counted.h"
#include "cli/harvest_folder.h"
#include "cli/harvest_proof.h"
#include "cli/page_files.h"
#include "cli/project_options.h"
#include "harvest/harvest.h"
#include "load/input.h"
#include "load/manifest.h"
#include "markdown/slug.h"
#include "model/identifiers.h"
#include "store/event_docs.h"
#include "store/manifest.h"
#include "store/settings.h"
#include "store/xliff.h"
#include "text/escape.h"

namespace evdoc::cli {

namespace {

namespace fs = std::filesystem;

constexpr Option out_option{
    .name = "out", .letter = 'o', .takes = Takes::text, .value = "PROJECT", .help = "the folder for the project"};
constexpr Option source_option{.name = "source",
                               .takes = Takes::list,
                               .value = "FOLDER,...",
                               .help = "English pages, for localized pages without their source beside them"};
constexpr Option manifest_option{
    .name = "manifest",
    .takes = Takes::text,
    .value = "FILE",
    .help = "the provider's manifest, to be used and compared with (default: one is made)"};
constexpr Option provider_option{.name = "provider",
                                 .takes = Takes::text,
                                 .value = "NAME",
                                 .help = "the provider's name (default: what the channels or the manifest say)"};
constexpr Option no_verify_option{.name = "no-verify", .help = "do not make the pages again to compare them"};
constexpr Option force_option{.name = "force",
                              .help = "overwrite files that were not written by a harvest, or changed since"};

constexpr std::array<Option, 7> options{out_option,  source_option,    manifest_option, provider_option,
                                        jobs_option, no_verify_option, force_option};

constexpr std::array<Example, 3> examples{{
    {"evdoc harvest docs/bilingual --out reference", "bilingual pages of all locales below a folder"},
    {"evdoc harvest de-de ja-jp --source en-us --out reference",
     "localized pages, and the English pages they came from"},
    {"evdoc harvest docs --manifest provider.man --out reference", "with the provider's own manifest"},
}};

constexpr std::string_view settings_name = "evdoc.toml";
/// The first line of an evdoc.toml that this command wrote.
constexpr std::string_view mark = "# Made by 'evdoc harvest' from published pages.\n";
constexpr std::string_view template_set = "wcf";
constexpr std::string_view source_locale = "en-US";

class HarvestRun {
 public:
  HarvestRun(const Arguments& arguments, Context& context)
      : arguments_(arguments),
        context_(context),
        folder_(arguments.value(out_option).value_or("")),
        jobs_(chosen_jobs(arguments, context.diagnostics)) {}

  int operator()() {
    run();
    return context_.diagnostics.exit_code();
  }

 private:
  void run() {
    const auto start = std::chrono::steady_clock::now();
    Diagnostics& diagnostics = context_.diagnostics;
    if (folder_.empty()) {
      diagnostics.report(code::missing_value, {}, "--out is missing", "give the project's folder: --out reference");
    }
    HarvestFolder folder(folder_, context_.sources, diagnostics);
    if (!folder_.empty() && !is_forced()) folder.check_origin(diagnostics);
    std::optional<Manifest> manifest = given_manifest();
    if (diagnostics.exit_code() > 1) return;
    std::vector<HarvestInput> inputs = scan_files(files(), jobs_, context_.sources, diagnostics);
    const Harvest result =
        harvest(inputs, {arguments_.value(provider_option).value_or(""), manifest ? &*manifest : nullptr}, diagnostics);
    if (result.kept.empty()) return report_no_pages(inputs.size());
    if (!write(folder, project_files(result, manifest ? *manifest : result.manifest))) return;
    std::optional<HarvestProof> proof;
    if (!arguments_.has(no_verify_option)) {
      proof = prove_harvest(folder_, result, jobs_, context_.sources, diagnostics);
    }
    print_summary(result, proof, std::chrono::steady_clock::now() - start);
  }

  /// Without what lies in the project's own folder: pages that an earlier harvest led to.
  std::vector<std::string> files() const {
    std::vector<std::string> operands(arguments_.operands().begin(), arguments_.operands().end());
    for (const std::string& folder : arguments_.values(source_option)) operands.push_back(folder);
    std::vector<std::string> files = page_files(operands);
    std::erase_if(files, [this](const std::string& file) { return is_inside(file, folder_); });
    return files;
  }

  static bool is_inside(const std::string& file, const std::string& folder) {
    const fs::path inner = (fs::absolute(folder) / "").lexically_normal();
    const fs::path whole = fs::absolute(file).lexically_normal();
    return whole.native().starts_with(inner.native());
  }

  /// Files that can't be read were reported.
  void report_no_pages(std::size_t files) {
    if (files == 0 && context_.diagnostics.has_errors()) return;
    context_.diagnostics.report(code::no_event_pages, {},
                                fmt::format("no page about an event is among {}", counted(files, "file", "files")),
                                "name the folders of the published pages");
  }

  bool is_forced() const { return arguments_.has(force_option); }

  std::optional<Manifest> given_manifest() {
    const auto path = arguments_.value(manifest_option);
    if (!path) return std::nullopt;
    Source* source = open_input(context_.sources, std::string(*path), context_.diagnostics);
    return source ? std::optional(load_manifest(*source, context_.diagnostics)) : std::nullopt;
  }

  /// A manifest that was given goes in as it is, byte for byte; by its own name, unless another file has that.
  ProjectFile manifest_copy(const Harvest& result) const {
    const std::string made_name = base_name(result) + ".man";
    const auto path = arguments_.value(manifest_option);
    if (!path) return {made_name, manifest_file(result.manifest)};
    const std::string name = fs::path(*path).filename().string();
    const bool is_taken = name == settings_name || name == docs_name(result) || name == HarvestFolder::record_name;
    return {is_taken || !HarvestFolder::may_hold(name) ? made_name : name, read_file(std::string(*path)).bytes};
  }

  static std::string docs_name(const Harvest& result) { return base_name(result) + ".docs.xml"; }

  static std::string base_name(const Harvest& result) {
    const std::string name = markdown::slug(result.docs.provider.value);
    return name.empty() ? "events" : name;
  }

  std::vector<ProjectFile> project_files(const Harvest& result, const Manifest& manifest) const {
    std::vector<ProjectFile> files;
    files.push_back(manifest_copy(result));
    files.push_back({docs_name(result), event_docs_file(result.docs)});
    const std::vector<std::string_view> identifiers = identifiers_of(manifest);
    Settings settings;
    settings.folder = folder_;
    settings.template_set = template_set;
    settings.source_locale = source_locale;
    settings.out = in_folder("out");
    settings.manifests.push_back({in_folder(files[0].path), {}});
    settings.event_docs.push_back({in_folder(files[1].path), {}});
    settings.output_path = result.output_path;
    settings.pages = result.page_settings;
    for (const Catalog& catalog : result.catalogs) {
      const std::string path = fmt::format("tables/{}.xlf", catalog.locale);
      files.push_back({path, xliff_file(catalog, {identifiers})});
      LocaleSettings& locale = settings.locales.emplace_back();
      locale.tag = catalog.locale;
      locale.catalogs.push_back({in_folder(path), {}});
    }
    files.push_back({std::string(settings_name), std::string(mark) + settings_file(settings)});
    return files;
  }

  std::string in_folder(std::string_view path) const { return (fs::path(folder_) / path).string(); }

  /// evdoc.toml is last: a project that has one is whole.
  bool write(HarvestFolder& folder, const std::vector<ProjectFile>& files) {
    Diagnostics changes;
    if (!is_forced()) folder.check_changes(files, changes);
    const bool is_changed = changes.has_errors();
    context_.diagnostics.merge(std::move(changes));
    return !is_changed && folder.write(files, context_.diagnostics);
  }

  void print_summary(const Harvest& result, const std::optional<HarvestProof>& proof,
                     std::chrono::steady_clock::duration time) {
    if (context_.verbosity != Verbosity::normal) return;
    const auto milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(time).count();
    context_.out << fmt::format("{}, {} and {} in '{}', in {} ms\n",
                                counted(result.docs.events.size(), "event", "events"),
                                counted(result.docs.layouts.size(), "layout", "layouts"),
                                counted(result.catalogs.size(), "locale", "locales"), escaped(folder_), milliseconds);
    for (const Catalog& catalog : result.catalogs) print_locale(catalog);
    if (proof) context_.out << fmt::format("{} of {} pages byte for byte\n", proof->equal, proof->pages);
  }

  void print_locale(const Catalog& catalog) {
    std::size_t own_units = 0;
    for (const PageTable& page : catalog.pages) own_units += page.units.size();
    context_.out << fmt::format("{}: {}, {}, {} of single pages\n", catalog.locale,
                                counted(catalog.pages.size(), "page", "pages"),
                                counted(catalog.common.size(), "common unit", "common units"), own_units);
  }

  const Arguments& arguments_;
  Context& context_;
  std::string folder_;
  unsigned jobs_;
};

int run(const Arguments& arguments, Context& context) {
  return HarvestRun(arguments, context)();
}

}  // namespace

constinit const Command harvest_command{
    .name = "harvest",
    .summary = "makes a project from published pages, and proves it by making them again",
    .operands = {.usage = "PAGES...",
                 .help = "PAGES are Markdown files, or folders of them: of any locales, bilingual or localized.",
                 .least = 1,
                 .most = Operands::any_number},
    .options = options,
    .examples = examples,
    .run = run,
};

}  // namespace evdoc::cli
