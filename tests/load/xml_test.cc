#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ranges>

#include "load/support.h"
#include "load/xml_document.h"
#include "load/xml_reader.h"

namespace evdoc::xml {
namespace {

using ::testing::ElementsAre;

std::string repeated(std::string_view text, std::size_t count) {
  std::string result;
  for (std::size_t i = 0; i < count; ++i) result += text;
  return result;
}

std::string numbered_attributes(int count) {
  std::string result;
  for (int i = 0; i < count; ++i) result += " a" + std::to_string(i) + "=''";
  return result;
}

/// What the reader makes of a text, a line a token.
std::string tokens_of(Input& in) {
  std::string lines;
  Reader reader(in.source, in.diagnostics);
  while (true) {
    const Token& token = reader.next();
    switch (token.kind) {
      case Token::Kind::start:
        lines += "<" + std::string(token.name);
        if (!token.space.empty()) lines += "{" + std::string(token.space) + "}";
        for (const ScannedAttribute& a : token.attributes)
          lines += " " + std::string(a.name.text) + "=[" + std::string(a.value.value) + "]";
        lines += "> " + place(token.span) + "\n";
        break;
      case Token::Kind::end:
        lines += "</" + std::string(token.span.text()) + ">\n";
        break;
      case Token::Kind::text:
        lines += "'" + std::string(token.text.value) + "' " + place(token.span) + "\n";
        break;
      case Token::Kind::done:
        return lines;
    }
  }
}

struct Fault {
  std::string xml;
  const char* finding;
};

class NotXml : public testing::TestWithParam<Fault> {};

TEST_P(NotXml, IsRefusedByTreeAndReaderAlikeWithAPosition) {
  Input tree(GetParam().xml);
  EXPECT_FALSE(Document(tree.source, TreePart::whole, tree.diagnostics).root());
  EXPECT_EQ(listed(tree.diagnostics), GetParam().finding);
  EXPECT_EQ(tree.diagnostics.exit_code(), 3);

  Input stream(GetParam().xml);
  tokens_of(stream);
  EXPECT_EQ(listed(stream.diagnostics), GetParam().finding);
}

INSTANTIATE_TEST_SUITE_P(
    All, NotXml,
    testing::Values(Fault{"",
                          "1:1 error[xml-not-well-formed]: there is no element\n"
                          "  help: an XML file has one root element\n"},
                    Fault{"<a>\n  <b x='1'>text",
                          "2:16 error[xml-not-well-formed]: the file ends inside '<b>'\n"
                          "  help: it may be truncated: get it whole\n"
                          "  note: 2:4 '<b>' is open since here\n"},
                    Fault{"<a>\n  <b x='1",
                          "2:3 error[xml-not-well-formed]: this is not closed before the end of the file\n"
                          "  help: the file may be truncated\n"},
                    Fault{"<a>\n</b>",
                          "2:3 error[xml-not-well-formed]: '</b>' does not end '<a>'\n"
                          "  help: write '</a>' before it, or correct the name\n"
                          "  note: 1:2 '<a>' is open since here\n"},
                    Fault{"<a>R & D</a>",
                          "1:7 error[xml-not-well-formed]: this is not XML\n"
                          "  help: write '&' as '&amp;' and '<' as '&lt;', and put attribute values in quotes\n"},
                    Fault{"<a x='1' x='2'/>",
                          "1:10 error[xml-not-well-formed]: the element has this attribute twice\n"
                          "  help: delete one of them\n"},
                    Fault{"<a/><b/>",
                          "1:5 error[xml-not-well-formed]: there is something after the root element\n"
                          "  help: delete what follows it\n"},
                    Fault{"<a>&nbsp;</a>",
                          "1:4 error[xml-not-well-formed]: this entity is not defined\n"
                          "  help: XML knows '&amp;', '&lt;', '&gt;', '&quot;' and '&apos;'; write any other character "
                          "as it is\n"},
                    Fault{"<a>&#0;</a>",
                          "1:4 error[xml-not-well-formed]: this refers to a character that XML does not allow\n"
                          "  help: delete it\n"},
                    Fault{"\n<?xml version='1.0'?><a/>",
                          "2:1 error[xml-not-well-formed]: an XML declaration stands only at the very beginning of a "
                          "file\n"
                          "  help: delete what precedes it\n"},
                    Fault{"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
                          "1:1 error[xml-doctype]: a document type declaration is not read\n"
                          "  help: delete it: no format that evdoc reads needs one\n"},
                    Fault{repeated("<a>", 257) + repeated("</a>", 257),
                          "1:770 error[xml-too-deep]: elements are nested more than 256 deep\n"
                          "  help: check how the file was made\n"},
                    Fault{"<a" + numbered_attributes(257) + "/>",
                          "1:2 error[xml-too-many-attributes]: the element has more than 256 attributes\n"
                          "  help: check how the file was made\n"},
                    Fault{repeated("<a>", 300000),
                          "1:770 error[xml-too-deep]: elements are nested more than 256 deep\n"
                          "  help: check how the file was made\n"}));

TEST(XmlReader, TokensCarryNamesValuesAndPlaces) {
  Input in("<a xmlns='u' xmlns:p='v' k=\"1\">\n  <p:b p:l='x'/>text<!-- no -->s</a>");
  EXPECT_EQ(tokens_of(in),
            "<a{u} xmlns=[u] xmlns:p=[v] k=[1]> 1:2-1:3\n"
            "'\n  ' 1:32-2:3\n"
            "<b{v} p:l=[x]> 2:4-2:7\n"
            "</p:b>\n"
            "'texts' 2:17-2:33\n"
            "</a>\n");
  EXPECT_TRUE(in.diagnostics.empty());
}

TEST(XmlReader, EntitiesAndLineEndsAreDecoded) {
  Input in("<a k='1 &lt; 2\t&#10;\r\n&quot;'>R &amp; D\r\n<![CDATA[<&>]]>&#x65E5;</a>");
  EXPECT_EQ(tokens_of(in),
            "<a k=[1 < 2 \n \"]> 1:2-1:3\n"
            "'R & D\n<&>日' 2:9-3:24\n"
            "</a>\n");
}

TEST(XmlReader, PlainTextIsAViewOfTheSource) {
  Input in("<a k='v'>plain\ntext</a>");
  Reader reader(in.source, in.diagnostics);
  const std::string_view value = reader.next().find("k")->value.value;
  const std::string_view text = reader.next().text.value;
  EXPECT_EQ(value.data(), in.source.text().data() + 6);
  EXPECT_EQ(text.data(), in.source.text().data() + 9);
}

TEST(XmlReader, NamespacesEndWithTheirElement) {
  Input in("<a xmlns='u'><b xmlns='v'/><b xmlns=''/><b/></a>");
  EXPECT_EQ(tokens_of(in),
            "<a{u} xmlns=[u]> 1:2-1:3\n<b{v} xmlns=[v]> 1:15-1:16\n</b>\n<b xmlns=[]> 1:29-1:30\n</b>\n"
            "<b{u}> 1:42-1:43\n</b>\n</a>\n");
}

TEST(XmlReader, AnUndeclaredPrefixIsWarnedOfOnce) {
  Input in("<a><p:b/><p:b/></a>");
  tokens_of(in);
  EXPECT_EQ(listed(in.diagnostics),
            "1:5 warning[xml-undeclared-prefix]: the prefix 'p' is not declared\n"
            "  help: declare it on the root element: xmlns:p=\"...\"\n");
}

TEST(XmlReader, SkipLeavesAnElementWhole) {
  Input in("<a><b><c><b/></c>text</b><d/></a>");
  Reader reader(in.source, in.diagnostics);
  reader.next();
  reader.next();
  reader.skip();
  EXPECT_EQ(reader.next().name, "d");
}

TEST(XmlReader, PlacesAreRightBeyondThePieceThatIsReadAtOnce) {
  const std::string filler(100'000, 'x');
  Input in("<a><b k='" + filler + "'>" + filler + "</b><c/></a>");
  Reader reader(in.source, in.diagnostics);
  reader.next();
  EXPECT_EQ(reader.next().find("k")->value.value, filler);
  const Text text = reader.next().text;
  EXPECT_EQ(text.value, filler);
  EXPECT_EQ(text.value.data(), in.source.text().data() + text.span.begin);
  reader.next();
  EXPECT_EQ(reader.next().span.text(), "c");
}

TEST(XmlDocument, StringsKnowTheirPlaces) {
  Input in("<p:a xmlns:p='u'\n  k='R &amp; D' e=''>one<!-- no --> two<b/></p:a>");
  const Document document(in.source, TreePart::whole, in.diagnostics);
  const Element a = document.root();
  EXPECT_EQ(a.name(), "a");
  EXPECT_EQ(a.qualified_name(), "p:a");
  EXPECT_EQ(a.space(), "u");
  EXPECT_EQ(place(a.span()), "1:2-1:5");
  EXPECT_EQ(a.attribute("k").value().value, "R & D");
  EXPECT_EQ(a.attribute("k").value().span.text(), "R &amp; D");
  EXPECT_EQ(place(a.attribute("k").name_span()), "2:3-2:4");
  EXPECT_EQ(place(a.attribute("e").value().span), "2:20-2:20");
  EXPECT_EQ(a.text().value, "one two");
  EXPECT_EQ(a.text().span.text(), "one<!-- no --> two");
  EXPECT_EQ(a.child("b").inner().text(), "");
  EXPECT_EQ(a.inner().text(), "one<!-- no --> two<b/>");
}

/// The texts of all elements that have one, with their places, from the last to the first.
std::vector<std::string> texts(std::string_view xml, TreePart part) {
  Input in{std::string(xml)};
  const Document document(in.source, part, in.diagnostics);
  std::vector<Element> elements{document.root()};
  for (std::size_t i = 0; i < elements.size(); ++i) {
    for (const Element& child : elements[i].children()) elements.push_back(child);
  }
  std::vector<std::string> found;
  for (const Element& element : std::views::reverse(elements)) {
    const Text text = element.text();
    found.push_back(fmt::format("{} {} '{}'", element.name(), place(text.span), text.value));
  }
  return found;
}

TEST(XmlDocument, TextsAreTheSameInParts) {
  for (const std::string_view xml :
       {"<!-- </a> --><a>x<b>1</b>y<![CDATA[<b>]]><b/><c k='>'>&amp;2<d>3<e>4</e></d></c><!-- <b>5</b> --> z </a>"
        "<!-- </a> -->\n",
        "<a><b>1</b></a\n>", "<a><b/></a>", "<a/>", "<a>\n<b>\r\n1</b>\n<b>2<!-- --> 3</b>\n</a><?p </a>?>"}) {
    EXPECT_EQ(texts(xml, TreePart::child_of_root), texts(xml, TreePart::whole)) << xml;
  }
  EXPECT_THAT(texts("<a>x<b>1</b>y<b>2</b></a>", TreePart::child_of_root),
              ElementsAre("b 1:17-1:18 '2'", "b 1:8-1:9 '1'", "a 1:4-1:14 'xy'"));
}

TEST(XmlDocument, EmptyHandlesChain) {
  Input in("<a/>");
  const Document document(in.source, TreePart::whole, in.diagnostics);
  const Element none = document.root().child("b").child("c");
  EXPECT_FALSE(none);
  EXPECT_FALSE(none.attribute("k"));
  EXPECT_EQ(none.attribute("k").value().value, "");
  EXPECT_EQ(none.name(), "");
  EXPECT_EQ(none.text().value, "");
  EXPECT_TRUE(none.children().empty());
  EXPECT_FALSE(none.span().is_known());
}

TEST(XmlDocument, AttributeValuesAreNormalized) {
  Input in("<a k='one\r\ntwo\tthree&#10;four'/>");
  const Document document(in.source, TreePart::whole, in.diagnostics);
  EXPECT_EQ(document.root().attribute("k").value().value, "one two three\nfour");
}

TEST(XmlDocument, NamesInValuesAreResolvedByScope) {
  Input in("<a xmlns='d' xmlns:p='u'><b xmlns:p='v'/></a>");
  const Document document(in.source, TreePart::whole, in.diagnostics);
  const Element a = document.root();
  EXPECT_EQ(a.resolve("p:x").space, "u");
  EXPECT_EQ(a.child("b").resolve("p:x").space, "v");
  EXPECT_EQ(a.child("b").resolve("x").space, "d");
  EXPECT_EQ(a.child("b").resolve("p:x").local, "x");
  EXPECT_FALSE(a.resolve("q:x").is_declared);
}

TEST(XmlDocument, InnerXmlIsAsWritten) {
  Input in("<a><u><r x='>'>%1</r><!-- </u> --><![CDATA[</u>]]><u/></u></a>");
  const Document document(in.source, TreePart::whole, in.diagnostics);
  EXPECT_EQ(document.root().child("u").inner().text(), "<r x='>'>%1</r><!-- </u> --><![CDATA[</u>]]><u/>");
}

TEST(XmlDocument, AnElementKnowsWhetherWordsStandInIt) {
  Input in("<a> <b>x</b>\t<c><!-- y --> &#32;</c><d> <![CDATA[z]]></d>\n</a>");
  const Document document(in.source, TreePart::whole, in.diagnostics);
  std::string with_words;
  for (const Element& element : document.root().children()) {
    if (element.has_words()) with_words += element.name();
  }
  EXPECT_EQ(with_words, "bd");
  EXPECT_FALSE(document.root().has_words());
}

TEST(XmlDocument, ElementsAndTextsStandInTheOrderOfTheInput) {
  Input in("<a>1<!-- --><b>2<c>3</c></b><?p?>4<d/><e>5</e><![CDATA[6]]></a>");
  const Document document(in.source, TreePart::whole, in.diagnostics);
  std::string contents;
  for (const Content& content : document.root().contents()) {
    const Element child = content.element();
    contents +=
        child ? std::string(child.name()) + "=" + std::string(child.text().value) : std::string(content.text().value);
    contents += '|';
  }
  EXPECT_EQ(contents, "1|b=2|4|d=|e=5|6|");
  EXPECT_EQ(document.root().child("b").child("c").text().value, "3");
}

TEST(XmlDocument, BlanksAreKeptAndSpaceIsInherited) {
  Input in("<a xml:space='preserve'> <b/> <c xml:space='default'/></a>");
  const Document document(in.source, TreePart::whole, in.diagnostics);
  std::string contents;
  for (const Content& content : document.root().contents()) {
    contents += content.element() ? content.element().name() : content.text().value;
    contents += '|';
  }
  EXPECT_EQ(contents, " |b| |c|");
  EXPECT_TRUE(document.root().child("b").preserves_space());
  EXPECT_FALSE(document.root().child("c").preserves_space());
}

}  // namespace
}  // namespace evdoc::xml
