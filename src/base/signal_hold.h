// Holding back the signals that end the program while there is something to put away first.
#pragma once

#include <csignal>

namespace evdoc {

/// While it lives, SIGINT, SIGTERM and SIGHUP wait: `is_pending` tells that one has come. At the end of it the signal
/// does what it always does, so whoever started evdoc sees that it was interrupted. Threads that are started meanwhile
/// hold the signals too; to be made on the thread that ends it, and before those.
class SignalHold {
 public:
  SignalHold();
  ~SignalHold();
  SignalHold(const SignalHold&) = delete;
  SignalHold& operator=(const SignalHold&) = delete;

  /// From any thread.
  bool is_pending() const;

 private:
  sigset_t before_;
};

}  // namespace evdoc
