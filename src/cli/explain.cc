// evdoc explain: what the code of a message means, and what made a line of a page.

#include <algorithm>
#include <array>
#include <string>

#include "base/code_summary.h"
#include "base/suggest.h"
#include "cli/all_codes.h"
#include "cli/codes.h"
#include "cli/commands.h"
#include "cli/explain_line.h"
#include "cli/help.h"

namespace evdoc::cli {

namespace {

constexpr Option project_option{.name = "project",
                                .takes = Takes::text,
                                .value = "PROJECT",
                                .help = "the project that the page belongs to (default: the nearest around the page)"};
constexpr std::array<Option, 1> options{project_option};

constexpr std::array<Example, 3> examples{{
    {"evdoc explain undeclared-channel", "what the code in square brackets means"},
    {"evdoc explain", "all codes"},
    {"evdoc explain out/bilingual/de-DE/4031-dispatchsessionfailed.md:17",
     "which templates, units and tables made that line"},
}};

void print_all(const std::vector<const Code*>& codes, Output& out) {
  for (const Code* code : codes) {
    out << severity_name(code->severity) << "[" << code->name << "]\n" << wrap(summary_of(*code), 4);
  }
}

void print(const Code& code, Output& out) {
  out << severity_name(code.severity) << "[" << code.name << "]\n\n" << wrap(code.explanation, 0);
}

void report_unknown(std::string_view name, const std::vector<const Code*>& codes, Diagnostics& diagnostics) {
  std::vector<std::string_view> names;
  for (const Code* code : codes) names.push_back(code->name);
  std::string help = did_you_mean(name, names);
  const bool is_file = name.find_first_of("/.") != std::string_view::npos;
  if (is_file) help = "name a line of a page by its number, from 1: 'evdoc explain FILE:LINE'";
  if (help.empty()) help = "'evdoc explain' lists all codes";
  diagnostics.report(code::unknown_code, {}, "no message has the code '" + std::string(name) + "'", std::move(help));
}

int run(const Arguments& arguments, Context& context) {
  const std::vector<const Code*> codes = all_codes();
  if (arguments.operands().empty()) print_all(codes, context.out);
  for (std::size_t i = 0; i < arguments.operands().size(); ++i) {
    const std::string& name = arguments.operands()[i];
    if (const auto place = parse_page_line(name)) {
      explain_line(*place, std::string(arguments.value(project_option).value_or("")), context);
      continue;
    }
    const auto found = std::ranges::find(codes, name, &Code::name);
    if (found == codes.end()) {
      report_unknown(name, codes, context.diagnostics);
      continue;
    }
    if (i > 0) context.out << "\n";
    print(**found, context.out);
  }
  return context.diagnostics.exit_code();
}

}  // namespace

constinit const Command explain_command{
    .name = "explain",
    .summary = "says what the code of a message means, or what made a line of a page",
    .operands =
        {.usage = "[CODE or FILE:LINE...]",
         .help =
             "CODE is what stands in square brackets in a message; without one, all codes are listed. FILE:LINE is a line of a generated page.",
         .most = Operands::any_number},
    .options = options,
    .examples = examples,
    .run = run,
};

}  // namespace evdoc::cli
