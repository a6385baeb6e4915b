// Calling functions of the engine and the host with the arguments that a template gives.
#pragma once

#include <span>
#include <string_view>

#include "render/shape.h"

namespace evdoc::render {

/// Arguments as they were written; names and named values go in pairs.
struct Given {
  std::span<const Value> positional;
  std::span<const std::string_view> names;
  std::span<const Value> named;
  std::size_t subjects = 0;  ///< of the positional ones: what a filter, test or method stands on, not in its brackets
};

inline constexpr std::size_t most_parameters = 12;

/// Puts each argument at its parameter and calls; reports arguments that do not fit.
Value call_function(const Function& function, const Given& given, Context& context);

/// As messages name it: "'upper'".
std::string quoted(std::string_view name);

/// "1 argument", "2 arguments".
std::string argument_count(std::size_t count);

/// "it takes (old, new, count=...)": the parameters behind the `subjects` that stand outside of the brackets.
std::string signature_help(const Function& function, std::size_t subjects);
/// As above, of a macro whose first `required` parameters have no default.
std::string signature_help(std::span<const std::string_view> parameters, std::size_t required);

}  // namespace evdoc::render
