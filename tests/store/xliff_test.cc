#include "store/xliff.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "load/support.h"
#include "load/xliff.h"
#include "model/lists.h"
#include "paths.h"
#include "store/support.h"

namespace evdoc {
namespace {

namespace fs = std::filesystem;

Segment segment(std::string_view source, std::string_view target) {
  return {.source = text(source), .target = text(target), .state = State::translated};
}

Segment ignorable(std::string_view source) {
  Segment segment;
  segment.source = text(source);
  segment.ignorable = true;
  return segment;
}

Unit unit(std::string_view id, const std::vector<Segment>& segments) {
  Unit unit;
  unit.id = text(id);
  unit.segments = kept(segments);
  return unit;
}

Catalog catalog_of(std::vector<Unit> common) {
  Catalog catalog;
  catalog.locale = "de-DE";
  catalog.source_locale = "en-US";
  catalog.common.assign(common.begin(), common.end());
  return catalog;
}

Catalog loaded(Input& in) {
  Catalog catalog;
  load_xliff(in.source, catalog, in.diagnostics);
  EXPECT_EQ(listed(in.diagnostics), "");
  return catalog;
}

/// Checks that the catalog comes back as it is, and its file too.
void expect_round_trip(const Catalog& catalog, const XliffOptions& options = {}) {
  Input stored(xliff_file(catalog, options));
  const Catalog again = loaded(stored);
  EXPECT_EQ(described(again), described(catalog));
  EXPECT_EQ(xliff_file(again, options), stored.source.text());
}

/// What stands in the file's root element.
std::string content_of(const Catalog& catalog, const XliffOptions& options = {}) {
  const std::string file = xliff_file(catalog, options);
  const std::size_t begin = file.find("  <file");
  return file.substr(begin, file.find("</xliff>") - begin);
}

/// A catalog of views of `value`: it stands in every place where any text can.
Catalog catalog_with(std::string_view value) {
  Unit everything = unit(value, {segment(value, value), ignorable(value), segment(value, "T")});
  everything.notes = kept<UnitNote>({{text(value), text(value)}, {{}, text("n")}});
  Catalog catalog = catalog_of({everything, unit("plain", {segment("S", value)})});
  PageTable& page = catalog.pages.emplace_back();
  page.event = 1;
  page.original = text(value);
  page.units = {everything};
  return catalog;
}

TEST(XliffFile, LooksLikeThis) {
  Catalog catalog = catalog_of({unit("label.id", {segment("ID", "Kennung")})});
  catalog.common[0].notes = kept<UnitNote>({{text("context"), text("A label of the table.")}});
  PageTable& page = catalog.pages.emplace_back();
  page.event = 4031;
  page.original = text("4031-failed.md");
  page.handoff = catalog.arena.make(Handoff{.revision = text("ddf7"),
                                            .date = text("02/06/2021"),
                                            .translation_type = text("MT"),
                                            .content_locale = text("de-de"),
                                            .file_id = text("99"),
                                            .ttu_prefix = text("8785d"),
                                            .line_ends = LineEnds::crlf_front_matter,
                                            .span = {}});
  page.units = {unit("description", {segment("One.", "Eins."), ignorable(" "), segment("Two.", "Zwei.")})};
  page.units[0].translate = false;
  PageTable& empty = catalog.pages.emplace_back();
  empty.provider = text("A Provider");
  empty.event = 1;
  EXPECT_EQ(xliff_file(catalog), R"(<?xml version="1.0" encoding="utf-8"?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" xmlns:mda="urn:oasis:names:tc:xliff:metadata:2.0" version="2.1"
       srcLang="en-US" trgLang="de-DE">
  <file id="common">
    <unit id="label.id">
      <notes>
        <note category="context">A label of the table.</note>
      </notes>
      <segment state="translated">
        <source>ID</source>
        <target>Kennung</target>
      </segment>
    </unit>
  </file>
  <file id="event-4031" original="4031-failed.md">
    <mda:metadata>
      <mda:metaGroup category="page">
        <mda:meta type="event">4031</mda:meta>
        <mda:meta type="revision">ddf7</mda:meta>
        <mda:meta type="date">02/06/2021</mda:meta>
        <mda:meta type="translationType">MT</mda:meta>
        <mda:meta type="contentLocale">de-de</mda:meta>
        <mda:meta type="fileId">99</mda:meta>
        <mda:meta type="ttuPrefix">8785d</mda:meta>
        <mda:meta type="lineEnds">crlf-front-matter</mda:meta>
      </mda:metaGroup>
    </mda:metadata>
    <unit id="description" translate="no" xml:space="preserve">
      <segment state="translated">
        <source>One.</source>
        <target>Eins.</target>
      </segment>
      <ignorable>
        <source> </source>
      </ignorable>
      <segment state="translated">
        <source>Two.</source>
        <target>Zwei.</target>
      </segment>
    </unit>
  </file>
  <file id="event-1-A_x0020_Provider">
    <mda:metadata>
      <mda:metaGroup category="page">
        <mda:meta type="provider">A Provider</mda:meta>
        <mda:meta type="event">1</mda:meta>
      </mda:metaGroup>
    </mda:metadata>
    <group id="page"/>
  </file>
</xliff>
)");
  expect_round_trip(catalog);
}

TEST(XliffFile, PagesAboutManyEventsHaveTheirNames) {
  Catalog catalog = catalog_of({});
  catalog.pages.emplace_back().page = text("index");
  PageTable& other = catalog.pages.emplace_back();
  other.page = text("by title");
  other.provider = text("P");
  EXPECT_EQ(content_of(catalog), R"(  <file id="page-index">
    <mda:metadata>
      <mda:metaGroup category="page">
        <mda:meta type="page">index</mda:meta>
      </mda:metaGroup>
    </mda:metadata>
    <group id="page"/>
  </file>
  <file id="page-by_x0020_title-P">
    <mda:metadata>
      <mda:metaGroup category="page">
        <mda:meta type="provider">P</mda:meta>
        <mda:meta type="page">by title</mda:meta>
      </mda:metaGroup>
    </mda:metadata>
    <group id="page"/>
  </file>
)");
  expect_round_trip(catalog);
}

TEST(XliffFile, MarkupIsInlineCodeWithItsOriginal) {
  const Catalog catalog = catalog_of({unit(
      "string.A B", {segment("See [the **`%1`** item](a.md) of %1 & `C`.", "`C` & %1: [das **`X`**](a.md), %1.")})});
  EXPECT_EQ(content_of(catalog), R"(  <file id="common">
    <unit id="string.A_x0020_B">
      <originalData>
        <data id="d1">[</data>
        <data id="d2">](a.md)</data>
        <data id="d3">**</data>
        <data id="d4">`%1`</data>
        <data id="d5">%1</data>
        <data id="d6">`C`</data>
        <data id="d7">`X`</data>
      </originalData>
      <segment state="translated">
        <source>See <pc id="1" type="link" dataRefStart="d1" dataRefEnd="d2">the <pc id="2" type="fmt" subType="xlf:b" dataRefStart="d3" dataRefEnd="d3"><ph id="3" dataRef="d4" disp="`%1`"/></pc> item</pc> of <ph id="4" dataRef="d5" disp="%1"/> &amp; <ph id="5" dataRef="d6" disp="`C`"/>.</source>
        <target><ph id="5" dataRef="d6" disp="`C`"/> &amp; <ph id="4" dataRef="d5" disp="%1"/>: <pc id="1" type="link" dataRefStart="d1" dataRefEnd="d2">das <pc id="2" type="fmt" subType="xlf:b" dataRefStart="d3" dataRefEnd="d3"><ph id="6" dataRef="d7" disp="`X`"/></pc></pc>, <ph id="7" dataRef="d5" disp="%1"/>.</target>
      </segment>
    </unit>
  </file>
)");
  expect_round_trip(catalog);
}

TEST(XliffFile, IdentifiersInSourcesAreMarked) {
  const Catalog catalog =
      catalog_of({unit("a", {segment("The AppDomain of **Foo-Bar**, `AppDomain`, AppDomains.", "Die AppDomain.")})});
  const std::vector<std::string_view> names{"AppDomain", "Foo-Bar"};
  const std::string content = content_of(catalog, {.identifiers = names});
  const std::size_t begin = content.find("<source>");
  EXPECT_EQ(
      content.substr(begin, content.find("      </segment>") - begin),
      R"(<source>The <mrk id="m1" translate="no">AppDomain</mrk> of <pc id="1" type="fmt" subType="xlf:b" dataRefStart="d1" dataRefEnd="d1"><mrk id="m2" translate="no">Foo-Bar</mrk></pc>, <ph id="2" dataRef="d2" disp="`AppDomain`"/>, AppDomains.</source>
        <target>Die AppDomain.</target>
)");
  expect_round_trip(catalog, {.identifiers = names});
}

TEST(XliffFile, CharactersThatXmlCannotHoldAreCodePoints) {
  const Catalog catalog = catalog_of({unit("a", {segment("a\x01"
                                                         "b`\x02`\xEF\xBF\xBF",
                                                         "\x1B")})});
  EXPECT_EQ(content_of(catalog), R"(  <file id="common">
    <unit id="a">
      <originalData>
        <data id="d1">`<cp hex="0002"/>`</data>
      </originalData>
      <segment state="translated">
        <source>a<cp hex="0001"/>b<ph id="1" dataRef="d1" disp="`)"
                                 "\xEF\xBF\xBD"
                                 R"(`"/><cp hex="FFFF"/></source>
        <target><cp hex="001B"/></target>
      </segment>
    </unit>
  </file>
)");
  expect_round_trip(catalog);
}

TEST(XliffFile, AnEmptyCatalogIsAFileWithoutUnits) {
  EXPECT_EQ(content_of(catalog_of({})), R"(  <file id="common">
    <group id="common"/>
  </file>
)");
  expect_round_trip(catalog_of({}));
}

TEST(XliffFile, MetadataComesBackButForBlanksAtItsEnds) {
  for (const std::string& value : hostile_texts()) {
    const std::string metadata = "<" + value + ">";
    Catalog catalog = catalog_of({});
    PageTable& page = catalog.pages.emplace_back();
    page.provider = text(metadata);
    Handoff handoff;
    handoff.translation_type = text(metadata);
    page.handoff = &handoff;
    expect_round_trip(catalog);
  }
}

TEST(XliffFile, StatesAndAbsentTargetsComeBack) {
  std::vector<Segment> segments;
  for (const State state : {State::initial, State::translated, State::reviewed, State::final}) {
    segments.push_back({.source = text("S"), .target = std::nullopt, .state = state});
    segments.push_back({.source = text(""), .target = text(""), .state = state});
  }
  expect_round_trip(catalog_of({unit("a", segments)}));
}

TEST(XliffFile, AUnitWithoutSegmentsStaysValid) {
  Input stored(xliff_file(catalog_of({unit("none", {}), unit("ignorable", {ignorable(" ")})})));
  const Catalog catalog = loaded(stored);
  EXPECT_EQ(catalog.common.at(0).segments.size(), 1u);
  EXPECT_FALSE(catalog.common.at(1).segments[0].ignorable);
}

TEST(XliffFile, EveryTextComesBackFromEveryPlace) {
  const std::vector<std::string_view> names{"x-x", "a_b"};
  for (const std::string& value : hostile_texts()) {
    if (value.empty()) continue;
    expect_round_trip(catalog_with(value), {.identifiers = names});
  }
}

TEST(XliffFile, EveryMixOfMarkupComesBack) {
  const std::string_view parts[] = {"**", "[", "](u)", "`", "<a>", "%1", " ", "A_b", "]]>", "\x01", "\\", "&", "\r\n"};
  constexpr std::size_t count = std::size(parts);
  const std::vector<std::string_view> names{"A_b"};
  std::vector<std::string> values;
  for (std::size_t number = 0; number < count * count * count; ++number) {
    std::string value = "a";
    for (std::size_t rest = number; rest > 0; rest /= count) value += parts[rest % count];
    values.push_back(value + "**](u)");
  }
  Catalog catalog = catalog_of({});
  for (std::size_t i = 0; i < values.size(); ++i) {
    catalog.common.push_back(unit(values[i], {segment(values[i], values[values.size() - 1 - i])}));
  }
  expect_round_trip(catalog, {.identifiers = names});
}

TEST(XliffFile, TheTablesOfThisRepositoryComeBack) {
  for (const char* folder : {"/samples/wcf-4031/tables", "/locales"}) {
    for (const fs::directory_entry& entry : fs::directory_iterator(std::string(EVDOC_SOURCE_DIR) + folder)) {
      if (entry.path().extension() != ".xlf") continue;
      SCOPED_TRACE(entry.path());
      const std::string bytes = file_bytes(entry.path());
      Input in(bytes);
      const Catalog catalog = loaded(in);
      expect_round_trip(catalog);
      if (folder == std::string_view("/locales")) continue;
      EXPECT_EQ(xliff_file(catalog), bytes);
    }
  }
}

TEST(XliffFile, IsValidByTheSchemaOfTheStandard) {
  if (real_data_folder().empty()) GTEST_SKIP() << "set EVDOC_REAL_DATA to a folder that holds schemas/";
  const std::string markup = "[a **`b`** c_d](u) \x01 %1 <xref:x>";
  Catalog catalog = catalog_with(markup);
  for (const std::string& value : hostile_texts()) {
    if (!value.empty()) catalog.common.push_back(unit(value, {segment(value, value), ignorable(" ")}));
  }
  catalog.pages.emplace_back().event = 2;
  const std::vector<std::string_view> names{"c_d"};
  const fs::path file = fs::path(EVDOC_BINARY_DIR) / "stored.xlf";
  std::ofstream(file, std::ios::binary) << xliff_file(catalog, {.identifiers = names});
  const fs::path schemas = fs::path(real_data_folder()) / "schemas";
  const std::string command = fmt::format(
      "XML_CATALOG_FILES='{0}/catalog.xml {0}/xliff-2.1/catalog.xml' xmllint --nonet --noout --schema "
      "'{0}/xliff-2.1/xliff_core_2.0.xsd' '{1}' 2>'{1}.txt'",
      schemas.string(), file.string());
  EXPECT_EQ(std::system(command.c_str()), 0) << file_bytes(file.string() + ".txt");
}

}  // namespace
}  // namespace evdoc
