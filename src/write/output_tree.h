// The pages that lie in an output folder, looked at without following symbolic links inside of it.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/digest.h"
#include "base/file.h"
#include "write/file_calls.h"

namespace evdoc {

/// A page and the state that it was left in.
struct ExpectedPage {
  std::string_view path;  ///< below the output folder
  FileStamp stamp;        ///< but `changed_ns`, which is not looked at
  Digest digest;
};

/// How closely pages are looked at.
enum class Scrutiny : uint8_t {
  stamps,    ///< size, time and inode; a page of which they differ is read
  contents,  ///< every page is read
};

/// How a page is found.
enum class Standing : uint8_t { as_expected, different, absent };

/// How some pages are found, in their order.
struct Sight {
  std::vector<Standing> standings;
  bool has_new_stamps = false;  ///< one that is as expected has another stamp than it was expected to have
};

/// An output folder, which may be absent: then it has no pages. Thread-safe but for `remove`.
class OutputTree {
 public:
  explicit OutputTree(const std::string& path);

  bool exists() const { return root_.descriptor.is_open(); }

  /// False, with a finding: it is there, but what it holds can't be seen.
  bool is_readable(Diagnostics& diagnostics) const;

  /// The page's present bytes, or the errno that says why there are none: see `is_absence` and `is_no_file`.
  FileContents read(const std::string& page) const;

  /// How each of the pages stands; quick if they are sorted by folder. The stamps of those that are as expected become
  /// those that they have now. What can't be looked at is reported: nothing is known of it.
  Sight look(std::span<ExpectedPage* const> pages, Scrutiny scrutiny, unsigned jobs, Diagnostics& diagnostics) const;
  Standing look(ExpectedPage& page, Scrutiny scrutiny, Diagnostics& diagnostics) const;

  /// Deletes a page and the folders that are empty then; 0 or an errno.
  int remove(const std::string& page);

 private:
  bool look_at(std::span<ExpectedPage* const> pages, Scrutiny scrutiny, std::span<Standing> standings,
               Diagnostics& diagnostics) const;

  std::string path_;
  Opened root_;
};

}  // namespace evdoc
