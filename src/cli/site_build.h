// The build: every planned page rendered, compared with what is there, and written where it differs.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "cli/locale_tables.h"
#include "cli/site_plan.h"
#include "load/template_folder.h"
#include "model/project.h"
#include "page/compose.h"
#include "write/output_folder.h"

namespace evdoc::cli {

/// What is done with a page that differs from the file at its path.
enum class Disposal : uint8_t {
  write,    ///< the file is replaced
  report,   ///< nothing is written
  compare,  ///< nothing is written, and the difference is kept as text
};

/// Whether the build goes on when a page can't be made.
enum class OnFailure : uint8_t {
  skip,  ///< that page is left as it was
  stop,  ///< nothing is written at all
};

struct BuildOptions {
  Disposal disposal = Disposal::write;
  OnFailure on_failure = OnFailure::skip;
  unsigned jobs = 0;  ///< threads; 0: one for each core
};

/// A page that was, or would be, written.
struct ChangedPage {
  std::string path;  ///< below the output folder
  Change change = Change::created;
  std::string difference;  ///< a unified diff; only with Disposal::compare
};

struct BuildReport {
  std::vector<ChangedPage> changed;  ///< in the order of paths
  std::size_t unchanged = 0;
  std::size_t failed = 0;            ///< pages that could not be made or written
  std::vector<MatchCounts> matches;  ///< by the plan's locales
};

/// Compiles and checks the templates, then makes all pages of the plan.
BuildReport build_site(const Project& project, TemplateFolder& templates, const SitePlan& plan,
                       const LocaleTables& tables, const BuildOptions& options, Diagnostics& diagnostics);

/// Takes a page that was made, at its path. Called from several threads at once.
using PageReceiver = std::function<void(const std::string& path, const std::string& page)>;

/// Compiles and checks the templates, then makes all pages of the plan and gives them to `receive`: nothing is written.
void render_site(const Project& project, TemplateFolder& templates, const SitePlan& plan, const LocaleTables& tables,
                 unsigned jobs, const PageReceiver& receive, Diagnostics& diagnostics);

}  // namespace evdoc::cli
