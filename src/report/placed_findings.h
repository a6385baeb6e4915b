// Findings with what machines want to know: lines and columns, and a fingerprint that survives moved lines.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/line_index.h"

namespace evdoc {

/// A finding ready for a report. The path is empty, and the positions are 1:1, for one that has no place.
struct PlacedFinding {
  const Diagnostic* finding = nullptr;
  std::string path;
  Position begin;
  Position end;             ///< behind its last character
  std::string fingerprint;  ///< 40 hex digits, unique among these findings
};

/// In the order given.
std::vector<PlacedFinding> place_findings(std::span<const Diagnostic> findings, LineIndexes& lines);

/// What a finding is about, whatever line it stands on and however it is worded: SHA-1 of its rule, locale, page, unit
/// and of the texts that it marks, the source among them. Only what is of no unit, or has no place, is known by its
/// message.
std::string fingerprint_of(const Diagnostic& finding);

}  // namespace evdoc
