// The formats of reports for machines: one file each, and one line in a table.
#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "base/suppressed_finding.h"

namespace evdoc {

/// What a report is made of.
struct Report {
  std::span<const Diagnostic> findings = {};
  std::span<const SuppressedFinding> suppressed = {};
};

/// Findings as one document. Text from inputs can break none of the formats.
struct ReportFormat {
  std::string_view name;  ///< as --format takes it
  std::string (*format)(const Report& report) = nullptr;
};

/// Our own: every field of every finding. `version` grows when a field changes its meaning.
std::string format_json(const Report& report);
/// SARIF 2.1.0 (OASIS), as GitHub's code scanning takes it. What is suppressed is in it, with its reason.
std::string format_sarif(const Report& report);
/// JUnit's XML: a suite for each locale, a case for each finding; findings of severity info do not fail.
std::string format_junit(const Report& report);
/// GitHub's workflow commands: annotations, at most ten of a severity, since GitHub shows no more.
std::string format_github(const Report& report);
/// What a GitHub step shows below its log: Markdown, how often each rule found something, and where first. It has no
/// markup of inputs.
std::string format_step_summary(std::span<const Diagnostic> findings);
/// GitLab's code quality report.
std::string format_gitlab(const Report& report);

/// All formats but text, which has colours.
inline constexpr std::array<ReportFormat, 5> report_formats{{
    {"json", format_json},
    {"sarif", format_sarif},
    {"junit", format_junit},
    {"github", format_github},
    {"gitlab", format_gitlab},
}};

}  // namespace evdoc
