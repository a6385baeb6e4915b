#include "cli/project_options.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <system_error>

#include <fmt/format.h>

#include "cli/codes.h"

namespace evdoc::cli {

std::optional<std::string> environment_variable(const char* name) {
  const char* value = std::getenv(name);
  return value && *value ? std::optional<std::string>(value) : std::nullopt;
}

unsigned chosen_jobs(const Arguments& arguments, Diagnostics& diagnostics) {
  constexpr unsigned most_jobs = 256;
  if (const auto number = arguments.number(jobs_option)) return std::min(*number, most_jobs);
  const std::optional<std::string> text = environment_variable("EVDOC_JOBS");
  if (!text) return 0;
  unsigned number = 0;
  const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), number);
  if (error != std::errc() || end != text->data() + text->size()) {
    diagnostics.report(code::invalid_value, {}, fmt::format("EVDOC_JOBS is '{}', which is no whole number", *text),
                       "set it to a number of threads, or unset it");
  }
  return std::min(number, most_jobs);
}

}  // namespace evdoc::cli
