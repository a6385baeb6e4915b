// Manifests that tools made: dumps of registered providers, and those of .NET's EventSource.
#include <gtest/gtest.h>

#include "load/manifest.h"
#include "load/support.h"

namespace evdoc {
namespace {

struct Loaded {
  explicit Loaded(std::string_view provider)
      : in("<instrumentationManifest xmlns=\"http://schemas.microsoft.com/win/2004/08/events\" "
           "xmlns:win=\"http://manifests.microsoft.com/win/2004/08/windows/events\" "
           "xmlns:xs=\"http://www.w3.org/2001/XMLSchema\"><instrumentation><events><provider name=\"P\" guid=\"{11111111-2222-3333-4444-555555555555}\" resourceFileName=\"p.dll\" messageFileName=\"p.dll\">\n" +
           std::string(provider) + "</provider></events></instrumentation></instrumentationManifest>"),
        manifest(load_manifest(in.source, in.diagnostics)) {}

  const std::deque<Event>& events() const { return manifest.providers.front().events; }
  std::string findings() const { return listed(in.diagnostics); }

  Input in;
  Manifest manifest;
};

TEST(ManifestDumps, ASignAfterATaskIsStrayText) {
  const Loaded loaded(
      "<tasks><task name=\"T\" value=\"1\">>\n<opcodes><opcode name=\"O\" value=\"11\"/></opcodes></task></tasks>\n"
      "<events><event value=\"1\" task=\"T\" opcode=\"O\"/></events>\n");
  EXPECT_EQ(loaded.events().at(0).opcode->value, 11);
  EXPECT_FALSE(loaded.events().at(0).has_fault);
  EXPECT_EQ(loaded.findings(), "2:33 warning[unexpected-text]: text stands in '<task>'\n  help: delete it\n");
}

TEST(ManifestDumps, AnEventDeclaredForEachOpcodeIsOneOfVariants) {
  const Loaded loaded(
      "<tasks><task name=\"T\" value=\"1\"/></tasks><events>\n"
      "<event value=\"1\" task=\"T\" opcode=\"win:Start\"/>\n<event value=\"1\" task=\"T\" opcode=\"win:Stop\"/>\n"
      "<event value=\"1\" opcode=\"win:Start\"/>\n</events>");
  EXPECT_EQ(loaded.findings(),
            "4:15 warning[duplicate-event]: event 1 version 0 is declared twice\n"
            "  help: give one of them another version\n"
            "  note: 3:15 the first is here\n"
            "5:15 warning[duplicate-event]: event 1 version 0 is declared twice\n"
            "  help: give one of them another version\n"
            "  note: 3:15 the first is here\n");
  ASSERT_EQ(loaded.events().size(), 3u);
  for (const Event& event : loaded.events()) EXPECT_FALSE(event.has_fault);
}

TEST(ManifestDumps, ANumberStandsForWhatHasIt) {
  const Loaded loaded(
      "<opcodes><opcode name=\"Mine\" value=\"12\"/></opcodes><tasks><task name=\"T\" value=\"7\"><opcodes>\n"
      "<opcode name=\"Local\" value=\"11\"/></opcodes></task></tasks><events>\n"
      "<event value=\"1\" level=\"2\" task=\"7\" opcode=\"11\"/>\n"
      "<event value=\"2\" level=\"2\" task=\"9\" opcode=\"12\"/>\n"
      "<event value=\"3\" task=\"9\" opcode=\"1\"/>\n</events>");
  EXPECT_EQ(loaded.findings(),
            "4:25 warning[numeric-name]: event 1: the level '2' is a number, read as 'win:Error'\n"
            "  help: write 'win:Error'\n"
            "4:34 warning[numeric-name]: event 1: the task '7' is a number, read as 'T'\n"
            "  help: write 'T'\n"
            "4:45 warning[numeric-name]: event 1: the opcode '11' is a number, read as 'Local'\n"
            "  help: write 'Local'\n"
            "5:34 warning[numeric-name]: event 2: the task '9' is a number, read as '9'\n"
            "  help: declare it in the provider's <tasks>, and write its name\n"
            "5:45 warning[numeric-name]: event 2: the opcode '12' is a number, read as 'Mine'\n"
            "  help: write 'Mine'\n"
            "6:35 warning[numeric-name]: event 3: the opcode '1' is a number, read as 'win:Start'\n"
            "  help: write 'win:Start'\n");
  EXPECT_EQ(loaded.events().at(1).level->name.value, "win:Error");
  EXPECT_EQ(loaded.events().at(2).task->value, 9);
  EXPECT_FALSE(loaded.events().at(2).has_fault);
}

TEST(ManifestDumps, ANumberThatNoOpcodeCanHaveIsNotDeclared) {
  const Loaded loaded("<events><event value=\"1\" opcode=\"300\"/></events>");
  EXPECT_EQ(loaded.findings(),
            "2:34 error[undeclared-opcode]: event 1: the opcode '300' is not declared\n"
            "  help: declare it in the provider's <opcodes>\n");
}

TEST(ManifestDumps, NamesWithBlanksCanBeLengths) {
  Loaded loaded(
      "<templates><template tid=\"xArgs\"><data name=\"Data Size\" inType=\"win:UInt32\"/>\n"
      "<data name=\"Raw Data\" inType=\"win:Binary\" length=\"Data Size\"/>\n"
      "<data name=\"More\" inType=\"win:Binary\" length=\"Data\"/></template></templates>\n");
  check_manifest(loaded.manifest, loaded.in.diagnostics);
  EXPECT_EQ(loaded.findings(),
            "4:47 error[bad-size-reference]: the length of 'More' is 'Data', which is no item of the template\n"
            "  help: write a number, or the name of an earlier item\n");
}

TEST(ManifestDumps, AnEventSourceIsReadWithoutAFinding) {
  Input in(R"xml(<instrumentationManifest xmlns="http://schemas.microsoft.com/win/2004/08/events">
 <instrumentation xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
   xmlns:win="http://manifests.microsoft.com/win/2004/08/windows/events">
  <events xmlns="http://schemas.microsoft.com/win/2004/08/events">
   <provider name="My-Source" guid="{9d3fe021-8ae5-5df5-2b5a-1b3f8e9b7f2a}" resourceFileName="a.dll"
     messageFileName="a.dll" symbol="MySource">
    <tasks><task name="Upload" message="$(string.task_Upload)" value="65533"/></tasks>
    <opcodes></opcodes>
    <keywords><keyword name="Net" message="$(string.keyword_Net)" mask="0x1"/>
     <keyword name="Session3" message="$(string.session_Session3)" mask="0x100000000000"/></keywords>
    <maps><bitMap name="Flags"><map value="0x0" message="$(string.map_FlagsNone)"/>
     <map value="0x2" message="$(string.map_FlagsTwo)"/></bitMap></maps>
    <events><event value="1" version="0" level="win:Informational" symbol="Upload" keywords="Net" task="Upload"
      opcode="win:Start" message="$(string.event_Upload)" template="UploadArgs"/></events>
    <templates><template tid="UploadArgs"><data name="flags" inType="win:UInt32" map="Flags"/>
     <data name="dataSize" inType="win:UInt32"/><data name="data" inType="win:Binary" length="dataSize"/>
    </template></templates>
   </provider>
  </events>
 </instrumentation>
 <localization><resources culture="en-US"><stringTable>
  <string id="event_Upload" value="%1 {x} 100%% %! %3"/><string id="task_Upload" value="Upload"/>
  <string id="keyword_Net" value="Net"/><string id="session_Session3" value="Session3"/>
  <string id="map_FlagsNone" value="None"/><string id="map_FlagsTwo" value="Two"/>
 </stringTable></resources></localization>
</instrumentationManifest>)xml");
  const Manifest manifest = load_manifest(in.source, in.diagnostics);
  check_manifest(manifest, in.diagnostics);
  EXPECT_EQ(listed(in.diagnostics), "");
  EXPECT_EQ(manifest.providers.front().events.at(0).payload->items.size(), 3u);
}

}  // namespace
}  // namespace evdoc
