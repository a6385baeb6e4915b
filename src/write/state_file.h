// The files in which builds are remembered.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "write/build_state.h"
#include "write/file_calls.h"

namespace evdoc {

/// The last builds of all projects that are built into one output folder, from its state folder; in no given order.
std::vector<BuildState> load_states(const std::string& folder);

/// The state files of one project in a state folder. A build writes the journal, with all pages that it is about to put
/// in their places, then moves them, then makes the journal the state: whatever kills it, evdoc knows its own pages.
class StateFile {
 public:
  /// `project` tells the projects apart that are built into one output folder.
  StateFile(const std::string& folder, std::string_view project, Durability durability);

  /// The last state; of a build that was cut short the pages are known too, and it is not complete. Nothing: there is
  /// none, or none that can be trusted, or (with a finding) it can't be read.
  std::optional<BuildState> load(Diagnostics& diagnostics) const;

  /// What the last build came to, without its pages. Nothing: see `load`, or the build was cut short.
  std::optional<BuildOutcome> load_outcome(Diagnostics& diagnostics) const;

  /// 0, or the errno of the failure.
  int write_journal(const NewState& state) const;
  int commit_journal() const;
  /// Both, for a build that moves no pages.
  int save(const NewState& state) const;

 private:
  bool has_journal() const;

  std::string folder_;
  std::string state_;
  std::string journal_;
  Durability durability_;
};

}  // namespace evdoc
