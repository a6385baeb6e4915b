// evdoc build: the pages of every locale and edition.

#include <algorithm>
#include <array>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "cli/build_memory.h"
#include "cli/build_profile.h"
#include "cli/build_summary.h"
#include "cli/codes.h"
#include "cli/commands.h"
#include "cli/counted.h"
#include "cli/depfile.h"
#include "cli/kept_findings.h"
#include "cli/locale_choice.h"
#include "cli/project_options.h"
#include "cli/rebuild_scope.h"
#include "cli/shard.h"
#include "cli/site.h"
#include "cli/site_build.h"
#include "cli/site_writer.h"
#include "cli/unchanged_pages.h"
#include "model/choice_names.h"

namespace evdoc::cli {

namespace {

constexpr Option out_option{.name = "out",
                            .letter = 'o',
                            .takes = Takes::text,
                            .value = "FOLDER",
                            .help = "where the pages go (default: what evdoc.toml says, else 'out'; also EVDOC_OUT)"};
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
constexpr Option check_option{.name = "check", .help = "write nothing; exit 1 if any page would change"};
constexpr Option diff_option{.name = "diff", .help = "write nothing; print how the pages would change"};
constexpr Option dry_run_option{
    .name = "dry-run", .letter = 'n', .help = "write nothing; list the pages that would change"};
constexpr Option strict_option{.name = "strict",
                               .help = "write nothing at all if one page can't be made, or lacks something"};
constexpr Option force_option{
    .name = "force", .letter = 'f', .help = "overwrite files in the way that evdoc has not written"};
constexpr Option verify_option{
    .name = "verify",
    .help = "read every page to see whether it is as the last build left it, not only its size and time"};
constexpr Option trust_outputs_option{
    .name = "trust-outputs", .help = "do not look at the pages when no input has changed since the last build"};
constexpr Option shard_option{.name = "shard",
                              .takes = Takes::text,
                              .value = "I/N",
                              .help = "only the Ith of N parts of the pages, for machines that share a build"};
constexpr Option depfile_option{.name = "depfile",
                                .takes = Takes::text,
                                .value = "FILE.d",
                                .help = "write the inputs, as what FILE depends on, for Make, Ninja and CMake"};
constexpr Option profile_option{.name = "profile", .help = "say where the time went"};
constexpr Option durable_option{.name = "durable",
                                .help = "wait until the pages are on the disk: they outlast a power cut"};

constexpr std::array options{out_option,           locale_option,  edition_option, revision_option,
                             shard_option,         jobs_option,    check_option,   diff_option,
                             dry_run_option,       strict_option,  force_option,   verify_option,
                             trust_outputs_option, durable_option, depfile_option, profile_option};

constexpr std::array<Example, 6> examples{{
    {"evdoc build", "the project of this folder, or of one above it"},
    {"evdoc build provider.man --out docs", "a manifest alone: English pages, and those of every culture in it"},
    {"evdoc build --locale ja-JP --edition bilingual", "one locale, targets beside their sources"},
    {"evdoc build --check --diff", "in CI: are the committed pages what the inputs give?"},
    {"evdoc build --shard 2/5", "the second of five machines that share the work"},
    {"evdoc build --revision bc293b1 --edition source", "the English pages as they were at a commit"},
}};

std::optional<std::string> out_folder(const Arguments& arguments) {
  if (const auto folder = arguments.value(out_option)) return std::string(*folder);
  return environment_variable("EVDOC_OUT");
}

Shard shard(const Arguments& arguments, Diagnostics& diagnostics) {
  const auto text = arguments.value(shard_option);
  const std::optional<Shard> shard = text ? parse_shard(*text) : Shard();
  if (shard) return *shard;
  diagnostics.report(code::invalid_value, {}, fmt::format("--shard '{}' is no part of a whole", *text),
                     "give the number of the part and how many there are, such as 2/5");
  return {};
}

std::vector<Edition> editions(const Arguments& arguments) {
  std::vector<Edition> chosen;
  for (const std::string& name : arguments.values(edition_option)) {
    chosen.push_back(static_cast<Edition>(std::ranges::find(edition_names, name) - edition_names.begin()));
  }
  return chosen;
}

/// What is done with pages that differ.
enum class Disposal : uint8_t {
  write,
  report,   ///< nothing is written
  compare,  ///< nothing is written, and the difference is shown
};

Disposal disposal(const Arguments& arguments) {
  if (arguments.has(diff_option)) return Disposal::compare;
  return arguments.has(check_option) || arguments.has(dry_run_option) ? Disposal::report : Disposal::write;
}

Durability durability(const Arguments& arguments) {
  return arguments.has(durable_option) ? Durability::disk : Durability::system;
}

/// Where a line of progress may be shown; null: nowhere.
Output* watched(Context& context) {
  const bool is_dumb = environment_variable("TERM").value_or("dumb") == "dumb";
  return context.err.is_terminal() && !is_dumb && context.verbosity == Verbosity::normal ? &context.err : nullptr;
}

WriteOptions write_options(const Arguments& arguments, unsigned jobs, Context& context) {
  return {.jobs = jobs,
          .on_failure = arguments.has(strict_option) ? OnFailure::stop : OnFailure::skip,
          .strangers = arguments.has(force_option) ? Strangers::replaced : Strangers::respected,
          .durability = durability(arguments),
          .is_measured = arguments.has(profile_option),
          .terminal = watched(context)};
}

Verification verification(const Arguments& arguments) {
  if (arguments.has(verify_option)) return Verification::contents;
  return arguments.has(trust_outputs_option) ? Verification::none : Verification::stamps;
}

/// Of all on the command line that chooses pages, and of the folder that its paths are relative to.
Digest request_digest(const Arguments& arguments, const OpenedProject& project) {
  std::error_code ignored;
  std::string request = std::filesystem::current_path(ignored).string();
  const auto add = [&request](std::string_view text) { (request += '\0') += text; };
  add(project.settings.out);
  for (const std::string& file : project.files) add(file);
  for (const Option& option : {locale_option, edition_option, revision_option, shard_option}) {
    add(option.name);
    for (const std::string& value : arguments.values(option)) add(value);
  }
  return digest_of(request);
}

class BuildRun {
 public:
  BuildRun(const Arguments& arguments, Context& context)
      : arguments_(arguments), context_(context), diagnostics_(context.diagnostics) {}

