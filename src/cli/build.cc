// evdoc build: the pages of every locale and edition.

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdlib>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "cli/codes.h"
#include "cli/commands.h"
#include "cli/counted.h"
#include "cli/locale_choice.h"
#include "cli/site.h"
#include "cli/site_build.h"
#include "page/coverage.h"
#include "text/escape.h"

namespace evdoc::cli {

namespace {

constexpr std::array<std::string_view, 3> edition_names{"source", "localized", "bilingual"};

constexpr Option out_option{.name = "out",
                            .letter = 'o',
                            .takes = Takes::text,
                            .value = "FOLDER",
                            .help = "where the pages go (default: what evdoc.toml says, else 'out'; also EVDOC_OUT)"};
constexpr Option locale_option{
    .name = "locale", .letter = 'l', .takes = Takes::list, .value = "TAG,...", .help = "only these locales"};
constexpr Option edition_option{.name = "edition",
                                .letter = 'e',
                                .takes = Takes::list,
                                .value = "EDITION,...",
                                .help = "only these editions",
                                .choices = edition_names};
constexpr Option revision_option{.name = "revision",
                                 .takes = Takes::text,
                                 .value = "COMMIT",
                                 .help = "the source revision that the source edition shows (default: the newest)"};
constexpr Option jobs_option{.name = "jobs",
                             .letter = 'j',
                             .takes = Takes::number,
                             .value = "N",
                             .help = "threads (default: one for each core; also EVDOC_JOBS)"};
constexpr Option check_option{.name = "check", .help = "write nothing; exit 1 if any page would change"};
constexpr Option diff_option{.name = "diff", .help = "write nothing; print how the pages would change"};
constexpr Option dry_run_option{
    .name = "dry-run", .letter = 'n', .help = "write nothing; list the pages that would change"};
constexpr Option strict_option{.name = "strict", .help = "write nothing at all if one page can't be made"};

constexpr std::array<Option, 9> options{out_option,   locale_option, edition_option, revision_option, jobs_option,
                                        check_option, diff_option,   dry_run_option, strict_option};

constexpr std::array<Example, 5> examples{{
    {"evdoc build", "the project of this folder, or of one above it"},
    {"evdoc build provider.man --out docs", "a manifest alone: English pages, and those of every culture in it"},
    {"evdoc build --locale ja-JP --edition bilingual", "one locale, targets beside their sources"},
    {"evdoc build --check --diff", "in CI: are the committed pages what the inputs give?"},
    {"evdoc build --revision bc293b1 --edition source", "the English pages as they were at a commit"},
}};

/// A variable of the environment, which flags go before and evdoc.toml comes after; nothing if it is unset or empty.
std::optional<std::string> variable(const char* name) {
  const char* value = std::getenv(name);
  return value && *value ? std::optional<std::string>(value) : std::nullopt;
}

std::optional<std::string> out_folder(const Arguments& arguments) {
  if (const auto folder = arguments.value(out_option)) return std::string(*folder);
  return variable("EVDOC_OUT");
}

unsigned jobs(const Arguments& arguments, Diagnostics& diagnostics) {
  constexpr unsigned most_jobs = 256;
  if (const auto number = arguments.number(jobs_option)) return std::min(*number, most_jobs);
  const std::optional<std::string> text = variable("EVDOC_JOBS");
  if (!text) return 0;
  unsigned number = 0;
  const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), number);
  if (error != std::errc() || end != text->data() + text->size()) {
    diagnostics.report(code::invalid_value, {}, fmt::format("EVDOC_JOBS is '{}', which is no whole number", *text),
                       "set it to a number of threads, or unset it");
  }
  return std::min(number, most_jobs);
}

std::vector<Edition> editions(const Arguments& arguments) {
  std::vector<Edition> chosen;
  for (const std::string& name : arguments.values(edition_option)) {
    chosen.push_back(static_cast<Edition>(std::ranges::find(edition_names, name) - edition_names.begin()));
  }
  return chosen;
}

BuildOptions build_options(const Arguments& arguments, Diagnostics& diagnostics) {
  BuildOptions chosen;
  const bool only_reports = arguments.has(check_option) || arguments.has(dry_run_option);
  if (only_reports) chosen.disposal = Disposal::report;
  if (arguments.has(diff_option)) chosen.disposal = Disposal::compare;
  if (arguments.has(strict_option)) chosen.on_failure = OnFailure::stop;
  chosen.jobs = jobs(arguments, diagnostics);
  return chosen;
}

/// A diff with every line fit for a terminal.
void print_difference(std::string_view difference, Output& out) {
  while (!difference.empty()) {
    const std::size_t end = std::min(difference.find('\n'), difference.size());
    out << escaped(difference.substr(0, end)) << "\n";
    difference.remove_prefix(std::min(end + 1, difference.size()));
  }
}

void print_changes(const BuildReport& report, Output& out) {
  for (const ChangedPage& page : report.changed) {
    if (!page.difference.empty()) {
      print_difference(page.difference, out);
    } else {
      out << (page.change == Change::created ? "would create " : "would update ") << escaped(page.path) << "\n";
    }
  }
}

