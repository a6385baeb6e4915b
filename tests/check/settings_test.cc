// What evdoc.toml says of the checks.

#include <gtest/gtest.h>

#include "check/support.h"

namespace evdoc::test {
namespace {

const TableUnit shouted{"de-DE", "label.description", "Description", "BESCHREIBUNG"};
constexpr std::string_view shouting = "shouting: 'BESCHREIBUNG' is all capitals, the source is not\n";

TEST(CheckSettings, TurnRulesOffForALocale) {
  SampleProject sample;
  sample.project.settings.check.rules.push_back(
      {.rule = "shouting", .locale = "de-DE", .pages = {}, .severity = std::nullopt, .span = {}});
  sample.project.settings.check.rules.push_back(
      {.rule = "shouting", .locale = {}, .pages = {}, .severity = Severity::error, .span = {}});
  EXPECT_EQ(sample.check({shouted}), "");
}

TEST(CheckSettings, OfPagesGoBeforeThoseOfLocales) {
  SampleProject sample;
  auto& rules = sample.project.settings.check.rules;
  rules.push_back({.rule = "shouting", .locale = {}, .pages = "33*", .severity = std::nullopt, .span = {}});
  rules.push_back({.rule = "shouting", .locale = "de-DE", .pages = {}, .severity = Severity::error, .span = {}});
  const std::string of_page = sample.check({{"de-DE", "string.M", "ListenerId:%1 accepted SocketId:%2.",
                                             "LISTENERID:%1 HAT SOCKETID:%2 AKZEPTIERT.", State::translated}});
  EXPECT_EQ(of_page.find("shouting"), std::string::npos) << of_page;
  EXPECT_EQ(sample.check({shouted}), shouting);
}

TEST(CheckSettings, OfPagesHoldForRulesThatLookAtAllTables) {
  SampleProject sample;
  const std::vector<TableUnit> units{
      {"de-DE", "string.M", "ListenerId:%1 accepted SocketId:%2.", "ListenerId:%1 hat SocketId:%2 akzeptiert."},
      {"de-DE", "text.1", "ListenerId:%1 accepted SocketId:%2.", "ListenerId:%1 nahm SocketId:%2 an."},
      {"de-DE", "text.2", "ListenerId:%1 accepted SocketId:%2.", "ListenerId:%1 nahm SocketId:%2 an."}};
  EXPECT_NE(sample.check(units), "");
  sample.project.settings.check.rules.push_back(
      {.rule = "inconsistent-target", .locale = {}, .pages = "3328", .severity = std::nullopt, .span = {}});
  EXPECT_EQ(sample.check(units), "");
}

TEST(CheckSettings, OfPagesHoldForTheMessagesOfTheirEvents) {
  SampleProject sample("ListenerId:%1 accepted %3.");
  EXPECT_NE(sample.check({}), "");
  auto& rules = sample.project.settings.check.rules;
  rules.push_back(
      {.rule = "source-insert-without-item", .locale = {}, .pages = "3328", .severity = std::nullopt, .span = {}});
  EXPECT_EQ(sample.check({}), "");
  rules.back().pages = "4031";
  EXPECT_NE(sample.check({}), "");
}

TEST(CheckSettings, TurnOffNoRuleThatIsAskedFor) {
  SampleProject sample;
  sample.project.settings.check.rules.push_back(
      {.rule = "shouting", .locale = {}, .pages = {}, .severity = std::nullopt, .span = {}});
  check::CheckOptions options;
  options.rules = {"shouting"};
  EXPECT_EQ(sample.check({shouted}, options), shouting);
}

TEST(CheckSettings, SuppressTheMessageOfAnEvent) {
  SampleProject sample("ListenerId:%1 accepted %3.");
  sample.project.settings.check.suppressions.push_back({.rule = "source-insert-without-item",
                                                        .locale = {},
                                                        .unit = "string.M",
                                                        .reason = "the provider adds it",
                                                        .until = {},
                                                        .span = {}});
  EXPECT_EQ(sample.check({}), "");
}

TEST(CheckSettings, OfTheMinimalPresetHaveNoMattersOfStyle) {
  SampleProject sample;
  sample.project.settings.check.preset = Preset::minimal;
  EXPECT_EQ(sample.check({shouted}), "");
}

TEST(CheckSettings, NameNoUnknownRule) {
  SampleProject sample;
  sample.project.settings.check.rules.push_back(
      {.rule = "shoutin", .locale = {}, .pages = {}, .severity = Severity::error, .span = {}});
  EXPECT_EQ(sample.check({}), "unknown-rule: there is no rule 'shoutin'\n");
}

TEST(CheckSettings, SuppressWhatIsKnown) {
  SampleProject sample;
  sample.project.settings.check.suppressions.push_back({.rule = "shouting",
                                                        .locale = "de-DE",
                                                        .unit = "label.description",
                                                        .reason = "the style guide asks for it",
                                                        .until = "2027-01-31",
                                                        .span = {}});
  check::CheckOptions options;
  options.today = "2027-01-31";
  EXPECT_EQ(sample.check({shouted}, options), "");
  options.today = "2027-02-01";
  EXPECT_EQ(sample.check({shouted}, options),
            std::string(shouting) + "suppression-unused: the suppression of 'shouting' has ended\n");
}

TEST(CheckSettings, AreToldOfSuppressionsThatDoNothing) {
  SampleProject sample;
  const auto add = [&](std::string rule, std::string reason) {
    sample.project.settings.check.suppressions.push_back(
        {.rule = std::move(rule), .locale = {}, .unit = {}, .reason = std::move(reason), .until = {}, .span = {}});
  };
  add("shouting", "why not");
  add("shouting", "");
  add("shoutin", "why not");
  EXPECT_EQ(sample.check({}),
            "suppression-invalid: the suppression of 'shouting' gives no reason\n"
            "suppression-invalid: there is no rule 'shoutin'\n"
            "suppression-unused: the suppression of 'shouting' suppresses nothing\n");
}

TEST(CheckSettings, CallNoSuppressionUnusedWhereSomeRulesOrLocalesAreLeftOut) {
  SampleProject sample;
  auto& suppressions = sample.project.settings.check.suppressions;
  suppressions.push_back(
      {.rule = "shouting", .locale = {}, .unit = {}, .reason = "why not", .until = "2020-01-01", .span = {}});
  suppressions.push_back({.rule = "nfc", .locale = "fr-FR", .unit = {}, .reason = "why not", .until = {}, .span = {}});
  suppressions.push_back({.rule = "nfc", .locale = {}, .unit = {}, .reason = {}, .until = {}, .span = {}});
  const std::string invalid = "suppression-invalid: the suppression of 'nfc' gives no reason\n";
  check::CheckOptions options;
  options.today = "2027-01-31";
  options.rules = {"mojibake"};
  EXPECT_EQ(sample.check({}, options), invalid);
  options.rules.clear();
  options.has_all_locales = false;
  EXPECT_EQ(sample.check({}, options), invalid);
  options.has_all_locales = true;
  EXPECT_EQ(sample.check({}, options), invalid +
                                           "suppression-unused: the suppression of 'nfc' suppresses nothing\n"
                                           "suppression-unused: the suppression of 'shouting' has ended\n");
}

TEST(CheckSettings, CountTheTermsThatAreKept) {
  SampleProject sample;
  sample.project.settings.check.keep = {"Power Gate", "PowerGate", "Gate"};
  const auto check = [&](std::string_view source, std::string_view target) {
    return sample.check({{"de-DE", "text.1", source, target}});
  };
  EXPECT_EQ(check("A PowerGate opened.", "Ein PowerGate ging auf."), "");
  EXPECT_EQ(check("A PowerGate opened a Power Gate.", "Ein PowerGate öffnete ein Power Gate."), "");
  EXPECT_EQ(check("A Power Gate opened a Power Gate.", "Ein Power Gate öffnete sich."),
            "noloc-changed: the term 'Power Gate' stands 2 times in the source, once in the target\n");
  EXPECT_EQ(check("A Power Gate opened a Gate.", "Ein Power Gate ging auf."),
            "noloc-changed: the term 'Gate' is not in the target\n");
}

TEST(CheckSettings, LetNamesBeTranslatedAndKeepTerms) {
  SampleProject sample;
  sample.project.settings.check.translate = {"Security"};
  sample.project.settings.check.keep = {"Power Gate"};
  EXPECT_EQ(sample.check({{"ja-JP", "keyword.Security", "Security", "セキュリティ"}}), "");
  EXPECT_EQ(sample.check({{"de-DE", "text.1", "A Power Gate opened.", "Ein Tor ging auf."}}),
            "noloc-changed: the term 'Power Gate' is not in the target\n");
}

TEST(Check, LeavesOutTextsThatNoPageHas) {
  SampleProject sample;
  std::string text;
  while (text.size() < 1000000) text += "AppDomain" + std::to_string(text.size()) + " ";
  EXPECT_EQ(sample.check({{"de-DE", "text.1", text, "kurz"}}),
            "text-too-long: 'text.1' is too long a text to be checked\n");
}

}  // namespace
}  // namespace evdoc::test
