// evdoc check: every QA rule on metadata and tables.

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <ctime>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <system_error>
#include <vector>

#include <fmt/format.h>

#include "base/file.h"
#include "check/check.h"
#include "check/rules.h"
#include "cli/check_baseline.h"
#include "cli/check_fixes.h"
#include "cli/codes.h"
#include "cli/commands.h"
#include "cli/load_project.h"
#include "cli/locale_choice.h"
#include "cli/locale_tables.h"
#include "cli/project_options.h"
#include "cli/replace_file.h"
#include "cli/site_plan.h"
#include "cli/site_templates.h"
#include "report/formats.h"
#include "report/text.h"
#include "text/escape.h"
#include "write/diff.h"

namespace evdoc::cli {

namespace {

constexpr std::array<std::string_view, 3> severity_names{"info", "warning", "error"};

constexpr Option rule_option{.name = "rule",
                             .letter = 'r',
                             .takes = Takes::list,
                             .value = "RULE,...",
                             .help = "only these rules, whether evdoc.toml has them or not"};
constexpr Option fail_on_option{.name = "fail-on",
                                .takes = Takes::text,
                                .value = "SEVERITY",
                                .help = "exit 1 for findings of this severity and above (default: error)",
                                .choices = severity_names};
constexpr Option max_findings_option{.name = "max-findings",
                                     .takes = Takes::number,
                                     .value = "N",
                                     .help = "print the N gravest findings at most; all are counted"};
constexpr auto format_names = [] {
  std::array<std::string_view, report_formats.size() + 1> names{"text"};
  std::ranges::transform(report_formats, names.begin() + 1, &ReportFormat::name);
  return names;
}();
constexpr Option format_option{.name = "format",
                               .letter = 'f',
                               .takes = Takes::text,
                               .value = "FORMAT",
                               .help = "how findings are printed",
                               .choices = format_names};
constexpr Option baseline_option{.name = "baseline",
                                 .takes = Takes::text,
                                 .value = "FILE",
                                 .help = "leave out the findings that this file has: only new ones count"};
constexpr Option write_baseline_option{
    .name = "write-baseline",
    .takes = Takes::text,
    .value = "FILE",
    .help = "write all present findings to a file for --baseline; with --locale or --rule, only theirs anew"};
constexpr Option fix_option{.name = "fix", .help = "mend the tables where a fix is certain; approved units are left"};
constexpr Option unsafe_fixes_option{.name = "unsafe-fixes", .help = "mend what is only likely right, too"};
constexpr Option fix_approved_option{.name = "fix-approved",
                                     .help = "let fixes change approved units (state final), too"};
constexpr Option diff_option{.name = "diff", .help = "write nothing; print how the fixes would change the tables"};
constexpr Option statistics_option{.name = "statistics",
                                   .help = "print how often each rule found something, by locale, as text"};

constexpr std::array options{format_option,       baseline_option,     write_baseline_option, fix_option,
                             unsafe_fixes_option, fix_approved_option, diff_option,           locale_option,
                             rule_option,         fail_on_option,      max_findings_option,   statistics_option,
                             jobs_option};

constexpr std::array<Example, 7> examples{{
    {"evdoc check", "the project of this folder, or of one above it"},
    {"evdoc check --locale de-DE --rule shouting", "one rule in one locale"},
    {"evdoc check --fail-on warning --max-findings 50", "a stricter gate, a shorter log"},
    {"evdoc check --format sarif > evdoc.sarif", "for code scanning"},
    {"evdoc check --baseline evdoc.baseline", "only what is new fails"},
    {"evdoc check --fix --diff", "how the certain fixes would change the tables"},
    {"evdoc check --statistics", "how often each rule found something"},
}};

/// The rules of --rule; what is no rule is reported.
std::vector<std::string> chosen_rules(const Arguments& arguments, Diagnostics& diagnostics) {
  std::vector<std::string> chosen;
  for (const std::string& name : arguments.values(rule_option)) {
    if (check::find_rule(name)) {
      chosen.push_back(name);
    } else {
      diagnostics.report(code::invalid_value, {}, fmt::format("there is no rule '{}'", name), check::rule_hint(name));
    }
  }
  return chosen;
}

/// The seconds since 1970 that a variable of the environment has, up to the year 9999; nothing if it is not set. What
/// is no such number is reported.
std::optional<std::time_t> time_variable(const char* name, Diagnostics& diagnostics) {
  constexpr int64_t last_second = 253402300799;
  const std::optional<std::string> text = environment_variable(name);
  if (!text) return std::nullopt;
  int64_t seconds = 0;
  const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), seconds);
  if (error == std::errc() && end == text->data() + text->size() && seconds >= 0 && seconds <= last_second) {
    return static_cast<std::time_t>(seconds);
  }
  diagnostics.report(code::invalid_value, {}, fmt::format("{} can't be '{}'", name, *text),
                     fmt::format("give seconds since 1970, from 0 to {}", last_second));
  return std::nullopt;
}

