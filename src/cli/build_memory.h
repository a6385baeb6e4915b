// What evdoc remembers of the last build of a project, and what has changed since.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/digest.h"
#include "cli/output.h"
#include "cli/page_delivery.h"
#include "write/state_file.h"
#include "write/state_folder.h"

namespace evdoc::cli {

/// How the pages of the last build are verified before it is taken for done.
enum class Verification : uint8_t {
  none,      ///< they are taken to be as they were left
  stamps,    ///< size, time and inode
  contents,  ///< every byte
};

/// Which build it is that is remembered.
struct RememberedBuild {
  std::string out;
  std::vector<std::string> files;  ///< the project's: see OpenedProject
  Digest request;                  ///< of all that chooses its pages besides the inputs
  Durability durability = Durability::system;
};

/// The memory of one project's builds into one output folder. While it is open no other build can write there.
class BuildMemory {
 public:
  explicit BuildMemory(RememberedBuild build);

  /// Opens what there is; nothing is made. Waits while another build has it, and says so on `err`. Pages that will not
  /// be looked at are not read yet, the others while the inputs are compared. False, with a finding, if it can't be
  /// opened.
  bool recall(Verification verification, unsigned jobs, Output& err, Diagnostics& diagnostics);

  /// The same, but makes the folder if it is not there. To be called before anything is written.
  bool prepare(unsigned jobs, Output& err, Diagnostics& diagnostics);

  const std::optional<BuildState>& last() const { return last_; }

  /// Whether this build is done, if its pages are as the last one left them.
  bool has_no_changes() const { return is_same_build() && changed_inputs_.empty(); }

  /// Whether there is a last build, without errors, of this program for this request.
  bool is_same_build() const { return last_ && obstacle_.empty(); }

  /// The inputs that have changed since the last build.
  const std::vector<std::string>& changed_inputs() const { return changed_inputs_; }

  /// Why pages have to be made again, in words: "widgets.man has changed". Empty: nothing has.
  std::string cause() const;

  /// How the pages of the last build are found now. Nothing, with findings: that can't be seen.
  std::optional<LastPages> look(const OutputTree& present, Verification verification, unsigned jobs,
                                Diagnostics& diagnostics);

  bool is_open() const { return folder_.has_value(); }

  /// Where new pages grow.
  std::string staging() const { return folder_->staging(); }

  /// What the next build will remember; 0 or an errno. Pages are moved to their places between the two. Fills in which
  /// program made them for which request.
  int write_journal(NewState& state) const;
  int commit_journal() const;

  /// Writes the last state again if inputs or pages were found to be the same under other stamps. That it can't be
  /// written does no harm.
  void refresh();

 private:
  bool open(Output& err, Diagnostics& diagnostics);
  bool lock(Output& err, Diagnostics& diagnostics);
  bool read(Verification verification, unsigned jobs, Diagnostics& diagnostics);
  bool read_pages(Diagnostics& diagnostics);
  void name_project(Diagnostics& diagnostics);
  std::string find_obstacle() const;
  StateFile file() const { return {folder_->path(), project_, build_.durability}; }
  void distrust_recent(StateFrame& state) const;

  RememberedBuild build_;
  int64_t started_ns_;
  std::string project_;  // names it among those that are built into the folder
  std::optional<StateFolder> folder_;
  std::optional<BuildState> last_;
  bool are_pages_read_ = false;
  std::string obstacle_;  // why the last build's pages can't be this one's whatever the inputs are
  std::vector<std::string> changed_inputs_;
  bool has_new_stamps_ = false;
};

}  // namespace evdoc::cli
