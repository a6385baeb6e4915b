// A whole reference in many locales at once: handoffs under way, forms of pages of every age, a table of all events.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "harvest/harvested_folder.h"
#include "harvest/published.h"

namespace evdoc {
namespace {

constexpr std::array<std::string_view, 13> locales{"cs-CZ", "de-DE", "es-ES", "fr-FR", "it-IT", "ja-JP", "ko-KR",
                                                   "pl-PL", "pt-BR", "ru-RU", "tr-TR", "zh-CN", "zh-TW"};

/// The rounds that locales went through.
struct Handover {
  Era era;
  std::string_view commit;
  std::string_view date;
};

constexpr std::array<Handover, 6> handovers{{{Era::fourteen_fields, "aaaa01", "12/02/2017"},
                                             {Era::workload, "aaaa02", "01/19/2018"},
                                             {Era::crlf_front_matter, "aaaa03", "05/04/2018"},
                                             {Era::three_fields, "aaaa04", "04/23/2019"},
                                             {Era::blank_lines, "aaaa05", "11/26/2020"},
                                             {Era::description, "aaaa06", "02/06/2021"}}};

/// EVDOC_EVENTS makes the reference as large as the published one: 352.
int event_count() {
  const char* count = std::getenv("EVDOC_EVENTS");
  return count ? std::atoi(count) : 24;
}

int event_id(int index) {
  return 100 + index * 23;
}

std::string symbol(int index) {
  return fmt::format("Widget{}Turned", index);
}

std::string title(int index) {
  return fmt::format("{} - {}", event_id(index), symbol(index));
}

std::string path(int index) {
  std::string name = fmt::format("{}-{}.md", event_id(index), symbol(index));
  std::ranges::transform(name, name.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c; });
  return name;
}

std::string_view level(int index) {
  constexpr std::array<std::string_view, 5> levels{"Verbose", "Information", "Warning", "Error", "Critical"};
  return levels[static_cast<std::size_t>(index) % levels.size()];
}

/// English was worded otherwise in the first two forms.
std::string message(int index, Era era) {
  if (era <= Era::workload) return fmt::format("Widget %1 made turn {}.", index % 40);
  return fmt::format("Widget '%1' turned {} times.", index % 40);
}

EnglishPage event_page(int index, Era era) {
  std::string sections = fmt::format(
      "## {{{{Description}}}}  \n@\n {{{{Widget {} has turned.}}}} {{{{Nothing is to be done.}}}}  \n  \n"
      "## {{{{Message}}}}  \n@\n {{{{{}}}}}  \n  \n## {{{{Details}}}}",
      index % 60, message(index, era));
  sections += index % 9 == 0 ? "  \n  \n|{{Data Item Name}}|{{Data Item Type}}|{{Description}}|  \n"
                               "|--------------------|--------------------|-----------------|  \n"
                               "|{{data1}}|`xs:string`|{{The widget's name.}}|\n"
                             : "\n";
  return {.era = era,
          .title = title(index),
          .asset_id = fmt::format("0e1f2a3b-4c5d-6e7f-8a9b-{:012x}", index),
          .body = event_body(title(index), fmt::to_string(event_id(index)), index % 4 == 0 ? "" : "Turning",
                             level(index), index % 3 == 0 ? "Debug" : "Analytic", sections)};
}

EnglishPage index_page(Era era, const std::vector<int>& events) {
  std::string body =
      "# {{Widget Event Reference}}\n@\n{{All widgets.}}  \n  \n## {{Event Reference}}  \n  \n"
      "|{{Event ID}}|{{Event Level}}|{{Event Message}}|{{Keywords}}|  \n"
      "|--------------|-----------------|-------------------|--------------|  \n";
  for (const int index : events) {
    const std::string_view shown_level = index % 50 == 7 ? "LogAlways" : level(index);
    body += fmt::format("|[{{{{{}}}}}]({}{})|{{{{{}}}}}|{{{{{}}}}}|{}|{}\n", title(index),
                        era <= Era::crlf_front_matter ? "../../docs/" : "", path(index), shown_level,
                        message(index, era), index % 4 == 0 ? "" : "{{Turning}}", index == events.back() ? "" : "  ");
  }
  return {.era = era,
          .title = "Widget Event Reference",
          .asset_id = "22222222-4c5d-6e7f-8a9b-0c1d2e3f4a5b",
          .body = body,
          .keywords = {"widgets [Contoso]. reference"}};
}

/// A locale's pages are of the newest round, but for some that are one or two behind.
const Handover& handover_of(std::size_t locale, int index) {
  const std::size_t newest = std::min<std::size_t>(1 + locale % handovers.size(), handovers.size() - 1);
  const std::size_t behind = index % 11 == 0 ? 2 : index % 5 == 0 ? 1 : 0;
  return handovers[newest - std::min(behind, newest)];
}

/// Whether one page translates a level otherwise than the others.
bool is_odd(int index) {
  return index % 13 == 2;
}

Round round_of(std::size_t locale, const Handover& handover, int index) {
  const std::string tag(locales[locale]);
  Round round = evdoc::round_of(tag, std::string(handover.commit), std::string(handover.date));
  round.prefix = fmt::format("{:05x}", (locale * 7919 + static_cast<std::size_t>(index) * 104729) % 0xFFFFF);
  round.file_id = handover.era <= Era::workload ? "" : fmt::format("{}", 90000000 + index);
  round.translate = [tag, index](std::string_view english) {
    if (english.find_first_of("abcdefghijklmnopqrstuvwxyz") == std::string_view::npos) return std::string(english);
    return fmt::format("{}{} ü {}", tag.substr(0, 2), english == "Warning" && is_odd(index) ? "!" : "", english);
  };
  return round;
}

std::size_t count_of(std::string_view part, std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

/// What a locale's table has in units of single pages.
std::size_t own_units(const HarvestedFolder& folder, std::string_view locale) {
  const std::string table = folder.file(fmt::format("tables/{}.xlf", locale));
  return count_of("<unit ", std::string_view(table).substr(table.find("</file>")));
}

TEST(HarvestReference, InThirteenLocalesWithMixedHandoffsIsMadeAgainByteForByte) {
  HarvestedFolder folder("reference");
  std::vector<int> events;
  for (int i = 0; i < event_count(); ++i) events.push_back(i);
  std::ranges::sort(events, {}, event_id);
  for (std::size_t locale = 0; locale < locales.size(); ++locale) {
    const auto add = [&](const std::string& name, const EnglishPage& page, const Handover& handover, int index) {
      const Round round = round_of(locale, handover, index);
      folder.add(fmt::format("pages/bilingual/{}/{}", locales[locale], name), bilingual(page, round));
      folder.add(fmt::format("pages/localized/{}/{}", locales[locale], name), localized(page, round));
    };
    for (const int i : events) add(path(i), event_page(i, handover_of(locale, i).era), handover_of(locale, i), i);
    const Handover& handover = handover_of(locale, 1);
    add("widget-reference.md", index_page(handover.era, events), handover, 5000);
  }
  folder.run();
  const std::size_t pages = 2 * locales.size() * (events.size() + 1);
  EXPECT_EQ(folder.last_line, fmt::format("{} of {} pages byte for byte\n", pages, pages));
  EXPECT_EQ(folder.code, 0);
  EXPECT_EQ(folder.messages.find("error["), std::string::npos) << folder.messages.substr(0, 4000);
  const auto odd = std::ranges::count_if(events, [](int i) { return is_odd(i) && level(i) == "Warning"; });
  for (const std::string_view locale : locales) {
    EXPECT_EQ(own_units(folder, locale), static_cast<std::size_t>(odd)) << locale;
  }
}

}  // namespace
}  // namespace evdoc
