// What changed from one version of an event to the next.
#include "page/version_changes.h"

#include <gtest/gtest.h>

#include <fmt/format.h>

#include "page/support.h"

namespace evdoc {
namespace {

template <class Named>
std::string_view name_or_dash(const Named* named) {
  return named ? named->name.value : "-";
}

/// A line for each change: kind number, name, and what of it the older and the newer version have.
std::string changes_of(std::string_view templates, std::string_view older, std::string_view newer) {
  const test::OneProvider parts(
      fmt::format(
          "<channels><channel name='C' chid='C' type='Admin'/></channels><tasks><task name='T' value='1'/></tasks>"
          "<keywords><keyword name='A' mask='0x1'/><keyword name='B' mask='0x2'/></keywords>"
          "<templates>{}</templates><events><event value='1' version='0' {}/><event value='1' version='1' {}/></events>",
          templates, older, newer),
      "<string id='S' value='One.'/><string id='T' value='Two.'/>");
  std::string lines;
  for (const VersionChange& change : version_changes(parts.event(0), parts.event(1))) {
    EXPECT_EQ(change.older, &parts.event(0));
    EXPECT_EQ(change.newer, &parts.event(1));
    lines += fmt::format("{} {}: {}{} -> {}{}\n", static_cast<int>(change.kind), change.name(),
                         name_or_dash(change.old_item), name_or_dash(change.old_keyword), name_or_dash(change.new_item),
                         name_or_dash(change.new_keyword));
  }
  return lines;
}

TEST(VersionChanges, AreNoneWhereNothingChanged) {
  EXPECT_EQ(changes_of("", "symbol='X' level='win:Error'", "symbol='X' level='win:Error'"), "");
}

TEST(VersionChanges, NameWhatTheEventIsDeclaredWith) {
  EXPECT_EQ(
      changes_of("", "symbol='X' level='win:Error' keywords='A' message='$(string.S)'",
                 "level='win:Warning' task='T' channel='C' opcode='win:Start' keywords='B' message='$(string.T)'"),
      "0 : -- -> --\n"
      "1 : -- -> --\n"
      "2 : -- -> --\n"
      "3 : -- -> --\n"
      "4 : -- -> --\n"
      "5 B: -- -> -B\n"
      "5 A: -A -> --\n"
      "6 : -- -> --\n");
}

TEST(VersionChanges, NameDataItemsThatCameWentOrHaveAnotherType) {
  EXPECT_EQ(
      changes_of("<template tid='O'><data name='a' inType='win:UInt32'/><data name='b' inType='win:GUID'/></template>"
                 "<template tid='N'><data name='a' inType='win:UInt32' outType='win:PID'/>"
                 "<data name='c' inType='win:Binary' length='4'/></template>",
                 "template='O'", "template='N'"),
      "7 a: a- -> a-\n"
      "7 c: -- -> c-\n"
      "7 b: b- -> --\n");
}

TEST(VersionChanges, NameAnotherOrderOfTheSameItems) {
  EXPECT_EQ(
      changes_of("<template tid='O'><data name='a' inType='win:Int8'/><data name='b' inType='win:Int8'/></template>"
                 "<template tid='N'><data name='b' inType='win:Int8'/><data name='a' inType='win:Int8'/></template>",
                 "template='O'", "template='N'"),
      "8 : -- -> --\n");
}

TEST(VersionChanges, NameMembersOfStructuresAndDeprecation) {
  EXPECT_EQ(
      changes_of("<template tid='O'><struct name='s' count='2'><data name='a' inType='win:Int8'/></struct></template>"
                 "<template tid='N'><struct name='s' count='2'><data name='a' inType='win:Int16'/></struct></template>",
                 "template='O'", "template='N' notLogged='true'"),
      "7 s: s- -> s-\n"
      "11 : -- -> --\n");
}

TEST(VersionChanges, NameAnotherFormOfTheSameItemsAndAttributes) {
  EXPECT_EQ(changes_of("<template tid='O'><data name='a' inType='win:Int8'/><UserData><A/></UserData></template>"
                       "<template tid='N'><data name='a' inType='win:Int8'/><UserData><B/></UserData></template>",
                       "template='O'", "template='N' attributes='x=\"1\";'"),
            "9 : -- -> --\n"
            "10 : -- -> --\n");
}

}  // namespace
}  // namespace evdoc
