#include "cli/main.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <string>
#include <vector>

#include "cli/commands.h"

namespace evdoc::cli {
namespace {

struct Ran {
  int code = 0;
  std::string out;
  std::string err;
};

Ran run_words(std::vector<std::string> words, const Environment& environment = {}) {
  Output out;
  Output err;
  const int code = run(words, environment, out, err);
  return {code, std::string(out.pending()), std::string(err.pending())};
}

TEST(Program, PrintsItsVersion) {
  const Ran ran = run_words({"--version"});
  EXPECT_EQ(ran.code, 0);
  EXPECT_EQ(ran.out, "evdoc 0.1.0\n");
  EXPECT_EQ(ran.err, "");
}

TEST(Program, WithoutACommandPrintsHelpAsAMessage) {
  const Ran ran = run_words({});
  EXPECT_EQ(ran.code, 2);
  EXPECT_EQ(ran.out, "");
  EXPECT_EQ(ran.err, run_words({"--help"}).out);
}

TEST(Program, SuggestsTheNearestCommand) {
  const Ran ran = run_words({"explian"});
  EXPECT_EQ(ran.code, 2);
  EXPECT_EQ(ran.err,
            "evdoc: error[unknown-command]: unknown command 'explian'\n"
            "help: did you mean 'explain'?\n");
}

TEST(Program, RefusesToRunWithAFaultyCommandLine) {
  const Ran ran = run_words({"explain", "--colr", "unknown-option"});
  EXPECT_EQ(ran.code, 2);
  EXPECT_EQ(ran.out, "");
  EXPECT_EQ(ran.err,
            "evdoc: error[unknown-option]: unknown option '--colr' of 'evdoc explain'\n"
            "help: did you mean '--color'?\n");
}

TEST(Program, TakesCommonOptionsBeforeAndBehindTheCommand) {
  const std::string coloured =
      "\x1b[1mevdoc:\x1b[0m \x1b[1;31merror[unknown-code]:\x1b[0m no message has the code 'x'\n";
  EXPECT_TRUE(run_words({"--color", "always", "explain", "x"}).err.starts_with(coloured));
  EXPECT_TRUE(run_words({"explain", "x", "--color", "always"}).err.starts_with(coloured));
  EXPECT_EQ(run_words({"--color=always", "explain", "x", "--color=never", "-q"}).err,
            "evdoc: error[unknown-code]: no message has the code 'x'\n"
            "help: 'evdoc explain' lists all codes\n");
}

TEST(Program, EndsWithTheTotals) {
  EXPECT_EQ(run_words({"explain", "x", "y"}).err,
            "evdoc: error[unknown-code]: no message has the code 'x'\n"
            "help: 'evdoc explain' lists all codes\n"
            "\n"
            "evdoc: error[unknown-code]: no message has the code 'y'\n"
            "help: 'evdoc explain' lists all codes\n"
            "\n"
            "2 errors\n");
}

TEST(Program, ColoursAsTheEnvironmentSays) {
  EXPECT_EQ(color_for({}, true), Color::ansi);
  EXPECT_EQ(color_for({}, false), Color::none);
  EXPECT_EQ(color_for({.term = "dumb"}, true), Color::none);
  EXPECT_EQ(color_for({.no_color = "1"}, true), Color::none);
  EXPECT_EQ(color_for({.force_color = "1"}, false), Color::ansi);
  EXPECT_EQ(color_for({.force_color = "0"}, true), Color::none);
  EXPECT_EQ(color_for({.force_color = "1", .term = "dumb"}, false), Color::ansi);
  EXPECT_EQ(color_for({.no_color = "1", .force_color = "1"}, true), Color::none);
}

TEST(Program, SaysThatAFullDiskTookTheResults) {
  const int full = ::open("/dev/full", O_WRONLY);
  if (full < 0) GTEST_SKIP() << "this system has no /dev/full";
  Output out(full);
  Output err;
  EXPECT_EQ(run(std::vector<std::string>{"--version"}, {}, out, err), 4);
  EXPECT_EQ(err.pending(),
            "evdoc: error[results-not-written]: can't write to standard output: no space left on the device\n"
            "help: make room or choose another place for the results, then run the command again\n");
  ::close(full);
}

TEST(Program, EndsQuietlyWhenNobodyReadsTheResults) {
  std::signal(SIGPIPE, SIG_IGN);
  std::array<int, 2> ends;
  ASSERT_EQ(::pipe(ends.data()), 0);
  ::close(ends[0]);
  Output out(ends[1]);
  Output err;
  EXPECT_EQ(run(std::vector<std::string>{"explain"}, {}, out, err), 4);
  EXPECT_EQ(err.pending(), "");
  ::close(ends[1]);
}

class EveryCommand : public testing::TestWithParam<std::string_view> {};

TEST_P(EveryCommand, HasHelpWithExamplesThatNameIt) {
  const Command& command = *find_command(GetParam());
  ASSERT_FALSE(command.examples.empty());
  for (const Example& example : command.examples) {
    EXPECT_EQ(std::string(example.line).find("evdoc " + std::string(command.name)), 0u) << example.line;
  }
  const Ran ran = run_words({std::string(command.name), "--help"});
  EXPECT_EQ(ran.code, 0);
  EXPECT_EQ(ran.err, "");
  EXPECT_EQ(ran.out, run_words({"help", std::string(command.name)}).out);
  for (const Option& option : command.options) {
    EXPECT_NE(ran.out.find("--" + std::string(option.name)), std::string::npos);
    EXPECT_FALSE(option.help.empty()) << option.name;
    EXPECT_EQ(option.takes == Takes::nothing, option.value.empty()) << option.name;
  }
}

std::vector<std::string_view> command_names() {
  std::vector<std::string_view> names;
  for (const Command* command : commands()) names.push_back(command->name);
  return names;
}

INSTANTIATE_TEST_SUITE_P(Program, EveryCommand, testing::ValuesIn(command_names()),
                         [](const auto& name) { return std::string(name.param); });

}  // namespace
}  // namespace evdoc::cli
