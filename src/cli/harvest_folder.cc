#include "cli/harvest_folder.h"

#include <filesystem>
#include <iterator>
#include <string_view>

#include <fmt/format.h>

#include "base/file.h"
#include "base/hash.h"
#include "cli/codes.h"
#include "write/file_calls.h"
#include "write/output_folder.h"
#include "write/output_tree.h"

namespace evdoc::cli {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view record_head =
    "# What 'evdoc harvest' wrote, by SHA-1. A file that was changed since is not overwritten.\n";
constexpr std::size_t digest_length = 40;

/// The files that differ from those on disk; false, with a finding, when one can't be written.
bool write_files(const std::string& path, const std::vector<ProjectFile>& files, Diagnostics& diagnostics) {
  std::vector<std::string> paths;
  for (const ProjectFile& file : files) paths.push_back(file.path);
  OutputFolder folder(path);
  Diagnostics found;
  folder.prepare(paths, OutputFolder::Purpose::writing, found);
  for (const ProjectFile& file : files) {
    if (found.has_errors()) break;
    if (folder.compare(file.path, file.bytes) != Change::unchanged) folder.write(file.path, file.bytes, found);
  }
  const bool is_written = !found.has_errors();
  diagnostics.merge(std::move(found));
  return is_written;
}

}  // namespace

HarvestFolder::HarvestFolder(std::string path) : path_(std::move(path)) {
  const FileContents record = read_file((fs::path(path_) / record_name).string());
  if (record.error != 0) return;
  std::string_view rest = record.bytes;
  while (!rest.empty()) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    if (line.starts_with('#') || line.size() < digest_length + 3) continue;
    last_[std::string(line.substr(digest_length + 2))].emplace(line.substr(0, digest_length));
  }
}

void HarvestFolder::check_origin(Diagnostics& diagnostics) const {
  std::error_code ignored;
  if (!last_.empty() || !fs::exists(path_, ignored) || fs::is_empty(path_, ignored)) return;
  diagnostics.report(code::project_not_empty, {},
                     fmt::format("the folder '{}' is not empty, and no harvest made it", path_),
                     "give an empty folder, or --force");
}

bool HarvestFolder::is_harvested(const std::string& path, std::string_view bytes) const {
  const auto known = last_.find(path);
  return known != last_.end() && known->second.contains(sha1_hex(bytes));
}

void HarvestFolder::check_changes(const std::vector<ProjectFile>& files, Diagnostics& diagnostics) const {
  const OutputTree tree(path_);
  if (!tree.exists()) return;
  for (const ProjectFile& file : files) {
    const FileContents present = tree.read(file.path);
    if (is_absence(present.error)) continue;
    const bool is_seen = present.error == 0;
    if (is_seen && (present.bytes == file.bytes || is_harvested(file.path, present.bytes))) continue;
    diagnostics.report(
        code::project_file_changed, {},
        fmt::format("the file '{}' was changed since the last harvest", (fs::path(path_) / file.path).string()),
        "harvest into another folder and take over what you need, or give --force");
  }
}

HarvestFolder::Digests HarvestFolder::digests_of(const std::vector<ProjectFile>& files) {
  Digests digests;
  for (const ProjectFile& file : files) digests[file.path].insert(sha1_hex(file.bytes));
  return digests;
}

/// As sha1sum reads and writes it.
std::string HarvestFolder::record_of(const Digests& digests) {
  std::string record(record_head);
  for (const auto& [path, all] : digests) {
    for (const std::string& digest : all) fmt::format_to(std::back_inserter(record), "{}  {}\n", digest, path);
  }
  return record;
}

/// The record has both the old and the new digests while files are replaced, so that a harvest that was cut short
/// leaves nothing that the next one takes for somebody's work.
bool HarvestFolder::write(const std::vector<ProjectFile>& files, Diagnostics& diagnostics) {
  const Digests now = digests_of(files);
  Digests both = now;
  for (const auto& [path, all] : last_) both[path].insert(all.begin(), all.end());
  const std::string record(record_name);
  if (both != last_ && !write_files(path_, {{record, record_of(both)}}, diagnostics)) return false;
  if (!write_files(path_, files, diagnostics)) return false;
  remove_others(files);
  return write_files(path_, {{record, record_of(now)}}, diagnostics);
}

void HarvestFolder::remove_others(const std::vector<ProjectFile>& files) const {
  std::set<std::string_view> made;
  for (const ProjectFile& file : files) made.insert(file.path);
  OutputTree tree(path_);
  for (const auto& [path, digests] : last_) {
    if (made.contains(path)) continue;
    const FileContents present = tree.read(path);
    if (present.error == 0 && is_harvested(path, present.bytes)) tree.remove(path);
  }
}

}  // namespace evdoc::cli
