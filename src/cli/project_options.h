// Options and operands that the commands about projects have in common.
#pragma once

#include <optional>
#include <string>

#include "base/diagnostic.h"
#include "cli/arguments.h"

namespace evdoc::cli {

inline constexpr Operands project_operands{
    .usage = "[PROJECT or MANIFEST...]",
    .help = "PROJECT is a folder with an evdoc.toml, or that file. Without one, it is looked for upward from here.",
    .most = Operands::any_number};

inline constexpr Option locale_option{
    .name = "locale", .letter = 'l', .takes = Takes::list, .value = "TAG,...", .help = "only these locales"};

inline constexpr Option jobs_option{.name = "jobs",
                                    .letter = 'j',
                                    .takes = Takes::number,
                                    .value = "N",
                                    .help = "threads (default: one for each core; also EVDOC_JOBS)"};

/// A variable of the environment; nothing if it is unset or empty.
std::optional<std::string> environment_variable(const char* name);

/// How many threads --jobs, else EVDOC_JOBS asks for; 0: one for each core. Reports a variable that is no number.
unsigned chosen_jobs(const Arguments& arguments, Diagnostics& diagnostics);

}  // namespace evdoc::cli
