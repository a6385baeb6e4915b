#include "write/file_calls.h"

#include <fcntl.h>
#include <linux/openat2.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "write/codes.h"

namespace evdoc {

namespace {

/// 0, or the errno that stopped it.
int write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t n = ::write(descriptor, bytes.data(), bytes.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return errno;
    if (n == 0) return EIO;
    bytes.remove_prefix(static_cast<std::size_t>(n));
  }
  return 0;
}

/// The bytes that were read, 0 at the end, or -1 with the reason in errno.
ssize_t read_again(int descriptor, char* bytes, std::size_t size) {
  while (true) {
    const ssize_t n = ::read(descriptor, bytes, size);
    if (n >= 0 || errno != EINTR) return n;
  }
}

int sync(int descriptor) {
  while (::fsync(descriptor) != 0) {
    if (errno != EINTR) return errno;
  }
  return 0;
}

/// Whether the file holds as many bytes as were written, and its stamp.
NewFile stamp_of_written(int descriptor, std::size_t size) {
  const std::optional<FileStamp> stamp = stamp_open_file(descriptor);
  if (!stamp) return {errno};
  if (stamp->size != size) return {EIO};
  NewFile file{0, *stamp};
  file.stamp.changed_ns = 0;
  return file;
}

int open_again(int folder, const char* name, int flags) {
  while (true) {
    const int descriptor = ::openat(folder, name, flags | O_NOFOLLOW | O_CLOEXEC, 0666);
    if (descriptor >= 0 || errno != EINTR) return descriptor;
  }
}

Opened open_one(int folder, const std::string& name, int flags) {
  const int descriptor = open_again(folder, name.c_str(), flags);
  if (descriptor >= 0) return {Descriptor(descriptor), 0};
  const int error = errno;
  return {Descriptor(), is_symbolic_link(folder, name.c_str()) ? ELOOP : error};
}

/// For kernels without openat2, and to know which part is a link: one folder after the other.
Opened walk_beneath(int folder, std::string_view path, int flags) {
  if (path.starts_with('/')) return {Descriptor(), EXDEV};
  Descriptor current;
  while (true) {
    const std::size_t slash = path.find('/');
    const bool is_last = slash == std::string_view::npos;
    const int parent = current.is_open() ? current.number() : folder;
    const std::string name(path.substr(0, slash));
    if (name == "..") return {Descriptor(), EXDEV};
    Opened next = open_one(parent, name, is_last ? flags : O_PATH | O_DIRECTORY);
    if (is_last || next.error) return next;
    current = std::move(next.descriptor);
    path.remove_prefix(slash + 1);
  }
}

std::string_view help_for(int error) {
  switch (error) {
    case ENOSPC:
    case EDQUOT:
      return "free some space, then run the build again";
    case EEXIST:
    case EISDIR:
    case ELOOP:
    case ENOTDIR:
      return "move away what lies there, or choose another folder with --out";
    default:
      return "check that the folder can be written to, or choose another with --out";
  }
}

}  // namespace

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
  if (this == &other) return *this;
  close();
  number_ = other.release();
  return *this;
}

int Descriptor::release() {
  return std::exchange(number_, -1);
}

int Descriptor::close() {
  const int number = release();
  // An interrupted close has closed on Linux.
  return number >= 0 && ::close(number) != 0 && errno != EINTR ? errno : 0;
}

FileContents read_start(const std::string& path, std::size_t most) {
  const Opened opened{Descriptor(open_again(AT_FDCWD, path.c_str(), O_RDONLY)), errno};
  if (!opened.descriptor.is_open()) return {{}, opened.error};
  FileContents contents;
  contents.bytes.resize(most);
  std::size_t used = 0;
  while (used < most) {
    const ssize_t n = read_again(opened.descriptor.number(), contents.bytes.data() + used, most - used);
    if (n < 0) return {{}, errno};
    if (n == 0) break;
    used += static_cast<std::size_t>(n);
  }
  contents.bytes.resize(used);
  return contents;
}

NewFile write_new_file(int folder, const std::string& path, std::string_view bytes, Durability durability) {
  return write_new_file(folder, path, std::span(&bytes, 1), durability);
}

NewFile write_new_file(int folder, const std::string& path, std::span<const std::string_view> pieces,
                       Durability durability) {
  Descriptor file(open_again(folder, path.c_str(), O_WRONLY | O_CREAT | O_EXCL));
  if (!file.is_open()) return {errno};
  std::size_t size = 0;
  for (const std::string_view piece : pieces) {
    if (const int error = write_all(file.number(), piece)) return {error};
    size += piece.size();
  }
  if (const int error = durability == Durability::disk ? sync(file.number()) : 0) return {error};
  const NewFile written = stamp_of_written(file.number(), size);
  const int error = file.close();
  return error ? NewFile{error} : written;
}

int sync_folder(const std::string& path, Durability durability) {
  if (durability == Durability::system) return 0;
  const Opened folder = open_folder(path);
  return folder.error ? folder.error : sync(folder.descriptor.number());
}

Opened open_folder(const std::string& path) {
  while (true) {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor >= 0) return {Descriptor(descriptor), 0};
    if (errno != EINTR) return {Descriptor(), errno};
  }
}

Opened open_beneath(int folder, const std::string& path, int flags) {
  open_how how{};
  how.flags = static_cast<uint64_t>(flags | O_NOFOLLOW | O_CLOEXEC);
  how.resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS;
  while (true) {
    const long descriptor = ::syscall(SYS_openat2, folder, path.c_str(), &how, sizeof how);
    if (descriptor >= 0) return {Descriptor(static_cast<int>(descriptor)), 0};
    if (errno == EINTR || errno == EAGAIN) continue;
    if (errno != ENOSYS && errno != EPERM && errno != ELOOP && errno != ENOTDIR) return {Descriptor(), errno};
    return walk_beneath(folder, path, flags);
  }
}

Opened make_folder(int parent, const char* name) {
  while (::mkdirat(parent, name, 0777) != 0 && errno != EEXIST) {
    if (errno != EINTR) return {Descriptor(), errno};
  }
  return open_one(parent, name, O_RDONLY | O_DIRECTORY);
}

bool is_symbolic_link(int parent, const char* name) {
  struct stat status {};
  return ::fstatat(parent, name, &status, AT_SYMLINK_NOFOLLOW) == 0 && S_ISLNK(status.st_mode);
}

std::string_view folder_part(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
}

bool is_absence(int error) {
  return error == ENOENT || error == ENOTDIR;
}

bool is_no_file(int error) {
  return error == ELOOP || error == EISDIR || error == EINVAL;
}

void report_unwritable(std::string_view what, int error, Diagnostics& diagnostics) {
  const std::string reason = error == ELOOP ? "it is a symbolic link, which is not followed" : describe_errno(error);
  diagnostics.report(code::output_unwritable, {}, fmt::format("cannot write '{}': {}", what, reason),
                     std::string(help_for(error)));
}

void report_unreadable(std::string_view what, int error, Diagnostics& diagnostics) {
  diagnostics.report(code::output_unwritable, {}, fmt::format("cannot read '{}': {}", what, describe_errno(error)),
                     "see that it can be read, or move it away");
}

}  // namespace evdoc
