// From the command line to a loaded project: which files, and what they say.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/source.h"
#include "load/template_folder.h"
#include "model/project.h"

namespace evdoc::cli {

/// What the command line says of the project; what is absent is the project's to say.
struct ProjectRequest {
  std::span<const std::string> operands;  ///< a folder, an evdoc.toml, or manifests; none: evdoc.toml upward from here
  std::optional<std::string> out;
};

/// A project whose settings are read, and nothing else yet.
struct OpenedProject {
  Settings settings;
  std::vector<std::string> files;  ///< what names it: its evdoc.toml, or manifests
  bool is_bare = false;            ///< there is no evdoc.toml
};

/// Finds the project and reads its settings; nothing, with findings, if there is none or its file can't be read.
std::optional<OpenedProject> open_project(const ProjectRequest& request, Sources& sources, Diagnostics& diagnostics);

/// A project and the templates of its set.
struct LoadedProject {
  Project project;
  std::optional<TemplateFolder> templates;
  bool is_buildable = false;  ///< no error but such as are confined to events of a manifest
};

/// Whether an operand names a folder.
bool is_folder(const std::string& path);

/// Gives a set what it takes from the built-in set that it names as its base; reports a base that does not exist.
void add_base(TemplateSet& set, TemplateFolder& folder, Sources& sources, Diagnostics& diagnostics);

/// The names of the template sets that evdoc has built in.
std::vector<std::string_view> builtin_sets();

/// Work for which nothing of a project is needed but its settings.
using SettingsWork = std::function<void(const Settings& settings)>;

/// Reads the manifests, the event docs and the template set on up to `jobs` threads, and has work done beside it. Every
/// fault of every file is reported. A project whose settings have errors, which are among the findings, is not
/// buildable.
LoadedProject load_project(OpenedProject opened, unsigned jobs, Sources& sources, Diagnostics& diagnostics,
                           std::span<const SettingsWork> beside = {});

/// Both.
LoadedProject load_project(const ProjectRequest& request, unsigned jobs, Sources& sources, Diagnostics& diagnostics);

}  // namespace evdoc::cli
