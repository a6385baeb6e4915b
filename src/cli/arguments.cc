#include "cli/arguments.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>

#include "base/suggest.h"
#include "cli/codes.h"

namespace evdoc::cli {

namespace {

constexpr uint32_t largest_number = std::numeric_limits<int32_t>::max();

std::optional<uint32_t> parse_number(std::string_view text) {
  uint32_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || number > largest_number) return std::nullopt;
  return number;
}

std::string in_quotes(std::string_view text) {
  return "'" + std::string(text) + "'";
}

std::string dashed(const Option& option) {
  return "--" + std::string(option.name);
}

std::string joined(std::span<const std::string_view> words) {
  std::string text;
  for (const std::string_view word : words) text.append(text.empty() ? "" : ", ").append(word);
  return text;
}

/// "-c,--check", as CLI11 wants to be told.
std::string names_of(const Option& option) {
  return option.letter ? std::string{'-', option.letter, ','} + dashed(option) : dashed(option);
}

std::vector<std::string> split_at_commas(const std::vector<std::string>& values) {
  std::vector<std::string> parts;
  for (const std::string& value : values) {
    std::size_t begin = 0;
    for (std::size_t comma = value.find(','); comma != value.npos; comma = value.find(',', begin)) {
      parts.push_back(value.substr(begin, comma - begin));
      begin = comma + 1;
    }
    parts.push_back(value.substr(begin));
  }
  return parts;
}

/// One run over a command line.
class Parser {
 public:
  Parser(const Syntax& syntax, Diagnostics& diagnostics) : syntax_(syntax), diagnostics_(diagnostics) {
    app_.set_help_flag();
    app_.allow_extras();
    for (const Option& option : syntax.options) declare(option);
    for (const Option& option : syntax.common_options) declare(option);
  }

  void stop_at_first_operand() { app_.prefix_command(); }

  /// The words that are no known option, in their order, "--" included.
  std::vector<std::string> parse(std::span<const std::string> words) {
    std::vector<std::string> right = without_empty_values(words);
    std::ranges::reverse(right);  // CLI11 takes them from the back
    try {
      app_.parse(right);
    } catch (const CLI::Error& error) {
      diagnostics_.report(code::invalid_command_line, {}, error.what(), see_help());
    }
    return app_.remaining();
  }

  Arguments take_values() {
    Arguments arguments;
    for (const auto& [option, parsed] : declared_) {
      if (parsed->count() == 0) continue;
      std::vector<std::string> values = parsed->results();
      if (option->takes == Takes::list) values = split_at_commas(values);
      const auto refused =
          std::erase_if(values, [&, &taker = *option](const std::string& value) { return !accept(taker, value); });
      if (refused == 0) arguments.add(*option, std::move(values));
    }
    return arguments;
  }

  void report_unknown_option(const std::string& word) {
    std::vector<std::string_view> names;
    for (const auto& [option, parsed] : declared_) names.push_back(option->name);
    const std::string name = word.substr(0, word.find('='));
    const std::string_view nearest = closest(name.substr(std::min(name.find_first_not_of('-'), name.size())), names);
    std::string help = nearest.empty() ? see_help() : "did you mean '--" + std::string(nearest) + "'?";
    diagnostics_.report(code::unknown_option, {},
                        "unknown option " + in_quotes(name) + " of " + in_quotes(syntax_.program), std::move(help));
  }

 private:
  void declare(const Option& option) {
    CLI::Option* parsed = option.takes == Takes::nothing ? app_.add_flag(names_of(option))
                                                         : app_.add_option(names_of(option))->expected(0, 1);
    parsed->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    declared_.emplace_back(&option, parsed);
  }

  /// Reports "--out=", which CLI11 would give the next word as its value: in a script, an empty variable stood there.
  std::vector<std::string> without_empty_values(std::span<const std::string> words) {
    std::vector<std::string> right(words.begin(), words.end());
    const auto is_empty_value = [&](const std::string& word) {
      const auto is_meant = [&](const auto& declared) {
        return declared.first->takes != Takes::nothing && word == dashed(*declared.first) + '=';
      };
      const auto meant = std::ranges::find_if(declared_, is_meant);
      if (meant != declared_.end()) report_missing_value(*meant->first);
      return meant != declared_.end();
    };
    const auto end_of_options = std::ranges::find(right, "--");
    right.erase(std::remove_if(right.begin(), end_of_options, is_empty_value), end_of_options);
    return right;
  }

