#include "store/event_docs.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "load/event_docs.h"
#include "load/support.h"
#include "paths.h"
#include "store/support.h"

namespace evdoc {
namespace {

Block paragraph(std::string_view value) {
  return {.kind = Block::Kind::paragraph, .label = {}, .text = text(value), .items = {}};
}

Block code(std::string_view language, std::string_view value) {
  return {.kind = Block::Kind::code, .label = text(language), .text = text(value), .items = {}};
}

/// A page's text that uses `value` in every place.
PageText page_text_of(std::string_view value) {
  PageText page;
  page.title = page.id = page.keywords = page.level = page.channel = page.message = text(value);
  const Block alert{.kind = Block::Kind::alert, .label = text("NOTE"), .text = text(value), .items = {}};
  const Block list{
      .kind = Block::Kind::list, .label = {}, .text = {}, .items = {text(value), text("other"), text(value)}};
  page.intro = std::vector<Block>();
  page.description = std::vector<Block>{paragraph(value), alert, list};
  page.details = std::vector<Block>{code(value, value), code("", value)};
  page.items = std::vector<DataItemDoc>{{text("Name"), text(value), text(value)}};
  page.labels = {{text("id"), text(value)}};
  return page;
}

/// Docs that use `value` in every place where any text can stand.
EventDocs docs_of(std::string_view value) {
  EventDocs docs;
  docs.provider = text(value);
  Layout& layout = docs.layouts.emplace_back();
  layout.id = text("layout");
  layout.line_ends = LineEnds::crlf;
  FrontMatterField field{.key = text("field"), .value = {}, .span = {}};
  field.value = {{text("before"), false}, {{}, true}};
  if (!value.empty()) field.value.push_back({text(value), false});
  field.is_list = field.translate = true;
  field.source_quoting = Quoting::plain;
  field.localized_quoting = Quoting::double_quotes;
  layout.front_matter = {field};
  EventDoc& event = docs.events.emplace_back();
  event.event = 65535;
  event.text = page_text_of(value);
  event.values = {{text("key"), text(value)}};
  SourceRevision revision;
  revision.commit = text("commit");
  revision.layout = &layout;
  revision.values = event.values;
  revision.text = event.text;
  event.revisions = {revision};
  EventDoc& page = docs.pages.emplace_back(event);
  event.replaced_by = 4032;
  page.event = 0;
  page.page = text("page");
  page.text.rows = {{65535, text(value), text(value), text(value), text(value), {}}, {}};
  page.revisions[0].text.edit().rows = {{1, {}, {}, text(value), {}, {}}};
  return docs;
}

TEST(EventDocsFile, LooksLikeThis) {
  EventDocs docs;
  docs.provider = text("A Provider");
  Layout& layout = docs.layouts.emplace_back();
  layout.id = text("2017-12");
  layout.blank_after_headings = false;
  layout.line_ends = LineEnds::crlf_front_matter;
  FrontMatterField title{.key = text("title"), .value = {{text("About: "), false}, {{}, true}}, .span = {}};
  title.translate = true;
  title.localized_quoting = Quoting::double_non_ascii;
  FrontMatterField technology{.key = text("ms.technology"), .value = {{text("dotnet-clr"), false}}, .span = {}};
  technology.is_list = true;
  layout.front_matter = {title, technology, {.key = text("ms.suite"), .value = {}, .span = {}}};
  EventDoc& event = docs.events.emplace_back();
  event.event = 4031;
  event.values = {{text("ms.assetid"), text("c9fe")}};
  event.text.keywords = text("");
  event.text.labels = {{text("id"), text("Id")}};
  event.text.description = std::vector<Block>{paragraph("First."), code("xml", "<a>\n  <b/>\n</a>")};
  event.text.items =
      std::vector<DataItemDoc>{{text("AppDomain"), text("`xs:string`"), text("A name.")}, {text("Empty"), {}, {}}};
  SourceRevision revision;
  revision.commit = text("ce27");
  revision.layout = &layout;
  event.revisions = {revision};
  event.revisions.push_back(revision);
  event.revisions[1].commit = text("bc29");
  event.revisions[1].text.edit().items = std::vector<DataItemDoc>();
  EXPECT_EQ(event_docs_file(docs), R"(<?xml version="1.0" encoding="utf-8"?>
<eventDocs xmlns="urn:evdoc:event-docs:1" provider="A Provider">

  <layout id="2017-12" blankAfterHeadings="false" lineEnds="crlf-front-matter">
    <field name="title" translate="true" localizedQuoting="double-non-ascii">About: <title/></field>
    <field name="ms.technology" list="true">dotnet-clr</field>
    <field name="ms.suite"/>
  </layout>

  <event id="4031">
    <value name="ms.assetid">c9fe</value>
    <keywords/>
    <label id="id">Id</label>
    <description>
      <p>First.</p>
      <code language="xml">
&lt;a&gt;
  &lt;b/&gt;
&lt;/a&gt;</code>
    </description>
    <items>
      <item name="AppDomain" type="`xs:string`">A name.</item>
      <item name="Empty"/>
    </items>
    <revision commit="ce27" layout="2017-12"/>
    <revision commit="bc29" layout="2017-12">
      <items/>
    </revision>
  </event>

</eventDocs>
)");
}

TEST(EventDocsFile, PagesAboutManyEventsStandBehindTheEvents) {
  EventDocs docs;
  EventDoc& page = docs.pages.emplace_back();
  page.page = text("index");
  page.text.title = text("All events");
  page.text.intro = std::vector<Block>{paragraph("They are:")};
  page.text.rows = {{131, {}, text("Error"), {}, text(""), {}}, {132, text("132 - Pool"), {}, text("Gone."), {}, {}}};
  docs.events.emplace_back().event = 131;
  EXPECT_EQ(event_docs_file(docs), R"(<?xml version="1.0" encoding="utf-8"?>
<eventDocs xmlns="urn:evdoc:event-docs:1">

  <event id="131"/>

  <page id="index">
    <title>All events</title>
    <intro>
      <p>They are:</p>
    </intro>
    <row event="131">
      <level>Error</level>
      <keywords/>
    </row>
    <row event="132">
      <title>132 - Pool</title>
      <message>Gone.</message>
    </row>
  </page>

</eventDocs>
)");
}

TEST(EventDocsFile, WithoutLayoutsAndEventsIsOneElement) {
  EXPECT_EQ(event_docs_file({}),
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<eventDocs xmlns=\"urn:evdoc:event-docs:1\"/>\n");
}

TEST(EventDocsFile, TheSampleComesBackAsItIsButForItsComments) {
  const std::string bytes = file_bytes(EVDOC_SOURCE_DIR "/samples/wcf-4031/app-server.docs.xml");
  Input sample(bytes);
  const EventDocs docs = load_event_docs(sample.source, sample.diagnostics);
  EXPECT_EQ(event_docs_file(docs), without_comments(bytes));
  Input stored(event_docs_file(docs));
  EXPECT_EQ(described(load_event_docs(stored.source, stored.diagnostics)), described(docs));
  EXPECT_EQ(listed(stored.diagnostics), "");
}

TEST(EventDocsFile, EveryTextComesBackFromEveryPlace) {
  for (const std::string& value : hostile_texts()) {
    const EventDocs docs = docs_of(value);
    Input stored(event_docs_file(docs));
    const EventDocs loaded = load_event_docs(stored.source, stored.diagnostics);
    EXPECT_EQ(described(loaded), described(docs));
    EXPECT_EQ(listed(stored.diagnostics), "");
    EXPECT_EQ(event_docs_file(loaded), stored.source.text());
  }
}

TEST(EventDocsFile, CharactersThatXmlCannotHoldAreReplaced) {
  const EventDocs docs = docs_of(std::string_view("a\0b\x1B\xFF", 5));
  Input stored(event_docs_file(docs));
  const EventDocs loaded = load_event_docs(stored.source, stored.diagnostics);
  EXPECT_EQ(listed(stored.diagnostics), "");
  EXPECT_EQ(loaded.events.at(0).text.title->value,
            "a\xEF\xBF\xBD"
            "b\xEF\xBF\xBD\xEF\xBF\xBD");
}

TEST(EventDocsFile, IsValidByItsSchema) {
  if (std::system("xmllint --version >/dev/null 2>&1") != 0) GTEST_SKIP() << "xmllint is not installed";
  for (const std::string& value : hostile_texts()) {
    const std::string path = EVDOC_BINARY_DIR "/stored.docs.xml";
    std::ofstream(path, std::ios::binary) << event_docs_file(docs_of(value));
    const std::string command = "xmllint --nonet --noout --schema '" EVDOC_SOURCE_DIR "/schemas/event-docs.xsd' '" +
                                path + "' 2>'" EVDOC_BINARY_DIR "/xmllint.txt'";
    EXPECT_EQ(std::system(command.c_str()), 0) << file_bytes(EVDOC_BINARY_DIR "/xmllint.txt");
  }
}

}  // namespace
}  // namespace evdoc
