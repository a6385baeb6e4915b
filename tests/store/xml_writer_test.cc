#include "store/xml_writer.h"

#include <gtest/gtest.h>

namespace evdoc {
namespace {

const std::string declaration = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";

std::string element_with(std::string_view text) {
  XmlWriter out;
  out.line("p", text);
  return std::move(out).finish().substr(declaration.size());
}

std::string attribute_with(std::string_view value) {
  XmlWriter out;
  out.open("p");
  out.attribute("a", value);
  out.close();
  return std::move(out).finish().substr(declaration.size());
}

TEST(XmlWriter, ElementsStandOnLinesOfTheirOwnAndMixedContentOnOne) {
  XmlWriter out;
  out.open("a");
  out.open("empty");
  out.close();
  out.skip_line();
  out.open("mixed");
  out.mix();
  out.line("b", "bold");
  out.text(" and ");
  out.line("c", "");
  out.close();
  out.close();
  EXPECT_EQ(std::move(out).finish(), declaration +
                                         "<a>\n"
                                         "  <empty/>\n"
                                         "\n"
                                         "  <mixed><b>bold</b> and <c/></mixed>\n"
                                         "</a>\n");
}

TEST(XmlWriter, AttributesThatPassTheLimitStandBelowTheFirst) {
  XmlWriter out;
  out.open("root");
  out.open("element");
  out.attribute("first", std::string(60, 'x'));
  out.attribute("second", std::string(28, 'y'));
  out.attribute("third", "z");
  out.close();
  out.close();
  EXPECT_EQ(std::move(out).finish(), declaration + "<root>\n  <element first=\"" + std::string(60, 'x') +
                                         "\" second=\"" + std::string(28, 'y') +
                                         "\"\n           third=\"z\"/>\n</root>\n");
}

TEST(XmlWriter, TheWidthOfALineIsCountedInCharacters) {
  XmlWriter out;
  out.open("element");
  std::string wide;
  for (int i = 0; i < 40; ++i) wide += "\xE4\xBC\x9A";
  out.attribute("first", wide);
  out.attribute("second", wide);
  out.close();
  EXPECT_EQ(std::move(out).finish(), declaration + "<element first=\"" + wide + "\" second=\"" + wide + "\"/>\n");
}

TEST(XmlWriter, MarkupIsEscaped) {
  EXPECT_EQ(element_with("<a b=\"c\">&]]>"), "<p>&lt;a b=\"c\"&gt;&amp;]]&gt;</p>\n");
  EXPECT_EQ(attribute_with("<a b=\"c\">&"), "<p a=\"&lt;a b=&quot;c&quot;&gt;&amp;\"/>\n");
}

TEST(XmlWriter, WhatAParserWouldChangeIsAReference) {
  EXPECT_EQ(element_with("a\tb\nc\r\n"), "<p>a\tb\nc&#xD;\n</p>\n");
  EXPECT_EQ(attribute_with("a\tb\nc\r\n"), "<p a=\"a&#x9;b&#xA;c&#xD;&#xA;\"/>\n");
}

TEST(XmlWriter, WhatCannotBeSeenIsAReference) {
  EXPECT_EQ(element_with("\xE2\x80\xAE\xE2\x80\xA8\xC2\x85\x7F"), "<p>&#x202E;&#x2028;&#x85;&#x7F;</p>\n");
}

TEST(XmlWriter, WhatXmlCannotHoldIsAReplacementCharacter) {
  EXPECT_EQ(element_with(std::string_view("a\0\x01\x1F", 4)), "<p>a\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD</p>\n");
  EXPECT_EQ(element_with("\xEF\xBF\xBE"), "<p>\xEF\xBF\xBD</p>\n");
  EXPECT_EQ(element_with("\xFF\xC3"), "<p>\xEF\xBF\xBD\xEF\xBF\xBD</p>\n");
}

}  // namespace
}  // namespace evdoc