/// The day on which the command runs, in UTC; SOURCE_DATE_EPOCH stands in for it. Only suppressions look at it.
std::string today(Diagnostics& diagnostics) {
  const std::time_t now = time_variable("SOURCE_DATE_EPOCH", diagnostics).value_or(std::time(nullptr));
  std::tm day{};
  gmtime_r(&now, &day);
  return fmt::format("{:04}-{:02}-{:02}", day.tm_year + 1900, day.tm_mon + 1, day.tm_mday);
}

std::vector<Diagnostic> worst_first(std::vector<Diagnostic> findings) {
  std::ranges::stable_sort(findings, std::greater(), &Diagnostic::severity);
  return findings;
}

/// "3 errors, 1 warning, 2 notes"
std::string totals_of(std::span<const Diagnostic> findings) {
  std::string text = format_totals(findings);
  const auto notes = std::ranges::count(findings, Severity::info, &Diagnostic::severity);
  if (notes > 0) text += fmt::format("{}{} {}", text.empty() ? "" : ", ", notes, notes == 1 ? "note" : "notes");
  return text.empty() ? "no findings" : text;
}

/// A word of a command line as a POSIX shell reads it.
std::string quoted_for_shell(std::string_view word) {
  constexpr std::string_view plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-+=./:,@%";
  if (!word.empty() && word.find_first_not_of(plain) == std::string_view::npos) return std::string(word);
  std::string quoted = "'";
  for (const char c : word) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return quoted + "'";
}

/// A row a rule, a column a locale; what is of no locale counts for the source.
std::string statistics_of(std::span<const Diagnostic> findings, const std::vector<std::string>& locales) {
  std::map<std::string_view, std::map<std::string_view, std::size_t>> counts;
  std::size_t width = std::string_view("rule").size();
  for (const Diagnostic& finding : findings) {
    counts[finding.code->name][finding.subject.locale] += finding.count;
    width = std::max(width, finding.code->name.size());
  }
  std::string text = fmt::format("{:<{}}", "rule", width);
  for (const std::string& locale : locales) text += fmt::format("  {:>7}", locale);
  text += "    other\n";
  for (const auto& [rule, by_locale] : counts) {
    text += fmt::format("{:<{}}", rule, width);
    std::size_t other = 0;
    for (const auto& [locale, count] : by_locale) other += count;
    for (const std::string& locale : locales) {
      const auto found = by_locale.find(locale);
      const std::size_t count = found != by_locale.end() ? found->second : 0;
      other -= count;
      text += fmt::format("  {:>{}}", count, std::max<std::size_t>(locale.size(), 7));
    }
    text += fmt::format("  {:>7}\n", other);
  }
  return text;
}

/// What a step of GitHub's runner shows goes behind what is in its file already.
void add_step_summary(std::span<const Diagnostic> findings, Diagnostics& diagnostics) {
  const char* path = std::getenv("GITHUB_STEP_SUMMARY");
  if (!path || *path == '\0') return;
  const FileContents before = read_file(path);
  replace_file(path, (before.error == 0 ? before.bytes : "") + format_step_summary(findings), diagnostics);
}

class CheckRun {
 public:
  CheckRun(const Arguments& arguments, Context& context) : arguments_(arguments), context_(context) {}

  int operator()() {
    const auto start = std::chrono::steady_clock::now();
    if (const auto path = arguments_.value(baseline_option)) baseline_.load(std::string(*path), context_.diagnostics);
    refuse_contradictions();
    if (context_.diagnostics.has_errors() || !check()) return context_.diagnostics.exit_code();
    if (const auto path = arguments_.value(write_baseline_option)) return write_baseline(std::string(*path));
    std::vector<Diagnostic> findings =
        worst_first(baseline_.without_known(std::move(found_), *tables_, suppressed_).sorted());
    if (makes_fixes()) fix(findings);
    print(findings, std::chrono::steady_clock::now() - start);
    Diagnostics left;
    for (Diagnostic& finding : findings) left.add(std::move(finding));
    return std::max(left.exit_code(threshold()), context_.diagnostics.exit_code());
  }

