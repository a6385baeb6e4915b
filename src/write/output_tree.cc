#include "write/output_tree.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "base/parallel.h"

namespace evdoc {

namespace {

/// Pages that one thread looks at in one go.
constexpr std::size_t batch_size = 512;

bool is_same(const FileStamp& expected, const FileStamp& present) {
  return expected.size == present.size && expected.inode == present.inode &&
         expected.modified_ns == present.modified_ns;
}

bool has_contents(int folder, const std::string& name, const ExpectedPage& page) {
  if (!page.digest.is_known()) return false;
  const Opened opened = open_beneath(folder, name, O_RDONLY | O_NONBLOCK);
  if (opened.error) return false;
  const FileContents contents = read_open_file(opened.descriptor.number());
  return contents.error == 0 && digest_of(contents.bytes) == page.digest;
}

/// The folder of the page that was looked at last, kept open for the next one.
class CurrentFolder {
 public:
  explicit CurrentFolder(int root) : root_(root) {}

  /// -1: it is not there.
  int of(std::string_view page) {
    const std::string_view folder = folder_part(page);
    if (folder.empty()) return root_;
    if (!is_known_ || folder != name_) {
      name_ = folder;
      is_known_ = true;
      opened_ = open_beneath(root_, name_, O_PATH | O_DIRECTORY).descriptor;
    }
    return opened_.number();
  }

 private:
  int root_;
  std::string name_;
  bool is_known_ = false;
  Descriptor opened_;
};

std::string name_part(std::string_view page) {
  return std::string(page.substr(page.rfind('/') + 1));
}

}  // namespace

OutputTree::OutputTree(const std::string& path) : root_(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {}

std::optional<FileContents> OutputTree::read(const std::string& page) const {
  if (!exists()) return std::nullopt;
  const Opened opened = open_beneath(root_.number(), page, O_RDONLY | O_NONBLOCK);
  if (opened.error) return std::nullopt;
  FileContents contents = read_open_file(opened.descriptor.number());
  return contents.error ? std::nullopt : std::optional(std::move(contents));
}

std::optional<FileStamp> OutputTree::stamp(const std::string& page) const {
  if (!exists()) return std::nullopt;
  return stamp_file_in(CurrentFolder(root_.number()).of(page), name_part(page).c_str());
}

std::vector<Standing> OutputTree::look(std::span<ExpectedPage> pages, Scrutiny scrutiny, unsigned jobs) const {
  std::vector<Standing> standings(pages.size(), Standing::absent);
  if (!exists()) return standings;
  const std::size_t batches = (pages.size() + batch_size - 1) / batch_size;
  parallel_for(batches, jobs, [&](std::size_t batch, unsigned) {
    const std::size_t begin = batch * batch_size;
    const std::size_t count = std::min(batch_size, pages.size() - begin);
    look_at(pages.subspan(begin, count), scrutiny, std::span(standings).subspan(begin, count));
  });
  return standings;
}

void OutputTree::look_at(std::span<ExpectedPage> pages, Scrutiny scrutiny, std::span<Standing> standings) const {
  CurrentFolder folder(root_.number());
  std::string name;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    ExpectedPage& page = pages[i];
    const int here = folder.of(page.path);
    name = page.path.substr(page.path.rfind('/') + 1);
    const std::optional<FileStamp> stamp = stamp_file_in(here, name.c_str());
    if (!stamp) continue;
    const bool has_stamp = is_same(page.stamp, *stamp) && scrutiny == Scrutiny::stamps;
    standings[i] = has_stamp || has_contents(here, name, page) ? Standing::as_expected : Standing::different;
    if (standings[i] == Standing::as_expected) page.stamp = *stamp;
  }
}

int OutputTree::remove(const std::string& page) {
  const Opened folder = open_beneath(root_.number(), std::string(folder_part(page)), O_PATH | O_DIRECTORY);
  const int parent = folder_part(page).empty() ? root_.number() : folder.descriptor.number();
  if (parent < 0 || ::unlinkat(parent, name_part(page).c_str(), 0) != 0) return errno;
  for (std::string empty(folder_part(page)); !empty.empty(); empty = folder_part(empty)) {
    const Opened above = open_beneath(root_.number(), std::string(folder_part(empty)), O_PATH | O_DIRECTORY);
    const int place = folder_part(empty).empty() ? root_.number() : above.descriptor.number();
    if (place < 0 || ::unlinkat(place, name_part(empty).c_str(), AT_REMOVEDIR) != 0) break;
  }
  return 0;
}

}  // namespace evdoc
