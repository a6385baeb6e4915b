// The findings of a build, kept in its state, and reported again while nothing has changed.
#pragma once

#include <vector>

#include "base/diagnostic.h"
#include "base/source.h"
#include "write/build_state.h"

namespace evdoc::cli {

/// All but those that are true of one build only.
std::vector<FindingRecord> kept_findings(const Diagnostics& diagnostics);

/// Reports them as they were. The inputs that they point into are read again, and only those. False, with nothing
/// reported, if that can't be done: a code or an input is not known any more.
bool report_again(const std::vector<FindingRecord>& findings, Sources& sources, Diagnostics& diagnostics);

}  // namespace evdoc::cli
