#include "cli/progress.h"

#include <string>

#include <fmt/format.h>

namespace evdoc::cli {

namespace {

constexpr std::size_t pages_between_looks = 32;
constexpr std::chrono::milliseconds time_between_lines{100};

}  // namespace

Progress::~Progress() {
  if (!is_shown_) return;
  *terminal_ << "\r\x1b[K";
  terminal_->flush();
}

void Progress::advance() {
  const std::size_t done = ++done_;
  if (terminal_ && done % pages_between_looks == 0) show(done);
}

void Progress::show(std::size_t done) {
  const std::unique_lock lock(mutex_, std::try_to_lock);
  if (!lock || Clock::now() < next_) return;
  next_ = Clock::now() + time_between_lines;
  const std::string line = fmt::format("{} of {} pages ({} %)", done, total_, total_ ? done * 100 / total_ : 100);
  const unsigned columns = terminal_->columns();
  if (columns != 0 && columns <= line.size()) return;  // what wraps can't be cleared
  is_shown_ = true;
  *terminal_ << "\r" << line << "\x1b[K";
  terminal_->flush();
}

}  // namespace evdoc::cli
