// evdoc explain: what the code of a message means.

#include <algorithm>
#include <array>
#include <string>

#include "base/suggest.h"
#include "cli/all_codes.h"
#include "cli/codes.h"
#include "cli/commands.h"
#include "cli/help.h"

namespace evdoc::cli {

namespace {

constexpr std::array<Example, 2> examples{{
    {"evdoc explain undeclared-channel", "what the code in square brackets means"},
    {"evdoc explain", "all codes"},
}};

std::string_view first_sentence(std::string_view text) {
  const std::size_t end = text.find(". ");
  return end == std::string_view::npos ? text : text.substr(0, end + 1);
}

void print_all(const std::vector<const Code*>& codes, Output& out) {
  for (const Code* code : codes) {
    out << severity_name(code->severity) << "[" << code->name << "]\n" << wrap(first_sentence(code->explanation), 4);
  }
}

void print(const Code& code, Output& out) {
  out << severity_name(code.severity) << "[" << code.name << "]\n\n" << wrap(code.explanation, 0);
}

void report_unknown(std::string_view name, const std::vector<const Code*>& codes, Diagnostics& diagnostics) {
  std::vector<std::string_view> names;
  for (const Code* code : codes) names.push_back(code->name);
  std::string help = did_you_mean(name, names);
  if (help.empty()) help = "'evdoc explain' lists all codes";
  diagnostics.report(code::unknown_code, {}, "no message has the code '" + std::string(name) + "'", std::move(help));
}

int run(const Arguments& arguments, Context& context) {
  const std::vector<const Code*> codes = all_codes();
  if (arguments.operands().empty()) print_all(codes, context.out);
  for (std::size_t i = 0; i < arguments.operands().size(); ++i) {
    const std::string& name = arguments.operands()[i];
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
    .summary = "says what the code of a message means, why it matters and how to mend it",
    .operands = {.usage = "[CODE...]",
                 .help = "CODE is what stands in square brackets in a message. Without one, all codes are listed.",
                 .most = Operands::any_number},
    .examples = examples,
    .run = run,
};

}  // namespace evdoc::cli
