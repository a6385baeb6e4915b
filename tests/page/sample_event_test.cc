// Sample events: well-formed whatever the names are, with values that fit their types.
#include "page/sample_event.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <pugixml.hpp>

#include "page/support.h"

namespace evdoc {
namespace {

using testing::HasSubstr;

std::string sample_of(const test::OneProvider& parts) {
  const std::string sample = sample_event(parts.provider(), parts.event(0));
  pugi::xml_document document;
  EXPECT_TRUE(document.load_string(sample.c_str())) << sample;
  return sample;
}

TEST(SampleEvent, HasValuesThatFitTheirTypes) {
  const std::string sample = sample_of(test::OneProvider(
      "<maps><valueMap name='M'><map value='7' message='$(string.S)'/></valueMap></maps><templates><template tid='T'>"
      "<data name='n' inType='win:UInt16'/><data name='ip' inType='win:UInt32' outType='win:IPv4'/>"
      "<data name='m' inType='win:UInt32' map='M'/><data name='many' inType='win:Boolean' count='2'/>"
      "<struct name='s' count='n'><data name='x' inType='win:FILETIME'/></struct></template></templates>"
      "<events><event value='1' level='win:Error' template='T'/></events>"));
  EXPECT_THAT(sample, HasSubstr(R"(  <EventData>
    <Data Name="n">1</Data>
    <Data Name="ip">192.0.2.1</Data>
    <Data Name="m">7</Data>
    <Data Name="many">true</Data>
    <Data Name="many">true</Data>
    <ComplexData Name="s">
      <Data Name="x">2025-01-01T12:00:00.0000000Z</Data>
    </ComplexData>
  </EventData>)"));
  EXPECT_THAT(sample, HasSubstr("<Level>2</Level>"));
}

TEST(SampleEvent, GivesChannelsTheirBits) {
  const std::string sample = sample_of(test::OneProvider(
      "<channels><channel name='A' chid='A' type='Admin'/><channel name='B' chid='B' type='Debug'/></channels>"
      "<keywords><keyword name='K' mask='0x10'/></keywords><events><event value='1' channel='B' keywords='K'/></events>"));
  EXPECT_THAT(sample, HasSubstr("<Keywords>0x4000000000000010</Keywords>"));
  EXPECT_THAT(sample, HasSubstr("<Channel>B</Channel>"));
}

TEST(SampleEvent, PutsValuesIntoTheManifestsOwnXml) {
  const std::string sample = sample_of(
      test::OneProvider("<templates><template tid='T'><data name='a' inType='win:UnicodeString'/>"
                        "<UserData><P xmlns='urn:p'><A> %1 </A><B>%2 100%</B></P></UserData></template></templates>"
                        "<events><event value='1' template='T'/></events>"));
  EXPECT_THAT(sample, HasSubstr("<A> text </A><B>%2 100%</B>"));
}

TEST(SampleEvent, StaysWellFormedWithHostileNames) {
  const std::string sample = sample_of(test::OneProvider(
      "<channels><channel name='&lt;&amp;&#10;&quot;' chid='C' type='Admin'/></channels><templates><template tid='T'>"
      "<data name='a&quot;&lt;' inType='win:UnicodeString' count='999999999'/></template></templates>"
      "<events><event value='1' channel='C' template='T'/></events>"));
  EXPECT_THAT(sample, HasSubstr("<Channel>&lt;&amp;&#10;&quot;</Channel>"));
  EXPECT_THAT(sample, HasSubstr("<Data Name=\"a&quot;&lt;\">text</Data>"));
}

}  // namespace
}  // namespace evdoc
