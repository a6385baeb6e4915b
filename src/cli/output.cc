#include "cli/output.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "text/escape.h"

namespace evdoc::cli {

namespace {

constexpr std::size_t flush_bytes = 64 * 1024;

/// 0, or the errno that writing ended with.
int write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(descriptor, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return errno;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

}  // namespace

Output& Output::operator<<(std::string_view text) {
  pending_ += text;
  if (descriptor_ != no_descriptor && pending_.size() >= flush_bytes) flush();
  return *this;
}

int Output::flush() {
  if (descriptor_ == no_descriptor) return 0;
  if (error_ == 0) error_ = write_all(descriptor_, pending_);
  pending_.clear();
  return error_;
}

bool Output::is_terminal() const {
  return descriptor_ != no_descriptor && ::isatty(descriptor_) == 1;
}

unsigned Output::columns() const {
  winsize size{};
  return descriptor_ != no_descriptor && ::ioctl(descriptor_, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

void print_escaped_lines(std::string_view lines, Output& out) {
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    out << escaped(lines.substr(0, end)) << "\n";
    lines.remove_prefix(std::min(end + 1, lines.size()));
  }
}

}  // namespace evdoc::cli
