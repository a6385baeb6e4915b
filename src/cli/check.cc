// evdoc check: every QA rule on metadata and tables.

#include <algorithm>
#include <array>
#include <chrono>
#include <ctime>
#include <map>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "base/suggest.h"
#include "check/check.h"
#include "check/rules.h"
#include "cli/codes.h"
#include "cli/commands.h"
#include "cli/load_project.h"
#include "cli/locale_choice.h"
#include "cli/locale_tables.h"
#include "cli/site_plan.h"
#include "report/text.h"
#include "text/escape.h"

namespace evdoc::cli {

namespace {

constexpr std::array<std::string_view, 3> severity_names{"info", "warning", "error"};

constexpr Option locale_option{
    .name = "locale", .letter = 'l', .takes = Takes::list, .value = "TAG,...", .help = "only these locales"};
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
constexpr Option statistics_option{.name = "statistics",
                                   .help = "print how often each rule found something, by locale"};
constexpr Option jobs_option{.name = "jobs",
                             .letter = 'j',
                             .takes = Takes::number,
                             .value = "N",
                             .help = "threads (default: one for each core)"};

constexpr std::array<Option, 6> options{locale_option,       rule_option,       fail_on_option,
                                        max_findings_option, statistics_option, jobs_option};

constexpr std::array<Example, 4> examples{{
    {"evdoc check", "the project of this folder, or of one above it"},
    {"evdoc check --locale de-DE --rule shouting", "one rule in one locale"},
    {"evdoc check --fail-on warning --max-findings 50", "a stricter gate, a shorter log"},
    {"evdoc check --statistics", "how often each rule found something"},
}};

/// The rules of --rule; what is no rule is reported.
std::vector<std::string> chosen_rules(const Arguments& arguments, Diagnostics& diagnostics) {
  std::vector<std::string_view> known;
  for (const check::Rule& rule : check::rules()) known.push_back(rule.code->name);
  std::vector<std::string> chosen;
  for (const std::string& name : arguments.values(rule_option)) {
    if (check::find_rule(name)) {
      chosen.push_back(name);
      continue;
    }
    const std::string hint = did_you_mean(name, known);
    diagnostics.report(code::invalid_value, {}, fmt::format("there is no rule '{}'", name),
                       hint.empty() ? fmt::format("the rules are {}", fmt::join(known, ", ")) : hint);
  }
  return chosen;
}

/// The day on which the command runs, in UTC; SOURCE_DATE_EPOCH stands in for it. Only suppressions look at it.
std::string today() {
  const char* fixed = std::getenv("SOURCE_DATE_EPOCH");
  const std::time_t now = fixed ? static_cast<std::time_t>(std::strtoll(fixed, nullptr, 10)) : std::time(nullptr);
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

class CheckRun {
 public:
  CheckRun(const Arguments& arguments, Context& context) : arguments_(arguments), context_(context) {}

  int operator()() {
    const auto start = std::chrono::steady_clock::now();
    if (!check()) return context_.diagnostics.exit_code();
    print(std::chrono::steady_clock::now() - start);
    return found_.exit_code(threshold());
  }

 private:
  /// False: there is nothing to report but what stands in the context's findings.
  bool check() {
    Diagnostics& diagnostics = context_.diagnostics;
    options_.rules = chosen_rules(arguments_, diagnostics);
    options_.jobs = arguments_.number(jobs_option).value_or(0);
    options_.today = today();
    Diagnostics loading;
    const LoadedProject loaded = load_project({arguments_.operands(), {}}, context_.sources, loading);
    const Project& project = loaded.project;
    if (loaded.is_buildable) {
      locales_ =
          translated_locales(project, choose_locales(arguments_.values(locale_option), project.settings, diagnostics));
    }
    if (!loaded.is_buildable || diagnostics.has_errors()) {
      diagnostics.merge(std::move(loading));
      return false;
    }
    const LocaleTables tables(project, locales_, options_.jobs, context_.sources, loading);
    check_tables(project, tables);
    if (options_.rules.empty()) keep_loading(project, tables, std::move(loading));
    return true;
  }

  void check_tables(const Project& project, const LocaleTables& tables) {
    std::vector<check::CheckedLocale> checked;
    for (const std::string& locale : locales_) {
      if (const CatalogIndex* index = tables.tables(locale)) {
        checked.push_back({&index->catalog(), tables.chain(locale).front().vocabulary});
      }
    }
    check::check_project(project, checked, options_, found_);
  }

  /// What is wrong with the files, and with how they fit one another, counts as well.
  void keep_loading(const Project& project, const LocaleTables& tables, Diagnostics loading) {
    SitePlan plan;
    plan_site(project, {locales_, {}, {}}, tables, plan, loading);
    found_.merge(std::move(loading));
  }

  Severity threshold() const {
    const auto name = arguments_.value(fail_on_option).value_or("error");
    return static_cast<Severity>(std::ranges::find(severity_names, name) - severity_names.begin());
  }

  void print(std::chrono::steady_clock::duration time) {
    const std::vector<Diagnostic> findings = worst_first(found_.sorted());
    if (arguments_.has(statistics_option)) {
      context_.out << statistics_of(findings, locales_);
    } else {
      print_text(findings);
    }
    if (context_.verbosity == Verbosity::quiet) return;
    const auto milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(time).count();
    context_.out << fmt::format("{} in {} {}, in {} ms\n", totals_of(findings), locales_.size(),
                                locales_.size() == 1 ? "locale" : "locales", milliseconds);
  }

  void print_text(std::span<const Diagnostic> findings) {
    const std::size_t most = arguments_.number(max_findings_option).value_or(UINT32_MAX);
    std::size_t shown = std::min(findings.size(), most);
    if (context_.verbosity == Verbosity::quiet) {
      const auto is_error = [](const Diagnostic& finding) { return finding.severity == Severity::error; };
      shown = std::min<std::size_t>(shown, static_cast<std::size_t>(std::ranges::count_if(findings, is_error)));
    }
    context_.out << format_text(findings.first(shown), context_.out_color);
    if (context_.verbosity == Verbosity::quiet || findings.empty()) return;
    if (shown < findings.size()) context_.out << fmt::format("\n{} more are not shown\n", findings.size() - shown);
    context_.out << "\n" << command_for(findings.front());
  }

  /// A line that shows the finding again, and its like.
  std::string command_for(const Diagnostic& finding) const {
    if (!check::find_rule(finding.code->name)) return {};
    std::string line = "again: evdoc check";
    for (const std::string& operand : arguments_.operands()) line += " " + escaped(operand);
    const bool has_locale = std::ranges::find(locales_, finding.subject.locale) != locales_.end();
    if (has_locale) line += " --locale " + finding.subject.locale;
    return line + fmt::format(" --rule {}\n", finding.code->name);
  }

  const Arguments& arguments_;
  Context& context_;
  check::CheckOptions options_;
  std::vector<std::string> locales_;
  Diagnostics found_;
};

int run(const Arguments& arguments, Context& context) {
  return CheckRun(arguments, context)();
}

}  // namespace

constinit const Command check_command{
    .name = "check",
    .summary = "finds the faults of metadata and tables before a reader does",
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
