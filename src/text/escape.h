// Makes text from inputs safe to show: nothing in it can steer a terminal or forge a line of a log.
#pragma once

#include <string>
#include <string_view>

namespace evdoc {

/// True for what is not shown as itself: control characters, line separators, bidirectional controls and every other
/// invisible format character but the two joiners, which emoji and Persian need; noncharacters.
bool must_escape(char32_t code_point);

/// True if `text` begins with what makes a CI runner take a command out of the middle of a log line: "##[", "##vso[",
/// "##teamcity[". (GitHub's "::" counts only at the start of a line.)
bool begins_ci_command(std::string_view text);

/// Appends `text` with whatever is not plain text made visible: "\n", "\t", "\u{202E}", and "\x{FF}" for a byte that is
/// not UTF-8; the first character of what begins_ci_command finds too. A backslash stays as it is: the result is for
/// reading, not for decoding.
void append_escaped(std::string& result, std::string_view text);

/// The same as a new string.
std::string escaped(std::string_view text);

}  // namespace evdoc
