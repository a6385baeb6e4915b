// What a command is: its name, options and operands as constants, and the function that does it.
#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/source.h"
#include "cli/arguments.h"
#include "cli/output.h"
#include "report/text.h"

namespace evdoc::cli {

enum class Verbosity : uint8_t { normal, quiet };

/// What every command works with. Results go to `out`. Findings go to `diagnostics`: they are printed to `err`, sorted,
/// when the command has returned; a command itself writes there only progress.
struct Context {
  Sources& sources;
  Diagnostics& diagnostics;
  Output& out;
  Output& err;
  Color out_color = Color::none;
  Color err_color = Color::none;
  Verbosity verbosity = Verbosity::normal;
  /// What took long to make and would take long to take apart: it lasts until the process ends.
  std::vector<std::shared_ptr<const void>> kept = {};
};

/// A line to type, as help shows it.
struct Example {
  std::string_view line;
  std::string_view purpose;
};

/// One command. A new one is a file with a `constexpr Command` and a line in commands.cc.
struct Command {
  std::string_view name;
  std::string_view summary;  ///< what it does: lower case, no period
  Operands operands = {};
  std::span<const Option> options = {};
  std::span<const Example> examples = {};
  /// The exit code; mostly `context.diagnostics.exit_code()`. The arguments have been checked against the options.
  int (*run)(const Arguments& arguments, Context& context) = nullptr;
};

}  // namespace evdoc::cli
