// Pages to disk: what would change, and one page replaced as a whole.
#pragma once

#include <atomic>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"

namespace evdoc {

/// How a page stands to the file at its path.
enum class Change : unsigned char { unchanged, created, updated };

/// A folder that pages are written into. Symbolic links inside of it are not followed, so nothing is written outside.
/// After `prepare` the other calls are thread-safe.
class OutputFolder {
 public:
  explicit OutputFolder(std::string path) : path_(std::move(path)) {}
  ~OutputFolder();
  OutputFolder(const OutputFolder&) = delete;
  OutputFolder& operator=(const OutputFolder&) = delete;

  enum class Purpose : unsigned char {
    writing,   ///< missing folders are made
    comparing  ///< nothing on disk is touched
  };

  /// Opens the folders of these pages (paths as PathPattern makes them). To be called once. Reports output-unwritable.
  void prepare(const std::vector<std::string>& pages, Purpose purpose, Diagnostics& diagnostics);

  /// The page's present bytes; `exists` is false, and the result empty, when there is no regular file.
  struct Present {
    std::string bytes;
    bool exists = false;
  };
  Present present(const std::string& page) const;

  /// How `bytes` stand to what is at the page's path.
  Change compare(const std::string& page, std::string_view bytes) const;

  /// Replaces the page: a temporary file beside it, then a rename, so that the path holds the old or the new page at
  /// every instant. False, with a finding, when it can't be done; the old page is then untouched.
  bool write(const std::string& page, std::string_view bytes, Diagnostics& diagnostics) const;

 private:
  int folder_of(std::string_view page) const;
  int open_folder(std::string_view folder, Purpose purpose, Diagnostics& diagnostics);

  std::string path_;
  mutable std::atomic<unsigned> next_temporary_ = 0;
  std::map<std::string, int, std::less<>>
      descriptors_;  // by folder, relative; "" is the output folder; -1: it is not there
};

}  // namespace evdoc
