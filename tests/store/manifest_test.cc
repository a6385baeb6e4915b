#include "store/manifest.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "load/manifest.h"
#include "load/support.h"
#include "paths.h"
#include "store/support.h"

namespace evdoc {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> real_manifests() {
  std::vector<std::string> paths;
  for (const fs::directory_entry& entry : fs::directory_iterator(fs::path(real_data_folder()) / "manifests")) {
    if (entry.path().extension() == ".man" || entry.path().extension() == ".xml") paths.push_back(entry.path());
  }
  std::ranges::sort(paths);
  return paths;
}

/// Stores what is in `bytes`, and checks that it comes back as the same model and the same bytes.
void expect_round_trip(std::string bytes) {
  Input input(std::move(bytes));
  const Manifest manifest = load_manifest(input.source, input.diagnostics);
  Input stored(manifest_file(manifest));
  const Manifest loaded = load_manifest(stored.source, stored.diagnostics);
  EXPECT_EQ(described(loaded), described(manifest));
  EXPECT_EQ(manifest_file(loaded), stored.source.text());
}

Message message(std::string_view id, std::string_view value) {
  return {.string_id = text(id), .text = text(value), .present = true};
}

TEST(ManifestFile, LooksLikeThis) {
  Manifest manifest;
  Provider& provider = manifest.providers.emplace_back();
  provider.name = text("A Provider");
  provider.guid = text("{c651f5f6-1c0d-492e-8ae1-b4efd7c9d503}");
  Channel& channel = provider.channels.emplace_back();
  channel.name = text("A Provider/Analytic");
  channel.id = text("ANALYTIC");
  channel.type = ChannelType::analytic;
  Channel& imported = provider.channels.emplace_back();
  imported.name = imported.id = text("System");
  imported.origin = Origin::imported;
  Level& level = provider.levels.emplace_back();
  level.name = text("win:Error");
  level.origin = Origin::predefined;
  Keyword& keyword = provider.keywords.emplace_back();
  keyword.name = text("Activation");
  keyword.mask = 0x800;
  PayloadTemplate& payload = provider.payloads.emplace_back();
  payload.id = text("OneString");
  DataItem item;
  item.name = text("AppDomain");
  item.in_type = text("win:UnicodeString");
  payload.items = {item};
  Event& event = provider.events.emplace_back();
  event.value = 4031;
  event.symbol = text("Failed");
  event.level = &level;
  event.channel = &channel;
  event.keywords = {&keyword, &keyword};
  event.payload = &payload;
  event.message = message("Failed", "It \"failed\".\n");
  manifest.string_tables = {{text("en-US"), {{text("Failed"), text("It \"failed\".\n")}}}};
  EXPECT_EQ(manifest_file(manifest), R"xml(<?xml version="1.0" encoding="utf-8"?>
<instrumentationManifest xmlns="http://schemas.microsoft.com/win/2004/08/events"
                         xmlns:win="http://manifests.microsoft.com/win/2004/08/windows/events"
                         xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <instrumentation>
    <events>
      <provider name="A Provider" guid="{c651f5f6-1c0d-492e-8ae1-b4efd7c9d503}">
        <channels>
          <channel chid="ANALYTIC" type="Analytic" enabled="false" isolation="Application" name="A Provider/Analytic"/>
          <importChannel name="System"/>
        </channels>
        <keywords>
          <keyword name="Activation" mask="0x800"/>
        </keywords>
        <templates>
          <template tid="OneString">
            <data name="AppDomain" inType="win:UnicodeString"/>
          </template>
        </templates>
        <events>
          <event value="4031" symbol="Failed" level="win:Error" channel="ANALYTIC" keywords="Activation Activation"
                 template="OneString" message="$(string.Failed)"/>
        </events>
      </provider>
    </events>
  </instrumentation>
  <localization>
    <resources culture="en-US">
      <stringTable>
        <string id="Failed" value="It &quot;failed&quot;.&#xA;"/>
      </stringTable>
    </resources>
  </localization>
</instrumentationManifest>
)xml");
}

TEST(ManifestFile, TheSampleComesBackAsItIsButForItsComment) {
  const std::string bytes = file_bytes(EVDOC_SOURCE_DIR "/samples/wcf-4031/app-server.man");
  expect_round_trip(bytes);
  Input sample(bytes);
  EXPECT_EQ(manifest_file(load_manifest(sample.source, sample.diagnostics)), without_comments(bytes));
}

TEST(ManifestFile, RealManifestsComeBackAsTheSameModel) {
  if (real_data_folder().empty()) GTEST_SKIP() << "set EVDOC_REAL_DATA to a folder that holds manifests/";
  for (const std::string& path : real_manifests()) {
    SCOPED_TRACE(path);
    expect_round_trip(file_bytes(path));
  }
}

TEST(ManifestFile, StructsMapsFiltersAndOwnOpcodesComeBack) {
  expect_round_trip(R"xml(<instrumentationManifest xmlns="http://schemas.microsoft.com/win/2004/08/events"
      xmlns:win="http://manifests.microsoft.com/win/2004/08/windows/events"><instrumentation><events>
    <provider name="P" guid="{0}" symbol="S" resourceFileName="r.dll" messageFileName="m.dll" parameterFileName="p.dll"
        helpLink="https://example.com/?a=1&amp;b=2" message="$(string.P)">
      <channels><channel name="P/Admin" type="Admin" value="16" enabled="true" isolation="Custom" access="O:BA"/></channels>
      <levels><level name="own" value="16" symbol="L" message="$(string.P)"/></levels>
      <tasks><task name="T" value="300" eventGUID="{1}"><opcodes><opcode name="Own" value="11"/></opcodes></task></tasks>
      <opcodes><opcode name="Global" value="12" symbol="G"/></opcodes>
      <keywords><keyword name="K" mask="0x800000000000"/></keywords>
      <filters><filter name="F" value="1" version="2" tid="T1" message="$(string.P)"/></filters>
      <maps><valueMap name="V"><map value="1" message="$(string.P)" symbol="M"/></valueMap>
        <bitMap name="B"><map value="0x80000000" message="$(string.P)"/></bitMap></maps>
      <templates><template tid="T1">
        <data name="Size" inType="win:UInt32"/>
        <struct name="Points" count="Size"><data name="X" inType="win:UInt8" outType="win:HexInt8"/></struct>
        <data name="Kind" inType="trace:UnicodeChar" map="V"/>
        <data name="Bytes" inType="win:Binary" length="Size"/>
        <UserData><Ev xmlns="urn:x"><A>%1</A> &amp; <!-- c --></Ev></UserData></template></templates>
      <events><event value="1" version="3" symbol="E" name="N" level="own" channel="P/Admin" task="T" opcode="Own"
          keywords="K win:SQM" template="T1" notLogged="true" attributes='a="b";' message="$(string.P)"/>
        <event value="2" task="win:None" opcode="win:Info" level="win:Error" channel="System"/></events>
    </provider>
    </events></instrumentation>
    <localization><resources culture="en-US"><stringTable><string id="P" value="A &#10; B"/></stringTable></resources>
      <resources culture="de-DE"><stringTable><string id="P" value=""/></stringTable></resources></localization>
    </instrumentationManifest>)xml");
}

TEST(ManifestFile, WhatAProviderSaysBesideItsEventsComesBack) {
  expect_round_trip(
      R"xml(<instrumentationManifest xmlns="http://schemas.microsoft.com/win/2004/08/events"><instrumentation><events>
    <provider name="P" guid="{0}" symbol="S" namespace="N" controlGuid="{1}" version="1" source="Xml"
        warnOnApplicationCompatibilityError="true"><traits groupGuid="{2}" includeName="false"/>
      <channels><channel name="C" type="Debug"><logging><maxSize>4096</maxSize></logging>
        <publishing><level>4</level></publishing></channel></channels>
      <opcodes><opcode name="O" value="10" mofValue="17"/></opcodes>
      <templates><template tid="T" name="N"><binary><a/></binary></template></templates>
      <events><event value="1" provider="P" suppressProjection="true"/></events>
      <namedQueries><patternMaps><patternMap name="M" symbol="S" format="f"><map name="n" value="v"/></patternMap>
        </patternMaps></namedQueries>
    </provider><messageTable><message value="1" symbol="S" mid="m" message="$(string.P)"/></messageTable>
    </events></instrumentation>
    <localization><resources culture="en-US" fallbackCulture="en"><stringTable>
      <string id="P" value="p" stringType="t"/></stringTable></resources></localization>
    </instrumentationManifest>)xml");
}

TEST(ManifestFile, EveryTextComesBackFromAttributes) {
  for (const std::string& value : hostile_texts()) {
    Manifest manifest;
    Provider& provider = manifest.providers.emplace_back();
    const std::string name = "P" + value + ".";  // names lose the blanks around them
    provider.name = text(name);
    provider.guid = text("{0}");
    provider.symbol = provider.resource_file = provider.help_link = text(value);
    Event& event = provider.events.emplace_back();
    event.symbol = event.name = event.attributes = text(value);
    event.message = message("id", value);
    manifest.string_tables = {{text("en-US"), {{text("id"), text(value)}}}};
    Input stored(manifest_file(manifest));
    const Manifest loaded = load_manifest(stored.source, stored.diagnostics);
    EXPECT_EQ(listed(stored.diagnostics), "");
    EXPECT_EQ(described(loaded), described(manifest));
  }
}

}  // namespace
}  // namespace evdoc
