// Tables of events, taken in and made again by the whole program.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <vector>

#include "harvest/harvested_folder.h"
#include "harvest/published.h"

namespace evdoc {
namespace {

constexpr std::string_view sections =
    "## {{Description}}  \n@\n {{It has turned.}}  \n  \n## {{Message}}  \n@\n {{Widget %1 turned.}}  \n  \n"
    "## {{Details}}\n";

/// A row as the pages say it.
struct Row {
  int event = 0;
  std::string title = fmt::format("{} - WidgetTurned{}", event, event);
  std::string level = "Error";
  std::string message = "Widget %1 turned.";
  std::string keywords = "Turning";

  std::string path() const { return fmt::format("{}-widgetturned{}.md", event, event); }
};

Row row(int event) {
  return {.event = event};
}

EnglishPage event_page(Era era, int event) {
  const Row shown = row(event);
  return {.era = era,
          .title = shown.title,
          .body = event_body(shown.title, fmt::to_string(event), shown.keywords, shown.level,
                             "Contoso-Widgets/Analytic", sections)};
}

std::string cell(const std::string& text) {
  return text.empty() ? "" : fmt::format("{{{{{}}}}}", text);
}

EnglishPage index_page(Era era, const std::vector<Row>& rows, const std::string& folder = {}) {
  std::string body =
      "# {{Widget Event Reference}}\n@\n{{What widgets do.}} {{All of it.}}  \n  \n## {{Event Reference}}  \n  \n"
      "|{{Event ID}}|{{Event Level}}|{{Event Message}}|{{Keywords}}|  \n"
      "|--------------|-----------------|-------------------|--------------|  \n";
  for (const Row& shown : rows) {
    body += fmt::format("|[{{{{{}}}}}]({}{})|{}|{}|{}|{}\n", shown.title, folder, shown.path(), cell(shown.level),
                        cell(shown.message), cell(shown.keywords), &shown == &rows.back() ? "" : "  ");
  }
  return {.era = era,
          .title = "Widget Event Reference",
          .asset_id = "22222222-4c5d-6e7f-8a9b-0c1d2e3f4a5b",
          .body = body,
          .keywords = {"widgets [Contoso]. reference"}};
}

void add_events(const HarvestedFolder& folder, Era era, const Round& round) {
  for (const int event : {7, 8, 11}) {
    folder.add(fmt::format("pages/{}/{}", round.locale, row(event).path()), bilingual(event_page(era, event), round));
  }
}

void add_index(const HarvestedFolder& folder, const EnglishPage& page, const Round& round) {
  folder.add(fmt::format("pages/{}/widget-reference.md", round.locale), bilingual(page, round));
}

class HarvestIndex : public testing::TestWithParam<Era> {};

TEST_P(HarvestIndex, IsMadeAgainByteForByte) {
  HarvestedFolder folder(fmt::format("index-{}", static_cast<int>(GetParam())));
  const Round round = round_of("de-DE", "c0ffee", "11/26/2020");
  add_events(folder, GetParam(), round);
  add_index(folder, index_page(GetParam(), {row(7), row(8), row(11)}), round);
  folder.run();
  EXPECT_EQ(folder.last_line, "4 of 4 pages byte for byte\n");
  EXPECT_EQ(folder.faults(), "");
  EXPECT_NE(folder.file("evdoc.toml").find("[pages.index]\npath = \"{edition}/{locale}/widget-reference.md\"\n"),
            std::string::npos)
      << folder.file("evdoc.toml");
}

TEST_P(HarvestIndex, IsMadeAgainFromLocalizedAndEnglishPages) {
  HarvestedFolder folder(fmt::format("index-localized-{}", static_cast<int>(GetParam())));
  const Round round = round_of("ja-JP", "c0ffee", "11/26/2020");
  for (const int event : {7, 8}) {
    folder.add("pages/" + row(event).path(), localized(event_page(GetParam(), event), round));
    folder.add("english/" + row(event).path(), event_page(GetParam(), event).text());
  }
  const EnglishPage index = index_page(GetParam(), {row(7), row(8)});
  folder.add("pages/all.md", localized(index, round));
  folder.add("english/all.md", index.text());
  folder.run({"pages", "--source=" + folder.path("english")});
  EXPECT_EQ(folder.last_line, "6 of 6 pages byte for byte\n");
  EXPECT_EQ(folder.faults(), "");
}

/// "A 11" sorts before "B 8" and "C 7".
std::string reversed(std::string_view english) {
  if (english.starts_with("7 - ")) return "C 7";
  if (english.starts_with("8 - ")) return "B 8";
  return english.starts_with("11 - ") ? "A 11" : marked(english);
}

TEST_P(HarvestIndex, SortedByTitleIsPairedWithItsEnglishPageByEvents) {
  HarvestedFolder folder(fmt::format("index-by-title-{}", static_cast<int>(GetParam())));
  Round round = round_of("de-DE", "c0ffee", "11/26/2020");
  round.translate = reversed;
  for (const int event : {7, 8, 11}) {
    folder.add("pages/" + row(event).path(), localized(event_page(GetParam(), event), round));
    folder.add("english/" + row(event).path(), event_page(GetParam(), event).text());
  }
  const EnglishPage english = index_page(GetParam(), {row(7), row(8), row(11)});
  const EnglishPage by_title = index_page(GetParam(), {row(11), row(8), row(7)});
  std::string page = localized(by_title, round);
  page.replace(page.find(by_title.hash()), by_title.hash().size(), english.hash());
  folder.add("pages/all.md", page);
  folder.add("english/all.md", english.text());
  folder.run({"pages", "--source=" + folder.path("english")});
  EXPECT_EQ(folder.last_line, "8 of 8 pages byte for byte\n") << folder.messages;
  EXPECT_EQ(folder.faults(), "");
  EXPECT_NE(folder.file("evdoc.toml").find("order = \"title\""), std::string::npos) << folder.file("evdoc.toml");
}

INSTANTIATE_TEST_SUITE_P(Eras, HarvestIndex,
                         testing::Values(Era::fourteen_fields, Era::workload, Era::crlf_front_matter, Era::three_fields,
                                         Era::blank_lines, Era::description));

TEST(HarvestIndexes, RowsThatDisagreeWithThePagesAreKeptAndReported) {
  HarvestedFolder folder("index-rows");
  const Round round = round_of("de-DE", "c0ffee", "11/26/2020");
  add_events(folder, Era::description, round);
  Row first = row(7);
  first.level = "Verbose";
  first.message = "Widget %1 &#124; %2.";
  Row last = row(11);
  last.keywords.clear();
  add_index(folder, index_page(Era::description, {first, row(8), last}), round);
  folder.run();
  EXPECT_EQ(folder.last_line, "4 of 4 pages byte for byte\n") << folder.messages;
  EXPECT_NE(folder.file("contoso-widgets.docs.xml")
                .find("    <row event=\"7\">\n      <level>Verbose</level>\n"
                      "      <message>Widget %1 | %2.</message>\n    </row>\n"
                      "    <row event=\"11\">\n      <keywords/>\n    </row>\n"),
            std::string::npos)
      << folder.file("contoso-widgets.docs.xml");
  for (const char* message : {"has the level 'Verbose' for event 7, the event's page 'Error'",
                              "has the message 'Widget %1 | %2.' for event 7, the event's page 'Widget %1 turned.'",
                              "has the keywords '' for event 11, the event's page 'Turning'"}) {
    EXPECT_NE(folder.messages.find(message), std::string::npos) << message << "\n" << folder.messages;
  }
}

TEST(HarvestIndexes, AnEventMayStandInItTwiceOrNotAtAll) {
  HarvestedFolder folder("index-twice");
  const Round round = round_of("de-DE", "c0ffee", "11/26/2020");
  add_events(folder, Era::description, round);
  Row again = row(8);
  again.message = "Widget %1 stopped.";
  add_index(folder, index_page(Era::description, {row(8), again, row(11)}), round);
  folder.run();
  EXPECT_EQ(folder.last_line, "4 of 4 pages byte for byte\n") << folder.messages;
  EXPECT_NE(folder.messages.find("the table of events does not list event 7"), std::string::npos);
  EXPECT_NE(folder.messages.find("the table of events lists event 8 once more"), std::string::npos);
}

TEST(HarvestIndexes, EachRevisionHasItsOwnRowsAndWayToThePages) {
  HarvestedFolder folder("index-revisions");
  const Round older = round_of("de-DE", "aaaa01", "12/02/2017");
  const Round newer = round_of("ja-JP", "aaaa02", "02/06/2021");
  add_events(folder, Era::fourteen_fields, older);
  add_events(folder, Era::description, newer);
  Row rotated = row(7);
  rotated.message = "Widget '%1' rotated.";
  Row again = row(8);
  again.level = "Verbose";
  add_index(folder, index_page(Era::fourteen_fields, {rotated, row(8), again, row(11)}, "../../docs/widgets/"), older);
  add_index(folder, index_page(Era::description, {row(7), row(11)}), newer);
  folder.run();
  EXPECT_EQ(folder.last_line, "8 of 8 pages byte for byte\n") << folder.messages;
}

TEST(HarvestIndexes, ATableWithoutAHeadingIsMadeAgain) {
  HarvestedFolder folder("index-no-heading");
  const Round round = round_of("de-DE", "c0ffee", "11/26/2020");
  add_events(folder, Era::blank_lines, round);
  EnglishPage index = index_page(Era::blank_lines, {row(7), row(8), row(11)});
  const std::string heading = "## {{Event Reference}}  \n  \n";
  index.body.erase(index.body.find(heading), heading.size());
  add_index(folder, index, round);
  folder.run();
  EXPECT_EQ(folder.last_line, "4 of 4 pages byte for byte\n") << folder.messages;
  EXPECT_EQ(folder.faults(), "");
}

TEST(HarvestIndexes, ARowAboutAnEventWithoutAPageIsAFinding) {
  HarvestedFolder folder("index-unknown");
  const Round round = round_of("de-DE", "c0ffee", "11/26/2020");
  add_events(folder, Era::blank_lines, round);
  add_index(folder, index_page(Era::blank_lines, {row(7), row(8), row(9), row(11)}), round);
  folder.run();
  EXPECT_EQ(folder.last_line, "3 of 4 pages byte for byte\n");
  EXPECT_NE(folder.messages.find("warning[index-event-unknown]: the table lists event 9, of which there is no page"),
            std::string::npos)
      << folder.messages;
}

/// A table of contents with entries around the events, named by `translate`.
std::string toc(const std::function<std::string(std::string_view)>& translate, const std::vector<Row>& rows) {
  std::string text = fmt::format(
      "items:\n- name: {}\n  href: index.md\n  items:\n  - name: {}\n    href: overview.md\n"
      "  - name: {}\n    href: widget-reference.md\n    items:\n",
      translate("Tracing widgets"), translate("Overview: what widgets do"), translate("Widget Event Reference"));
  for (const Row& shown : rows) {
    text += fmt::format("    - name: {}\n      href: {}\n", translate(shown.title), shown.path());
  }
  return text + fmt::format("  - name: {}\n    href: more.md\n", translate("More"));
}

std::string quoted_if_marked(std::string_view english) {
  return fmt::format("'[{}]'", english);
}

std::string quoted_if_needed(std::string_view english) {
  return english.find(": ") == std::string_view::npos ? std::string(english) : fmt::format("'{}'", english);
}

TEST(HarvestTocs, AreMadeAgainFromLocalizedAndEnglishOnes) {
  HarvestedFolder folder("toc");
  for (const char* locale : {"de-DE", "ja-JP", "es-ES", "pt-BR", "zh-CN"}) {
    const Round round = round_of(locale, "c0ffee", "11/26/2020");
    add_events(folder, Era::description, round);
    add_index(folder, index_page(Era::description, {row(7), row(8), row(11)}), round);
    folder.add(fmt::format("pages/{}/toc.yml", locale), toc(quoted_if_marked, {row(7), row(8), row(11)}));
  }
  folder.add("english/7-widgetturned7.md", event_page(Era::description, 7).text());
  folder.add("english/toc.yml", toc(quoted_if_needed, {row(7), row(8), row(11)}));
  folder.run({"pages", "--source=" + folder.path("english")});
  EXPECT_EQ(folder.last_line, "27 of 27 pages byte for byte\n") << folder.messages;
  EXPECT_EQ(folder.faults(), "");
  EXPECT_NE(folder.file("contoso-widgets.docs.xml")
                .find("  <page id=\"toc\">\n    <entry>\n      <entry name=\"Tracing widgets\" path=\"index.md\">\n"
                      "        <entry name=\"Overview: what widgets do\" path=\"overview.md\"/>\n"
                      "        <entry name=\"Widget Event Reference\" path=\"widget-reference.md\">\n"
                      "          <events/>\n"),
            std::string::npos)
      << folder.file("contoso-widgets.docs.xml");
}

TEST(HarvestTocs, OfPagesAloneAreInEnglishWhatTheirPagesAreCalled) {
  HarvestedFolder folder("toc-titles");
  const Round round = round_of("de-DE", "c0ffee", "11/26/2020");
  add_events(folder, Era::description, round);
  add_index(folder, index_page(Era::description, {row(7), row(8), row(11)}), round);
  std::string text = "- name: '[Widget Event Reference]'\n  href: widget-reference.md\n  items:\n";
  for (const int event : {7, 11}) {
    text += fmt::format("  - name: '[{}]'\n    href: {}\n", row(event).title, row(event).path());
  }
  folder.add("pages/de-DE/toc.yml", text);
  folder.run();
  EXPECT_EQ(folder.last_line, "5 of 5 pages byte for byte\n") << folder.messages;
  EXPECT_NE(folder.messages.find("does not list event 8"), std::string::npos) << folder.messages;
}

TEST(HarvestTocs, WithoutTheirEnglishAreAFinding) {
  HarvestedFolder folder("toc-unknown");
  add_events(folder, Era::description, round_of("de-DE", "c0ffee", "11/26/2020"));
  folder.add("pages/de-DE/toc.yml", toc(quoted_if_marked, {row(7), row(8), row(11)}));
  folder.run();
  EXPECT_EQ(folder.last_line, "3 of 3 pages byte for byte\n") << folder.messages;
  EXPECT_NE(folder.messages.find("error[source-page-missing]: no English table of contents"), std::string::npos)
      << folder.messages;
}

TEST(HarvestTocs, MayHaveAnEventUnderSeveralEntries) {
  HarvestedFolder folder("toc-twice");
  const Round round = round_of("de-DE", "c0ffee", "11/26/2020");
  add_events(folder, Era::description, round);
  const auto add = [&](const std::string& path, const std::function<std::string(std::string_view)>& translate) {
    std::string text = toc(translate, {row(7), row(8), row(11)});
    for (const char* entry : {"Urgent", "Odd"}) {
      text += fmt::format("  - name: {}\n    items:\n    - name: {}\n      href: {}\n", translate(entry),
                          translate(row(8).title), row(8).path());
    }
    folder.add(path, text);
  };
  add("pages/de-DE/toc.yml", quoted_if_marked);
  add("english/toc.yml", quoted_if_needed);
  folder.add("english/7-widgetturned7.md", event_page(Era::description, 7).text());
  folder.run({"pages", "--source=" + folder.path("english")});
  EXPECT_EQ(folder.last_line, "6 of 6 pages byte for byte\n") << folder.messages;
  EXPECT_EQ(folder.faults(), "");
  EXPECT_NE(
      folder.file("contoso-widgets.docs.xml").find("<entry name=\"8 - WidgetTurned8\" path=\"8-widgetturned8.md\"/>"),
      std::string::npos)
      << folder.file("contoso-widgets.docs.xml");
}

TEST(HarvestTocs, OfOtherPagesAreLeftAlone) {
  HarvestedFolder folder("toc-other");
  add_events(folder, Era::description, round_of("de-DE", "c0ffee", "11/26/2020"));
  folder.add("pages/de-DE/toc.yml", "- name: Konzepte\n  href: concepts.md\n");
  folder.run();
  EXPECT_NE(folder.messages.find("a table of contents that is not one of events"), std::string::npos);
}

TEST(HarvestIndexes, ATitleTranslatedOtherwiseThanTheHeadingIsMadeAgain) {
  HarvestedFolder folder("index-title");
  Round round = round_of("de-DE", "c0ffee", "11/26/2020");
  std::string page = bilingual(event_page(Era::blank_lines, 7), round);
  const std::string title = "title: ";
  page.replace(page.find(title) + title.size(), 1, "[Neu: ");
  page.insert(page.find("title: ") + title.size(), "'");
  page.insert(page.find('\n', page.find("title: ")), "'");
  folder.add("pages/7-widgetturned7.md", page);
  folder.run();
  EXPECT_EQ(folder.last_line, "1 of 1 pages byte for byte\n") << folder.messages;
  EXPECT_NE(folder.file("tables/de-DE.xlf").find("<unit id=\"front-matter.title\">"), std::string::npos);
}

}  // namespace
}  // namespace evdoc
