#include "cli/load_project.h"

#include <algorithm>
#include <filesystem>
#include <set>

#include <fmt/format.h>

#include "base/builtin_files.h"
#include "base/parallel.h"
#include "base/suggest.h"
#include "cli/codes.h"
#include "load/event_docs.h"
#include "load/input.h"
#include "load/manifest.h"
#include "load/settings.h"
#include "load/template_set.h"
#include "text/locale.h"

namespace evdoc::cli {

namespace {

/// The project file that the operands mean; nothing when they are manifests, or (with a finding) when there is none.
std::optional<std::string> project_file(std::span<const std::string> operands, Diagnostics& diagnostics) {
  if (operands.empty()) {
    std::optional<std::string> found = find_project_file(".");
    if (!found) {
      diagnostics.report(code::no_project, {}, "no evdoc.toml here or in a folder above",
                         "name a project folder or a manifest: evdoc build provider.man");
    }
    return found;
  }
  if (operands.size() > 1) return std::nullopt;
  if (is_folder(operands.front())) {
    const std::filesystem::path file = (std::filesystem::path(operands.front()) / project_file_name).lexically_normal();
    if (std::error_code ignored; std::filesystem::exists(file, ignored)) return file.string();
    diagnostics.report(code::no_project, {}, fmt::format("there is no {} in '{}'", project_file_name, operands.front()),
                       fmt::format("name the manifests in it: evdoc build {}/*.man", operands.front()));
    return std::nullopt;
  }
  if (operands.front().ends_with(".toml")) return operands.front();
  return std::nullopt;
}

class Loader {
 public:
  Loader(unsigned jobs, Sources& sources, Diagnostics& diagnostics, std::span<const SettingsWork> beside)
      : jobs_(jobs), sources_(sources), diagnostics_(diagnostics), beside_(beside) {}

  LoadedProject load(OpenedProject opened) {
    LoadedProject loaded;
    Project& project = loaded.project;
    project.settings = std::move(opened.settings);
    is_bare_ = opened.is_bare;
    load_metadata(project);
    load_templates(loaded);
    loaded.is_buildable = is_readable_ && !diagnostics_.has_errors();
    diagnostics_.merge(std::move(metadata_findings_));
    return loaded;
  }

 private:
  /// An input that the settings name; a fault says where they do.
  Source* open_named(const NamedPath& named, Diagnostics& diagnostics) {
    Diagnostics found;
    Source* source = open_input(sources_, named.path, found);
    for (Diagnostic diagnostic : found.all()) {
      if (named.span.is_known()) diagnostic.note(named.span, "it is named here");
      diagnostics.add(std::move(diagnostic));
    }
    return source;
  }

  /// What one file gives.
  struct Loaded {
    Source* source = nullptr;  ///< null: it can't be read
    std::optional<Manifest> manifest;
    std::optional<EventDocs> docs;
    Diagnostics opening;
    Diagnostics found;
  };

  /// Event docs, then what is done beside, then manifests, several at a time: what takes longest first as a rule. What
  /// is found comes in the order of the files.
  void load_metadata(Project& project) {
    const std::span<const NamedPath> manifests = project.settings.manifests;
    const std::span<const NamedPath> docs = project.settings.event_docs;
    std::vector<Loaded> files(manifests.size() + docs.size());
    const std::span<Loaded> of_docs = std::span(files).subspan(manifests.size());
    parallel_for(docs.size() + beside_.size() + manifests.size(), jobs_, [&](std::size_t i, unsigned) {
      if (i < docs.size()) return read_docs(docs[i], of_docs[i]);
      i -= docs.size();
      if (i < beside_.size()) return beside_[i](project.settings);
      i -= beside_.size();
      files[i].source = open_named(manifests[i], files[i].opening);
      read_manifest(project.settings.source_locale, files[i]);
    });
    if (is_bare_) choose_source_locale(project.settings, files);
    for (std::size_t i = 0; i < files.size(); ++i) {
      (i < manifests.size() ? metadata_findings_ : diagnostics_).merge(std::move(files[i].opening));
      (i < manifests.size() ? metadata_findings_ : diagnostics_).merge(std::move(files[i].found));
      if (files[i].manifest) project.manifests.push_back(*std::move(files[i].manifest));
      if (files[i].docs) project.event_docs.push_back(*std::move(files[i].docs));
    }
    is_readable_ = metadata_findings_.exit_code() <= 1;  // what is wrong inside of a manifest spoils its own pages only
    add_cultures(project);
  }

  void read_docs(const NamedPath& named, Loaded& file) {
    file.source = open_named(named, file.opening);
    if (file.source) file.docs = load_event_docs(*file.source, file.found);
  }

  static void read_manifest(std::string_view source_locale, Loaded& file) {
    file.found = {};
    if (file.source) file.manifest = load_manifest(*file.source, source_locale, file.found);
  }

