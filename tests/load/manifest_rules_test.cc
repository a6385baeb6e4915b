// What check_manifest reports, rule by rule.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "load/manifest.h"
#include "load/support.h"

namespace evdoc {
namespace {

/// A manifest around the content of a provider, which begins on line 2, and around strings, which begin on a line of
/// their own after it.
std::string manifest_of(std::string_view provider, std::string_view strings = {}) {
  return fmt::format(
      "<instrumentationManifest xmlns=\"http://schemas.microsoft.com/win/2004/08/events\" "
      "xmlns:win=\"http://manifests.microsoft.com/win/2004/08/windows/events\"><instrumentation><events>"
      "<provider name=\"P\" guid=\"{{11111111-2222-3333-4444-555555555555}}\" resourceFileName=\"p.dll\" messageFileName=\"p.dll\">\n{}</provider></events></instrumentation><localization>"
      "<resources culture=\"en-US\"><stringTable>\n{}</stringTable></resources></localization>"
      "</instrumentationManifest>",
      provider, strings);
}

std::string findings_of(std::string_view provider, std::string_view strings = {}) {
  Input in(manifest_of(provider, strings));
  const Manifest manifest = load_manifest(in.source, in.diagnostics);
  EXPECT_EQ(listed(in.diagnostics), "") << "the rules come after the loader";
  check_manifest(manifest, in.diagnostics);
  return listed(in.diagnostics);
}

/// The findings for the data items of one template, which begin on line 3.
std::string item_findings(std::string_view items) {
  return findings_of(fmt::format("<templates><template tid='T'>\n{}</template></templates>", items));
}

/// The findings for the message of an event with a template of two items; the message stands in line 6.
std::string message_findings(std::string_view message) {
  return findings_of(
      "<templates><template tid='T'><data name='a' inType='win:UInt32'/><struct name='s'>\n"
      "<data name='b' inType='win:UInt32'/></struct></template></templates>\n"
      "<events><event value='7' template='T' message='$(string.M)'/></events>\n",
      fmt::format("<string id='M' value='{}'/>", message));
}

TEST(ManifestRules, ReservedValuesAreErrors) {
  EXPECT_EQ(findings_of(R"xml(<channels><channel name="C" type="Debug" value="15"/></channels>
<levels><level name="L" value="5"/></levels><opcodes><opcode name="O" value="9"/></opcodes>
<tasks><task name="T" value="1"><opcodes><opcode name="O" value="240"/></opcodes></task></tasks>)xml"),
            R"xml(2:49 error[reserved-value]: the value 15 of the channel 'C' is reserved
  help: give it a value from 16 to 255
3:32 error[reserved-value]: the value 5 of the level 'L' is reserved
  help: give it a value from 16 to 255
4:66 error[reserved-value]: the value 240 of the opcode 'O' is reserved
  help: give it a value from 10 to 239
3:78 error[reserved-value]: the value 9 of the opcode 'O' is reserved
  help: give it a value from 10 to 239
)xml");
}

TEST(ManifestRules, WhatWinmetaDeclaresMayBeDeclaredAgain) {
  EXPECT_EQ(findings_of(R"xml(<levels><level name="win:Error" value="2"/><level name="L" value="16"/></levels>
<opcodes><opcode name="win:Start" value="1"/></opcodes>
<keywords><keyword name="win:SQM" mask="0x8000000000000"/></keywords>)xml"),
            "");
}

TEST(ManifestRules, NumbersOfOneKindDiffer) {
  EXPECT_EQ(findings_of(R"xml(<levels><level name="L" value="16"/><level name="M" value="0x10"/></levels>
<tasks><task name="T" value="1"><opcodes><opcode name="O" value="11"/></opcodes></task>
<task name="U" value="1"><opcodes><opcode name="O" value="11"/></opcodes></task></tasks>
<keywords><keyword name="K" mask="0x1"/>
<keyword name="M" mask="0x01"/></keywords>
<maps><valueMap name="V"><map value="1" message="$(string.M)"/><map value="0x1" message="$(string.M)"/></valueMap>
</maps>)xml",
                        "<string id='M' value='m'/>"),
            R"xml(2:60 error[duplicate-value]: the level 'M' has the number of another
  help: give one of them another number
  note: 2:32 the first is here
4:23 error[duplicate-value]: the task 'U' has the number of another
  help: give one of them another number
  note: 3:30 the first is here
6:25 error[duplicate-value]: the keyword 'M' has the number of another
  help: give one of them another number
  note: 5:35 the first is here
7:76 error[duplicate-value]: an entry of the map 'V' has the number of another
  help: give one of them another number
  note: 7:38 the first is here
)xml");
}

TEST(ManifestRules, MasksAreOneBit) {
  EXPECT_EQ(findings_of(R"xml(<keywords><keyword name="K" mask="0x3"/><keyword name="L" mask="0x0"/>
<keyword name="M" mask="0x1000000000000"/></keywords>
<maps><bitMap name="B"><map value="0x0" message="$(string.M)"/><map value="0x6" message="$(string.M)"/></bitMap></maps>
)xml",
                        "<string id='M' value='m'/>"),
            R"xml(2:35 error[mask-not-one-bit]: the mask of the keyword 'K' has 2 bits
  help: give each keyword one bit of its own
2:65 error[mask-not-one-bit]: the mask of the keyword 'L' has 0 bits
  help: give each keyword one bit of its own
3:25 warning[reserved-mask]: the mask of the keyword 'M' is bit 48, which is reserved
  help: use one of the bits 0 to 47
4:76 error[mask-not-one-bit]: a value of the bitMap 'B' has 2 bits
  help: give each entry one bit, or make it a valueMap
)xml");
}