  int operator()() {
    run();
    return diagnostics_.exit_code();
  }

 private:
  void run() {
    jobs_ = chosen_jobs(arguments_, diagnostics_);
    shard_ = shard(arguments_, diagnostics_);
    std::optional<OpenedProject> opened =
        open_project({arguments_.operands(), out_folder(arguments_)}, context_.sources, diagnostics_);
    if (!opened) return;
    const std::string out = opened->settings.out;
    BuildMemory memory({out, opened->files, request_digest(arguments_, *opened), durability(arguments_)});
    const bool is_writing = disposal(arguments_) == Disposal::write;
    LastPages last;
    if (is_writing && !diagnostics_.has_errors()) {
      if (!memory.recall(verification(arguments_), jobs_, context_.err, diagnostics_)) return;
      if (verification(arguments_) == Verification::none && is_done_already(memory, out)) return;
      if (!look(memory, out, last)) return;
      if (last.are_as_left() && is_done_already(memory, out)) return;
    }
    const std::shared_ptr<Site> site = open_site(
        *std::move(opened),
        [&](const Settings& settings, Diagnostics& found) { return choose(settings, memory, last, found); }, jobs_,
        context_.sources, diagnostics_);
    if (!site) return;
    context_.kept.push_back(site);
    load_ns_ = timer_.nanoseconds();
    const std::vector<InputRecord> inputs = is_writing ? write(*site, memory, last) : compare(*site);
    if (!diagnostics_.has_errors()) write_depfile(inputs);
  }

  /// What the command line asks for, or what of that has to be made again.
  SiteChoice choose(const Settings& settings, const BuildMemory& memory, const LastPages& last,
                    Diagnostics& diagnostics) {
    extent_.choice = {choose_locales(arguments_.values(locale_option), settings, diagnostics), editions(arguments_),
                      std::string(arguments_.value(revision_option).value_or("")), shard_};
    extent_.may_lack_pages = !shard_.is_whole();
    extent_.is_all_wanted = true;
    if (disposal(arguments_) != Disposal::write) return extent_.choice;
    const std::vector<std::string> locales = locales_to_rebuild(memory, last, settings, extent_.choice.locales);
    if (locales.empty()) return extent_.choice;
    extent_.choice.locales = locales;
    extent_.choice.unchanged = &unchanged_.emplace(last);
    extent_.is_all_wanted = false;
    return extent_.choice;
  }

