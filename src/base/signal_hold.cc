#include "base/signal_hold.h"

#include <algorithm>
#include <array>

namespace evdoc {

namespace {

constexpr std::array<int, 3> ending_signals{SIGINT, SIGTERM, SIGHUP};

}  // namespace

SignalHold::SignalHold() : before_() {
  sigset_t held;
  sigemptyset(&held);
  for (const int signal : ending_signals) sigaddset(&held, signal);
  pthread_sigmask(SIG_BLOCK, &held, &before_);
}

SignalHold::~SignalHold() {
  pthread_sigmask(SIG_SETMASK, &before_, nullptr);
}

bool SignalHold::is_pending() const {
  sigset_t pending;
  if (sigpending(&pending) != 0) return false;
  return std::ranges::any_of(ending_signals, [&](int signal) { return sigismember(&pending, signal) == 1; });
}

}  // namespace evdoc
