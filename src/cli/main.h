// The program: from its command line to its exit code.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "cli/output.h"
#include "report/text.h"

namespace evdoc::cli {

/// What the program takes from its environment. Empty: not set.
struct Environment {
  std::string no_color = {};
  std::string force_color = {};
  std::string term = {};
};

/// Whether to colour what goes to a stream when the command line does not say: NO_COLOR, then FORCE_COLOR, then only
/// on a terminal that is not dumb.
Color color_for(const Environment& environment, bool is_terminal);

/// Runs the command that the words after the program's name ask for; gives the exit code. Ignore SIGPIPE before.
int run(std::span<const std::string> words, const Environment& environment, Output& out, Output& err);

/// Both for main(): takes the environment and the standard streams of the process, and ends it.
[[noreturn]] void run_process(int argc, char** argv);

}  // namespace evdoc::cli
