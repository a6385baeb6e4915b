#include "load/event_docs.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "load/support.h"
#include "paths.h"

namespace evdoc {
namespace {

/// Event docs around content that begins on line 2.
std::string docs_of(std::string_view content) {
  return fmt::format("<eventDocs xmlns=\"urn:evdoc:event-docs:1\" provider=\"P\">\n{}\n</eventDocs>", content);
}

std::string findings_of(std::string_view content) {
  Input in(docs_of(content));
  load_event_docs(in.source, in.diagnostics);
  return listed(in.diagnostics);
}

/// The description's first paragraph when it is written as `xml`.
std::string paragraph(std::string_view xml) {
  Input in(docs_of(fmt::format("<event id='1'><description>{}</description></event>", xml)));
  const EventDocs docs = load_event_docs(in.source, in.diagnostics);
  EXPECT_EQ(listed(in.diagnostics), "");
  return std::string(docs.events.at(0).text.description->at(0).text.value);
}

TEST(EventDocs, TheSampleReachesTheModel) {
  Input in(file_bytes(EVDOC_SOURCE_DIR "/samples/wcf-4031/app-server.docs.xml"));
  const EventDocs docs = load_event_docs(in.source, in.diagnostics);
  EXPECT_EQ(listed(in.diagnostics), "");
  EXPECT_EQ(docs.provider.value, "Microsoft-Windows-Application Server-Applications");
  ASSERT_EQ(docs.layouts.size(), 3u);
  const Layout& oldest = docs.layouts[0];
  EXPECT_FALSE(oldest.blank_after_headings);
  EXPECT_EQ(oldest.line_ends, LineEnds::crlf_front_matter);
  EXPECT_EQ(oldest.front_matter.size(), 14u);
  EXPECT_TRUE(oldest.front_matter[0].value.at(0).is_title);
  EXPECT_EQ(oldest.front_matter[0].localized_quoting, Quoting::double_non_ascii);
  EXPECT_TRUE(oldest.front_matter[6].is_list);
  const FrontMatterField& description = docs.layouts[2].front_matter[0];
  EXPECT_TRUE(description.translate);
  EXPECT_EQ(description.source_quoting, Quoting::double_quotes);
  EXPECT_EQ(description.localized_quoting, Quoting::if_needed);
  ASSERT_EQ(description.value.size(), 2u);
  EXPECT_EQ(description.value[0].literal.value, "Learn more about: ");

  const EventDoc& event = docs.events.at(0);
  EXPECT_EQ(event.event, 4031);
  EXPECT_EQ(event.values.at(0).value.value, "c9fe9959-aeac-4446-a488-7c7c94c92cef");
  EXPECT_EQ(event.text.description->at(0).text.value, "This event is emitted when the session dispatch has failed.");
  EXPECT_TRUE(event.text.items.has_value());
  EXPECT_TRUE(event.text.items->empty());
  EXPECT_FALSE(event.text.title.has_value());
  ASSERT_EQ(event.revisions.size(), 3u);
  EXPECT_EQ(event.revisions[0].layout, &oldest);
  EXPECT_EQ(event.revisions[0].values.at(0).value.value, "4");
  EXPECT_EQ(event.revisions[2].commit.value, "ddf7edb67715a5b9a45e3dd44536dabc153c1de0");
}

TEST(EventDocs, EveryOverrideAndBlockIsRead) {
  Input in(docs_of(R"xml(<layout id="L"/><event id="1">
  <title>T</title><id>One</id><keywords/><level>Info</level><channel>C</channel><message>M %1</message>
  <label id="id">Id</label><label id="level">Severity</label>
  <intro><p>Intro.</p></intro>
  <details><alert kind="NOTE">Mind.</alert><list><item>a</item><item>b</item></list>
<code language="xml">
  &lt;a/>
</code></details>
  <items><item name="AppDomain" type="`xs:string`">The
     string.</item><item name="Empty"/></items>
  <revision commit="c1" layout="L"><title>Old</title><description/></revision>
</event>)xml"));
  const EventDocs docs = load_event_docs(in.source, in.diagnostics);
  EXPECT_EQ(listed(in.diagnostics), "");
  const PageText& text = docs.events.at(0).text;
  EXPECT_EQ(text.title->value, "T");
  EXPECT_EQ(text.title->span.text(), "T");
  EXPECT_EQ(text.id->value, "One");
  EXPECT_EQ(text.keywords->value, "");
  EXPECT_EQ(text.level->value, "Info");
  EXPECT_EQ(text.channel->value, "C");
  EXPECT_EQ(text.message->value, "M %1");
  EXPECT_EQ(text.labels.at(1).id.value, "level");
  EXPECT_EQ(text.labels.at(1).text.value, "Severity");
  EXPECT_EQ(text.intro->at(0).kind, Block::Kind::paragraph);
  const std::vector<Block>& details = *text.details;
  ASSERT_EQ(details.size(), 3u);
  EXPECT_EQ(details[0].kind, Block::Kind::alert);
  EXPECT_EQ(details[0].label.value, "NOTE");
  EXPECT_EQ(details[0].text.value, "Mind.");
  EXPECT_EQ(details[1].items.at(1).value, "b");
  EXPECT_EQ(details[2].label.value, "xml");
  EXPECT_EQ(details[2].text.value, "  <a/>");
  EXPECT_EQ(text.items->at(0).type.value, "`xs:string`");
  EXPECT_EQ(text.items->at(0).description.value, "The string.");
  EXPECT_EQ(text.items->at(1).description.value, "");
  const SourceRevision& revision = docs.events.at(0).revisions.at(0);
  EXPECT_EQ(revision.text->title->value, "Old");
  EXPECT_TRUE(revision.text->description->empty());
}

TEST(EventDocs, WrappedLinesAreOneTextAndOtherBlanksAreContent) {
  EXPECT_EQ(paragraph("<p>one\n   two\r\n\tthree</p>"), "one two three");
  EXPECT_EQ(paragraph("<p>\n  one\n</p>"), "one");
  EXPECT_EQ(paragraph("<p> one  two </p>"), " one  two ");
  EXPECT_EQ(paragraph("<p>one \n two</p>"), "one two");
  EXPECT_EQ(paragraph("<p>one<!-- two -->\nthree</p>"), "one three");
  EXPECT_EQ(paragraph("<p>\n</p>"), "");
  EXPECT_EQ(paragraph("<p xml:space='preserve'>\n one\n two </p>"), "\n one\n two ");
  EXPECT_EQ(paragraph("<p>A &amp; `B&lt;C>`</p>"), "A & `B<C>`");
}

TEST(EventDocs, AFieldKeepsTheBlankBeforeTheTitle) {
  Input in(docs_of("<layout id='L'><field name='a'>\n  Learn more about: <title/>\n</field></layout>"));
  const EventDocs docs = load_event_docs(in.source, in.diagnostics);
  const std::vector<FieldPiece>& value = docs.layouts.at(0).front_matter.at(0).value;
  ASSERT_EQ(value.size(), 2u);
  EXPECT_EQ(value[0].literal.value, "Learn more about: ");
  EXPECT_TRUE(value[1].is_title);
}

TEST(EventDocs, UnknownNamesAreErrorsWithASuggestion) {
  EXPECT_EQ(findings_of(R"xml(<lay id="a"/>
<event id="1" nam="x"><desription/><description><para/></description><title>a <b>c</b></title></event>)xml"),
            R"xml(2:2 error[unknown-element]: '<lay>' is not an element of '<eventDocs>'
  help: known here: layout, event, page
3:15 error[unknown-attribute]: '<event>' has no attribute 'nam'
  help: known here: id, replacedBy
3:24 error[unknown-element]: '<desription>' is not an element of '<event>'
  help: did you mean 'description'?
3:80 error[unknown-element]: '<b>' is not an element of '<title>'
  help: delete it
3:50 error[unknown-element]: '<para>' is not an element of '<description>'
  help: known here: p, alert, list, code
)xml");
}

TEST(EventDocs, TextBetweenElementsIsAnError) {
  EXPECT_EQ(findings_of("<event id='1'>\n  stray\n</event>"),
            "3:3 error[unexpected-text]: there is text in '<event>', which holds only elements\n"
            "  help: put it into an element, or delete it\n");
}

TEST(EventDocs, DuplicatesNameBothPlaces) {
  EXPECT_EQ(findings_of(R"xml(<layout id="L"><field name="a"/><field name="a"/></layout><layout id="L"/>
<event id="1"><title/><title/><label id="x"/><label id="x"/></event>
<event id="0x1">
<revision commit="c" layout="L"/>
<revision commit="c" layout="L"/></event>)xml"),
            R"xml(2:46 error[duplicate-name]: there is a field 'a' already
  help: rename or delete one of them
  note: 2:29 the first is here
2:71 error[duplicate-name]: there is a layout 'L' already
  help: rename or delete one of them
  note: 2:13 the first is here
3:24 error[duplicate-element]: '<event>' has a '<title>' already
  help: delete one of them
  note: 3:16 the first is here
3:57 error[duplicate-name]: there is a label 'x' already
  help: rename or delete one of them
  note: 3:42 the first is here
6:19 error[duplicate-revision]: event '0x1' has a revision 'c' already
  help: delete one of them, or correct its commit
  note: 5:19 the first is here
4:12 error[event-documented-twice]: event 1 is documented already
  help: join the two <event> elements
  note: 3:12 the first is here
)xml");
}

TEST(EventDocs, RevisionsNeedACommitAndADeclaredLayout) {
  EXPECT_EQ(findings_of(R"xml(<layout id="2021-02"/>
<event id="1"><revision layout="2021-2"/><revision commit="c"/></event>)xml"),
            R"xml(3:16 error[missing-attribute]: '<revision>' has no 'commit'
  help: add commit="..."
3:33 error[unknown-layout]: there is no layout '2021-2'
  help: did you mean '2021-02'?
3:43 error[missing-attribute]: '<revision>' has no 'layout'
  help: add layout="..."
)xml");
}

TEST(EventDocs, ChoicesAndBooleansAreChecked) {
  EXPECT_EQ(findings_of(R"xml(<layout id="L" blankAfterHeadings="yes" lineEnds="CRLF"><field name="a"
 sourceQuoting="doubled"/></layout><event id="1"><intro><alert kind="Note">x</alert></intro></event>)xml"),
            R"xml(2:36 error[bad-boolean]: 'yes' is neither true nor false
  help: write blankAfterHeadings="true" or blankAfterHeadings="false"
2:51 error[bad-choice]: 'CRLF' is not a value of 'lineEnds'
  help: did you mean 'crlf'?
3:17 error[bad-choice]: 'doubled' is not a value of 'sourceQuoting'
  help: did you mean 'double'?
3:70 error[bad-choice]: 'Note' is not a value of 'kind'
  help: did you mean 'NOTE'?
)xml");
}

TEST(EventDocs, AnotherRootIsRefused) {
  Input other("<instrumentationManifest/>");
  load_event_docs(other.source, other.diagnostics);
  EXPECT_EQ(listed(other.diagnostics),
            "1:2 error[not-event-docs]: this is no event docs file: its root element is '<instrumentationManifest>'\n"
            "  help: the root element is <eventDocs xmlns=\"urn:evdoc:event-docs:1\">\n");
  EXPECT_EQ(other.diagnostics.exit_code(), 3);

  Input newer("<eventDocs xmlns='urn:evdoc:event-docs:2'/>");
  load_event_docs(newer.source, newer.diagnostics);
  EXPECT_EQ(listed(newer.diagnostics),
            "1:2 error[not-event-docs]: the namespace 'urn:evdoc:event-docs:2' is none that evdoc reads\n"
            "  help: the root element is <eventDocs xmlns=\"urn:evdoc:event-docs:1\">\n");
}

}  // namespace
}  // namespace evdoc
