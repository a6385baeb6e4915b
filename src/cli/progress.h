// A line on the terminal that says how far a long build is.
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <mutex>

#include "cli/output.h"

namespace evdoc::cli {

/// Counts pages, and shows the count when the work has taken a second, some times a second. The line is gone at the end
/// of it. Shows nothing if `terminal` is null.
class Progress {
 public:
  Progress(std::size_t total, Output* terminal) : total_(total), terminal_(terminal) {}
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// One page more is done. Thread-safe.
  void advance();

 private:
  using Clock = std::chrono::steady_clock;

  void show(std::size_t done);

  std::size_t total_;
  Output* terminal_;
  std::atomic<std::size_t> done_ = 0;
  std::mutex mutex_;  // of what follows
  Clock::time_point next_ = Clock::now() + std::chrono::seconds(1);
  bool is_shown_ = false;
};

}  // namespace evdoc::cli
