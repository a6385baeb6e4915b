// The table of commands: usage text, help and dispatch are made from it.
#pragma once

#include <span>
#include <string_view>

#include "cli/command.h"

namespace evdoc::cli {

extern const Command build_command;
extern const Command check_command;
extern const Command explain_command;
extern const Command harvest_command;
extern const Command render_command;
extern const Command init_command;
extern const Command validate_command;
extern const Command why_command;

/// All commands, in the order in which help lists them.
std::span<const Command* const> commands();

/// Null: no command has that name.
const Command* find_command(std::string_view name);

}  // namespace evdoc::cli