 private:
  std::string_view format_name() const { return arguments_.value(format_option).value_or("text"); }

  void refuse_contradictions() {
    if (arguments_.has(statistics_option) && format_name() != "text") {
      context_.diagnostics.report(code::invalid_value, {},
                                  "option '--statistics' is for people: it has no other format",
                                  "leave out '--format', or '--statistics'");
    }
    if (arguments_.value(write_baseline_option) && makes_fixes()) {
      context_.diagnostics.report(code::invalid_value, {}, "option '--write-baseline' takes what is found as it is",
                                  "mend the tables first, then write the baseline");
    }
  }

  /// What this check did not look at stays as the file has it.
  int write_baseline(const std::string& path) {
    Baseline before;
    const bool is_part = !options_.rules.empty() || !options_.has_all_locales;
    std::error_code ignored;
    if (is_part && std::filesystem::exists(path, ignored)) before.load(path, context_.diagnostics);
    if (context_.diagnostics.has_errors()) return context_.diagnostics.exit_code();
    const std::vector<std::string> locales = options_.has_all_locales ? std::vector<std::string>() : locales_;
    const std::vector<Diagnostic> findings = found_.sorted();
    const std::string text = baseline_of(findings, FindingKeys(*tables_), before.lines_beyond(options_.rules, locales));
    if (replace_file(path, text, context_.diagnostics)) {
      context_.err << fmt::format("{}: {} {} written\n", escaped(path), findings.size(),
                                  findings.size() == 1 ? "finding" : "findings");
    }
    return context_.diagnostics.exit_code();
  }

  bool makes_fixes() const {
    return arguments_.has(fix_option) || arguments_.has(unsafe_fixes_option) || arguments_.has(diff_option);
  }

  void fix(std::vector<Diagnostic>& findings) {
    const Fix::Trust least = arguments_.has(unsafe_fixes_option) ? Fix::Trust::likely : Fix::Trust::certain;
    std::vector<bool> is_mended(findings.size());
    for (const FixedFile& file : fix_files(findings, least, context_.diagnostics)) {
      if (arguments_.has(diff_option)) {
        print_escaped_lines(unified_diff(file.path, file.before, file.after), context_.out);
      } else if (replace_file(file.path, file.after, context_.diagnostics)) {
        context_.err << fmt::format("{}: {} mended\n", escaped(file.path), file.fixes);
        for (const std::size_t finding : file.findings) is_mended[finding] = true;
      }
    }
    std::size_t index = 0;
    std::erase_if(findings, [&](const Diagnostic&) { return is_mended[index++]; });
  }

  /// False: there is nothing to report but what stands in the context's findings. A site that has errors is checked as
  /// far as it goes, so it isn't `load_site` that loads it: that gives nothing then.
  bool check() {
    Diagnostics& diagnostics = context_.diagnostics;
    options_.rules = chosen_rules(arguments_, diagnostics);
    options_.jobs = chosen_jobs(arguments_, diagnostics);
    options_.today = today(diagnostics);
    options_.mends_approved = arguments_.has(fix_approved_option);
    options_.has_all_locales = arguments_.values(locale_option).empty();
    Diagnostics loading;
    LoadedProject& loaded =
        loaded_.emplace(load_project({arguments_.operands(), {}}, options_.jobs, context_.sources, loading));
    const Project& project = loaded.project;
    if (loaded.is_buildable) {
      locales_ = translated_locales(project.settings,
                                    choose_locales(arguments_.values(locale_option), project.settings, diagnostics));
    }
    if (!loaded.is_buildable || diagnostics.has_errors()) {
      diagnostics.merge(std::move(loading));
      return false;
    }
    LocaleTables& tables = tables_.emplace(project, locales_, context_.sources);
    tables.load_vocabularies(loading);
    tables.load_all(options_.jobs, loading);
    check_tables(project, tables);
    const SiteTemplates templates(project.templates, *loaded.templates, loading);
    SitePlan plan;
    const SiteChoice choice{locales_, {}, {}};
    SitePlanner(project, choice, plan, loading).plan_all(tables, options_.jobs, loading);
    keep_loading(loading);
    return true;
  }

