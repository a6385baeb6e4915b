// The folder in which evdoc keeps what it remembers of the builds into one output folder.
#pragma once

#include <optional>
#include <string>

#include "base/diagnostic.h"
#include "write/file_calls.h"

namespace evdoc {

/// `.OUT.evdoc` beside the output folder OUT, so that it is on the same file system and neither compared nor published;
/// or `.evdoc` in it, where that is a mount point or the folder around it can't be written to. It holds a state file
/// for each project that is built into OUT, the lock, and new pages while they grow.
class StateFolder {
 public:
  /// Finds it; makes it, and the folders around OUT, if they are not there. Nothing, with a finding, if evdoc may write
  /// in neither place.
  static std::optional<StateFolder> open(const std::string& out, Diagnostics& diagnostics);

  /// Where it is for an output folder, if it is there; nothing is made.
  static std::optional<std::string> find(const std::string& out);

  /// Takes the lock, which is held until the end of this object or of the process. False: another build has it.
  bool try_lock();
  /// The same, but waits for the other build. False, with a finding: the lock can't be had at all.
  bool wait_for_lock(Diagnostics& diagnostics);

  /// Removes what builds that were killed have left. To be called with the lock.
  void sweep() const;

  /// Where new pages grow.
  std::string staging() const;
  const std::string& path() const { return path_; }

 private:
  StateFolder(std::string path, Descriptor lock) : path_(std::move(path)), lock_(std::move(lock)) {}

  std::string path_;
  Descriptor lock_;
};

}  // namespace evdoc
