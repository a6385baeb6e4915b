#include "cli/commands.h"

#include <algorithm>
#include <array>

namespace evdoc::cli {

namespace {

constexpr std::array table{
    &build_command,  &check_command, &validate_command, &harvest_command,
    &render_command, &init_command,  &explain_command,  &why_command,
};

}  // namespace

std::span<const Command* const> commands() {
  return table;
}

const Command* find_command(std::string_view name) {
  const auto found = std::ranges::find(table, name, [](const Command* command) { return command->name; });
  return found == table.end() ? nullptr : *found;
}

}  // namespace evdoc::cli
