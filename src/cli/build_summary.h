// What a build says of itself on standard output.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/stopwatch.h"
#include "cli/output.h"
#include "cli/site.h"
#include "cli/site_writer.h"
#include "write/build_state.h"

namespace evdoc::cli {

/// The figures of a build.
struct BuildSummary {
  std::string out;
  std::string_view done_to_pages = "written to";
  std::size_t changed = 0;
  std::size_t unchanged = 0;
  std::size_t failed = 0;
  std::vector<LocaleRecord> locales;  ///< those that are translated into, with how their texts were found
  DocsFigures docs;
};

BuildSummary summary_of(const WriteReport& report, const Site& site);
/// Of a build that only compares.
BuildSummary summary_of(const BuildReport& report, const Site& site);
/// Of a build that found all to be as the last one had left it.
BuildSummary summary_of(const BuildOutcome& last, const std::string& out);

/// "3 pages written to 'out', 30 unchanged, in 5 ms", what the event docs lack, and how the texts of each locale were
/// found, a row a locale.
void print_summary(const BuildSummary& summary, const Stopwatch& stopwatch, Output& out);

/// The pages that were written again because somebody had edited or deleted them, and those that were removed.
void print_changes(const WriteReport& report, Output& out);

/// The pages that would be written, by path, or how they would change.
void print_differences(const BuildReport& report, Output& out);

}  // namespace evdoc::cli