  /// Where no project file says which it is: what is set, if any manifest has strings of it, else English, else the
  /// first by name. Then the manifests are read again.
  void choose_source_locale(Settings& settings, std::span<Loaded> files) const {
    std::set<std::string> cultures;
    for (const Loaded& file : files) {
      if (!file.manifest) continue;
      for (const StringTable& table : file.manifest->string_tables) {
        cultures.insert(parse_locale(table.culture.value).tag);
      }
    }
    cultures.erase("");  // of what is none
    if (cultures.empty() || cultures.contains(settings.source_locale)) return;
    const auto english = std::ranges::find_if(cultures, [](const auto& tag) { return is_same_language(tag, "en"); });
    settings.source_locale = english != cultures.end() ? *english : *cultures.begin();
    parallel_for(files.size(), jobs_,
                 [&](std::size_t i, unsigned) { read_manifest(settings.source_locale, files[i]); });
  }

  /// A locale for every culture that a manifest has strings of, but for the source's.
  static void add_cultures(Project& project) {
    Settings& settings = project.settings;
    for (const Manifest& manifest : project.manifests) {
      for (const StringTable& table : manifest.string_tables) {
        const LocaleTag culture = parse_locale(table.culture.value);
        const bool is_source =
            &table == &manifest.string_tables.front() && is_same_language(culture.tag, settings.source_locale);
        if (culture.is_valid() && !is_source) add_locale(settings, culture.tag, table.culture.span);
      }
    }
  }

  static void add_locale(Settings& settings, const std::string& tag, Span span) {
    const bool is_known = std::ranges::find(settings.locales, tag, &LocaleSettings::tag) != settings.locales.end();
    if (tag == settings.source_locale || is_known) return;
    settings.locales.push_back({.tag = tag, .span = span, .catalogs = {}, .fallback = {}});
  }

  void load_templates(LoadedProject& loaded) {
    const Settings& settings = loaded.project.settings;
    TemplateFolder& folder = loaded.templates.emplace(settings.template_set, sources_);
    Source* file = folder.exists() ? folder.open(template_set_file_name, diagnostics_) : nullptr;
    if (file) {
      loaded.project.templates = load_template_set(*file, diagnostics_);
      return add_base(loaded.project.templates, folder, sources_, diagnostics_);
    }
    const std::vector<std::string_view> known = builtin_sets();
    const std::string hint = did_you_mean(settings.template_set, known);
    diagnostics_.report(
        code::no_template_set, settings.template_set_span,
        folder.exists() ? fmt::format("the template set '{}' has no set.toml", settings.template_set)
                        : fmt::format("no template set '{}'", settings.template_set),
        hint.empty() ? fmt::format("name a folder with a set.toml, or a built-in set: {}", fmt::join(known, ", "))
                     : hint);
  }

  unsigned jobs_;
  Sources& sources_;
  Diagnostics& diagnostics_;
  std::span<const SettingsWork> beside_;
  Diagnostics metadata_findings_;
  bool is_readable_ = false;
  bool is_bare_ = false;
};

}  // namespace

bool is_folder(const std::string& path) {
  std::error_code ignored;
  return std::filesystem::is_directory(path, ignored);
}

void add_base(TemplateSet& set, TemplateFolder& folder, Sources& sources, Diagnostics& diagnostics) {
  if (set.base.empty()) return;
  if (!folder.set_base(set.base)) {
    const std::vector<std::string_view> known = builtin_sets();
    const std::string hint = did_you_mean(set.base, known);
    diagnostics.report(code::no_template_set, set.base_span, fmt::format("no built-in template set '{}'", set.base),
                       hint.empty() ? fmt::format("the built-in sets are {}", fmt::join(known, ", ")) : hint);
    return;
  }
  if (!set.pages.empty()) return;
  TemplateFolder base(set.base, sources);
  const Source* file = base.open(template_set_file_name, diagnostics);
  if (file) set.pages = load_template_set(*file, diagnostics).pages;
}

std::vector<std::string_view> builtin_sets() {
  std::vector<std::string_view> names;
  for (const BuiltinFile& file : builtin_files_in("templates")) {
    const std::string_view path = file.path.substr(std::string_view("templates/").size());
    const std::string_view name = path.substr(0, path.find('/'));
    if (names.empty() || names.back() != name) names.push_back(name);
  }
  return names;
}

std::optional<OpenedProject> open_project(const ProjectRequest& request, Sources& sources, Diagnostics& diagnostics) {
  Diagnostics found;
  const std::optional<std::string> file = project_file(request.operands, found);
  const bool is_known = !found.has_errors();
  diagnostics.merge(std::move(found));
  if (!is_known) return std::nullopt;
  OpenedProject opened;
  opened.is_bare = !file;
  opened.files.assign(request.operands.begin(), request.operands.end());
  for (const std::string& path : opened.files) opened.settings.manifests.push_back({path, {}});
  if (file) {
    const Source* source = open_input(sources, *file, diagnostics);
    if (!source) return std::nullopt;
    opened.files = {*file};
    opened.settings = load_settings(*source, diagnostics);
  }
  if (request.out) opened.settings.out = *request.out;
  return opened;
}

LoadedProject load_project(OpenedProject opened, unsigned jobs, Sources& sources, Diagnostics& diagnostics,
                           std::span<const SettingsWork> beside) {
  return Loader(jobs, sources, diagnostics, beside).load(std::move(opened));
}

LoadedProject load_project(const ProjectRequest& request, unsigned jobs, Sources& sources, Diagnostics& diagnostics) {
  std::optional<OpenedProject> opened = open_project(request, sources, diagnostics);
  return opened ? load_project(*std::move(opened), jobs, sources, diagnostics) : LoadedProject();
}

}  // namespace evdoc::cli
