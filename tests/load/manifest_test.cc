#include "load/manifest.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "load/support.h"

namespace evdoc {
namespace {

/// A manifest around the content of a provider, which begins on line 2, and a string table with one string.
std::string manifest_of(std::string_view provider) {
  return fmt::format(
      "<instrumentationManifest xmlns=\"http://schemas.microsoft.com/win/2004/08/events\" "
      "xmlns:win=\"http://manifests.microsoft.com/win/2004/08/windows/events\"><instrumentation><events>"
      "<provider name=\"P\" guid=\"{{g}}\">\n{}\n</provider></events></instrumentation><localization>"
      "<resources culture=\"en-US\"><stringTable><string id=\"Known\" value=\"A known text.\"/></stringTable>"
      "</resources></localization></instrumentationManifest>",
      provider);
}

std::string findings_of(std::string_view provider) {
  Input in(manifest_of(provider));
  load_manifest(in.source, in.diagnostics);
  return listed(in.diagnostics);
}

TEST(Manifest, EverySectionReachesTheModelInAnyOrder) {
  Input in(manifest_of(R"xml(<events>
<event value="0xFBF" version="2" symbol="Sym" channel="Chan" level="win:Error" task="Task" opcode="Local"
       keywords=" One
       win:SQM " template="Tid" message="$(string.Known)" notLogged="true"/>
</events>
<channels><channel name="P/Analytic" chid="Chan" type="Analytic" enabled="true" value="17"/></channels>
<templates><template tid="Tid">
  <data name="Count" inType="win:UInt32" outType="xs:unsignedInt" map="Values"/>
  <struct name="S" count="Count"><data name="Inner" inType="win:UnicodeString" length="4"/></struct>
  <UserData><Root xmlns="u"><A>%1</A></Root></UserData>
</template></templates>
<tasks><task name="Task" value="2500"><opcodes><opcode name="Local" value="11"/></opcodes></task></tasks>
<maps><valueMap name="Values"><map value="0x1" message="$(string.Known)"/></valueMap></maps>
<keywords><keyword name="One" mask="0x800"/></keywords>
<filters><filter name="F" value="1" tid="Tid"/></filters>)xml"));
  const Manifest manifest = load_manifest(in.source, in.diagnostics);
  EXPECT_EQ(listed(in.diagnostics), "");
  ASSERT_EQ(manifest.providers.size(), 1u);
  const Provider& provider = manifest.providers.front();
  EXPECT_EQ(provider.name.value, "P");
  ASSERT_EQ(provider.events.size(), 1u);
  const Event& event = provider.events.front();
  EXPECT_EQ(event.value, 4031);
  EXPECT_EQ(event.version, 2);
  EXPECT_TRUE(event.not_logged);
  EXPECT_EQ(event.symbol.value, "Sym");
  EXPECT_EQ(event.symbol.span.text(), "Sym");
  EXPECT_EQ(event.message.string_id.span.text(), "Known");
  EXPECT_EQ(event.message.text.value, "A known text.");
  EXPECT_EQ(event.channel->name.value, "P/Analytic");
  EXPECT_EQ(event.channel->type, ChannelType::analytic);
  EXPECT_EQ(event.channel->value, 17);
  EXPECT_EQ(event.level->name.value, "win:Error");
  EXPECT_EQ(event.level->origin, Origin::predefined);
  EXPECT_EQ(event.level->message.text.value, "Error");
  EXPECT_EQ(event.task->value, 2500);
  EXPECT_EQ(event.opcode->value, 11);
  ASSERT_EQ(event.keywords.size(), 2u);
  EXPECT_EQ(event.keywords[0]->mask, 0x800u);
  EXPECT_EQ(event.keywords[1]->mask, 0x8000000000000u);
  ASSERT_EQ(event.payload->items.size(), 2u);
  EXPECT_EQ(event.payload->items[0].map->entries[0].message.text.value, "A known text.");
  EXPECT_TRUE(event.payload->items[1].is_struct);
  EXPECT_EQ(event.payload->items[1].items[0].length.value, "4");
  EXPECT_EQ(event.payload->user_data.value, "<Root xmlns=\"u\"><A>%1</A></Root>");
  EXPECT_EQ(provider.filters.front().payload, event.payload);
}

TEST(Manifest, NamesAreResolvedByNamespaceAndNotByPrefix) {
  Input in(
      "<instrumentationManifest xmlns='http://schemas.microsoft.com/win/2004/08/events' "
      "xmlns:w='http://manifests.microsoft.com/win/2004/08/windows/events' xmlns:a='own' xmlns:b='own'>"
      "<instrumentation><events><provider name='P' guid='g' xmlns:win='not windows'>"
      "<keywords><keyword name='a:K' mask='0x1'/></keywords>"
      "<events><event value='1' level='w:Error' keywords='b:K'/><event value='2' level='win:Error'/></events>"
      "</provider></events></instrumentation></instrumentationManifest>");
  const Manifest manifest = load_manifest(in.source, in.diagnostics);
  const Event& event = manifest.providers.front().events.front();
  EXPECT_EQ(event.level->value, 2);
  EXPECT_EQ(event.keywords.at(0)->name.value, "a:K");
  EXPECT_EQ(manifest.providers.front().events.back().level->value, 2);
  EXPECT_EQ(
      listed(in.diagnostics),
      "1:389 warning[wrong-windows-namespace]: 'win:Error' is read as Windows' name, though its prefix stands for "
      "'not windows'\n"
      "  help: write xmlns:win=\"http://manifests.microsoft.com/win/2004/08/windows/events\"\n");
}

TEST(Manifest, EveryUndeclaredNameIsAnErrorWithASuggestion) {
  EXPECT_EQ(findings_of(R"xml(<channels><channel name="P/Analytic" chid="ANALYTIC" type="Analytic"/></channels>
<keywords><keyword name="ActivationServices" mask="0x1"/></keywords><templates><template tid="Strings"/></templates>
<events><event value="7" channel="ANALYTC" level="win:Eror" task="T" opcode="win:Strat"
 keywords="ActivationService" template="String" message="$(string.Knwon)"/></events>)xml"),
            R"xml(5:67 error[missing-string]: there is no string 'Knwon'
  help: did you mean 'Known'?
4:35 error[undeclared-channel]: event 7: the channel 'ANALYTC' is not declared
  help: did you mean 'ANALYTIC'?
4:51 error[undeclared-level]: event 7: the level 'win:Eror' is not declared
  help: did you mean 'win:Error'?
4:67 error[undeclared-task]: event 7: the task 'T' is not declared
  help: declare it in the provider's <tasks>
4:78 error[undeclared-opcode]: event 7: the opcode 'win:Strat' is not declared
  help: did you mean 'win:Start'?
5:41 error[undeclared-template]: the template 'String' is not declared
  help: did you mean 'Strings'?
5:12 error[undeclared-keyword]: event 7: the keyword 'ActivationService' is not declared
  help: did you mean 'ActivationServices'?
)xml");
}

TEST(Manifest, AnEventWithUndeclaredNamesStaysInTheModel) {
  Input in(manifest_of("<events><event value='1' level='L' keywords='K win:SQM'/><event value='2'/></events>"));
  const Manifest manifest = load_manifest(in.source, in.diagnostics);
  const Event& event = manifest.providers.front().events.at(0);
  EXPECT_EQ(event.level, nullptr);
  EXPECT_EQ(event.keywords.size(), 1u);
  EXPECT_TRUE(event.has_fault);
  EXPECT_FALSE(event.is_broken);
  EXPECT_FALSE(manifest.providers.front().events.at(1).has_fault);
  EXPECT_EQ(in.diagnostics.exit_code(), 1);
}

TEST(Manifest, OfWhichEventOfTwoIsMeantNothingIsKnown) {
  Input in(manifest_of(
      "<events><event value='1' symbol='A'/><event value='1' symbol='B'/><event value='2' version='256'/></events>"));
  const Manifest manifest = load_manifest(in.source, in.diagnostics);
  const auto& events = manifest.providers.front().events;
  ASSERT_EQ(events.size(), 3u);
  EXPECT_TRUE(events[1].is_broken);
  EXPECT_TRUE(events[2].is_broken);
}

TEST(Manifest, AnEventThatIsRepeatedIsThereOnce) {
  Input in(manifest_of("<events><event value='1' symbol='A'/><event value='1' symbol='A'/></events>"));
  const Manifest manifest = load_manifest(in.source, in.diagnostics);
  EXPECT_EQ(in.diagnostics.exit_code(), 1);
  ASSERT_EQ(manifest.providers.front().events.size(), 1u);
  EXPECT_FALSE(manifest.providers.front().events.front().is_broken);
}

TEST(Manifest, AnOpcodeOfAnotherTaskIsNotTheEvents) {
  EXPECT_EQ(findings_of(R"xml(<tasks><task name="A" value="1"><opcodes><opcode name="O" value="11"/></opcodes></task>
<task name="B" value="2"/></tasks><events><event value="1" task="B" opcode="O"/></events>)xml"),
            "3:77 error[undeclared-opcode]: event 1: the opcode 'O' is an opcode of the task 'A' only\n"
            "  help: give the event that task, or declare the opcode in the provider's <opcodes>\n"
            "  note: 2:43 it is declared here\n");
}

TEST(Manifest, DuplicatesNameBothPlaces) {
  EXPECT_EQ(findings_of(R"xml(<keywords><keyword name="K" mask="0x1"/>
<keyword name="K" mask="0x2"/></keywords>
<events><event value="1"/>
<event value="1" version="0"/></events>)xml"),
            R"xml(3:16 error[duplicate-name]: there is a keyword 'K' already
  help: rename or delete one of them
  note: 2:12 the first is here
5:15 error[duplicate-event]: event 1 version 0 is declared twice
  help: give one of them another version
  note: 4:23 the first is here
)xml");
}

TEST(Manifest, NumbersAreChecked) {
  EXPECT_EQ(findings_of(R"xml(<events><event value="70000"/>
<event value="x1"/><event/><event value="2" version="256"/></events>
<keywords><keyword name="K" mask="0x10000000000000000"/></keywords>)xml"),
            R"xml(4:35 error[number-out-of-range]: 0x10000000000000000 is out of range
  help: write a number from 0x0 to 0xFFFFFFFFFFFFFFFF
2:23 error[number-out-of-range]: 70000 is out of range
  help: write a number from 0 to 65535
3:15 error[bad-number]: 'x1' is not a number
  help: write a decimal number, or a hexadecimal one with 0x
3:21 error[missing-attribute]: '<event>' has no 'value'
  help: add value="..."
3:54 error[number-out-of-range]: 256 is out of range
  help: write a number from 0 to 255
)xml");
}

TEST(Manifest, UnknownNamesAreWarnings) {
  EXPECT_EQ(findings_of(R"xml(<evnts/><events><evnt value="1"/><event value="1" levl="win:Error"/></events>)xml"),
            R"xml(2:2 warning[unknown-element]: '<evnts>' is not an element of '<provider>'
  help: did you mean 'events'?
2:18 warning[unknown-element]: '<evnt>' is not an element of '<events>'
  help: did you mean 'event'?
2:51 warning[unknown-attribute]: '<event>' has no attribute 'levl'
  help: did you mean 'level'?
)xml");
}

TEST(Manifest, ElementsInsideOfDeclarationsAreLookedAt) {
  EXPECT_EQ(findings_of(R"xml(<channels><channel name="C" type="Debug"><logging/><log/></channel></channels>
<tasks><task name="T" value="1"><opcode name="O" value="11"/></task></tasks>
<maps><valueMap name="M"><mapp value="1"/></valueMap></maps>
<templates><template tid="T"><dta name="d"/><struct name="s"><struct name="t"/></struct></template></templates>
<events><event value="1"><message/></event></events>)xml"),
            R"xml(2:53 warning[unknown-element]: '<log>' is not an element of '<channel>'
  help: known here: logging, publishing
3:34 warning[unknown-element]: '<opcode>' is not an element of '<task>'
  help: did you mean 'opcodes'?
4:27 warning[unknown-element]: '<mapp>' is not an element of '<valueMap>'
  help: did you mean 'map'?
5:31 warning[unknown-element]: '<dta>' is not an element of '<template>'
  help: did you mean 'data'?
5:63 warning[unknown-element]: '<struct>' is not an element of '<struct>'
  help: known here: data
6:27 warning[unknown-element]: '<message>' is not an element of '<event>'
  help: delete it
)xml");
}

TEST(Manifest, TheLevelThatRegeneratedManifestsInventIsReadAsWhatItMeans) {
  Input in(manifest_of("<events><event value='1' level='win:Always'/></events>"));
  const Manifest manifest = load_manifest(in.source, in.diagnostics);
  EXPECT_EQ(manifest.providers.front().events.at(0).level->name.value, "win:LogAlways");
  EXPECT_EQ(listed(in.diagnostics),
            "2:33 warning[legacy-name]: 'win:Always' is read as 'win:LogAlways'\n  help: write 'win:LogAlways'\n");
}

TEST(Manifest, TypesThatNoCompilerKnowsAreWarnings) {
  EXPECT_EQ(findings_of(R"xml(<templates><template tid="T"><data name="a" inType="win:hexInt32"/>
<data name="b" inType="win:UInt32" outType="xs:HexInt32"/><data name="c" inType="win:25"/>
<data name="d" inType="win:UnicodString" outType="xs:string"/></template></templates>)xml"),
            R"xml(2:53 warning[legacy-name]: there is no type 'win:hexInt32'
  help: write 'win:HexInt32'
3:45 warning[legacy-name]: there is no type 'xs:HexInt32'
  help: write 'win:HexInt32'
3:82 warning[unknown-type]: there is no type 'win:25'
  help: name a type of winmeta.xml: win:UnicodeString
4:24 warning[unknown-type]: there is no type 'win:UnicodString'
  help: did you mean 'win:UnicodeString'?
)xml");
}

TEST(Manifest, AMessageThatIsNoReferenceIsShownAsItIs) {
  Input in(manifest_of("<events><event value='1' message='Text'/><event value='2' message='$(mc.SYM)'/></events>"));
  const Manifest manifest = load_manifest(in.source, in.diagnostics);
  EXPECT_EQ(manifest.providers.front().events.at(0).message.text.value, "Text");
  EXPECT_TRUE(manifest.providers.front().events.at(1).message.present);
  EXPECT_EQ(listed(in.diagnostics),
            "2:35 error[bad-message-reference]: 'Text' is not a reference to a string\n"
            "  help: write $(string.ID), and the text as a <string> of that id\n");
}

TEST(Manifest, StringTablesOfSeveralCulturesStartWithTheSource) {
  Input in(
      "<instrumentationManifest><instrumentation><events><provider name='P' guid='g'><events>"
      "<event value='1' message='$(string.A)'/></events></provider></events></instrumentation><localization>"
      "<resources culture='de-DE'><stringTable><string id='A' value='deutsch'/></stringTable></resources>"
      "<resources culture='en-us'><stringTable><string id='A' value='English'/></stringTable></resources>"
      "<resources culture='ko-ko'><stringTable><string id='A' value='x'/><string id='A' value='y'/></stringTable>"
      "</resources></localization></instrumentationManifest>");
  const Manifest manifest = load_manifest(in.source, in.diagnostics);
  ASSERT_EQ(manifest.string_tables.size(), 3u);
  EXPECT_EQ(manifest.string_tables[0].culture.value, "en-us");
  EXPECT_EQ(manifest.string_tables[1].culture.value, "de-DE");
  EXPECT_EQ(manifest.providers.front().events.at(0).message.text.value, "English");
  EXPECT_EQ(listed(in.diagnostics),
            "1:404 warning[invalid-culture]: 'ko-ko' is not a culture: 'KO' is not a region\n"
            "  help: did you mean 'ko-KR'?\n"
            "1:462 warning[duplicate-string]: the string 'A' is there already; the first one is used\n"
            "  help: delete one of them\n"
            "  note: 1:436 the first is here\n");
}

TEST(Manifest, GlobalChannelsNeedNoImport) {
  Input in(
      manifest_of("<channels><importChannel name='Application' chid='App'/></channels><events>"
                  "<event value='1' channel='App'/><event value='2' channel='Security'/></events>"));
  const Manifest manifest = load_manifest(in.source, in.diagnostics);
  EXPECT_EQ(listed(in.diagnostics), "");
  const Provider& provider = manifest.providers.front();
  EXPECT_EQ(provider.events[0].channel->origin, Origin::imported);
  EXPECT_EQ(provider.events[0].channel->value, 9);
  EXPECT_EQ(provider.events[1].channel->origin, Origin::predefined);
  EXPECT_EQ(provider.events[1].channel->isolation, Isolation::system);
}

TEST(Manifest, AnotherRootIsNoManifest) {
  Input in("<eventDocs/>");
  EXPECT_TRUE(load_manifest(in.source, in.diagnostics).providers.empty());
  EXPECT_EQ(listed(in.diagnostics),
            "1:2 error[not-a-manifest]: this is no instrumentation manifest: its root element is '<eventDocs>'\n"
            "  help: name a file whose root element is <instrumentationManifest>\n");
  EXPECT_EQ(in.diagnostics.exit_code(), 3);
}

TEST(Manifest, AnAssemblyMayHoldOne) {
  Input in(
      "<assembly xmlns='urn:schemas-microsoft-com:asm.v3'><instrumentation><counters><provider/></counters><events>"
      "<provider name='P' guid='g'/></events></instrumentation></assembly>");
  const Manifest manifest = load_manifest(in.source, in.diagnostics);
  EXPECT_EQ(manifest.providers.size(), 1u);
  EXPECT_EQ(listed(in.diagnostics), "");
}

TEST(Manifest, HalfAFileIsNotWellFormed) {
  Input in("<instrumentationManifest>\n<instrumentation><events><prov");
  load_manifest(in.source, in.diagnostics);
  EXPECT_EQ(listed(in.diagnostics),
            "2:26 error[xml-not-well-formed]: this is not closed before the end of the file\n"
            "  help: the file may be truncated\n");
}

struct RealManifest {
  const char* file;
  std::size_t providers;
  std::size_t events;
  const char* findings = "";
};

class RealManifests : public testing::TestWithParam<RealManifest> {};

TEST_P(RealManifests, LoadWithNoFindingButRealOnes) {
  if (real_data_folder().empty()) GTEST_SKIP() << "EVDOC_REAL_DATA is not set";
  Input in(file_bytes(real_data_folder() + "/manifests/" + GetParam().file));
  const Manifest manifest = load_manifest(in.source, in.diagnostics);
  EXPECT_EQ(listed(in.diagnostics), GetParam().findings);
  EXPECT_EQ(manifest.providers.size(), GetParam().providers);
  std::size_t events = 0;
  for (const Provider& provider : manifest.providers) events += provider.events.size();
  EXPECT_EQ(events, GetParam().events);
}

INSTANTIATE_TEST_SUITE_P(
    All, RealManifests,
    testing::Values(RealManifest{"ClrEtwAll.man", 4, 384}, RealManifest{"Empty.man", 0, 0},
                    RealManifest{"EventAttributes.man", 1, 7}, RealManifest{"ImportChannelFromProvider.man", 2, 9},
                    RealManifest{"ImportChannels.man", 1, 6}, RealManifest{"Large.man", 4, 12},
                    RealManifest{"ProviderTraits.man", 3, 3}, RealManifest{"ReferenceChannels.man", 2, 9},
                    RealManifest{"TaskOpcodes.man", 1, 2}, RealManifest{"TypeMangling.man", 1, 137},
                    RealManifest{"wcf-application-server.man", 1, 481},
                    RealManifest{"wpf-etw.man", 1, 333,
                                 "325:67 warning[legacy-name]: there is no type 'xs:HexInt64'\n"
                                 "  help: write 'win:HexInt64'\n"
                                 "330:67 warning[legacy-name]: there is no type 'xs:HexInt64'\n"
                                 "  help: write 'win:HexInt64'\n"
                                 "335:67 warning[legacy-name]: there is no type 'xs:HexInt64'\n"
                                 "  help: write 'win:HexInt64'\n"},
                    RealManifest{"winmeta.xml", 0, 0}));

TEST(RealManifests, Event4031IsWhatTheProviderDeclares) {
  if (real_data_folder().empty()) GTEST_SKIP() << "EVDOC_REAL_DATA is not set";
  Input in(file_bytes(real_data_folder() + "/manifests/wcf-application-server.man"));
  const Manifest manifest = load_manifest(in.source, in.diagnostics);
  const auto& events = manifest.providers.front().events;
  const auto found = std::find_if(events.begin(), events.end(), [](const Event& e) { return e.value == 4031; });
  ASSERT_NE(found, events.end());
  EXPECT_EQ(found->symbol.value, "DispatchSessionFailed");
  EXPECT_EQ(found->message.text.value, "Session dispatch failed.");
  EXPECT_EQ(found->channel->name.value, "Microsoft-Windows-Application Server-Applications/Analytic");
  EXPECT_EQ(found->keywords.at(0)->name.value, "ActivationServices");
  EXPECT_EQ(found->payload->items.at(0).name.value, "AppDomain");
}

}  // namespace
}  // namespace evdoc
