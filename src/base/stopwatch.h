// How long things take.
#pragma once

#include <chrono>
#include <cstdint>

namespace evdoc {

/// Runs from its making.
class Stopwatch {
 public:
  int64_t nanoseconds() const {
    return std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::steady_clock::now() - start_).count();
  }
  int64_t milliseconds() const { return nanoseconds() / 1'000'000; }

 private:
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

/// Adds the time of its life to a sum. Looks at no clock if that is null.
class TimeAdder {
 public:
  explicit TimeAdder(int64_t* sum_ns) : sum_ns_(sum_ns) {
    if (sum_ns_) *sum_ns_ -= now_ns();
  }
  ~TimeAdder() {
    if (sum_ns_) *sum_ns_ += now_ns();
  }
  TimeAdder(const TimeAdder&) = delete;
  TimeAdder& operator=(const TimeAdder&) = delete;

 private:
  static int64_t now_ns() {
    const auto time = std::chrono::steady_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::nanoseconds>(time).count();
  }

  int64_t* sum_ns_;
};

}  // namespace evdoc
