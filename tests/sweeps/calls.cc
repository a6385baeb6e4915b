#include "sweeps/calls.h"

#include <sys/syscall.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <utility>

namespace evdoc::sweeps {

namespace {

constexpr std::array<Call, 39> calls{{
    {.number = SYS_open, .name = "open", .path_argument = 0},
    {.number = SYS_openat, .name = "openat", .folder_argument = 0, .path_argument = 1},
    {.number = SYS_creat, .name = "creat", .path_argument = 0},
    {.number = SYS_read, .name = "read", .folder_argument = 0, .length_argument = 2},
    {.number = SYS_pread64, .name = "pread64", .folder_argument = 0, .length_argument = 2},
    {.number = SYS_readv, .name = "readv", .folder_argument = 0},
    {.number = SYS_write, .name = "write", .folder_argument = 0, .length_argument = 2},
    {.number = SYS_pwrite64, .name = "pwrite64", .folder_argument = 0, .length_argument = 2},
    {.number = SYS_writev, .name = "writev", .folder_argument = 0},
    {.number = SYS_close, .name = "close", .folder_argument = 0},
    {.number = SYS_rename, .name = "rename", .path_argument = 0},
    {.number = SYS_renameat, .name = "renameat", .folder_argument = 0, .path_argument = 1},
    {.number = SYS_renameat2, .name = "renameat2", .folder_argument = 0, .path_argument = 1},
    {.number = SYS_link, .name = "link", .path_argument = 0},
    {.number = SYS_linkat, .name = "linkat", .folder_argument = 0, .path_argument = 1},
    {.number = SYS_mkdir, .name = "mkdir", .path_argument = 0},
    {.number = SYS_mkdirat, .name = "mkdirat", .folder_argument = 0, .path_argument = 1},
    {.number = SYS_rmdir, .name = "rmdir", .path_argument = 0},
    {.number = SYS_unlink, .name = "unlink", .path_argument = 0},
    {.number = SYS_unlinkat, .name = "unlinkat", .folder_argument = 0, .path_argument = 1},
    {.number = SYS_fsync, .name = "fsync", .folder_argument = 0},
    {.number = SYS_fdatasync, .name = "fdatasync", .folder_argument = 0},
    {.number = SYS_syncfs, .name = "syncfs", .folder_argument = 0},
    {.number = SYS_ftruncate, .name = "ftruncate", .folder_argument = 0},
    {.number = SYS_fallocate, .name = "fallocate", .folder_argument = 0},
    {.number = SYS_flock, .name = "flock", .folder_argument = 0},
    {.number = SYS_fcntl, .name = "fcntl", .folder_argument = 0},
    {.number = SYS_stat, .name = "stat", .path_argument = 0},
    {.number = SYS_lstat, .name = "lstat", .path_argument = 0},
    {.number = SYS_fstat, .name = "fstat", .folder_argument = 0},
    {.number = SYS_newfstatat, .name = "newfstatat", .folder_argument = 0, .path_argument = 1},
    {.number = SYS_statx, .name = "statx", .folder_argument = 0, .path_argument = 1},
    {.number = SYS_access, .name = "access", .path_argument = 0},
    {.number = SYS_getdents64, .name = "getdents64", .folder_argument = 0},
    {.number = SYS_utimensat, .name = "utimensat", .folder_argument = 0, .path_argument = 1},
    {.number = SYS_copy_file_range, .name = "copy_file_range", .folder_argument = 2},
    {.number = SYS_sendfile, .name = "sendfile", .folder_argument = 0},
    {.number = SYS_readlink, .name = "readlink", .path_argument = 0},
    {.number = SYS_lseek, .name = "lseek", .folder_argument = 0},
}};

constexpr std::array<std::pair<std::string_view, int>, 9> errors{{
    {"ENOSPC", ENOSPC},
    {"EIO", EIO},
    {"EMFILE", EMFILE},
    {"EACCES", EACCES},
    {"EROFS", EROFS},
    {"EDQUOT", EDQUOT},
    {"EINTR", EINTR},
    {"EAGAIN", EAGAIN},
    {"ENOMEM", ENOMEM},
}};

}  // namespace

const Call* find_call(uint64_t number) {
  const auto found =
      std::ranges::find_if(calls, [&](const Call& call) { return static_cast<uint64_t>(call.number) == number; });
  return found != calls.end() ? &*found : nullptr;
}

int error_number(std::string_view name) {
  const auto found = std::ranges::find(errors, name, &std::pair<std::string_view, int>::first);
  return found != errors.end() ? found->second : 0;
}

std::optional<Fault> Fault::parse(std::string_view text) {
  Fault fault;
  const std::size_t colon = text.find(':');
  const std::size_t equals = text.find('=');
  if (colon == std::string_view::npos || equals == std::string_view::npos || equals < colon) return std::nullopt;
  for (std::string_view names = text.substr(0, colon); names != "*" && !names.empty();) {
    const std::size_t comma = std::min(names.find(','), names.size());
    fault.calls_.emplace_back(names.substr(0, comma));
    names.remove_prefix(std::min(comma + 1, names.size()));
  }
  std::string_view place = text.substr(colon + 1, equals - colon - 1);
  fault.is_lasting_ = place.ends_with('+');
  if (fault.is_lasting_) place.remove_suffix(1);
  const auto [end, error] = std::from_chars(place.data(), place.data() + place.size(), fault.first_);
  if (error != std::errc() || end != place.data() + place.size() || fault.first_ == 0) return std::nullopt;
  return fault.parse_effect(text.substr(equals + 1)) ? std::optional(std::move(fault)) : std::nullopt;
}

bool Fault::parse_effect(std::string_view text) {
  static constexpr std::array<std::pair<std::string_view, Kind>, 4> kinds{
      {{"SHORT", Kind::shorten}, {"INT", Kind::interrupt}, {"KILL", Kind::kill}, {"TORN", Kind::tear}}};
  const auto found = std::ranges::find(kinds, text, &std::pair<std::string_view, Kind>::first);
  kind_ = found != kinds.end() ? found->second : Kind::fail;
  error_ = error_number(text);
  return kind_ != Kind::fail || error_ != 0;
}

bool Fault::is_about(const Call* call) const {
  return calls_.empty() || (call && std::ranges::find(calls_, call->name) != calls_.end());
}

bool Fault::strikes(const Call* call) {
  if (!is_about(call)) return false;
  ++seen_;
  return seen_ == first_ || (is_lasting_ && seen_ > first_);
}

}  // namespace evdoc::sweeps