/// How the texts of each locale were found, a row a locale.
void print_matches(const BuildReport& report, const SitePlan& plan, Output& out) {
  static constexpr std::array<std::string_view, match_kind_count> headings{
      "page", "common", "by text", "built-in", "fallback", "as is", "untranslated"};
  std::size_t width = std::string_view("locale").size();
  for (const std::string& locale : plan.locales) width = std::max(width, locale.size());
  std::string line = fmt::format("{:<{}}", "locale", width);
  for (const std::string_view heading : headings)
    line += fmt::format("  {:>{}}", heading, std::max<std::size_t>(heading.size(), 6));
  out << line << "   stale\n";
  for (std::size_t i = 0; i < plan.locales.size(); ++i) {
    line = fmt::format("{:<{}}", plan.locales[i], width);
    for (std::size_t kind = 0; kind < headings.size(); ++kind) {
      line += fmt::format("  {:>{}}", report.matches[i].by_kind[kind], std::max<std::size_t>(headings[kind].size(), 6));
    }
    out << line << fmt::format("  {:>6}\n", report.matches[i].stale);
  }
}

class BuildRun {
 public:
  BuildRun(const Arguments& arguments, Context& context) : arguments_(arguments), context_(context) {}

  int operator()() {
    run();
    return context_.diagnostics.exit_code();
  }

 private:
  void run() {
    const auto start = std::chrono::steady_clock::now();
    Diagnostics& diagnostics = context_.diagnostics;
    options_ = build_options(arguments_, diagnostics);
    const std::unique_ptr<Site> site = load_site(
        {arguments_.operands(), out_folder(arguments_)},
        [this](const Settings& settings, Diagnostics& found) { return choice(settings, found); }, options_.jobs,
        context_.sources, diagnostics);
    if (!site) return;
    const BuildReport report =
        build_site(site->project(), *site->loaded.templates, site->plan, *site->tables, options_, diagnostics);
    if (diagnostics.exit_code() == usage_fault) return;  // a template does not compile
    conclude(report, site->plan, site->project().settings.out, std::chrono::steady_clock::now() - start);
  }

  SiteChoice choice(const Settings& settings, Diagnostics& diagnostics) const {
    return {choose_locales(arguments_.values(locale_option), settings, diagnostics), editions(arguments_),
            std::string(arguments_.value(revision_option).value_or(""))};
  }

  void conclude(const BuildReport& report, const SitePlan& plan, const std::string& folder,
                std::chrono::steady_clock::duration time) {
    if (options_.disposal != Disposal::write) print_changes(report, context_.out);
    if (context_.verbosity == Verbosity::normal) print_summary(report, plan, folder, time);
    if (arguments_.has(check_option) && !report.changed.empty()) {
      context_.diagnostics.report(
          code::output_out_of_date, {},
          fmt::format("{} out of date in '{}'", counted(report.changed.size(), "page is", "pages are"), folder),
          "run 'evdoc build' and commit the result");
    }
  }

  void print_summary(const BuildReport& report, const SitePlan& plan, const std::string& folder,
                     std::chrono::steady_clock::duration time) {
    const std::size_t failed = report.failed + plan.broken_pages;
    std::string line = fmt::format("{} {} '{}', {} unchanged", counted(report.changed.size(), "page", "pages"),
                                   options_.disposal == Disposal::write ? "written to" : "would be written to",
                                   escaped(folder), report.unchanged);
    if (failed > 0) line += fmt::format(", {} failed", failed);
    const auto milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(time).count();
    context_.out << line << fmt::format(", in {} ms\n", milliseconds);
    print_docs_coverage(plan);
    const bool has_pages = !report.changed.empty() || report.unchanged > 0;
    if (has_pages && !plan.locales.empty()) print_matches(report, plan, context_.out);
  }

  /// Nothing where nobody has begun to describe events.
  void print_docs_coverage(const SitePlan& plan) {
    Diagnostics listed_by_validate;
    const DocsCoverage coverage = compare_docs(plan.pages, listed_by_validate);
    if (coverage.without_prose == coverage.events) return;
    if (coverage.without_prose == 0 && coverage.differences == 0) return;
    context_.out << fmt::format("{} without prose, {} between event docs and manifests\n",
                                counted(coverage.without_prose, "event", "events"),
                                counted(coverage.differences, "difference", "differences"));
  }

  static constexpr int usage_fault = 2;

  const Arguments& arguments_;
  Context& context_;
  BuildOptions options_;
};

int run(const Arguments& arguments, Context& context) {
  return BuildRun(arguments, context)();
}

}  // namespace

constinit const Command build_command{
    .name = "build",
    .summary = "renders the pages of every locale and edition",
    .operands =
        {.usage = "[PROJECT or MANIFEST...]",
         .help =
             "PROJECT is a folder with an evdoc.toml, or that file. Without one, it is looked for upward from here.",
         .most = Operands::any_number},
    .options = options,
    .examples = examples,
    .run = run,
};

}  // namespace evdoc::cli
