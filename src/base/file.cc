#include "base/file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <string_view>
#include <utility>

#include "base/large_pages.h"

namespace evdoc {

namespace {

constexpr std::size_t input_limit_bytes = std::size_t{1} << 30;
constexpr std::size_t piece_bytes = 64 * 1024;

/// 0, or the reason why a thing of this mode can't be read as a file.
int refusal(mode_t mode) {
  if (S_ISREG(mode)) return 0;
  return S_ISDIR(mode) ? EISDIR : EINVAL;
}

int64_t nanoseconds(const timespec& time) {
  return int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec;
}

FileStamp stamp_of(const struct stat& status) {
  return {.size = static_cast<uint64_t>(status.st_size),
          .inode = status.st_ino,
          .modified_ns = nanoseconds(status.st_mtim),
          .changed_ns = nanoseconds(status.st_ctim)};
}

/// Gives what is there to the end to `take`; 0 or an errno. Piece by piece through a buffer that stays in the
/// processor's cache.
template <class Take>
int read_pieces(int descriptor, const Take& take) {
  std::array<char, piece_bytes> buffer;
  for (std::size_t size = 0;;) {
    const ssize_t n = ::read(descriptor, buffer.data(), buffer.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return errno;
    if (n == 0) return 0;
    const std::string_view piece(buffer.data(), static_cast<std::size_t>(n));
    size += piece.size();
    if (size > input_limit_bytes) return EFBIG;
    take(piece);
  }
}

/// Reads to the end. `expected_bytes` is a guess, 0 none; the file may shrink or grow while it is read. The string is
/// not filled with zeros first, so to append pieces is quicker than to read into it.
FileContents read_descriptor(int descriptor, std::size_t expected_bytes) {
  if (expected_bytes > input_limit_bytes) return {{}, EFBIG};
  FileContents result;
  result.bytes.reserve(expected_bytes);
  expect_whole_use(result.bytes.data(), expected_bytes);
  const int error = read_pieces(descriptor, [&](std::string_view piece) { result.bytes += piece; });
  return error ? FileContents{{}, error} : std::move(result);
}

/// Opens a file, and closes it behind `read`. O_NONBLOCK: a named pipe without a writer is refused instead of waited
/// for.
template <class Read>
auto with_open_file(const std::string& path, const Read& read) -> decltype(read(0)) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (descriptor < 0) return {{}, errno};
  auto result = read(descriptor);
  ::close(descriptor);
  return result;
}

FileDigest digest_open_file(int descriptor) {
  struct stat status {};
  if (::fstat(descriptor, &status) != 0) return {{}, errno};
  if (const int reason = refusal(status.st_mode)) return {{}, reason};
  if (static_cast<std::size_t>(status.st_size) > input_limit_bytes) return {{}, EFBIG};
  DigestMaker maker;
  const int error = read_pieces(descriptor, [&](std::string_view piece) { maker.add(piece); });
  return {maker.digest(), error, stamp_of(status)};
}

}  // namespace

std::optional<FileStamp> stamp_file(const std::string& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return std::nullopt;
  return stamp_of(status);
}

std::optional<FileStamp> stamp_file_in(int folder, const char* name) {
  struct stat status {};
  if (::fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) != 0) return std::nullopt;
  if (S_ISREG(status.st_mode)) return stamp_of(status);
  errno = 0;
  return std::nullopt;
}

std::optional<FileStamp> stamp_open_file(int descriptor) {
  struct stat status {};
  if (::fstat(descriptor, &status) != 0) return std::nullopt;
  return stamp_of(status);
}

FileContents read_open_file(int descriptor) {
  struct stat status {};
  if (::fstat(descriptor, &status) != 0) return {{}, errno};
  if (const int reason = refusal(status.st_mode)) return {{}, reason};
  FileContents result = read_descriptor(descriptor, static_cast<std::size_t>(status.st_size));
  result.stamp = stamp_of(status);
  return result;
}

FileContents read_file(const std::string& path) {
  return with_open_file(path, read_open_file);
}

FileDigest digest_file(const std::string& path) {
  return with_open_file(path, digest_open_file);
}

FileContents read_standard_input() {
  return read_descriptor(STDIN_FILENO, 0);
}

std::string describe_errno(int error) {
  static constexpr std::array<std::pair<int, const char*>, 21> words{{
      {EACCES, "permission denied"},
      {EBADF, "it is closed"},
      {EDQUOT, "disk quota exceeded"},
      {EEXIST, "it exists already"},
      {EFBIG, "the file is over the limit of 1 GiB"},
      {EINTR, "interrupted by a signal"},
      {EINVAL, "not a regular file"},
      {EIO, "input/output error"},
      {EISDIR, "it is a folder"},
      {ELOOP, "too many symbolic links"},
      {EMFILE, "too many open files"},
      {ENAMETOOLONG, "the name is too long"},
      {ENFILE, "too many open files in the system"},
      {ENOENT, "no such file or folder"},
      {ENOMEM, "out of memory"},
      {ENOSPC, "no space left on the device"},
      {ENOTDIR, "a part of the path is not a folder"},
      {ENOTEMPTY, "the folder is not empty"},
      {EPERM, "operation not permitted"},
      {EROFS, "read-only file system"},
      {EXDEV, "it is on another file system"},
  }};
  const auto found = std::find_if(words.begin(), words.end(), [error](const auto& w) { return w.first == error; });
  return found != words.end() ? found->second : "system error " + std::to_string(error);
}

}  // namespace evdoc
