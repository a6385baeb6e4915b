#include "cli/arguments.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>

#include "report/text.h"

namespace evdoc::cli {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr std::array<std::string_view, 3> editions{"source", "localized", "bilingual"};
constexpr Option out{.name = "out", .letter = 'o', .takes = Takes::text, .value = "FOLDER"};
constexpr Option jobs{.name = "jobs", .takes = Takes::number, .value = "N"};
constexpr Option edition{.name = "edition", .takes = Takes::list, .value = "EDITION", .choices = editions};
constexpr Option dry_run{.name = "dry-run", .letter = 'n'};
constexpr Option quiet{.name = "quiet", .letter = 'q'};
constexpr std::array<Option, 4> options{out, jobs, edition, dry_run};
constexpr std::array<Option, 1> common{quiet};

struct Parsed {
  Arguments arguments;
  std::string messages;
};

Parsed parse(std::vector<std::string> words, Operands operands = {"[FILE...]", "", 0, Operands::any_number}) {
  const Syntax syntax{"evdoc build", operands, options, common};
  Diagnostics diagnostics;
  Arguments arguments = parse_arguments(syntax, words, diagnostics);
  return {std::move(arguments), format_text(diagnostics.sorted(), Color::none)};
}

TEST(Arguments, AreOptionsAndOperandsInAnyOrder) {
  const auto [arguments, messages] = parse({"a.man", "--out", "x", "-n", "b.man", "--jobs=4"});
  EXPECT_EQ(messages, "");
  EXPECT_EQ(arguments.value(out), "x");
  EXPECT_EQ(arguments.number(jobs), 4u);
  EXPECT_TRUE(arguments.has(dry_run));
  EXPECT_FALSE(arguments.has(quiet));
  EXPECT_THAT(arguments.operands(), ElementsAre("a.man", "b.man"));
}

TEST(Arguments, OfAnAbsentOptionAreNothing) {
  const auto [arguments, messages] = parse({});
  EXPECT_EQ(arguments.value(out), std::nullopt);
  EXPECT_EQ(arguments.number(jobs), std::nullopt);
  EXPECT_THAT(arguments.values(edition), IsEmpty());
  EXPECT_THAT(arguments.operands(), IsEmpty());
}

TEST(Arguments, TakeShortFormsTogether) {
  const auto [arguments, messages] = parse({"-nqo", "x"});
  EXPECT_EQ(messages, "");
  EXPECT_TRUE(arguments.has(dry_run));
  EXPECT_TRUE(arguments.has(quiet));
  EXPECT_EQ(arguments.value(out), "x");
}

TEST(Arguments, TakeTheLastOfSeveralValues) {
  const auto [arguments, messages] = parse({"--out", "x", "--out", "y", "-n", "-n"});
  EXPECT_EQ(messages, "");
  EXPECT_EQ(arguments.value(out), "y");
}

TEST(Arguments, SplitListsAtCommas) {
  const auto [arguments, messages] = parse({"--edition", "source,localized", "--edition=bilingual"});
  EXPECT_EQ(messages, "");
  EXPECT_THAT(arguments.values(edition), ElementsAre("source", "localized", "bilingual"));
}

TEST(Arguments, AreOperandsBehindTwoDashes) {
  const auto [arguments, messages] = parse({"-n", "--", "--out", "-x", "--"});
  EXPECT_EQ(messages, "");
  EXPECT_THAT(arguments.operands(), ElementsAre("--out", "-x", "--"));
}

TEST(Arguments, KeepOperandsAsTheyAre) {
  const auto [arguments, messages] = parse({"", "-", "[a,b]", "/win", "a=b", "-5", "分析.man"});
  EXPECT_EQ(messages, "");
  EXPECT_THAT(arguments.operands(), ElementsAre("", "-", "[a,b]", "/win", "a=b", "-5", "分析.man"));
}

TEST(Arguments, KeepValuesAsTheyAre) {
  EXPECT_EQ(parse({"--out", "[a,b]"}).arguments.value(out), "[a,b]");
  EXPECT_EQ(parse({"--out=a=b"}).arguments.value(out), "a=b");
}

TEST(Arguments, ReportEveryFault) {
  const auto [arguments, messages] =
      parse({"--uot", "x", "--jobs", "many", "--edition", "bilingua,localised,x", "--dry-run=3", "-z", "--out"});
  EXPECT_EQ(messages,
            "evdoc: error[invalid-value]: option '--dry-run' takes no value, and was given one\n"
            "help: write '--dry-run' alone\n"
            "\n"
            "evdoc: error[invalid-value]: option '--edition' can't be 'bilingua'\n"
            "help: did you mean 'bilingual'?\n"
            "\n"
            "evdoc: error[invalid-value]: option '--edition' can't be 'localised'\n"
            "help: did you mean 'localized'?\n"
            "\n"
            "evdoc: error[invalid-value]: option '--edition' can't be 'x'\n"
            "help: it can be one of: source, localized, bilingual\n"
            "\n"
            "evdoc: error[invalid-value]: option '--jobs' can't be 'many'\n"
            "help: give a whole number from 0 to 2147483647\n"
            "\n"
            "evdoc: error[missing-value]: option '--out' needs a value: FOLDER\n"
            "help: see 'evdoc build --help'\n"
            "\n"
            "evdoc: error[unknown-option]: unknown option '--uot' of 'evdoc build'\n"
            "help: did you mean '--out'?\n"
            "\n"
            "evdoc: error[unknown-option]: unknown option '-z' of 'evdoc build'\n"
            "help: see 'evdoc build --help'\n");
  EXPECT_THAT(arguments.operands(), ElementsAre("x"));
}

TEST(Arguments, DoNotTakeTheNextWordForAnEmptyValue) {
  const auto [arguments, messages] = parse({"--out=", "a.man", "--", "--out="});
  EXPECT_EQ(messages,
            "evdoc: error[missing-value]: option '--out' needs a value: FOLDER\n"
            "help: see 'evdoc build --help'\n");
  EXPECT_THAT(arguments.operands(), ElementsAre("a.man", "--out="));
  EXPECT_EQ(parse({"--out", "", "a.man"}).messages, messages);
}

TEST(Arguments, TakeAValueThatBeginsWithADashBehindAnEqualsSign) {
  EXPECT_EQ(parse({"--out=-x"}).arguments.value(out), "-x");
}

TEST(Arguments, RejectNumbersOutOfRange) {
  for (const char* number : {"-1", "2147483648", "99999999999999999999", "1e3", " 1", "0x10"}) {
    EXPECT_EQ(parse({std::string("--jobs=") + number}).messages,
              std::string("evdoc: error[invalid-value]: option '--jobs' can't be '") + number +
                  "'\nhelp: give a whole number from 0 to 2147483647\n");
  }
}

TEST(Arguments, MustBeAsManyAsTheCommandTakes) {
  EXPECT_EQ(parse({"a"}, {"OLD NEW", "", 2, 2}).messages,
            "evdoc: error[wrong-operands]: 'evdoc build' takes OLD NEW, and was given 1\n"
            "help: see 'evdoc build --help'\n");
  EXPECT_EQ(parse({"a"}, {}).messages,
            "evdoc: error[wrong-operands]: 'evdoc build' takes no files or names, and was given 1\n"
            "help: see 'evdoc build --help'\n");
}

}  // namespace
}  // namespace evdoc::cli
