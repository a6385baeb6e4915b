#include "write/state_folder.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <filesystem>
#include <system_error>

namespace evdoc {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view staging_name = "new";

/// Absolute, links resolved, without a slash at the end.
fs::path whole_path(const std::string& out, std::error_code& error) {
  const fs::path whole = fs::weakly_canonical(fs::absolute(out, error), error);
  return whole.has_filename() ? whole : whole.parent_path();
}

/// A rename from beside it into it would cross file systems.
bool is_mount_point(const fs::path& folder) {
  struct statx status {};
  const bool is_known = ::statx(AT_FDCWD, folder.c_str(), 0, STATX_BASIC_STATS, &status) == 0;
  return is_known && (status.stx_attributes & STATX_ATTR_MOUNT_ROOT) != 0;
}

/// In the order in which they are tried: one that is there is not left for another.
std::array<fs::path, 2> places(const fs::path& whole) {
  const fs::path beside = whole.parent_path() / ("." + whole.filename().string() + ".evdoc");
  const fs::path inside = whole / ".evdoc";
  if (is_mount_point(whole) || !whole.has_relative_path()) return {inside, inside};
  std::error_code ignored;
  const bool is_inside = !fs::exists(beside, ignored) && fs::exists(inside, ignored);
  return is_inside ? std::array{inside, beside} : std::array{beside, inside};
}

/// Whether it is no wonder that a folder can't be made here, and another place may do.
bool is_closed_place(int error) {
  return error == EACCES || error == EPERM || error == EROFS || error == ENAMETOOLONG;
}

/// 0, or the errno that keeps it from being used.
int make_usable(const fs::path& folder) {
  if (::mkdir(folder.c_str(), 0777) != 0) {
    if (errno != EEXIST) return errno;
    if (is_symbolic_link(AT_FDCWD, folder.c_str())) return ELOOP;
    if (::access(folder.c_str(), W_OK | X_OK) != 0) return errno;
  }
  // Nobody wants it in a repository. That it can't be said to git is no reason not to build.
  write_new_file(AT_FDCWD, folder / ".gitignore", "*\n", Durability::system);
  return 0;
}

/// Whether a build that is not killed leaves nothing of that name. What is not evdoc's stays.
bool is_litter(const fs::path& path) {
  return path.filename() == staging_name || path.filename().string().ends_with(".journal.tmp");
}

}  // namespace

std::optional<StateFolder> StateFolder::open(const std::string& out, Diagnostics& diagnostics) {
  std::error_code error;
  const fs::path whole = whole_path(out, error);
  if (!error) fs::create_directories(whole.parent_path(), error);
  if (!error && fs::exists(whole, error) && !fs::is_directory(whole, error))
    error = std::make_error_code(std::errc::not_a_directory);
  if (error) {
    report_unwritable(out, error.value(), diagnostics);
    return std::nullopt;
  }
  int reason = 0;
  for (const fs::path& place : places(whole)) {
    const bool is_there = fs::exists(place, error);
    int refusal = make_usable(place);
    const fs::path asked = refusal == 0 ? place / "lock" : place;
    Descriptor lock(refusal == 0 ? ::open(asked.c_str(), O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0666) : -1);
    if (lock.is_open()) return StateFolder(place.string(), std::move(lock));
    if (refusal == 0) refusal = errno;
    if (is_there) {
      report_unwritable(asked.string(), refusal, diagnostics);
      return std::nullopt;
    }
    if (reason == 0) reason = refusal;
    if (!is_closed_place(refusal)) break;
  }
  report_unwritable(out, reason, diagnostics);
  return std::nullopt;
}

std::optional<std::string> StateFolder::find(const std::string& out) {
  std::error_code error;
  const fs::path whole = whole_path(out, error);
  for (const fs::path& place : places(whole)) {
    if (fs::is_directory(place, error)) return place.string();
  }
  return std::nullopt;
}

bool StateFolder::try_lock() {
  return ::flock(lock_.number(), LOCK_EX | LOCK_NB) == 0;
}

bool StateFolder::wait_for_lock(Diagnostics& diagnostics) {
  while (::flock(lock_.number(), LOCK_EX) != 0) {
    if (errno == EINTR) continue;
    report_unwritable(path_ + "/lock", errno, diagnostics);
    return false;
  }
  return true;
}

std::string StateFolder::staging() const {
  return fs::path(path_) / staging_name;
}

void StateFolder::sweep() const {
  std::error_code ignored;
  for (fs::directory_iterator entry(path_, ignored), end; entry != end; entry.increment(ignored)) {
    if (is_litter(entry->path())) fs::remove_all(entry->path(), ignored);
  }
}

}  // namespace evdoc
