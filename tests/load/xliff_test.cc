#include "load/xliff.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "load/support.h"
#include "paths.h"

namespace evdoc {
namespace {

/// XLIFF around content that begins on line 2.
std::string xliff_of(std::string_view content) {
  return fmt::format(
      "<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" xmlns:mda=\"urn:oasis:names:tc:xliff:metadata:2.0\" "
      "version=\"2.1\" srcLang=\"en-US\" trgLang=\"de-DE\">\n{}\n</xliff>",
      content);
}

Catalog catalog_of(Input& in) {
  Catalog catalog;
  catalog.locale = "de-DE";
  catalog.source_locale = "en-US";
  load_xliff(in.source, catalog, in.diagnostics);
  return catalog;
}

std::string findings_of(std::string_view content) {
  Input in(xliff_of(content));
  catalog_of(in);
  return listed(in.diagnostics);
}

std::string findings_of_file(std::string bytes) {
  Input in(std::move(bytes));
  catalog_of(in);
  return listed(in.diagnostics);
}

/// The source of a unit with `content` in its first segment, and original data 1 to 3.
std::string source_of(std::string_view content) {
  Input in(
      xliff_of(fmt::format("<file id='f'><unit id='u'><originalData><data id='3'>]</data><data id='1'>`%1`</data>"
                           "<data id='2'>[</data></originalData><segment><source>{}</source></segment></unit>"
                           "</file>",
                           content)));
  const Catalog catalog = catalog_of(in);
  EXPECT_EQ(listed(in.diagnostics), "");
  return std::string(catalog.common.at(0).segments[0].source.value);
}

TEST(Xliff, NotesIdsAndThePageFileReachTheCatalog) {
  Input in(xliff_of(R"xml(<file id="a" original="1-x.md"><mda:metadata><mda:metaGroup category="page">
<mda:meta type="event">1</mda:meta></mda:metaGroup></mda:metadata>
<unit id="channel.A_x0020_B"><notes><note category="context">The &lt;channel>.</note><note/></notes>
<segment><source>A B</source></segment></unit></file>)xml"));
  const Catalog catalog = catalog_of(in);
  EXPECT_EQ(listed(in.diagnostics), "");
  const PageTable& page = catalog.pages.at(0);
  EXPECT_EQ(page.original.value, "1-x.md");
  EXPECT_EQ(page.units.at(0).id.value, "channel.A B");
  EXPECT_EQ(page.units.at(0).id.span.text(), "channel.A_x0020_B");
  ASSERT_EQ(page.units.at(0).notes.size(), 2u);
  EXPECT_EQ(page.units.at(0).notes[0].category.value, "context");
  EXPECT_EQ(page.units.at(0).notes[0].text.value, "The <channel>.");
  EXPECT_EQ(page.units.at(0).notes[1].text.value, "");
}

TEST(Xliff, UnitsSegmentsAndStatesReachTheCatalog) {
  Input in(xliff_of(R"xml(<file id="a"><notes><note>n</note></notes>
<unit id="one"><segment state="final"><source>S1.</source><target>T1.</target></segment>
<ignorable><source> </source></ignorable><segment><source>S2.</source></segment></unit>
<group id="g" translate="no"><unit id="two"><segment state="reviewed"><source/><target></target></segment></unit>
<unit id="three" translate="yes"/></group></file><file id="b"><unit id="four"/></file>)xml"));
  const Catalog catalog = catalog_of(in);
  EXPECT_EQ(listed(in.diagnostics), "");
  ASSERT_EQ(catalog.common.size(), 4u);
  const Unit& one = catalog.common[0];
  EXPECT_EQ(one.id.value, "one");
  EXPECT_EQ(one.id.span.text(), "one");
  ASSERT_EQ(one.segments.size(), 3u);
  EXPECT_EQ(one.segments[0].source.value, "S1.");
  EXPECT_EQ(one.segments[0].target->value, "T1.");
  EXPECT_EQ(one.segments[0].target->span.text(), "T1.");
  EXPECT_EQ(one.segments[0].target->value.data(), in.source.text().data() + one.segments[0].target->span.begin);
  EXPECT_EQ(one.segments[0].state, State::final);
  EXPECT_TRUE(one.segments[1].ignorable);
  EXPECT_EQ(one.segments[1].source.value, " ");
  EXPECT_EQ(one.segments[2].state, State::initial);
  EXPECT_FALSE(one.segments[2].target.has_value());
  EXPECT_TRUE(one.translate);
  const Unit& two = catalog.common[1];
  EXPECT_FALSE(two.translate);
  EXPECT_EQ(two.segments[0].state, State::reviewed);
  EXPECT_EQ(two.segments[0].target->value, "");
  EXPECT_TRUE(catalog.common[2].translate);
}

TEST(Xliff, InlineCodesBecomeTheirOriginalData) {
  EXPECT_EQ(source_of("plain"), "plain");
  EXPECT_EQ(source_of("a &amp; b"), "a & b");
  EXPECT_EQ(source_of("of <ph id='1' dataRef='1'/>."), "of `%1`.");
  EXPECT_EQ(source_of("<ph id='1' dataRef='1'/>"), "`%1`");
  EXPECT_EQ(source_of("<pc id='1' dataRefStart='2' dataRefEnd='3'>link <ph id='2' dataRef='1'/></pc>!"),
            "[link `%1`]!");
  EXPECT_EQ(source_of("<sc id='1' dataRef='2'/>x<ec startRef='1' dataRef='3'/>"), "[x]");
  EXPECT_EQ(source_of("a<mrk id='m' translate='no'>B<sm id='s'/>c</mrk><em startRef='s'/>d"), "aBcd");
  EXPECT_EQ(source_of("a<cp hex='000A'/>b<cp hex='1F600'/>"), "a\nb\xF0\x9F\x98\x80");
  EXPECT_EQ(source_of("<ph id='1' equiv='%2'/>x<ph id='2'/>"), "%2x");
  EXPECT_EQ(source_of("<pc id='1'></pc>"), "");
}

TEST(Xliff, AFileWithPageMetadataIsThePagesTable) {
  Input in(xliff_of(R"xml(<file id="event-4031"><mda:metadata>
  <mda:metaGroup category="other"><mda:meta type="event">1</mda:meta></mda:metaGroup>
  <mda:metaGroup category="page">
    <mda:meta type="provider">P</mda:meta><mda:meta type="event"> 4031 </mda:meta>
    <mda:meta type="revision">ce27</mda:meta><mda:meta type="date">12/02/2017</mda:meta>
    <mda:meta type="translationType">Human Translation</mda:meta><mda:meta type="contentLocale">de-de</mda:meta><mda:meta type="fileId">id</mda:meta>
    <mda:meta type="ttuPrefix">079db</mda:meta><mda:meta type="lineEnds">crlf-front-matter</mda:meta>
  </mda:metaGroup></mda:metadata><unit id="u"/></file>
<file id="event-1"><mda:metadata><mda:metaGroup category="page"><mda:meta type="event">1</mda:meta></mda:metaGroup>
</mda:metadata><group id="page"/></file>)xml"));
  const Catalog catalog = catalog_of(in);
  EXPECT_EQ(listed(in.diagnostics), "");
  EXPECT_TRUE(catalog.common.empty());
  ASSERT_EQ(catalog.pages.size(), 2u);
  const PageTable& page = catalog.pages[0];
  EXPECT_EQ(page.provider.value, "P");
  EXPECT_EQ(page.event, 4031);
  EXPECT_EQ(page.units.size(), 1u);
  EXPECT_EQ(page.handoff->revision.value, "ce27");
  EXPECT_EQ(page.handoff->date.value, "12/02/2017");
  EXPECT_EQ(page.handoff->translation_type.value, "Human Translation");
  EXPECT_EQ(page.handoff->content_locale.value, "de-de");
  EXPECT_EQ(page.handoff->file_id.value, "id");
  EXPECT_EQ(page.handoff->ttu_prefix.value, "079db");
  EXPECT_EQ(page.handoff->line_ends, LineEnds::crlf_front_matter);
  EXPECT_EQ(catalog.pages[1].handoff, nullptr);
}

TEST(Xliff, HandoffsAreChecked) {
  EXPECT_EQ(findings_of(R"xml(<file id="f"><mda:metadata><mda:metaGroup category="page">
<mda:meta type="event">70000</mda:meta>
<mda:meta type="date">2017-12-02</mda:meta>
<mda:meta type="date">02/30/2017</mda:meta>
<mda:meta type="ttuPrefix">079DB</mda:meta>
<mda:meta type="lineEnds">CRLF</mda:meta>
<mda:meta type="revison">x</mda:meta>
</mda:metaGroup></mda:metadata></file>
<file id="g"><mda:metadata><mda:metaGroup category="page"/></mda:metadata></file>)xml"),
            R"xml(3:24 error[number-out-of-range]: 70000 is out of range
  help: write a number from 0 to 65535
4:23 error[bad-handoff-date]: '2017-12-02' is not a date
  help: write it as MM/DD/YYYY: 03/30/2017
5:23 error[bad-handoff-date]: '02/30/2017' is not a date
  help: write it as MM/DD/YYYY: 03/30/2017
6:28 error[bad-ttu-prefix]: '079DB' is not a prefix of translation unit ids
  help: write five lower-case hexadecimal digits: 079db
7:27 error[bad-choice]: 'CRLF' is not a value of 'lineEnds'
  help: write one of: lf, crlf, crlf-front-matter
8:17 warning[unknown-meta]: 'revison' says nothing about a page that evdoc knows
  help: did you mean 'revision'?
10:29 error[page-without-event]: the page's metadata does not say of which event it is
  help: add <mda:meta type="event">ID</mda:meta>, or type="page" for a page about many
)xml");
}

TEST(Xliff, DuplicateUnitsNameBothPlacesAcrossFiles) {
  EXPECT_EQ(findings_of(R"xml(<file id="f"><unit id="u"/>
<unit id="u"/></file>
<file id="g"><unit id="u"/></file>)xml"),
            R"xml(3:11 error[duplicate-unit]: there is a unit 'u' already
  help: delete one of them, or give it another id
  note: 2:24 the first is here
4:24 error[duplicate-unit]: there is a unit 'u' already
  help: delete one of them, or give it another id
  note: 2:24 the first is here
)xml");
}

TEST(Xliff, APageHasOneTableAndItsUnitsOneId) {
  EXPECT_EQ(findings_of(R"xml(<file id="c"><unit id="u"/></file>
<file id="f"><mda:metadata><mda:metaGroup category="page"><mda:meta type="event">1</mda:meta></mda:metaGroup>
</mda:metadata><unit id="u"/><unit id="u"/></file>
<file id="g"><mda:metadata><mda:metaGroup category="page"><mda:meta type="event">1</mda:meta></mda:metaGroup>
</mda:metadata></file>)xml"),
            R"xml(4:40 error[duplicate-unit]: there is a unit 'u' already
  help: delete one of them, or give it another id
  note: 4:26 the first is here
5:2 error[duplicate-page-table]: there is a table of the page of event 1 already
  help: join the two files
  note: 3:2 the first is here
)xml");
}

TEST(Xliff, FaultsOfUnitsAreFoundTogether) {
  EXPECT_EQ(findings_of(R"xml(<file><unit id="u">
<originalData><data id="d1">x</data></originalData>
<segment state="signed-off"><source>a<ph id="1" dataRef="d"/></source></segment>
<segment><target>t</target></segment>
<segment><source><b>x</b><cp hex="D800"/><cp hex="x"/></source></segment>
</unit><unit/></file>)xml"),
            R"xml(2:2 error[missing-attribute]: '<file>' has no 'id'
  help: add id="..."
4:17 error[bad-choice]: 'signed-off' is not a state of XLIFF 2
  help: write one of: initial, translated, reviewed, final
4:58 error[missing-original-data]: the unit has no original data 'd'
  help: did you mean 'd1'?
5:2 error[missing-source]: '<segment>' has no '<source>'
  help: add the text that is translated
6:19 error[unknown-element]: '<b>' is no inline element of XLIFF
  help: inline codes are ph, pc, sc, ec, cp, mrk, sm and em
6:35 error[invalid-character-code]: 'D800' is not the code of a character
  help: write its hexadecimal code, such as hex="001A"
6:51 error[invalid-character-code]: 'x' is not the code of a character
  help: write its hexadecimal code, such as hex="001A"
7:9 error[missing-attribute]: '<unit>' has no 'id'
  help: add id="..."
)xml");
}

TEST(Xliff, UnknownElementsOfTheCoreAreErrorsAndThoseOfModulesAreNot) {
  EXPECT_EQ(findings_of(R"xml(<fil/><file id="f" xmlns:x="urn:x"><x:any/><unt id="u"/><unit id="u"><x:any/><segmnt/>
<originalData><dta/></originalData><segment><source/><tget/></segment></unit></file>)xml"),
            R"xml(2:2 error[unknown-element]: XLIFF has no element '<fil>' here
  help: did you mean 'file'?
2:45 error[unknown-element]: XLIFF has no element '<unt>' here
  help: did you mean 'unit'?
2:79 error[unknown-element]: XLIFF has no element '<segmnt>' here
  help: did you mean 'segment'?
3:16 error[unknown-element]: XLIFF has no element '<dta>' here
  help: did you mean 'data'?
3:55 error[unknown-element]: XLIFF has no element '<tget>' here
  help: known here: source, target
)xml");
}

TEST(Xliff, ASegmentHasOneSourceAndOneTarget) {
  EXPECT_EQ(findings_of(R"xml(<file id="f"><unit id="u"><segment><source>a</source>
<target>b</target><target>c</target></segment></unit></file>)xml"),
            R"xml(3:20 error[duplicate-element]: the segment has a '<target>' already
  help: delete one of them, or put it into a segment of its own
  note: 3:2 the first is here
)xml");
}

TEST(Xliff, OtherFormatsAndVersionsAreRefused) {
  EXPECT_EQ(findings_of_file("<eventDocs/>"),
            "1:2 error[not-xliff]: this is no XLIFF: its root element is '<eventDocs>'\n"
            "  help: name an XLIFF 2.0 or 2.1 file\n");
  EXPECT_EQ(findings_of_file("<xliff version='1.2' xmlns='urn:oasis:names:tc:xliff:document:1.2'/>"),
            "1:2 error[unsupported-xliff]: XLIFF 1.2 is not read\n"
            "  help: save it as XLIFF 2.1: version=\"2.1\" and the namespace urn:oasis:names:tc:xliff:document:2.0\n");
  EXPECT_EQ(findings_of_file("<xliff version='2.1'/>"),
            "1:2 error[unsupported-xliff]: XLIFF 2.1 is not read\n"
            "  help: save it as XLIFF 2.1: version=\"2.1\" and the namespace urn:oasis:names:tc:xliff:document:2.0\n");
}

TEST(Xliff, LanguagesMustBeThoseOfTheCatalog) {
  EXPECT_EQ(findings_of_file("<xliff xmlns='urn:oasis:names:tc:xliff:document:2.0' version='2.0' srcLang='fr' "
                             "trgLang='de_at'/>"),
            "1:77 warning[source-locale-mismatch]: the table's sources are 'fr', those of the project 'en-US'\n"
            "  help: name the table of the right language, or set source-locale in evdoc.toml\n"
            "1:90 error[table-locale-mismatch]: the table is for 'de-AT', but it is used for 'de-DE'\n"
            "  help: name it in [locales.de-AT] of evdoc.toml, or correct its trgLang\n");
  EXPECT_EQ(findings_of_file("<xliff xmlns='urn:oasis:names:tc:xliff:document:2.0' version='2.0' srcLang='en' "
                             "trgLang='ko-ko'/>"),
            "1:90 error[invalid-table-locale]: 'ko-ko' is not a locale: 'KO' is not a region\n"
            "  help: did you mean 'ko-KR'?\n");
}

TEST(Xliff, ACatalogWithoutALocaleTakesThatOfItsFirstTable) {
  Input in(xliff_of(""));
  Catalog catalog;
  load_xliff(in.source, catalog, in.diagnostics);
  EXPECT_EQ(catalog.locale, "de-DE");
}

TEST(Xliff, NothingFollowsTheRootButCommentsAndBlanks) {
  EXPECT_EQ(findings_of_file(xliff_of("") + "\n<!-- c -->\n<?pi x?>\n"), "");
  for (const char* rest : {"x", "<x/>", "</xliff>", "&amp;", "<!-- -- -->"}) {
    EXPECT_NE(findings_of_file(xliff_of("") + rest).find("xml-not-well-formed"), std::string::npos) << rest;
  }
}

TEST(Xliff, NamesThatXmlDoesNotAllowAreFound) {
  EXPECT_EQ(findings_of("<file id='f'><x:é xmlns:x='u'/></file>"), "");
  EXPECT_NE(findings_of("<file id='f'><x:a× xmlns:x='u'/></file>").find("xml-not-well-formed"), std::string::npos);
}

TEST(Xliff, WhatStandsBeforeTheEndOfHalfAFileIsKept) {
  Input in(
      "<xliff xmlns='urn:oasis:names:tc:xliff:document:2.0' version='2.1' srcLang='en' trgLang='de-DE'>\n"
      "<file id='f'><unit id='u'><segment><source>a</source></segment></unit><unit id='v'><segment>");
  const Catalog catalog = catalog_of(in);
  EXPECT_EQ(catalog.common.at(0).segments[0].source.value, "a");
  EXPECT_EQ(listed(in.diagnostics),
            "2:93 error[xml-not-well-formed]: the file ends inside '<segment>'\n"
            "  help: it may be truncated: get it whole\n"
            "  note: 2:85 '<segment>' is open since here\n");
}

TEST(Xliff, TheTablesOfThisRepositoryHaveNoFinding) {
  namespace fs = std::filesystem;
  for (const char* folder : {"/locales", "/samples/wcf-4031/tables"}) {
    for (const fs::directory_entry& entry : fs::directory_iterator(std::string(EVDOC_SOURCE_DIR) + folder)) {
      if (entry.path().extension() != ".xlf") continue;
      Input in(file_bytes(entry.path()));
      Catalog catalog;
      load_xliff(in.source, catalog, in.diagnostics);
      EXPECT_EQ(listed(in.diagnostics), "") << entry.path();
      EXPECT_EQ(catalog.locale, entry.path().stem());
      EXPECT_FALSE(catalog.common.empty());
    }
  }
}

}  // namespace
}  // namespace evdoc
