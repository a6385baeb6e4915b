// The folder of a harvested project, and what the last harvest wrote into it.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/source.h"

namespace evdoc::cli {

struct ProjectFile {
  std::string path;  ///< below the project's folder
  std::string bytes;
};

/// Knows by their digests, in a file `evdoc.harvest` beside evdoc.toml, which files the last harvest wrote and which of
/// them somebody has changed since.
class HarvestFolder {
 public:
  /// Reads that file, if there is one, and reports each line of it that no harvest can have written.
  HarvestFolder(std::string path, Sources& sources, Diagnostics& diagnostics);

  /// The name of that file.
  static constexpr std::string_view record_name = "evdoc.harvest";

  /// Whether a harvest may write a file there: into the project's folder or one in it, and no hidden file. What the
  /// record says besides is not believed, for it comes with whatever checkout the folder is of.
  static bool may_hold(std::string_view path);

  /// Reports a folder that is not empty and that no harvest made.
  void check_origin(Diagnostics& diagnostics) const;

  /// Reports every file that `files` would overwrite and that no harvest wrote as it is.
  void check_changes(const std::vector<ProjectFile>& files, Diagnostics& diagnostics) const;

  /// Replaces the files that differ, in their order, and deletes what the last harvest wrote and this one does not;
  /// what was changed since stays. False, with a finding, when a file can't be written.
  bool write(const std::vector<ProjectFile>& files, Diagnostics& diagnostics);

 private:
  using Digests = std::map<std::string, std::set<std::string>>;  // by path; of a harvest that was cut short, several

  void read_record(const Source& record, Diagnostics& diagnostics);
  static Digests digests_of(const std::vector<ProjectFile>& files);
  static std::string record_of(const Digests& digests);
  bool is_harvested(const std::string& path, std::string_view bytes) const;
  void remove_others(const std::vector<ProjectFile>& files) const;

  std::string path_;
  Digests last_;
};

}  // namespace evdoc::cli
