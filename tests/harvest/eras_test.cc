// Pages of every era, taken in and made again by the whole program.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "harvest/harvested_folder.h"
#include "harvest/published.h"

namespace evdoc {
namespace {

constexpr std::string_view plain_sections =
    "## {{Description}}  \n@\n {{The widget has turned.}}  \n  \n"
    "## {{Message}}  \n@\n {{Widget %1 turned.}} {{It took %2 ms.}}  \n  \n"
    "## {{Details}}\n";

EnglishPage plain_page(Era era, std::string_view sections = plain_sections) {
  return {.era = era,
          .title = "7 - WidgetTurned",
          .body = event_body("7 - WidgetTurned", "7", "Turning", "Error", "Contoso-Widgets/Analytic", sections)};
}

class HarvestEra : public testing::TestWithParam<Era> {};

TEST_P(HarvestEra, IsMadeAgainByteForByte) {
  HarvestedFolder folder(fmt::format("era-{}", static_cast<int>(GetParam())));
  folder.add("pages/7-widgetturned.md", bilingual(plain_page(GetParam()), round_of("de-DE", "c0ffee", "11/26/2020")));
  folder.run();
  EXPECT_EQ(folder.last_line, "1 of 1 pages byte for byte\n");
  EXPECT_EQ(folder.faults(), "");
  EXPECT_EQ(folder.code, 0);
}

TEST_P(HarvestEra, WithATitleOutsideAsciiIsMadeAgainByteForByte) {
  HarvestedFolder folder(fmt::format("accents-{}", static_cast<int>(GetParam())));
  Round round = round_of("fr-FR", "c0ffee", "11/26/2020");
  round.translate = with_accents;
  round.file_id.clear();
  folder.add("pages/7-widgetturned.md", bilingual(plain_page(GetParam()), round));
  folder.run();
  EXPECT_EQ(folder.last_line, "1 of 1 pages byte for byte\n") << folder.messages;
  EXPECT_EQ(folder.code, 0);
}

TEST_P(HarvestEra, IsMadeAgainFromLocalizedAndEnglishPages) {
  HarvestedFolder folder(fmt::format("localized-{}", static_cast<int>(GetParam())));
  const EnglishPage page = plain_page(GetParam());
  folder.add("pages/7-widgetturned.md", localized(page, round_of("de-DE", "c0ffee", "11/26/2020")));
  folder.add("english/7-widgetturned.md", page.text());
  folder.run({"pages", "--source=" + folder.path("english")});
  EXPECT_EQ(folder.last_line, "2 of 2 pages byte for byte\n") << folder.messages;
  EXPECT_EQ(folder.faults(), "");
}

TEST_P(HarvestEra, WithListsOfSeveralValuesIsMadeAgainByteForByte) {
  HarvestedFolder folder(fmt::format("lists-{}", static_cast<int>(GetParam())));
  EnglishPage page = plain_page(GetParam());
  page.keywords = {"widgets [Contoso]", "turning: a widget", "events"};
  folder.add("pages/de/7-widgetturned.md", bilingual(page, round_of("de-DE", "c0ffee", "11/26/2020")));
  folder.add("pages/ja/7-widgetturned.md", localized(page, round_of("ja-JP", "c0ffee", "11/26/2020")));
  folder.add("english/7-widgetturned.md", page.text());
  folder.run({"pages", "--source=" + folder.path("english")});
  EXPECT_EQ(folder.last_line, "3 of 3 pages byte for byte\n") << folder.messages;
  EXPECT_EQ(folder.faults(), "");
}

TEST_P(HarvestEra, ThatNamesNoCommitIsMadeAgainWithoutOne) {
  HarvestedFolder folder(fmt::format("no-commit-{}", static_cast<int>(GetParam())));
  EnglishPage older = plain_page(GetParam());
  older.body.replace(older.body.find("has turned"), 10, "is turning");
  folder.add("pages/de/7-widgetturned.md", bilingual(older, round_of("de-DE", "", "11/26/2019")));
  folder.add("pages/ja/7-widgetturned.md",
             bilingual(plain_page(GetParam()), round_of("ja-JP", "c0ffee", "11/26/2020")));
  folder.run();
  EXPECT_EQ(folder.last_line, "2 of 2 pages byte for byte\n") << folder.messages;
  EXPECT_EQ(folder.faults(), "");
  const std::string revision = fmt::format("<revision commit=\"{}\" isHash=\"true\"", older.hash());
  EXPECT_NE(folder.file("contoso-widgets.docs.xml").find(revision), std::string::npos)
      << folder.file("contoso-widgets.docs.xml");
}

INSTANTIATE_TEST_SUITE_P(Eras, HarvestEra,
                         testing::Values(Era::fourteen_fields, Era::workload, Era::crlf_front_matter, Era::three_fields,
                                         Era::blank_lines, Era::description));

TEST(HarvestEras, MixInOneLocaleWhileAHandoffIsUnderWay) {
  HarvestedFolder folder("mixed");
  const auto add = [&](const std::string& locale, const std::string& name, const EnglishPage& page,
                       const std::string& commit, const std::string& date) {
    folder.add(fmt::format("pages/{}/{}", locale, name), bilingual(page, round_of(locale, commit, date)));
  };
  EnglishPage other = plain_page(Era::description);
  other.title = "8 - WidgetStopped";
  other.asset_id = "11111111-4c5d-6e7f-8a9b-0c1d2e3f4a5b";
  other.body = event_body(other.title, "8", "Turning, Stopping", "Warning", "Debug", plain_sections);
  add("de-DE", "7-widgetturned.md", plain_page(Era::fourteen_fields), "aaaa01", "12/02/2017");
  add("de-DE", "8-widgetstopped.md", other, "aaaa04", "02/06/2021");
  add("ja-JP", "7-widgetturned.md", plain_page(Era::description), "aaaa04", "02/06/2021");
  add("ru-RU", "7-widgetturned.md", plain_page(Era::crlf_front_matter), "aaaa02", "05/04/2018");
  add("tr-TR", "7-widgetturned.md", plain_page(Era::three_fields), "aaaa03", "04/23/2019");
  folder.run();
  EXPECT_EQ(folder.last_line, "5 of 5 pages byte for byte\n") << folder.messages;
  EXPECT_EQ(folder.faults(), "");
  const std::string docs = folder.file("contoso-widgets.docs.xml");
  for (const char* layout : {"<layout id=\"2017-12\" blankAfterHeadings=\"false\" lineEnds=\"crlf-front-matter\">",
                             "<layout id=\"2018-05\" blankAfterHeadings=\"false\" lineEnds=\"crlf-front-matter\">",
                             "<layout id=\"2019-04\" blankAfterHeadings=\"false\">", "<layout id=\"2021-02\">"}) {
    EXPECT_NE(docs.find(layout), std::string::npos) << layout << "\n" << docs;
  }
}

TEST(HarvestEras, OnePageWithOtherLineEndsThanItsEraSaysSoInItsHandoff) {
  HarvestedFolder folder("line-ends");
  Round with_lf = round_of("pt-BR", "aaaa01", "12/02/2017");
  with_lf.is_lf = true;
  const EnglishPage page = plain_page(Era::fourteen_fields);
  folder.add("pages/de/7-widgetturned.md", bilingual(page, round_of("de-DE", "aaaa01", "12/02/2017")));
  folder.add("pages/fr/7-widgetturned.md", bilingual(page, round_of("fr-FR", "aaaa01", "12/02/2017")));
  folder.add("pages/pt/7-widgetturned.md", bilingual(page, with_lf));
  folder.run();
  EXPECT_EQ(folder.last_line, "3 of 3 pages byte for byte\n") << folder.messages;
  EXPECT_NE(folder.file("tables/pt-BR.xlf").find("<mda:meta type=\"lineEnds\">lf</mda:meta>"), std::string::npos);
  EXPECT_EQ(folder.file("tables/de-DE.xlf").find("lineEnds"), std::string::npos);
}

TEST(HarvestEras, EnglishThatWasWordedOtherwiseIsARevisionsOwn) {
  HarvestedFolder folder("wording");
  EnglishPage older = plain_page(Era::three_fields);
  const auto replace = [](std::string& text, std::string_view from, std::string_view to) {
    text.replace(text.find(from), from.size(), to);
  };
  replace(older.body, "Widget %1 turned.", "Widget '%1' rotated.");
  replace(older.body, "{{ID}}", "{{Id}}");
  replace(older.body, "{{Error}}", "{{Verbose}}");
  folder.add("pages/de/7-widgetturned.md", bilingual(older, round_of("de-DE", "aaaa01", "04/23/2019")));
  folder.add("pages/fr/7-widgetturned.md",
             bilingual(plain_page(Era::description), round_of("fr-FR", "aaaa02", "02/06/2021")));
  folder.run();
  EXPECT_EQ(folder.last_line, "2 of 2 pages byte for byte\n") << folder.messages;
  EXPECT_NE(folder.file("contoso-widgets.docs.xml")
                .find("    <revision commit=\"aaaa01\" layout=\"2019-04\">\n"
                      "      <level>Verbose</level>\n"
                      "      <message>Widget '%1' rotated. It took %2 ms.</message>\n"
                      "      <label id=\"id\">Id</label>\n"
                      "    </revision>\n"
                      "    <revision commit=\"aaaa02\" layout=\"2021-02\"/>\n"),
            std::string::npos)
      << folder.file("contoso-widgets.docs.xml");
}

TEST(HarvestEras, WordsThatOnlyTheNewestPageHasAreTakenBackInTheOlder) {
  HarvestedFolder folder("newest-label");
  EnglishPage newest = plain_page(Era::description);
  newest.body.replace(newest.body.find("{{ID}}"), 6, "{{Id}}");
  folder.add("pages/de/7-widgetturned.md",
             bilingual(plain_page(Era::three_fields), round_of("de-DE", "aaaa01", "04/23/2019")));
  folder.add("pages/fr/7-widgetturned.md", bilingual(newest, round_of("fr-FR", "aaaa02", "02/06/2021")));
  folder.run();
  EXPECT_EQ(folder.last_line, "2 of 2 pages byte for byte\n") << folder.messages;
}

struct NamedBody {
  const char* name;
  const char* sections;
};

/// What pages have beside a sentence a section.
constexpr NamedBody bodies[] = {
    {"note",
     "## {{Description}}  \n@\n {{It turned.}}  \n  \n> [!NOTE]\n> {{Not for left turns.}}  \n  \n"
     "## {{Message}}  \n@\n {{%1}}  \n  \n## {{Details}}\n"},
    {"note-with-two-blanks",
     "## {{Description}}  \n@\n {{It turned.}}  \n  \n> [!NOTE]\n>  {{Not for left turns.}}  \n  \n"
     "## {{Message}}  \n@\n {{%1}}  \n  \n## {{Details}}\n"},
    {"list",
     "## {{Description}}  \n@\n {{It turned:}}  \n  \n- {{Left.}} {{Then back.}}  \n- {{Right.}}  \n  \n"
     "## {{Message}}  \n@\n {{%1}}  \n  \n## {{Details}}\n"},
    {"code-block",
     "## {{Description}}  \n@\n {{It turned.}}  \n  \n```cs\nturn(1 | 2);\n# no heading\n```\n  \n"
     "## {{Message}}  \n@\n {{%1}}  \n  \n## {{Details}}\n"},
    {"details-paragraph",
     "## {{Description}}  \n@\n {{It turned.}}  \n  \n## {{Message}}  \n@\n {{%1}}  \n  \n"
     "## {{Details}}  \n@\n {{It turned as it should.}}\n"},
    {"data-items",
     "## {{Description}}  \n@\n {{It turned.}}  \n  \n## {{Message}}  \n@\n {{%1}}  \n  \n## {{Details}}  \n  \n"
     "|{{Data Item Name}}|{{Data Item Type}}|{{Description}}|  \n"
     "|--------------------|--------------------|-----------------|  \n"
     "|{{Widget}}|`xs:string`|{{Its name.}} {{Such as 'a&#124;b', i.e. both.}}|  \n"
     "|{{data1}}|`xs:int`||  \n"
     "|{{AppDomain}}|{{xs:string}}|{{See `Turn`() of **Widget**.}}|\n"},
    {"inline-markup",
     "## {{Description}}  \n@\n {{Uses <xref:Contoso.Widget>, **bold** and [a link](other.md) in `code`.}}  \n  \n"
     " [{{only a link}}](other.md)  \n  \n `only.code`  \n  \n"
     "## {{Message}}  \n@\n {{A &lt;b&gt; \\| c.}}  \n  \n## {{Details}}\n"},
    {"several-paragraphs",
     "## {{Description}}  \n@\n {{One.}}  {{Two!}} {{three?}}  \n  \n {{Four.}}  \n  \n"
     "## {{Message}}  \n@\n {{%1}}  \n  \n## {{Details}}\n"},
    {"no-message", "## {{Description}}  \n@\n {{It turned.}}  \n  \n## {{Details}}\n"},
};

class HarvestBody : public testing::TestWithParam<NamedBody> {};

TEST_P(HarvestBody, IsMadeAgainByteForByte) {
  HarvestedFolder folder(fmt::format("body-{}", GetParam().name));
  for (const Era era : {Era::three_fields, Era::description}) {
    const EnglishPage page = plain_page(era, GetParam().sections);
    const std::string commit = fmt::format("c0ffe{}", static_cast<int>(era));
    const std::string locale = era == Era::description ? "de-DE" : "ja-JP";
    folder.add(fmt::format("pages/{}/7-widgetturned.md", locale),
               bilingual(page, round_of(locale, commit, "11/26/2020")));
    folder.add(fmt::format("localized/{}/7-widgetturned.md", locale),
               localized(page, round_of(locale, commit, "11/26/2020")));
  }
  folder.run({"pages", "localized"});
  EXPECT_EQ(folder.last_line, "4 of 4 pages byte for byte\n");
  EXPECT_EQ(folder.faults(), "");
}

INSTANTIATE_TEST_SUITE_P(Bodies, HarvestBody, testing::ValuesIn(bodies),
                         [](const testing::TestParamInfo<NamedBody>& body) {
                           std::string name = body.param.name;
                           std::ranges::replace(name, '-', '_');
                           return name;
                         });

TEST(HarvestBodies, AnIntroductionAndATitleOfItsOwnAreTheEventsOwn) {
  HarvestedFolder folder("intro");
  EnglishPage page = plain_page(Era::blank_lines);
  page.title = "7- WidgetTurned";
  page.body = "# {{7- WidgetTurned}}\n@\n{{WidgetTurned}}  \n  \n" + page.body.substr(page.body.find("## "));
  folder.add("pages/7-widgetturned.md", bilingual(page, round_of("de-DE", "aaaa01", "11/26/2020")));
  folder.run();
  EXPECT_EQ(folder.last_line, "1 of 1 pages byte for byte\n") << folder.messages;
  const std::string docs = folder.file("contoso-widgets.docs.xml");
  EXPECT_NE(docs.find("<title>7- WidgetTurned</title>"), std::string::npos) << docs;
  EXPECT_NE(docs.find("<intro>\n      <p>WidgetTurned</p>\n    </intro>"), std::string::npos) << docs;
}

TEST(HarvestEras, EnglishPagesAloneMakeAProjectWithoutLocales) {
  HarvestedFolder folder("english");
  folder.add("pages/7-widgetturned.md", plain_page(Era::fourteen_fields).text());
  folder.run();
  EXPECT_EQ(folder.last_line, "1 of 1 pages byte for byte\n") << folder.messages;
  EXPECT_EQ(folder.faults(), "");
  EXPECT_EQ(folder.file("evdoc.toml").find("[locales"), std::string::npos);
  EXPECT_NE(folder.file("contoso-widgets.docs.xml").find(plain_page(Era::fourteen_fields).hash()), std::string::npos);
}

TEST(HarvestEras, ADamagedPageDoesNotSpoilTheEnglishOfItsCommit) {
  HarvestedFolder folder("damaged");
  std::string damaged = bilingual(plain_page(Era::blank_lines), round_of("fr-FR", "aaaa01", "11/27/2020"));
  damaged.replace(damaged.find("The widget has turned.</span>"), 3, "THE");
  folder.add("pages/de/7-widgetturned.md",
             bilingual(plain_page(Era::blank_lines), round_of("de-DE", "aaaa01", "11/26/2020")));
  folder.add("pages/fr/7-widgetturned.md", damaged);
  folder.run();
  EXPECT_EQ(folder.last_line, "1 of 2 pages byte for byte\n") << folder.messages;
  EXPECT_EQ(folder.code, 1);
  EXPECT_NE(folder.messages.find("warning[revision-conflict]"), std::string::npos) << folder.messages;
}

TEST(HarvestBodies, ATranslationThatOnePageHasOtherwiseIsThatPagesUnit) {
  HarvestedFolder folder("override");
  for (const int id : {7, 8, 9}) {
    EnglishPage page = plain_page(Era::blank_lines);
    page.title = fmt::format("{} - WidgetTurned{}", id, id);
    page.body =
        event_body(page.title, fmt::to_string(id), "Turning", "Error", "Contoso-Widgets/Analytic", plain_sections);
    Round round = round_of("de-DE", "aaaa01", "11/26/2020");
    round.translate = [id](std::string_view text) {
      return text == "Error" && id == 8 ? "Fehler" : fmt::format("[{}]", text);
    };
    folder.add(fmt::format("pages/{}-widgetturned{}.md", id, id), bilingual(page, round));
  }
  folder.run();
  EXPECT_EQ(folder.last_line, "3 of 3 pages byte for byte\n") << folder.messages;
  const std::string table = folder.file("tables/de-DE.xlf");
  EXPECT_NE(
      table.find(
          "    <unit id=\"level\">\n      <notes>\n"
          "        <note category=\"context\">event 8 - WidgetTurned8: level</note>\n      </notes>\n"
          "      <segment state=\"translated\">\n        <source>Error</source>\n        <target>Fehler</target>\n"),
      std::string::npos)
      << table;
}

}  // namespace
}  // namespace evdoc
