#include "write/output_folder.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <system_error>

#include <fmt/format.h>

#include "base/file.h"
#include "write/file_calls.h"

namespace evdoc {

namespace {

constexpr int most_attempts = 1000;

/// A view that ends where its std::string ends: a C string.
const char* name_part(const std::string& page) {
  return page.c_str() + (page.rfind('/') + 1);
}

/// 0, or an errno; then neither the old page nor the folder is changed.
int replace_file(int folder, const char* name, const char* temporary, std::string_view bytes) {
  int error = write_new_file(folder, temporary, bytes, Durability::system).error;
  if (error == EEXIST) return error;  // it is not ours
  if (!error && ::renameat(folder, temporary, folder, name) != 0) error = errno;
  if (error) ::unlinkat(folder, temporary, 0);
  return error;
}

}  // namespace

OutputFolder::~OutputFolder() {
  for (const auto& [folder, descriptor] : descriptors_) {
    if (descriptor >= 0) ::close(descriptor);
  }
}

void OutputFolder::prepare(const std::vector<std::string>& pages, Purpose purpose, Diagnostics& diagnostics) {
  if (purpose == Purpose::writing) {
    std::error_code error;
    std::filesystem::create_directories(path_, error);
    if (error) return report_unwritable(path_, error.value(), diagnostics);
  }
  const int root = ::open(path_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (root < 0 && purpose == Purpose::writing) return report_unwritable(path_, errno, diagnostics);
  descriptors_.emplace("", root);
  for (const std::string& page : pages) open_folder(folder_part(page), purpose, diagnostics);
}

int OutputFolder::open_folder(std::string_view folder, Purpose purpose, Diagnostics& diagnostics) {
  const auto known = descriptors_.find(folder);
  if (known != descriptors_.end()) return known->second;
  const int parent = open_folder(folder_part(folder), purpose, diagnostics);
  Opened opened;
  if (parent >= 0) {
    const std::string name(folder.substr(folder.rfind('/') + 1));
    const bool is_writing = purpose == Purpose::writing;
    opened = is_writing ? make_folder(parent, name.c_str()) : open_beneath(parent, name, O_RDONLY | O_DIRECTORY);
    if (opened.error && is_writing) report_unwritable(fmt::format("{}/{}", path_, folder), opened.error, diagnostics);
  }
  return descriptors_.emplace(folder, opened.descriptor.release()).first->second;
}

int OutputFolder::folder_of(std::string_view page) const {
  const auto found = descriptors_.find(folder_part(page));
  return found != descriptors_.end() ? found->second : -1;
}

OutputFolder::Present OutputFolder::present(const std::string& page) const {
  const int folder = folder_of(page);
  if (folder < 0) return {};
  const int descriptor = ::openat(folder, name_part(page), O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK);
  if (descriptor < 0) return {};
  FileContents contents = read_open_file(descriptor);
  ::close(descriptor);
  return {std::move(contents.bytes), contents.error == 0};
}

Change OutputFolder::compare(const std::string& page, std::string_view bytes) const {
  const Present now = present(page);
  if (!now.exists) return Change::created;
  return now.bytes == bytes ? Change::unchanged : Change::updated;
}

bool OutputFolder::write(const std::string& page, std::string_view bytes, Diagnostics& diagnostics) const {
  const int folder = folder_of(page);
  int error = folder < 0 ? ENOENT : EEXIST;
  // A run that was killed may have left files of these names.
  for (int attempt = 0; error == EEXIST && attempt < most_attempts; ++attempt) {
    const std::string temporary = fmt::format(".evdoc-{}-{}.tmp", ::getpid(), next_temporary_++);
    error = replace_file(folder, name_part(page), temporary.c_str(), bytes);
  }
  if (error) report_unwritable(fmt::format("{}/{}", path_, page), error, diagnostics);
  return error == 0;
}

}  // namespace evdoc