  void check_tables(const Project& project, const LocaleTables& tables) {
    std::vector<check::CheckedLocale> checked;
    for (const std::string& locale : locales_) {
      if (tables.tables(locale)) checked.push_back({tables.chain(locale)});
    }
    suppressed_ = check::check_project(project, checked, options_, found_);
  }

  /// What is wrong with the files, and with how they fit one another, counts as well; where only some rules are asked
  /// for, the errors do, since the rules may not have seen everything.
  void keep_loading(const Diagnostics& loading) {
    for (const Diagnostic& finding : loading.all()) {
      if (options_.rules.empty() || finding.severity == Severity::error) found_.add(finding);
    }
  }

  Severity threshold() const {
    const auto name = arguments_.value(fail_on_option).value_or("error");
    return static_cast<Severity>(std::ranges::find(severity_names, name) - severity_names.begin());
  }

  void print(std::span<const Diagnostic> findings, std::chrono::steady_clock::duration time) {
    const auto format = std::ranges::find(report_formats, format_name(), &ReportFormat::name);
    if (arguments_.has(diff_option)) return;
    if (format != report_formats.end()) {
      context_.out << format->format({findings.first(most_shown(findings)), suppressed_});
      if (format->format == format_github) add_step_summary(findings, context_.diagnostics);
      return;
    }
    if (arguments_.has(statistics_option)) {
      context_.out << statistics_of(findings, locales_);
    } else {
      print_text(findings);
    }
    if (context_.verbosity == Verbosity::quiet) return;
    const bool has_seen_all = options_.rules.empty() && options_.has_all_locales;
    if (has_seen_all && baseline_.gone() > 0) {
      context_.out << fmt::format("{} of the baseline are gone: write it again\n", baseline_.gone());
    }
    const auto milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(time).count();
    context_.out << fmt::format("{} in {} {}, in {} ms\n", totals_of(findings), locales_.size(),
                                locales_.size() == 1 ? "locale" : "locales", milliseconds);
  }

  void print_text(std::span<const Diagnostic> findings) {
    std::size_t shown = most_shown(findings);
    if (context_.verbosity == Verbosity::quiet) {
      const auto is_error = [](const Diagnostic& finding) { return finding.severity == Severity::error; };
      shown = std::min<std::size_t>(shown, static_cast<std::size_t>(std::ranges::count_if(findings, is_error)));
    }
    context_.out << format_text(findings.first(shown), context_.out_color);
    if (context_.verbosity == Verbosity::quiet || findings.empty()) return;
    if (shown < findings.size()) context_.out << fmt::format("\n{} more are not shown\n", findings.size() - shown);
    const auto is_of_rule = [](const Diagnostic& finding) { return check::find_rule(finding.code->name) != nullptr; };
    const auto first = std::ranges::find_if(findings, is_of_rule);
    if (first != findings.end()) context_.out << "\n" << command_for(*first);
  }

  std::size_t most_shown(std::span<const Diagnostic> findings) const {
    return std::min<std::size_t>(findings.size(), arguments_.number(max_findings_option).value_or(UINT32_MAX));
  }

  /// A line that shows a rule's finding again, and its like.
  std::string command_for(const Diagnostic& finding) const {
    std::string line = "again: evdoc check";
    for (const std::string& operand : arguments_.operands()) line += " " + escaped(quoted_for_shell(operand));
    const bool has_locale = std::ranges::find(locales_, finding.subject.locale) != locales_.end();
    if (has_locale) line += " --locale " + finding.subject.locale;
    return line + fmt::format(" --rule {}\n", finding.code->name);
  }

  const Arguments& arguments_;
  Context& context_;
  check::CheckOptions options_;
  std::optional<LoadedProject> loaded_;
  std::optional<LocaleTables> tables_;
  std::vector<std::string> locales_;
  Diagnostics found_;
  std::vector<SuppressedFinding> suppressed_;
  Baseline baseline_;
};

int run(const Arguments& arguments, Context& context) {
  return CheckRun(arguments, context)();
}

}  // namespace

constinit const Command check_command{
    .name = "check",
    .summary = "finds the faults of metadata and tables before a reader does",
    .operands = project_operands,
    .options = options,
    .examples = examples,
    .run = run,
};

}  // namespace evdoc::cli
