// New pages, written beside the old ones and moved in when all of them are there.
#pragma once

#include <atomic>
#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "base/file.h"
#include "write/file_calls.h"

namespace evdoc {

/// A tree of pages in the making. Nothing of it is seen in the output folder before `commit`; what was not committed is
/// removed with it.
class StagedTree {
 public:
  /// `folder` is where the tree grows: on the file system of the output folder `out`, made with the first page.
  StagedTree(std::string folder, std::string out, Durability durability)
      : folder_(std::move(folder)), out_(std::move(out)), durability_(durability) {}
  ~StagedTree();
  StagedTree(const StagedTree&) = delete;
  StagedTree& operator=(const StagedTree&) = delete;

  /// Makes the folder of the tree, which must not be there. False, with a finding, if it can't be made.
  bool open(Diagnostics& diagnostics);

  /// Writes a page of the tree: its stamp, which moving it does not change; nothing, with a finding, when it can't be
  /// written. Thread-safe.
  std::optional<FileStamp> add(const std::string& page, std::string_view bytes, Diagnostics& diagnostics);

  bool is_empty() const { return !has_pages_; }

  /// Whether every page could be moved to its place, as far as that can be seen before; reports what is in the way.
  bool can_commit(Diagnostics& diagnostics) const;

  /// Moves the pages to their places: a folder that the output lacks by one rename with all that is in it, else page by
  /// page. At every instant each path has its old or its new page. False, with a finding, if it had to stop.
  bool commit(Diagnostics& diagnostics);

 private:
  int make_folders(std::string_view folder) const;
  int move_root() const;

  std::string folder_;
  std::string out_;
  Durability durability_;
  Descriptor root_;
  bool is_made_ = false;
  std::atomic<bool> has_pages_ = false;
};

}  // namespace evdoc