  void report_missing_value(const Option& option) {
    diagnostics_.report(code::missing_value, {},
                        "option '" + dashed(option) + "' needs a value: " + std::string(option.value), see_help());
  }

  bool accept(const Option& option, const std::string& value) {
    if (option.takes == Takes::nothing) return accept_flag(option, value);
    if (value.empty()) {
      report_missing_value(option);
      return false;
    }
    if (option.takes == Takes::number && !parse_number(value)) {
      diagnostics_.report(code::invalid_value, {}, "option '" + dashed(option) + "' can't be " + in_quotes(value),
                          "give a whole number from 0 to " + std::to_string(largest_number));
      return false;
    }
    return accept_choice(option, value);
  }

  bool accept_flag(const Option& option, const std::string& value) {
    if (value == "true") return true;  // what CLI11 says of a flag that stands alone
    diagnostics_.report(code::invalid_value, {}, "option '" + dashed(option) + "' takes no value, and was given one",
                        "write '" + dashed(option) + "' alone");
    return false;
  }

  bool accept_choice(const Option& option, const std::string& value) {
    if (option.choices.empty() || std::ranges::count(option.choices, value)) return true;
    std::string help = did_you_mean(value, option.choices);
    if (help.empty()) help = "it can be one of: " + joined(option.choices);
    diagnostics_.report(code::invalid_value, {}, "option '" + dashed(option) + "' can't be " + in_quotes(value),
                        std::move(help));
    return false;
  }

  std::string see_help() const { return "see '" + std::string(syntax_.program) + " --help'"; }

  const Syntax& syntax_;
  Diagnostics& diagnostics_;
  CLI::App app_;
  std::vector<std::pair<const Option*, CLI::Option*>> declared_;
};

bool looks_like_option(std::string_view word) {
  return word.size() > 1 && word[0] == '-' && !(word[1] >= '0' && word[1] <= '9');
}

void check_operand_count(const Syntax& syntax, std::size_t count, Diagnostics& diagnostics) {
  const auto& [usage, help, least, most] = syntax.operands;
  if (count >= least && count <= most) return;
  const std::string expected = most == 0 ? "no files or names" : std::string(usage);
  diagnostics.report(code::wrong_operands, {},
                     in_quotes(syntax.program) + " takes " + expected + ", and was given " + std::to_string(count),
                     "see '" + std::string(syntax.program) + " --help'");
}

}  // namespace

void Arguments::add(const Option& option, std::vector<std::string> values) {
  values_.insert_or_assign(option.name, std::move(values));
}

std::span<const std::string> Arguments::values(const Option& option) const {
  const auto found = values_.find(option.name);
  return found == values_.end() ? std::span<const std::string>() : found->second;
}

std::optional<std::string_view> Arguments::value(const Option& option) const {
  const auto all = values(option);
  return all.empty() ? std::nullopt : std::optional<std::string_view>(all.back());
}

std::optional<uint32_t> Arguments::number(const Option& option) const {
  const auto text = value(option);
  return text ? parse_number(*text) : std::nullopt;
}

Arguments parse_arguments(const Syntax& syntax, std::span<const std::string> words, Diagnostics& diagnostics) {
  Parser parser(syntax, diagnostics);
  const std::vector<std::string> rest = parser.parse(words);
  Arguments arguments = parser.take_values();
  const auto end_of_options = std::ranges::find(rest, "--");
  for (auto word = rest.begin(); word != rest.end(); ++word) {
    if (word == end_of_options) continue;
    if (word < end_of_options && looks_like_option(*word)) {
      parser.report_unknown_option(*word);
    } else {
      arguments.add_operand(*word);
    }
  }
  check_operand_count(syntax, arguments.operands().size(), diagnostics);
  return arguments;
}

Arguments parse_leading_options(const Syntax& syntax, std::span<const std::string> words, Diagnostics& diagnostics) {
  Parser parser(syntax, diagnostics);
  parser.stop_at_first_operand();
  const std::vector<std::string> rest = parser.parse(words);
  Arguments arguments = parser.take_values();
  auto word = rest.begin();
  for (; word != rest.end() && looks_like_option(*word) && *word != "--"; ++word) parser.report_unknown_option(*word);
  if (word != rest.end() && *word == "--") ++word;
  for (; word != rest.end(); ++word) arguments.add_operand(*word);
  return arguments;
}

}  // namespace evdoc::cli