TEST(ManifestRules, AnOutTypeBelongsToItsInType) {
  EXPECT_EQ(item_findings(R"xml(<data name="a" inType="win:UInt16" outType="win:IPv4"/>
<data name="b" inType="win:UInt16" outType="win:Port"/><data name="c" inType="win:Double" outType="xs:int"/>
<struct name="s"><data name="d" inType="win:GUID" outType="xs:string"/></struct>)xml"),
            R"xml(3:45 error[out-type-mismatch]: 'win:UInt16' can't be shown as 'win:IPv4'
  help: write one of: xs:unsignedShort, win:Port, win:HexInt16, xs:string
4:100 error[out-type-mismatch]: 'win:Double' can't be shown as 'xs:int'
  help: write one of: xs:double
5:60 error[out-type-mismatch]: 'win:GUID' can't be shown as 'xs:string'
  help: write one of: xs:GUID
)xml");
}

TEST(ManifestRules, BinaryNeedsALength) {
  EXPECT_EQ(item_findings(R"xml(<data name="a" inType="win:Binary"/><data name="b" inType="win:Binary" length="16"/>
<data name="c" inType="win:Binary" outType="win:IPv6"/>)xml"),
            "3:2 error[missing-length]: the data item 'a' of type win:Binary has no length\n"
            "  help: add length=\"N\", or the name of the item before it that holds the length\n");
}

TEST(ManifestRules, ASizeIsANumberOrAnEarlierInteger) {
  EXPECT_EQ(item_findings(R"xml(<data name="Size" inType="win:UInt32"/><data name="Name" inType="win:UnicodeString"/>
<data name="a" inType="win:Binary" length="Sze"/>
<data name="b" inType="win:Binary" length=" Name "/>
<data name="c" inType="win:Binary" length="Late"/>
<data name="d" inType="win:UInt8" count="0x1F"/>
<struct name="e" count="Size"><data name="Number" inType="win:UInt16"/>
<data name="f" inType="win:Binary" length="Number"/><data name="g" inType="win:Binary" length="Size"/></struct>
<data name="h" inType="win:Binary" length="Number"/><data name="i" inType="win:Binary" length="e"/>
<data name="Late" inType="win:UInt32"/>)xml"),
            R"xml(4:44 error[bad-size-reference]: the length of 'a' is 'Sze', which is no item of the template
  help: did you mean 'Size'?
5:45 error[bad-size-reference]: the length of 'b' is 'Name', which is no integer
  help: name an integer, as a win:UInt32
  note: 3:41 it is declared here
6:44 error[bad-size-reference]: the length of 'c' is 'Late', which is no earlier item
  help: put the item that holds it first
  note: 11:2 it is declared here
10:44 error[bad-size-reference]: the length of 'h' is 'Number', which is no item of the template
  help: write a number, or the name of an earlier item
10:96 error[bad-size-reference]: the length of 'i' is 'e', which is no integer
  help: name an integer, as a win:UInt32
  note: 8:2 it is declared here
)xml");
}

TEST(ManifestRules, MapsAreForUnsignedIntegers) {
  EXPECT_EQ(findings_of(R"xml(<maps><valueMap name="M"/></maps><templates><template tid="T">
<data name="a" inType="win:Int32" map="M"/><data name="b" inType="win:HexInt32" map="M"/></template></templates>)xml"),
            "3:24 error[map-on-wrong-type]: the data item 'a' of type win:Int32 can't have a map\n"
            "  help: make it an unsigned integer, as win:UInt32, or drop the map\n");
}

