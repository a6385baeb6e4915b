#include "cli/help.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "cli/commands.h"

namespace evdoc::cli {

namespace {

constexpr std::size_t line_cells = 80;
constexpr std::size_t widest_first_column = 28;  // cells; what is longer has its meaning on the next line

constexpr std::array<Example, 3> program_examples{{
    {"evdoc build provider.man --out docs", "a reference from a manifest alone"},
    {"evdoc build", "every page of the project that this folder belongs to"},
    {"evdoc explain undeclared-channel", "what a message means and how to mend it"},
}};

/// Two columns: what one types, and what it does.
using Row = std::pair<std::string, std::string>;

std::string padded(std::string_view text, std::size_t cells) {
  std::string result(text);
  result.resize(std::max(cells, text.size()), ' ');
  return result;
}

/// The width of the first column: that of its widest entry that fits.
std::size_t first_column(const std::vector<Row>& rows) {
  std::size_t widest = 0;
  for (const Row& row : rows) {
    if (row.first.size() <= widest_first_column) widest = std::max(widest, row.first.size());
  }
  return widest;
}

/// Rows below a heading, the second column aligned and wrapped.
std::string section(std::string_view heading, const std::vector<Row>& rows) {
  if (rows.empty()) return {};
  std::string text = "\n" + std::string(heading) + ":\n";
  const std::size_t column = first_column(rows);
  const std::size_t indent = column > 0 ? column + 4 : 6;
  for (const auto& [typed, meaning] : rows) {
    std::string lines = wrap(meaning, indent);
    if (typed.size() <= column) {
      lines.replace(0, std::min(indent, lines.size()), padded("  " + typed, indent));
    } else {
      text += "  " + typed + "\n";
    }
    text += lines;
  }
  return text;
}

/// Examples are mostly too long for two columns: each has its purpose on the next line.
std::string example_section(std::span<const Example> examples) {
  std::string text = examples.empty() ? "" : "\nExamples:\n";
  for (const Example& example : examples) text += "  " + std::string(example.line) + "\n" + wrap(example.purpose, 6);
  return text;
}

std::string typed_form(const Option& option) {
  std::string text = option.letter ? std::string{'-', option.letter, ',', ' '} : std::string("    ");
  text.append("--").append(option.name);
  if (!option.value.empty()) text.append(" ").append(option.value);
  return text;
}

Row row_of(const Option& option) {
  std::string meaning(option.help);
  if (!option.choices.empty()) {
    meaning += ": ";
    for (const std::string_view choice : option.choices) meaning.append(choice).append(", ");
    meaning.resize(meaning.size() - 2);
  }
  return {typed_form(option), meaning};
}

std::vector<Row> rows_of(std::span<const Option> options) {
  std::vector<Row> rows;
  for (const Option& option : options) rows.push_back(row_of(option));
  return rows;
}

}  // namespace

std::string wrap(std::string_view text, std::size_t indent) {
  std::string result;
  std::string line;
  while (!text.empty()) {
    const std::string_view word = text.substr(0, text.find(' '));
    text.remove_prefix(std::min(word.size() + 1, text.size()));
    if (!line.empty() && indent + line.size() + 1 + word.size() > line_cells) {
      result += std::string(indent, ' ') + line + '\n';
      line.clear();
    }
    line.append(line.empty() ? "" : " ").append(word);
  }
  return result + std::string(indent, ' ') + line + '\n';
}

std::string program_help(std::span<const Option> common_options) {
  std::vector<Row> rows;
  for (const Command* command : commands()) rows.emplace_back(command->name, command->summary);
  return "evdoc: localized event documentation from ETW manifests and translation tables\n\n"
         "Usage: evdoc COMMAND [OPTION...]\n" +
         section("Commands", rows) + section("Options of every command", rows_of(common_options)) +
         example_section(program_examples) + "\n'evdoc COMMAND --help' shows more about a command.\n";
}

std::string command_help(const Command& command, std::span<const Option> common_options) {
  std::string usage = "Usage: evdoc " + std::string(command.name);
  if (!command.options.empty()) usage += " [OPTION...]";
  if (!command.operands.usage.empty()) usage.append(" ").append(command.operands.usage);
  std::string text = "evdoc " + std::string(command.name) + ": " + std::string(command.summary) + "\n\n" + usage + "\n";
  if (!command.operands.help.empty()) text += "\n" + wrap(command.operands.help, 2);
  return text + section("Options", rows_of(command.options)) +
         section("Options of every command", rows_of(common_options)) + example_section(command.examples);
}

}  // namespace evdoc::cli
