#include "cli/harvest_folder.h"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <string_view>

#include <fmt/format.h>

#include "base/file.h"
#include "base/hash.h"
#include "cli/codes.h"
#include "load/input.h"
#include "write/file_calls.h"
#include "write/output_folder.h"
#include "write/output_tree.h"

namespace evdoc::cli {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view record_head =
    "# What 'evdoc harvest' wrote, by SHA-1. A file that was changed since is not overwritten.\n";
constexpr std::string_view digest_end = "  ";
/// Of the path of a file: "tables/de-DE.xlf".
constexpr std::ptrdiff_t most_slashes = 1;

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

HarvestFolder::HarvestFolder(std::string path, Sources& sources, Diagnostics& diagnostics) : path_(std::move(path)) {
  FileContents record = OutputTree(path_).read(std::string(record_name));
  if (record.error != 0) return;
  const std::string name = (fs::path(path_) / record_name).string();
  read_record(*add_input(sources, name, std::move(record.bytes), diagnostics), diagnostics);
}

void HarvestFolder::read_record(const Source& record, Diagnostics& diagnostics) {
  const std::string_view text = record.text();
  for (std::size_t begin = 0; begin < text.size();) {
    std::string_view line = text.substr(begin, text.find('\n', begin) - begin);
    const Span span{&record, static_cast<uint32_t>(begin), static_cast<uint32_t>(begin + line.size())};
    begin += line.size() + 1;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty() || line.starts_with('#')) continue;
    const std::string_view digest = line.substr(0, sha1_digits);
    const std::string_view rest = line.substr(digest.size());
    if (is_sha1_hex(digest) && rest.starts_with(digest_end) && may_hold(rest.substr(digest_end.size()))) {
      last_[std::string(rest.substr(digest_end.size()))].emplace(digest);
      continue;
    }
    diagnostics.report(code::harvest_record_damaged, span, "the line names no file that a harvest wrote; it is ignored",
                       "restore the file as the last harvest left it");
  }
}

bool HarvestFolder::may_hold(std::string_view path) {
  if (std::ranges::count(path, '/') > most_slashes) return false;
  const bool has_control = std::ranges::any_of(path, [](char c) { return static_cast<unsigned char>(c) < ' '; });
  const std::string_view name = path.substr(path.rfind('/') + 1);
  return !has_control && !name.empty() && !path.starts_with('/') && !path.starts_with('.') && !name.starts_with('.');
}

void HarvestFolder::check_origin(Diagnostics& diagnostics) const {
  std::error_code ignored;
  const bool is_folder = fs::is_directory(path_, ignored);
  if (!last_.empty() || !fs::exists(path_, ignored) || (is_folder && fs::is_empty(path_, ignored))) return;
  diagnostics.report(code::project_not_empty, {},
                     is_folder ? fmt::format("the folder '{}' is not empty, and no harvest made it", path_)
                               : fmt::format("'{}' is no folder", path_),
                     is_folder ? "give an empty folder, or --force" : "give an empty folder, or one to be made");
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
