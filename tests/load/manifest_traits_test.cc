// What a manifest says beside its events: every element and attribute of it, and where it stands.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "load/manifest.h"
#include "load/support.h"

namespace evdoc {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

constexpr std::string_view everything =
    R"xml(<instrumentationManifest xmlns="http://schemas.microsoft.com/win/2004/08/events" xmlns:win="http://manifests.microsoft.com/win/2004/08/windows/events">
<instrumentation><events><messageTable><message value="0xB0000001" symbol="MSG" mid="m1" message="$(string.Numbered)"/></messageTable>
<provider name="P" guid="{00000001-0002-0003-0004-000000000005}" controlGuid="{00000001-0002-0003-0004-000000000006}"
  symbol="S" namespace="N" version="1.2" source="Xml" warnOnApplicationCompatibilityError="true" resourceFileName="r" messageFileName="m">
<traits groupGuid="{00000001-0002-0003-0004-000000000007}" includeName="true"/>
<channels><channel name="C" type="Admin" isolation="Custom" access="O:BA">
<logging><autoBackup>true</autoBackup><maxSize> 1048576 </maxSize><retention>false</retention></logging>
<publishing><level>4</level><keywords>0x8000</keywords><bufferSize>64</bufferSize><clockType>QPC</clockType></publishing></channel></channels>
<opcodes><opcode name="O" value="10" mofValue="17"/></opcodes>
<templates><template tid="T" name="Reserved"><data name="D" inType="win:UInt32"/><binary>raw</binary></template></templates>
<filters><filter name="F" value="3" version="1" tid="T" symbol="FS"/></filters>
<events><event value="1" provider="P" suppressProjection="true" name="E"/></events>
<namedQueries><patternMaps><patternMap name="M" symbol="MS" format="winrxv1"><map name="/a/" value="/b/"/></patternMap></patternMaps></namedQueries>
</provider></events></instrumentation>
<localization><resources culture="en-US" fallbackCulture="en"><stringTable><string id="Numbered" value="x" stringType="t"/></stringTable></resources></localization>
</instrumentationManifest>)xml";

/// A value as it is in the model, and where it stands.
std::string at(const Text& text) {
  return std::string(text.value) + " " + place(text.span);
}

TEST(ManifestTraits, OfAProviderAreInTheModel) {
  Input in{std::string(everything)};
  const Manifest manifest = load_manifest(in.source, in.diagnostics);
  EXPECT_EQ(listed(in.diagnostics), "");
  const Provider& provider = manifest.providers.at(0);
  EXPECT_EQ(at(provider.name_space), "N 4:25-4:26");
  EXPECT_EQ(at(provider.version), "1.2 4:37-4:40");
  EXPECT_EQ(at(provider.source), "Xml 4:50-4:53");
  EXPECT_EQ(at(provider.compatibility_warning), "true 4:92-4:96");
  EXPECT_EQ(provider.traits.control_guid.value, "{00000001-0002-0003-0004-000000000006}");
  EXPECT_EQ(at(provider.traits.group_guid), "{00000001-0002-0003-0004-000000000007} 5:20-5:58");
  EXPECT_EQ(at(provider.traits.includes_name), "true 5:73-5:77");
}

TEST(ManifestTraits, OfAChannelAreInTheModelAsWritten) {
  Input in{std::string(everything)};
  const Manifest manifest = load_manifest(in.source, in.diagnostics);
  const Channel& channel = manifest.providers.at(0).channels.at(0);
  const auto written = [](const std::vector<ChannelSetting>& settings) {
    std::vector<std::string> list;
    for (const ChannelSetting& setting : settings) list.push_back(at(setting.name) + " = " + at(setting.value));
    return list;
  };
  EXPECT_THAT(written(channel.logging),
              ElementsAre("autoBackup 7:11-7:21 = true 7:22-7:26", "maxSize 7:40-7:47 = 1048576 7:49-7:56",
                          "retention 7:68-7:77 = false 7:78-7:83"));
  EXPECT_THAT(written(channel.publishing),
              ElementsAre("level 8:14-8:19 = 4 8:20-8:21", "keywords 8:30-8:38 = 0x8000 8:39-8:45",
                          "bufferSize 8:57-8:67 = 64 8:68-8:70", "clockType 8:84-8:93 = QPC 8:94-8:97"));
}

TEST(ManifestTraits, RareAttributesAreInTheModel) {
  Input in{std::string(everything)};
  const Manifest manifest = load_manifest(in.source, in.diagnostics);
  const Provider& provider = manifest.providers.at(0);
  EXPECT_EQ(at(provider.opcodes.at(0).mof_value), "17 9:48-9:50");
  EXPECT_EQ(at(provider.payloads.at(0).name), "Reserved 10:36-10:44");
  EXPECT_EQ(at(provider.payloads.at(0).binary), "raw 10:90-10:93");
  EXPECT_EQ(provider.filters.at(0).payload, &provider.payloads.at(0));
  EXPECT_EQ(at(provider.events.at(0).provider), "P 12:36-12:37");
  EXPECT_TRUE(provider.events.at(0).is_hidden_from_projection);
  EXPECT_EQ(at(manifest.string_tables.at(0).fallback_culture), "en 15:59-15:61");
  EXPECT_EQ(manifest.string_tables.at(0).strings.at(0).type.value, "t");
}

TEST(ManifestTraits, PatternMapsAndNumberedMessagesAreInTheModel) {
  Input in{std::string(everything)};
  const Manifest manifest = load_manifest(in.source, in.diagnostics);
  const PatternMap& map = manifest.providers.at(0).pattern_maps.at(0);
  EXPECT_EQ(map.name.value, "M");
  EXPECT_EQ(map.format.value, "winrxv1");
  EXPECT_EQ(at(map.patterns.at(0).value), "/b/ 13:101-13:104");
  const NumberedMessage& message = manifest.numbered_messages.at(0);
  EXPECT_EQ(message.value, 0xB0000001);
  EXPECT_EQ(place(message.value_span), "2:56-2:66");
  EXPECT_EQ(message.message.text.value, "x");
}

TEST(ManifestTraits, AStringOfANumberedMessageIsInUse) {
  Input in{std::string(everything)};
  check_manifest(load_manifest(in.source, in.diagnostics), in.diagnostics);
  EXPECT_THAT(listed(in.diagnostics), testing::Not(HasSubstr("unused-string")));
}

TEST(ManifestTraits, SettingsOfAChannelAreChecked) {
  Input in(
      "<instrumentationManifest><instrumentation><events><provider name='P' guid='g'><channels>"
      "<channel name='C' type='Admin'><logging><maxSize>big</maxSize>\n<retention>yes</retention>\n<maxsize/></logging>\n"
      "<publishing><level>256</level></publishing></channel></channels></provider></events></instrumentation>"
      "</instrumentationManifest>");
  load_manifest(in.source, in.diagnostics);
  EXPECT_EQ(listed(in.diagnostics),
            "3:2 warning[unknown-element]: '<maxsize>' is not an element of '<logging>'\n"
            "  help: did you mean 'maxSize'?\n"
            "1:138 error[bad-number]: 'big' is not a number\n"
            "  help: write a decimal number, or a hexadecimal one with 0x\n"
            "2:12 error[bad-boolean]: 'yes' is neither true nor false\n"
            "  help: write true or false\n"
            "4:20 error[number-out-of-range]: 256 is out of range\n"
            "  help: write a number from 0 to 255\n");
}

}  // namespace
}  // namespace evdoc
