// Reading files whole.
#pragma once

#include <string>

#include "base/diagnostic.h"

namespace evdoc {

/// The bytes of a file, or the errno that reading it ended with.
struct FileContents {
  std::string bytes;
  int error = 0;  ///< errno; 0: read
};

/// Reads a regular file to its end; interrupted calls go on. A folder, pipe or device is an error (EISDIR, EINVAL), and
/// so is a file over the limit for one input, 1 GiB (EFBIG).
FileContents read_file(const std::string& path);

/// The same for an open descriptor, which stays open.
FileContents read_open_file(int descriptor);

/// Reads standard input to its end, under the same limit.
FileContents read_standard_input();

/// Why the system refused, in words that do not depend on the host's locale: "no such file or folder".
std::string describe_errno(int error);

}  // namespace evdoc
