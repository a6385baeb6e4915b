// The options and operands of a command: declared as constants, parsed and checked against them.
#pragma once

#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"

namespace evdoc::cli {

/// What an option takes. Where one value is wanted and more are given, the last one counts.
enum class Takes : uint8_t {
  nothing,
  text,
  number,  ///< a whole number from 0 to 2^31 - 1
  list,    ///< several values: separated by commas, or the option repeated
};

struct Option {
  std::string_view name;  ///< without the dashes
  char letter = 0;        ///< the short form; 0: none
  Takes takes = Takes::nothing;
  std::string_view value = {};  ///< how help names the value: "FOLDER", "TAG,..."
  std::string_view help = {};
  std::span<const std::string_view> choices = {};  ///< all that the value may be; empty: anything
};

/// What a command takes besides its options.
struct Operands {
  static constexpr std::size_t any_number = std::numeric_limits<std::size_t>::max();

  std::string_view usage = {};  ///< as in a usage line: "[PROJECT or MANIFEST...]"
  std::string_view help = {};
  std::size_t least = 0;
  std::size_t most = 0;
};

/// What was typed.
class Arguments {
 public:
  bool has(const Option& option) const { return values_.contains(option.name); }

  /// The value of an option that takes one; nothing if it was not given.
  std::optional<std::string_view> value(const Option& option) const;
  std::optional<uint32_t> number(const Option& option) const;

  /// All values in the order of the command line; empty if the option was not given.
  std::span<const std::string> values(const Option& option) const;

  std::span<const std::string> operands() const { return operands_; }

  void add(const Option& option, std::vector<std::string> values);
  void add_operand(std::string operand) { operands_.push_back(std::move(operand)); }

 private:
  std::map<std::string_view, std::vector<std::string>> values_;
  std::vector<std::string> operands_;
};

/// What a command line is parsed against.
struct Syntax {
  std::string_view program;  ///< what messages call it: "evdoc build"
  Operands operands;
  std::span<const Option> options;
  std::span<const Option> common_options;  ///< those of every command
};

/// Parses the words after the program's (and the command's) name. Every fault is reported; what was right is returned.
Arguments parse_arguments(const Syntax& syntax, std::span<const std::string> words, Diagnostics& diagnostics);

/// Parses only the options that stand before the first other word, and gives that one and all after it as operands.
Arguments parse_leading_options(const Syntax& syntax, std::span<const std::string> words, Diagnostics& diagnostics);

}  // namespace evdoc::cli
