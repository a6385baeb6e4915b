#include "write/staged_tree.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <vector>

#include <fmt/format.h>

namespace evdoc {

namespace {

struct Entry {
  std::string name;
  bool is_folder = false;
};

bool is_folder(int parent, const char* name) {
  struct stat status {};
  return ::fstatat(parent, name, &status, AT_SYMLINK_NOFOLLOW) == 0 && S_ISDIR(status.st_mode);
}

/// What a folder holds, by name; an errno if it can't be listed.
int list(int folder, std::vector<Entry>& entries) {
  const int again = ::openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (again < 0) return errno;
  const std::unique_ptr<DIR, int (*)(DIR*)> stream(::fdopendir(again), ::closedir);
  if (!stream) {
    ::close(again);
    return ENOMEM;
  }
  errno = 0;
  while (const dirent* entry = ::readdir(stream.get())) {
    const std::string name(entry->d_name);
    if (name == "." || name == "..") continue;
    const bool is_known = entry->d_type != DT_UNKNOWN;
    entries.push_back({name, is_known ? entry->d_type == DT_DIR : is_folder(folder, name.c_str())});
    errno = 0;
  }
  std::ranges::sort(entries, {}, &Entry::name);
  return errno;
}

/// Renames onto nothing; EEXIST if there is something.
int move_new(int from, const char* name, int to, const char* new_name) {
  if (::renameat2(from, name, to, new_name, RENAME_NOREPLACE) == 0) return 0;
  if (errno != EINVAL && errno != ENOSYS) return errno;
  // The file system has no such flag. An empty folder may be replaced, and a full one is refused.
  return ::renameat(from, name, to, new_name) == 0 ? 0 : (errno == ENOTEMPTY ? EEXIST : errno);
}

/// Walks the staged tree and the output folder side by side.
class Merge {
 public:
  enum class Step : unsigned char { check, move };

  Merge(Step step, Durability durability, Diagnostics& diagnostics)
      : step_(step), durability_(durability), diagnostics_(diagnostics) {}

  /// `path` names the folder `to` in messages. In the step `check` all that is in the way is reported, in `move` the
  /// first failure ends it.
  bool folders(int from, int to, const std::string& path) {
    std::vector<Entry> entries;
    if (const int error = list(from, entries)) return fail(path, error);
    if (step_ == Step::check && !entries.empty() && ::faccessat(to, ".", W_OK | X_OK, AT_EACCESS) != 0)
      return fail(path, errno);
    bool is_good = true;
    for (const Entry& entry : entries) {
      const std::string place = path + "/" + entry.name;
      is_good &= entry.is_folder ? folder(from, to, entry.name, place) : page(from, to, entry.name, place);
      if (!is_good && step_ == Step::move) return false;
    }
    return is_good && settle(to, path);
  }

 private:
  bool folder(int from, int to, const std::string& name, const std::string& place) {
    const Opened inner = open_beneath(to, name, O_RDONLY | O_DIRECTORY);
    if (inner.error == ENOENT) return step_ == Step::check || new_folder(from, to, name, place);
    if (inner.error) return fail(place, inner.error);
    const Opened staged = open_beneath(from, name, O_RDONLY | O_DIRECTORY);
    if (staged.error) return fail(place, staged.error);
    return folders(staged.descriptor.number(), inner.descriptor.number(), place);
  }

  bool new_folder(int from, int to, const std::string& name, const std::string& place) {
    const int error = move_new(from, name.c_str(), to, name.c_str());
    return error == 0 || fail(place, error);
  }

  bool page(int from, int to, const std::string& name, const std::string& place) {
    if (step_ == Step::check) return !is_folder(to, name.c_str()) || fail(place, EISDIR);
    return ::renameat(from, name.c_str(), to, name.c_str()) == 0 || fail(place, errno);
  }

  /// What was moved into the folder stays there if the power fails.
  bool settle(int folder, const std::string& path) {
    if (step_ == Step::check || durability_ == Durability::system) return true;
    return ::fsync(folder) == 0 || fail(path, errno);
  }

