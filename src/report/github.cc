// Findings as GitHub's workflow commands.

#include <array>

#include <fmt/format.h>

#include "report/formats.h"
#include "report/placed_findings.h"
#include "text/escape.h"

namespace evdoc {

namespace {

constexpr std::size_t most_of_a_severity = 10;  // GitHub shows no more in one step

std::string_view command_of(Severity severity) {
  return severity == Severity::info ? "notice" : severity_name(severity);
}

/// What the runner takes for syntax as percent escapes; `syntax` has the characters.
std::string command_text(std::string_view text, std::string_view syntax) {
  std::string result;
  for (const char c : escaped(text)) {
    if (syntax.find(c) != std::string_view::npos) {
      result += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    } else {
      result += c;
    }
  }
  return result;
}

std::string property(std::string_view text) {
  return command_text(text, "%:,");
}

std::string annotation(const PlacedFinding& placed) {
  const Diagnostic& finding = *placed.finding;
  std::string place;
  if (!placed.path.empty()) {
    place = fmt::format("file={},line={},col={},", property(placed.path), placed.begin.line, placed.begin.column);
    if (placed.end.line == placed.begin.line) place += fmt::format("endColumn={},", placed.end.column);
  }
  const std::string help = finding.help.empty() ? std::string() : "%0Ahelp: " + command_text(finding.help, "%");
  return fmt::format("::{} {}title={}::{}{}\n", command_of(finding.severity), place, property(finding.code->name),
                     command_text(finding.message, "%"), help);
}

}  // namespace

std::string format_github(const Report& report) {
  LineIndexes lines;
  std::array<std::size_t, 3> counts{};
  std::string text;
  for (const PlacedFinding& placed : place_findings(report.findings, lines)) {
    std::size_t& count = counts[static_cast<std::size_t>(placed.finding->severity)];
    if (++count <= most_of_a_severity) text += annotation(placed);
  }
  for (const Severity severity : {Severity::error, Severity::warning, Severity::info}) {
    const std::size_t count = counts[static_cast<std::size_t>(severity)];
    if (count <= most_of_a_severity) continue;
    text +=
        fmt::format("{} more of severity {} are not annotated\n", count - most_of_a_severity, severity_name(severity));
  }
  return text;
}

}  // namespace evdoc