TEST(ManifestRules, ATemplateHasFrom1To99Items) {
  std::string items;
  for (int i = 0; i < 100; ++i) items += fmt::format("<data name='i{}' inType='win:Int8'/>\n", i);
  EXPECT_EQ(item_findings(items),
            "102:2 error[too-many-items]: the template 'T' has 100 data items\n"
            "  help: keep at most 99, or join some of them in a struct\n");
  EXPECT_EQ(item_findings(""),
            "2:13 info[empty-template]: the template 'T' has no data item\n"
            "  help: delete it, and the references to it\n");
}

TEST(ManifestRules, InsertsHaveDataItems) {
  EXPECT_EQ(message_findings("%1 %2, %%3"), "");
  EXPECT_EQ(message_findings("%1 %10 %3"),
            "6:26 error[insert-beyond-items]: the message of event 7 uses %10, and its template 'T' has 2 data items\n"
            "  help: number the inserts by the data items, from 1, or add the item to the template\n"
            "  note: 4:10 the event is here\n");
  EXPECT_EQ(findings_of("<events><event value='8' message='$(string.M)'/></events>\n", "<string id='M' value='%1'/>"),
            "4:23 error[insert-beyond-items]: the message of event 8 uses %1, and it has no template\n"
            "  help: number the inserts by the data items, from 1, or add the item to the template\n"
            "  note: 2:10 the event is here\n");
}

TEST(ManifestRules, MessagesOfEveryCultureAreLookedAt) {
  Input in(
      "<instrumentationManifest><instrumentation><events><provider name='P' guid='{11111111-2222-3333-4444-555555555555}' resourceFileName='p.dll' messageFileName='p.dll'>\n"
      "<events><event value='1' message='$(string.A)'/></events></provider></events></instrumentation><localization>"
      "<resources culture='en'><stringTable><string id='A' value='a'/></stringTable></resources>\n"
      "<resources culture='de'><stringTable><string id='A' value='%1'/></stringTable></resources>"
      "</localization></instrumentationManifest>");
  check_manifest(load_manifest(in.source, in.diagnostics), in.diagnostics);
  EXPECT_EQ(listed(in.diagnostics),
            "3:60 error[insert-beyond-items]: the message of event 1 uses %1, and it has no template\n"
            "  help: number the inserts by the data items, from 1, or add the item to the template\n"
            "  note: 2:10 the event is here\n");
}

TEST(ManifestRules, AFormatEnds) {
  EXPECT_EQ(message_findings("%1!s! &amp; more"), "");
  EXPECT_EQ(message_findings("Hello %1!"),
            "6:29 error[unterminated-format]: the format of '%1!' has no end\n"
            "  help: write %! for an exclamation mark, or end the format with one\n");
}

TEST(ManifestRules, PercentSignsMeanSomething) {
  EXPECT_EQ(message_findings("%s is 5%"),
            "6:23 info[stray-percent]: '%s' is no insert and no escape: 's' is shown\n"
            "  help: write %% for a percent sign, or %n for a line end\n"
            "6:30 warning[stray-percent]: the message ends with a single '%'\n"
            "  help: write %% for a percent sign\n");
}

TEST(ManifestRules, AnAdminEventHasAMessageAndAGraveLevel) {
  EXPECT_EQ(findings_of(R"xml(<channels><channel name="C" type="Admin"/></channels><events>
<event value="1" channel="C" level="win:Verbose" message="$(string.M)"/>
<event value="2" channel="C"/>
<event value="3" channel="C" level="win:Error" message="$(string.M)"/></events>)xml",
                        "<string id='M' value='m'/>"),
            R"xml(3:2 error[admin-event-incomplete]: event 1 of the Admin channel 'C' has the level 'win:Verbose'
  help: use win:Critical, win:Error, win:Warning or win:Informational
4:2 error[admin-event-incomplete]: event 2 of the Admin channel 'C' has no message
  help: add message="$(string.ID)", or use another channel
4:2 error[admin-event-incomplete]: event 2 of the Admin channel 'C' has no level
  help: use win:Critical, win:Error, win:Warning or win:Informational
)xml");
}

TEST(ManifestRules, StringsAreUsed) {
  EXPECT_EQ(findings_of("", "<string id='M' value='m'/>"),
            "3:13 info[unused-string]: nothing refers to the string 'M'\n"
            "  help: delete it, or mend the reference that means it\n");
}

}  // namespace
}  // namespace evdoc
