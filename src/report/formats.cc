#include "report/formats.h"

#include <array>

namespace evdoc {

namespace {

constexpr std::array<ReportFormat, 5> table{{
    {"json", format_json},
    {"sarif", format_sarif},
    {"junit", format_junit},
    {"github", format_github},
    {"gitlab", format_gitlab},
}};

}  // namespace

std::span<const ReportFormat> report_formats() {
  return table;
}

}  // namespace evdoc
