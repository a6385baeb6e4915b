// Help texts, made from the tables of commands and options.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "cli/command.h"

namespace evdoc::cli {

/// The help of the whole program: its commands, the options that all of them have, examples.
std::string program_help(std::span<const Option> common_options);

/// The help of one command.
std::string command_help(const Command& command, std::span<const Option> common_options);

/// Words of `text` in lines of at most 80 cells, each indented by `indent` blanks and ended.
std::string wrap(std::string_view text, std::size_t indent);

}  // namespace evdoc::cli
