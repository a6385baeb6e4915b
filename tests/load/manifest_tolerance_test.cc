#include <fmt/format.h>
#include <gtest/gtest.h>

#include "load/manifest.h"
#include "load/support.h"

namespace evdoc {
namespace {

/// As a command prints them: by their places.
std::string in_order(const Diagnostics& diagnostics) {
  Diagnostics sorted;
  for (Diagnostic& finding : diagnostics.sorted()) sorted.add(std::move(finding));
  return listed(sorted);
}

/// The findings of a manifest whose root has this content, which begins on line 2.
std::string findings_in(std::string_view content, std::string_view windows = "windows/events") {
  Input in(
      fmt::format("<instrumentationManifest xmlns=\"http://schemas.microsoft.com/win/2004/08/events\" "
                  "xmlns:win=\"http://manifests.microsoft.com/win/2004/08/{}\">\n{}\n</instrumentationManifest>",
                  windows, content));
  check_manifest(load_manifest(in.source, in.diagnostics), in.diagnostics);
  return in_order(in.diagnostics);
}

std::string findings_of_provider(std::string_view content, std::string_view windows = "windows/events") {
  return findings_in(fmt::format("<instrumentation><events><provider name='P' guid='{{11111111-2222-3333-4444-"
                                 "555555555555}}' symbol='P' resourceFileName='p.dll' messageFileName='p.dll'>\n{}\n"
                                 "</provider></events></instrumentation>",
                                 content),
                     windows);
}

TEST(ManifestTolerance, MisspeltContainersAreNamed) {
  EXPECT_EQ(findings_in("<instrumentation><evnts/></instrumentation>\n<localisation/>"),
            "2:19 warning[unknown-element]: '<evnts>' is not an element of '<instrumentation>'\n"
            "  help: did you mean 'events'?\n"
            "3:2 warning[unknown-element]: '<localisation>' is not an element of '<instrumentationManifest>'\n"
            "  help: did you mean 'localization'?\n");
  EXPECT_EQ(findings_in("<instrumentation><events><providr/></events></instrumentation>\n"
                        "<localization><resource/></localization>"),
            "2:27 warning[unknown-element]: '<providr>' is not an element of '<events>'\n"
            "  help: did you mean 'provider'?\n"
            "3:16 warning[unknown-element]: '<resource>' is not an element of '<localization>'\n"
            "  help: did you mean 'resources'?\n");
}

TEST(ManifestTolerance, OfAnAssemblyOnlyTheManifestIsLookedAt) {
  Input in(
      "<assembly><identity>text</identity><instrumentation>\n<counters>text</counters> stray <evnts/></instrumentation>"
      "</assembly>");
  load_manifest(in.source, in.diagnostics);
  EXPECT_EQ(in_order(in.diagnostics),
            "2:27 warning[unexpected-text]: text stands in '<instrumentation>'\n"
            "  help: delete it\n"
            "2:34 warning[unknown-element]: '<evnts>' is not an element of '<instrumentation>'\n"
            "  help: did you mean 'events'?\n");
}

TEST(ManifestTolerance, AttributesOfStringTablesAreKnown) {
  EXPECT_EQ(findings_in("<instrumentation/><localization><resources culture='en-US' fallbackCulture='en' cultur='x'>\n"
                        "<stringTable><string id='A' value='a' stringType='s' valu='b'/></stringTable></resources>"
                        "</localization>"),
            "2:81 warning[unknown-attribute]: '<resources>' has no attribute 'cultur'\n"
            "  help: did you mean 'culture'?\n"
            "3:54 warning[unknown-attribute]: '<string>' has no attribute 'valu'\n"
            "  help: did you mean 'value'?\n");
}

TEST(ManifestTolerance, BlanksAroundNamesMeanNothing) {
  EXPECT_EQ(findings_of_provider("<channels><channel name=' P/A ' chid=' A ' type=' Analytic '/></channels>"
                                 "<tasks><task name=' T ' value='1'/></tasks>"
                                 "<templates><template tid=' D '><data name=' N ' inType=' win:UInt32 ' "
                                 "outType=' win:HexInt32 '/><data name='B' inType='win:Binary' length='N'/></template>"
                                 "</templates><events><event value='1' channel='A' task='T' template='D'/></events>"),
            "");
}

TEST(ManifestTolerance, WindowsNamesOfAnotherNamespaceAreReadOnceWithAFinding) {
  EXPECT_EQ(findings_of_provider("<events><event value='1' level='win:Error'/>\n"
                                 "<event value='2' level='win:Error'/></events>",
                                 "wrong"),
            "3:33 warning[wrong-windows-namespace]: 'win:Error' is read as Windows' name, though its prefix stands for "
            "'http://manifests.microsoft.com/win/2004/08/wrong'\n"
            "  help: write xmlns:win=\"http://manifests.microsoft.com/win/2004/08/windows/events\"\n");
}

TEST(ManifestTolerance, TheOldNameOfLogAlwaysIsReportedOnce) {
  EXPECT_EQ(findings_of_provider("<events><event value='1' level='win:Always'/>\n"
                                 "<event value='2' level='win:Always'/></events>"),
            "3:33 warning[legacy-name]: 'win:Always' is read as 'win:LogAlways'\n"
            "  help: write 'win:LogAlways'\n");
}

TEST(ManifestTolerance, TheOldNameOfLogAlwaysMayBeDeclared) {
  EXPECT_EQ(findings_of_provider("<levels><level name='win:Always' value='0'/></levels>\n"
                                 "<events><event value='2' level='win:Always'/></events>"),
            "3:22 warning[legacy-name]: 'win:Always' is declared for 'win:LogAlways'\n"
            "  help: write 'win:LogAlways', which needs no declaration\n");
}

TEST(ManifestTolerance, UndeclaredPrefixesOfElementsAreReportedOnce) {
  EXPECT_EQ(findings_of_provider("<x:levels/><x:tasks y:a='1'/>"),
            "3:2 warning[xml-undeclared-prefix]: the prefix 'x' is not declared\n"
            "  help: declare it on the root element: xmlns:x=\"...\"\n"
            "3:21 warning[xml-undeclared-prefix]: the prefix 'y' is not declared\n"
            "  help: declare it on the root element: xmlns:y=\"...\"\n");
}

TEST(ManifestTolerance, OneChannelNameHasOneDeclaration) {
  EXPECT_EQ(findings_of_provider("<channels><channel name='P/A' chid='A' type='Analytic'/>\n"
                                 "<channel name='P/A' chid='B' type='Analytic'/>\n"
                                 "<channel type='Debug'/><channel type='Debug'/></channels>"),
            "4:16 error[duplicate-name]: there is a channel 'P/A' already\n"
            "  help: rename or delete one of them\n"
            "  note: 3:12 the first is here\n"
            "5:2 error[missing-attribute]: '<channel>' has no 'name'\n"
            "  help: add name=\"...\"\n"
            "5:25 error[missing-attribute]: '<channel>' has no 'name'\n"
            "  help: add name=\"...\"\n");
}

TEST(ManifestTolerance, FiltersAndDataItemsHaveNamesOfTheirOwn) {
  EXPECT_EQ(findings_of_provider("<filters><filter name='F' value='1'/><filter name='F' value='1' version='1'/>\n"
                                 "<filter name='F' value='2'/><filter name='G' value='1'/></filters>\n"
                                 "<templates><template tid='T'><data name='A' inType='win:Int8'/>"
                                 "<data name='A' inType='win:Int8'/></template></templates>"),
            "4:15 error[duplicate-name]: there is a filter 'F' already\n"
            "  help: rename or delete one of them\n"
            "  note: 3:11 the first is here\n"
            "4:30 error[duplicate-value]: the filter 'G' has the number of another\n"
            "  help: give one of them another number\n"
            "  note: 3:11 the first is here\n"
            "5:76 warning[duplicate-name]: there is a data item 'A' already\n"
            "  help: rename or delete one of them\n"
            "  note: 5:31 the first is here\n");
}

TEST(ManifestTolerance, AMessageThatIsNoReferenceSpoilsNoPage) {
  Input in(
      "<instrumentationManifest><instrumentation><events><provider name='P' guid='g'><events>"
      "<event value='1' message='Text'/></events></provider></events></instrumentation></instrumentationManifest>");
  const Manifest manifest = load_manifest(in.source, in.diagnostics);
  EXPECT_TRUE(in.diagnostics.has_errors());
  EXPECT_FALSE(manifest.providers.front().events.front().has_fault);
}

}  // namespace
}  // namespace evdoc