  /// False, with findings: the pages can't be looked at.
  bool look(BuildMemory& memory, const std::string& out, LastPages& last) {
    std::optional<LastPages> found = memory.look(OutputTree(out), verification(arguments_), jobs_, diagnostics_);
    if (found) last = *std::move(found);
    return found.has_value();
  }

  /// The pages are as they were left. True: so are the inputs, and what the last build said was said again.
  bool is_done_already(BuildMemory& memory, const std::string& out) {
    if (!memory.has_no_changes() || !report_again(memory.last()->findings, context_.sources, diagnostics_))
      return false;
    if (is_verbose()) print_summary(summary_of(*memory.last(), out), timer_, context_.out);
    write_depfile(memory.last()->inputs);
    memory.refresh();
    return true;
  }

  /// The inputs of all pages.
  std::vector<InputRecord> write(Site& site, BuildMemory& memory, LastPages& last) {
    if (!memory.is_open()) {
      if (!memory.prepare(jobs_, context_.err, diagnostics_)) return {};
      if (!look(memory, site.project().settings.out, last)) return {};
    }
    WriteReport report = write_site(site, extent_, memory, last, write_options(arguments_, jobs_, context_),
                                    context_.sources, diagnostics_);
    if (report.build.is_made && is_verbose()) print(report, site);
    std::vector<InputRecord> inputs = report.inputs;
    context_.kept.push_back(std::make_shared<const WriteReport>(std::move(report)));  // to free it page by page is slow
    return inputs;
  }

  void print(const WriteReport& report, const Site& site) {
    print_changes(report, context_.out);
    print_summary(summary_of(report, site), timer_, context_.out);
    if (!arguments_.has(profile_option)) return;
    print_profile(profile_of(context_.sources.inputs(), load_ns_, report.build, report.commit_ns), context_.out);
  }

  void write_depfile(const std::vector<InputRecord>& inputs) {
    const auto path = arguments_.value(depfile_option);
    if (path) cli::write_depfile(std::string(*path), inputs, diagnostics_);
  }

  /// The inputs of all pages.
  std::vector<InputRecord> compare(Site& site) {
    const std::string& out = site.project().settings.out;
    const OutputTree present(out);
    if (!present.is_readable(diagnostics_)) return {};
    const PageComparison comparison(
        present, disposal(arguments_) == Disposal::compare ? DifferenceText::unified : DifferenceText::none);
    const PageMaking making{.jobs = jobs_, .receive = [&](const MadePage& page, Diagnostics& of_page) {
                              return comparison.deliver(page, of_page);
                            }};
    const BuildReport report = build_site(site, making, diagnostics_);
    if (!report.is_made) return {};
    print_differences(report, context_.out);
    if (is_verbose()) print_summary(summary_of(report, site), timer_, context_.out);
    if (arguments_.has(check_option) && report.changed() > 0) {
      diagnostics_.report(code::output_out_of_date, {},
                          fmt::format("{} out of date in '{}'", counted(report.changed(), "page is", "pages are"), out),
                          "run 'evdoc build' and commit the result");
    }
    return context_.sources.inputs();
  }

  bool is_verbose() const { return context_.verbosity == Verbosity::normal; }

  const Arguments& arguments_;
  Context& context_;
  Diagnostics& diagnostics_;
  Stopwatch timer_;
  SiteExtent extent_;
  std::optional<UnchangedPages> unchanged_;
  Shard shard_;
  unsigned jobs_ = 0;
  int64_t load_ns_ = 0;  // from the start to the plan
};

int run(const Arguments& arguments, Context& context) {
  return BuildRun(arguments, context)();
}

}  // namespace

constinit const Command build_command{
    .name = "build",
    .summary = "renders the pages of every locale and edition",
    .operands = project_operands,
    .options = options,
    .examples = examples,
    .run = run,
};

}  // namespace evdoc::cli
