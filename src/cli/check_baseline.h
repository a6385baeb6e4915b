// The baseline of checks: findings that were there before, so that only new ones fail a build.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/diagnostic.h"
#include "base/suppressed_finding.h"
#include "cli/locale_tables.h"

namespace evdoc::cli {

/// What a baseline knows findings by, whatever line they stand on, whatever they mark and however they are worded.
class FindingKeys {
 public:
  /// `tables` must outlive it.
  explicit FindingKeys(const LocaleTables& tables);

  /// SHA-1 of the rule, the locale, the page, the unit and the whole texts of that in its table. What is about no unit
  /// of a table has its fingerprint.
  std::string operator()(const Diagnostic& finding) const;

 private:
  const Unit* unit_of(const Subject& subject) const;

  const LocaleTables& tables_;
  std::map<std::string, std::unordered_map<std::string, const PageTable*>> pages_;  // by locale, by name
};

/// Findings by their keys: below the line with the version of its form a line "KEY RULE LOCALE UNIT" each, sorted.
class Baseline {
 public:
  /// Reads a baseline; one of another version, and a line that is none, is reported.
  void load(const std::string& path, Diagnostics& diagnostics);

  /// Hands on what the baseline does not have; the rest goes to `known`. As often as it has a finding, so often is that
  /// known.
  Diagnostics without_known(Diagnostics found, const LocaleTables& tables, std::vector<SuppressedFinding>& known);

  /// How many findings of the baseline `without_known` did not meet.
  std::size_t gone() const;

  /// Its lines about other rules, or about other locales, than these; none of them: all are looked at.
  std::vector<std::string> lines_beyond(std::span<const std::string> rules, std::span<const std::string> locales) const;

 private:
  std::vector<std::string> lines_;
  std::map<std::string, std::size_t, std::less<>> left_;  // by key
};

/// The baseline that has all of these, and the lines of another that it is to keep.
std::string baseline_of(std::span<const Diagnostic> findings, const FindingKeys& keys, std::vector<std::string> kept);

}  // namespace evdoc::cli
