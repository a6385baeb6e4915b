// Reading files whole.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/digest.h"

namespace evdoc {

/// What tells one state of a file from another without reading it. Times are nanoseconds since 1970.
struct FileStamp {
  uint64_t size = 0;  ///< bytes
  uint64_t inode = 0;
  int64_t modified_ns = 0;
  int64_t changed_ns = 0;  ///< of the inode: contents, name or rights

  bool operator==(const FileStamp&) const = default;
};

/// The stamp of a regular file, links followed; nothing if there is none.
std::optional<FileStamp> stamp_file(const std::string& path);

/// The same for an open descriptor; nothing leaves the reason in errno.
std::optional<FileStamp> stamp_open_file(int descriptor);

/// The same for a name in an open folder, no link followed; nothing leaves the reason in errno, 0 for no regular file.
std::optional<FileStamp> stamp_file_in(int folder, const char* name);

/// The bytes of a file, or the errno that reading it ended with.
struct FileContents {
  std::string bytes;
  int error = 0;         ///< errno; 0: read
  FileStamp stamp = {};  ///< as it was before it was read
};

/// Reads a regular file to its end; interrupted calls go on. A folder, pipe or device is an error (EISDIR, EINVAL), and
/// so is a file over the limit for one input, 1 GiB (EFBIG).
FileContents read_file(const std::string& path);

/// The same for an open descriptor, which stays open.
FileContents read_open_file(int descriptor);

/// The digest of a file's bytes, or the errno that reading it ended with.
struct FileDigest {
  Digest digest;
  int error = 0;         ///< errno; 0: read
  FileStamp stamp = {};  ///< as it was before it was read
};

/// The same without keeping the bytes.
FileDigest digest_file(const std::string& path);

/// Reads standard input to its end, under the same limit.
FileContents read_standard_input();

/// Why the system refused, in words that do not depend on the host's locale: "no such file or folder".
std::string describe_errno(int error);

}  // namespace evdoc
