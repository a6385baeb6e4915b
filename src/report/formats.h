// The formats of reports for machines: one file each, and one line in a table.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/diagnostic.h"

namespace evdoc {

/// Findings as one document. Text from inputs can break none of the formats.
struct ReportFormat {
  std::string_view name;  ///< as --format takes it
  std::string (*format)(std::span<const Diagnostic> findings) = nullptr;
};

/// All formats but text, which has colours.
std::span<const ReportFormat> report_formats();

/// Our own: every field of every finding. `version` grows when a field changes its meaning.
std::string format_json(std::span<const Diagnostic> findings);
/// SARIF 2.1.0 (OASIS), as GitHub's code scanning takes it.
std::string format_sarif(std::span<const Diagnostic> findings);
/// JUnit's XML: a suite for each locale, a case for each finding; findings of severity info do not fail.
std::string format_junit(std::span<const Diagnostic> findings);
/// GitHub's workflow commands: annotations, at most ten of a severity, since GitHub shows no more.
std::string format_github(std::span<const Diagnostic> findings);
/// GitLab's code quality report.
std::string format_gitlab(std::span<const Diagnostic> findings);

}  // namespace evdoc
