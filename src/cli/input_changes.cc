#include "cli/input_changes.h"

#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <optional>

#include "base/file.h"
#include "base/parallel.h"

namespace evdoc::cli {

namespace {

enum class Comparison : uint8_t { same, same_under_other_stamp, different };

/// Where the system does not say whether a file is there, reading it says why.
bool is_absent(const std::string& path) {
  return ::access(path.c_str(), F_OK) != 0 && (errno == ENOENT || errno == ENOTDIR);
}

Comparison compare(InputRecord& input) {
  if (!input.digest.is_known()) return is_absent(input.path) ? Comparison::same : Comparison::different;
  const std::optional<FileStamp> stamp = stamp_file(input.path);
  if (!stamp) return Comparison::different;
  if (*stamp == input.stamp) return Comparison::same;
  if (input.stamp.size != 0 && stamp->size != input.stamp.size) return Comparison::different;
  const FileDigest present = digest_file(input.path);
  if (present.error != 0 || present.digest != input.digest) return Comparison::different;
  input.stamp = present.stamp;
  return Comparison::same_under_other_stamp;
}

}  // namespace

InputChanges find_changes(std::vector<InputRecord>& inputs, unsigned jobs) {
  std::vector<Comparison> comparisons(inputs.size());
  parallel_for(inputs.size(), jobs, [&](std::size_t i, unsigned) { comparisons[i] = compare(inputs[i]); });
  InputChanges changes;
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    if (comparisons[i] == Comparison::different) changes.paths.push_back(inputs[i].path);
    changes.has_new_stamps |= comparisons[i] == Comparison::same_under_other_stamp;
  }
  return changes;
}

}  // namespace evdoc::cli
