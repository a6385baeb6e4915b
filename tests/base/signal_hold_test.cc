#include "base/signal_hold.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <csignal>

namespace evdoc {
namespace {

TEST(SignalHold, TellsThatASignalHasCome) {
  const SignalHold hold;
  EXPECT_FALSE(hold.is_pending());
  ::kill(::getpid(), SIGINT);
  EXPECT_TRUE(hold.is_pending());
  sigset_t interrupt;
  sigemptyset(&interrupt);
  sigaddset(&interrupt, SIGINT);
  int taken = 0;
  EXPECT_EQ(sigwait(&interrupt, &taken), 0) << "so that it does not end the tests";
  EXPECT_FALSE(hold.is_pending());
}

TEST(SignalHoldDeathTest, LetsTheSignalThroughAtItsEnd) {
  const auto interrupted = [] {
    const SignalHold hold;
    ::kill(::getpid(), SIGINT);
  };
  EXPECT_EXIT(interrupted(), testing::KilledBySignal(SIGINT), "");
}

}  // namespace
}  // namespace evdoc
