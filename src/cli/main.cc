#include "cli/main.h"

#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <vector>

#include "base/file.h"
#include "base/large_pages.h"
#include "base/suggest.h"
#include "cli/codes.h"
#include "cli/commands.h"
#include "cli/help.h"

namespace evdoc::cli {

namespace {

constexpr int exit_usage = 2;
constexpr int exit_output = 4;

constexpr std::array<std::string_view, 3> color_choices{"auto", "always", "never"};
constexpr Option color_option{
    .name = "color", .takes = Takes::text, .value = "WHEN", .help = "colour in messages", .choices = color_choices};
constexpr Option quiet_option{.name = "quiet", .letter = 'q', .help = "print errors only"};
constexpr Option help_option{.name = "help", .letter = 'h', .help = "this text"};
constexpr Option version_option{.name = "version", .letter = 'V', .help = "the version of evdoc"};

constexpr std::array<Option, 3> common_options{color_option, quiet_option, help_option};
constexpr std::array<Option, 4> program_options{color_option, quiet_option, help_option, version_option};

Color choose_color(std::string_view choice, const Environment& environment, const Output& output) {
  if (choice == "always") return Color::ansi;
  if (choice == "never") return Color::none;
  return color_for(environment, output.is_terminal());
}

std::vector<Diagnostic> errors_of(std::vector<Diagnostic> findings) {
  std::erase_if(findings, [](const Diagnostic& finding) { return finding.severity != Severity::error; });
  return findings;
}

void report_unknown_command(std::string_view name, Diagnostics& diagnostics) {
  std::vector<std::string_view> names;
  for (const Command* command : commands()) names.push_back(command->name);
  std::string help = did_you_mean(name, names);
  if (help.empty()) help = "'evdoc --help' lists all commands";
  diagnostics.report(code::unknown_command, {}, "unknown command '" + std::string(name) + "'", std::move(help));
}

/// One run of the program.
class Run {
 public:
  Run(const Environment& environment, Output& out, Output& err)
      : environment_(environment), context_{.sources = sources_, .diagnostics = diagnostics_, .out = out, .err = err} {}

  int operator()(std::span<const std::string> words) {
    const int code = dispatch(words);
    return finish(code);
  }

 private:
  int dispatch(std::span<const std::string> words) {
    const Syntax syntax{.program = "evdoc", .operands = {}, .options = program_options, .common_options = {}};
    const Arguments leading = parse_leading_options(syntax, words, diagnostics_);
    apply(leading);
    if (diagnostics_.has_errors()) return exit_usage;
    if (leading.has(help_option)) return print(program_help(program_options));
    if (leading.has(version_option)) return print("evdoc " EVDOC_VERSION "\n");
    if (leading.operands().empty()) {
      context_.err << program_help(program_options);
      return exit_usage;
    }
    return dispatch_command(leading);
  }

  int dispatch_command(const Arguments& leading) {
    const std::string& name = leading.operands().front();
    if (name == "help") return help_on(leading.operands().subspan(1));
    const Command* command = find_command(name);
    if (!command) {
      report_unknown_command(name, diagnostics_);
      return exit_usage;
    }
    const std::string program = "evdoc " + std::string(command->name);
    const Syntax syntax{program, command->operands, command->options, common_options};
    Diagnostics faults;
    const Arguments arguments = parse_arguments(syntax, leading.operands().subspan(1), faults);
    apply(arguments);
    if (arguments.has(help_option)) return print(command_help(*command, common_options));
    diagnostics_.merge(std::move(faults));
    if (diagnostics_.has_errors()) return exit_usage;
    command_ran_ = true;
    return command->run(arguments, context_);
  }

  /// 'evdoc help COMMAND', which people type as readily as --help.
  int help_on(std::span<const std::string> names) {
    if (names.empty()) return print(program_help(program_options));
    if (const Command* command = find_command(names.front())) return print(command_help(*command, common_options));
    report_unknown_command(names.front(), diagnostics_);
    return exit_usage;
  }

  /// Takes over what the options of every command say.
  void apply(const Arguments& arguments) {
    if (const auto choice = arguments.value(color_option)) color_choice_ = *choice;
    if (arguments.has(quiet_option)) context_.verbosity = Verbosity::quiet;
    context_.out_color = choose_color(color_choice_, environment_, context_.out);
    context_.err_color = choose_color(color_choice_, environment_, context_.err);
  }

  int print(std::string_view text) {
    context_.out << text;
    return 0;
  }

  /// Prints the findings; an exit code of 4 if the results could not be written.
  int finish(int code) {
    const int error = context_.out.flush();
    // A reader that has seen enough, as head(1), is told nothing.
    if (error != 0 && error != EPIPE) {
      diagnostics_.report(code::results_not_written, {}, "can't write to standard output: " + describe_errno(error),
                          "make room or choose another place for the results, then run the command again");
    }
    print_findings();
    context_.err.flush();
    return error != 0 ? exit_output : code;
  }

  void print_findings() {
    const bool is_quiet = context_.verbosity == Verbosity::quiet;
    const std::vector<Diagnostic> findings = is_quiet ? errors_of(diagnostics_.sorted()) : diagnostics_.sorted();
    context_.err << format_text(findings, context_.err_color);
    const std::string totals = format_totals(findings);
    if (command_ran_ && !is_quiet && !totals.empty()) context_.err << "\n" << totals << "\n";
  }

  const Environment& environment_;
  Sources sources_;
  Diagnostics diagnostics_;
  Context context_;
  std::string color_choice_ = "auto";
  bool command_ran_ = false;
};

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value ? value : "";
}

}  // namespace

Color color_for(const Environment& environment, bool is_terminal) {
  if (!environment.no_color.empty()) return Color::none;
  if (!environment.force_color.empty()) return environment.force_color == "0" ? Color::none : Color::ansi;
  return is_terminal && environment.term != "dumb" ? Color::ansi : Color::none;
}

int run(std::span<const std::string> words, const Environment& environment, Output& out, Output& err) {
  return Run(environment, out, err)(words);
}

void run_process(int argc, char** argv) {
  keep_large_blocks_apart();
  std::signal(SIGPIPE, SIG_IGN);  // writing to a closed pipe fails instead of ending the process
  const std::vector<std::string> words(argv + (argc > 0 ? 1 : 0), argv + argc);
  const Environment environment{variable("NO_COLOR"), variable("FORCE_COLOR"), variable("TERM")};
  Output out(STDOUT_FILENO);
  Output err(STDERR_FILENO);
  Run run(environment, out, err);
  std::_Exit(run(words));  // nothing is taken apart: the system frees it all at once, 3 % of a build sooner
}

}  // namespace evdoc::cli
