// The schema that editors use and the loader agree on what event docs are.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "load/event_docs.h"
#include "load/support.h"
#include "paths.h"

namespace evdoc {
namespace {

bool has_xmllint() {
  return std::system("xmllint --version >/dev/null 2>&1") == 0;
}

bool schema_accepts(const std::string& path) {
  const std::string command = fmt::format(
      "xmllint --nonet --noout --schema '{}/schemas/event-docs.xsd' '{}' >/dev/null 2>&1", EVDOC_SOURCE_DIR, path);
  return std::system(command.c_str()) == 0;
}

bool schema_accepts_text(const std::string& xml) {
  const auto* test = testing::UnitTest::GetInstance()->current_test_info();
  std::string name = fmt::format("{}event_docs_{}.xml", testing::TempDir(), test->name());
  std::replace(name.begin() + static_cast<std::ptrdiff_t>(testing::TempDir().size()), name.end(), '/', '_');
  std::ofstream(name) << xml;
  const bool accepts = schema_accepts(name);
  std::filesystem::remove(name);
  return accepts;
}

bool loader_accepts(const std::string& xml) {
  Input in(xml);
  load_event_docs(in.source, in.diagnostics);
  return in.diagnostics.empty();
}

std::string docs_of(std::string_view content) {
  return fmt::format("<eventDocs xmlns=\"urn:evdoc:event-docs:1\">{}</eventDocs>", content);
}

TEST(EventDocsSchema, AcceptsTheSample) {
  if (!has_xmllint()) GTEST_SKIP() << "xmllint is not installed";
  EXPECT_TRUE(schema_accepts(EVDOC_SOURCE_DIR "/samples/wcf-4031/app-server.docs.xml"));
}

class AcceptedEventDocs : public testing::TestWithParam<const char*> {};

TEST_P(AcceptedEventDocs, AreAcceptedByBoth) {
  if (!has_xmllint()) GTEST_SKIP() << "xmllint is not installed";
  EXPECT_TRUE(schema_accepts_text(docs_of(GetParam())));
  EXPECT_TRUE(loader_accepts(docs_of(GetParam())));
}

INSTANTIATE_TEST_SUITE_P(
    All, AcceptedEventDocs,
    testing::Values(
        "", "<event id='4031'/>", "<event id='0xFBF'/>",
        "<event id='1'><revision commit='c' layout='L'/></event><layout id='L'/>",
        "<layout id='L' blankAfterHeadings='1' lineEnds='crlf'><field name='a' translate='true' list='false' "
        "sourceQuoting='plain' localizedQuoting='double-non-ascii'>x <title/> y</field></layout>",
        "<event id='1'><title xml:space='preserve'> t </title><id/><keywords/><level/><channel/><message/>"
        "<label id='a'>x</label><label id='b'/><value name='n'>v</value></event>",
        "<event id='1' xml:space='preserve'><intro><p>x</p><alert kind='TIP'>x</alert></intro>"
        "<details><list><item>x</item></list><code language='xml'>x</code><code/></details>"
        "<description/><items><item name='a' type='`x`'>d</item><item name='b'/></items></event>",
        "<page id='index'><title>t</title><row event='0x83'><keywords/><level xml:space='preserve'> x </level></row>"
        "<revision commit='c' layout='L'><row event='1'/></revision></page><layout id='L'/>"));

class RejectedEventDocs : public testing::TestWithParam<const char*> {};

TEST_P(RejectedEventDocs, AreRejectedByBoth) {
  if (!has_xmllint()) GTEST_SKIP() << "xmllint is not installed";
  EXPECT_FALSE(schema_accepts_text(docs_of(GetParam())));
  EXPECT_FALSE(loader_accepts(docs_of(GetParam())));
}

INSTANTIATE_TEST_SUITE_P(
    All, RejectedEventDocs,
    testing::Values("text", "<unknown/>", "<event/>", "<event id='70000'/>", "<event id='x'/>", "<event id='1' x='y'/>",
                    "<event id='1'/><event id='1'/>", "<event id='1'>text</event>", "<event id='1'><p/></event>",
                    "<layout/>", "<layout id=''/>", "<layout id='L'/><layout id='L'/>",
                    "<layout id='L' lineEnds='cr'/>", "<layout id='L' blankAfterHeadings='yes'/>",
                    "<layout id='L'><field/></layout>", "<layout id='L'><field name='a'/><field name='a'/></layout>",
                    "<layout id='L'><field name='a'><b/></field></layout>",
                    "<layout id='L'><field name='a'><title>x</title></field></layout>",
                    "<layout id='L'><field name='a' sourceQuoting='single'/></layout>",
                    "<event id='1'><revision commit='c' layout='L'/></event>",
                    "<layout id='L'/><event id='1'><revision layout='L'/></event>",
                    "<layout id='L'/><event id='1'><revision commit='c'/></event>",
                    "<layout id='L'/><event id='1'><revision commit='c' layout='L'/><revision commit='c' "
                    "layout='L'/></event>",
                    "<event id='1'><title><b>x</b></title></event>", "<event id='1'><value>x</value></event>",
                    "<event id='1'><label>x</label></event>", "<event id='1'><label id='a'/><label id='a'/></event>",
                    "<event id='1'><intro><alert>x</alert></intro></event>",
                    "<event id='1'><intro><alert kind='note'>x</alert></intro></event>",
                    "<event id='1'><intro><list>x</list></intro></event>", "<event id='1'><intro>x</intro></event>",
                    "<event id='1'><items><item>x</item></items></event>", "<page/>", "<page id=''/>",
                    "<page id='a'/><page id='a'/>", "<page id='a' event='1'/>", "<page id='a'><row/></page>",
                    "<page id='a'><row event='x'/></page>", "<page id='a'><row event='1'><channel/></row></page>",
                    "<page id='a'><row event='1'><title/><title/></row></page>",
                    "<page id='a'><row event='1'>text</row></page>",
                    "<page id='a'><revision commit='c' layout='L'/></page>",
                    "<layout id='L'/><page id='a'><revision commit='c' layout='L'/><revision commit='c' "
                    "layout='L'/></page>"));

}  // namespace
}  // namespace evdoc
