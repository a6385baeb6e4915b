// The baseline of checks: findings that were there before, so that only new ones fail a build.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "base/suppressed_finding.h"

namespace evdoc::cli {

/// Findings by what they are about, never by line: a line "FINGERPRINT RULE LOCALE UNIT" each, sorted.
class Baseline {
 public:
  /// Reads a baseline; a line that is none is reported.
  void load(const std::string& path, Diagnostics& diagnostics);

  /// Hands on what the baseline does not have; the rest goes to `known`. As often as it has a finding, so often is that
  /// known.
  Diagnostics without_known(Diagnostics found, std::vector<SuppressedFinding>& known);

  /// How many findings of the baseline `without_known` did not meet.
  std::size_t gone() const;

 private:
  std::map<std::string, std::size_t, std::less<>> left_;  // by fingerprint
};

/// The baseline that has all of these.
std::string baseline_of(std::span<const Diagnostic> findings);

}  // namespace evdoc::cli
