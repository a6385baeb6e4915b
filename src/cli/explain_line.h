// evdoc explain FILE:LINE: what made a line of a generated page.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "cli/command.h"

namespace evdoc::cli {

/// A place in a generated page.
struct PageLine {
  std::string path;
  std::size_t line = 1;
};

/// "out/page.md:12" or "out/page.md:12:3"; nothing if it is not of that form.
std::optional<PageLine> parse_page_line(std::string_view text);

/// Prints which places in templates, and which units of which tables, made the line. The project is the one at
/// `project`, or, if that is empty, the nearest around the page or the working folder.
void explain_line(const PageLine& place, const std::string& project, Context& context);

}  // namespace evdoc::cli