  bool fail(const std::string& path, int error) {
    report_unwritable(path, error, diagnostics_);
    return false;
  }

  Step step_;
  Durability durability_;
  Diagnostics& diagnostics_;
};

/// Makes the folders of a tree durable, the innermost first; 0 or an errno.
int sync_folders(int folder) {
  std::vector<Entry> entries;
  if (const int error = list(folder, entries)) return error;
  for (const Entry& entry : entries) {
    if (!entry.is_folder) continue;
    const Opened inner = open_beneath(folder, entry.name, O_RDONLY | O_DIRECTORY);
    if (inner.error) return inner.error;
    if (const int error = sync_folders(inner.descriptor.number())) return error;
  }
  return ::fsync(folder) == 0 ? 0 : errno;
}

std::string parent_of(const std::string& path) {
  const std::string parent = std::filesystem::path(path).parent_path().string();
  return parent.empty() ? "." : parent;
}

}  // namespace

StagedTree::~StagedTree() {
  if (!is_made_) return;
  root_.close();
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

bool StagedTree::open(Diagnostics& diagnostics) {
  is_made_ = ::mkdir(folder_.c_str(), 0777) == 0;
  Opened root = is_made_ ? open_folder(folder_) : Opened{Descriptor(), errno};
  root_ = std::move(root.descriptor);
  if (root.error) report_unwritable(out_, root.error, diagnostics);
  return root.error == 0;
}

std::optional<FileStamp> StagedTree::add(const std::string& page, std::string_view bytes, Diagnostics& diagnostics) {
  has_pages_ = true;
  NewFile file = write_new_file(root_.number(), page, bytes, durability_);
  if (file.error == ENOENT) {
    file.error = make_folders(folder_part(page));
    if (!file.error) file = write_new_file(root_.number(), page, bytes, durability_);
  }
  if (!file.error) return file.stamp;
  report_unwritable(fmt::format("{}/{}", out_, page), file.error, diagnostics);
  return std::nullopt;
}

int StagedTree::make_folders(std::string_view folder) const {
  for (std::size_t end = 0; end < folder.size();) {
    end = std::min(folder.find('/', end + 1), folder.size());
    if (::mkdirat(root_.number(), std::string(folder.substr(0, end)).c_str(), 0777) != 0 && errno != EEXIST)
      return errno;
  }
  return 0;
}

bool StagedTree::can_commit(Diagnostics& diagnostics) const {
  if (is_empty()) return true;
  const Opened out = open_folder(out_);
  if (out.error == ENOENT) return true;
  if (out.error) {
    report_unwritable(out_, out.error, diagnostics);
    return false;
  }
  return Merge(Merge::Step::check, durability_, diagnostics).folders(root_.number(), out.descriptor.number(), out_);
}

bool StagedTree::commit(Diagnostics& diagnostics) {
  if (is_empty()) return true;
  if (const int error = durability_ == Durability::disk ? sync_folders(root_.number()) : 0) {
    report_unwritable(out_, error, diagnostics);
    return false;
  }
  Opened out = open_folder(out_);
  if (out.error == ENOENT) {
    const int error = move_root();
    if (error == 0) return true;
    out = error == EEXIST ? open_folder(out_) : Opened{Descriptor(), error};
  }
  if (!out.error)
    return Merge(Merge::Step::move, durability_, diagnostics).folders(root_.number(), out.descriptor.number(), out_);
  report_unwritable(out_, out.error, diagnostics);
  return false;
}

/// The whole tree becomes the output folder; 0 or an errno, EEXIST if that is there by now.
int StagedTree::move_root() const {
  if (const int error = move_new(AT_FDCWD, folder_.c_str(), AT_FDCWD, out_.c_str())) return error;
  if (durability_ == Durability::system) return 0;
  const Opened parent = open_folder(parent_of(out_));
  return parent.error || ::fsync(parent.descriptor.number()) == 0 ? parent.error : errno;
}

}  // namespace evdoc
