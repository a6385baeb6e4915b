#include "write/output_tree.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <optional>

#include <fmt/format.h>

#include "base/parallel.h"

namespace evdoc {

namespace {

/// Pages that one thread looks at in one go.
constexpr std::size_t batch_size = 512;

bool is_same(const FileStamp& expected, const FileStamp& present) {
  return expected.size == present.size && expected.inode == present.inode &&
         expected.modified_ns == present.modified_ns;
}

/// How a page is found, or the errno that kept it from being looked at.
struct Look {
  Standing standing = Standing::absent;
  int error = 0;
};

/// Links and what else is no file are not the page.
Look failed_look(int error) {
  return {Standing::absent, is_absence(error) || is_no_file(error) ? 0 : error};
}

Look look_at_contents(int folder, const std::string& name, ExpectedPage& page) {
  const Opened opened = open_beneath(folder, name, O_RDONLY | O_NONBLOCK);
  if (opened.error) return failed_look(opened.error);
  const FileContents contents = read_open_file(opened.descriptor.number());
  if (contents.error) return failed_look(contents.error);
  if (!page.digest.is_known() || digest_of(contents.bytes) != page.digest) return {Standing::different};
  page.stamp = contents.stamp;
  return {Standing::as_expected};
}

Look look_at_page(int folder, const std::string& name, Scrutiny scrutiny, ExpectedPage& page) {
  if (scrutiny == Scrutiny::contents) return look_at_contents(folder, name, page);
  const std::optional<FileStamp> stamp = stamp_file_in(folder, name.c_str());
  if (!stamp) return failed_look(errno);
  if (!is_same(page.stamp, *stamp)) return look_at_contents(folder, name, page);
  page.stamp = *stamp;
  return {Standing::as_expected};
}

/// The folder of the page that was looked at last, kept open for the next one.
class CurrentFolder {
 public:
  explicit CurrentFolder(int root) : root_(root) {}

  /// Makes it that of this page; 0 or an errno.
  int enter(std::string_view page) {
    const std::string_view folder = folder_part(page);
    if (is_known_ && folder == name_) return opened_.error;
    name_ = folder;
    is_known_ = true;
    opened_ = name_.empty() ? Opened() : open_beneath(root_, name_, O_PATH | O_DIRECTORY);
    return opened_.error;
  }

  int number() const { return name_.empty() ? root_ : opened_.descriptor.number(); }
  const std::string& name() const { return name_; }

 private:
  int root_;
  std::string name_;
  bool is_known_ = false;
  Opened opened_;
};

std::string name_part(std::string_view page) {
  return std::string(page.substr(page.rfind('/') + 1));
}

}  // namespace

OutputTree::OutputTree(const std::string& path) : path_(path), root_(open_folder(path)) {}

bool OutputTree::is_readable(Diagnostics& diagnostics) const {
  if (root_.error == 0 || is_absence(root_.error)) return true;
  report_unreadable(path_, root_.error, diagnostics);
  return false;
}

FileContents OutputTree::read(const std::string& page) const {
  if (!exists()) return {{}, root_.error};
  const Opened opened = open_beneath(root_.descriptor.number(), page, O_RDONLY | O_NONBLOCK);
  if (opened.error == 0) return read_open_file(opened.descriptor.number());
  const bool is_folder_link = opened.error == ELOOP && !is_symbolic_link(root_.descriptor.number(), page.c_str());
  return {{}, is_folder_link ? ENOTDIR : opened.error};
}

Sight OutputTree::look(std::span<ExpectedPage* const> pages, Scrutiny scrutiny, unsigned jobs,
                       Diagnostics& diagnostics) const {
  Sight sight{std::vector<Standing>(pages.size(), Standing::absent)};
  if (!is_readable(diagnostics) || !exists()) return sight;
  const std::size_t batches = (pages.size() + batch_size - 1) / batch_size;
  std::vector<Diagnostics> found(batches);
  std::atomic<bool> has_new_stamps = false;
  parallel_for(batches, jobs, [&](std::size_t batch, unsigned) {
    const std::size_t begin = batch * batch_size;
    const std::size_t count = std::min(batch_size, pages.size() - begin);
    const std::span<Standing> standings = std::span(sight.standings).subspan(begin, count);
    if (look_at(pages.subspan(begin, count), scrutiny, standings, found[batch])) has_new_stamps = true;
  });
  for (Diagnostics& some : found) diagnostics.merge(std::move(some));
  sight.has_new_stamps = has_new_stamps;
  return sight;
}

Standing OutputTree::look(ExpectedPage& page, Scrutiny scrutiny, Diagnostics& diagnostics) const {
  ExpectedPage* const only = &page;
  return look({&only, 1}, scrutiny, 1, diagnostics).standings.front();
}

/// Whether there are new stamps.
bool OutputTree::look_at(std::span<ExpectedPage* const> pages, Scrutiny scrutiny, std::span<Standing> standings,
                         Diagnostics& diagnostics) const {
  CurrentFolder folder(root_.descriptor.number());
  std::string name;
  bool has_new_stamps = false;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    ExpectedPage& page = *pages[i];
    const Look of_folder = failed_look(folder.enter(page.path));
    if (of_folder.error) report_unreadable(fmt::format("{}/{}", path_, folder.name()), of_folder.error, diagnostics);
    if (folder.number() < 0) continue;
    name = page.path.substr(page.path.rfind('/') + 1);
    const FileStamp expected = page.stamp;
    const Look look = look_at_page(folder.number(), name, scrutiny, page);
    if (look.error) report_unreadable(fmt::format("{}/{}", path_, page.path), look.error, diagnostics);
    standings[i] = look.standing;
    has_new_stamps |= !is_same(expected, page.stamp);
  }
  return has_new_stamps;
}

int OutputTree::remove(const std::string& page) {
  CurrentFolder folder(root_.descriptor.number());
  if (const int error = folder.enter(page)) return error;
  if (::unlinkat(folder.number(), name_part(page).c_str(), 0) != 0) return errno;
  for (std::string empty(folder_part(page)); !empty.empty(); empty = folder_part(empty)) {
    if (folder.enter(empty) != 0) break;
    if (::unlinkat(folder.number(), name_part(empty).c_str(), AT_REMOVEDIR) != 0) break;
  }
  return 0;
}

}  // namespace evdoc
