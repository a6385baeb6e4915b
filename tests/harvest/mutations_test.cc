// Pages that were cut, doubled and mixed at random: whatever they are, they are read or reported.

#include <gtest/gtest.h>

#include <array>
#include <cstdlib>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "harvest/harvested_folder.h"
#include "harvest/published.h"
#include "harvest/support.h"
#include "load/input.h"
#include "store/event_docs.h"
#include "store/manifest.h"
#include "store/xliff.h"

namespace evdoc {
namespace {

constexpr std::array<std::string_view, 24> fragments{"<span data-ttu-id=\"0a1b2-104\">",
                                                     "</span><span class=\"sxs-lookup\">",
                                                     "<span data-stu-id=\"0a1b2-104\">",
                                                     "</span></span>",
                                                     "---\n",
                                                     "\r\n",
                                                     "# ",
                                                     "## ",
                                                     "|",
                                                     "|-|-|  \n",
                                                     "```\n",
                                                     "> [!NOTE]\n> ",
                                                     "- ",
                                                     "items:\n",
                                                     "  - name: ",
                                                     "    href: ",
                                                     "title: '",
                                                     "ms.contentlocale: xx",
                                                     "[a](7-b.md)",
                                                     "&#124;",
                                                     "\xC3",
                                                     "\xE2\x80\xA8",
                                                     "65536",
                                                     "\0"};

constexpr std::string_view toc =
    "items:\n- name: '[All]'\n  href: all.md\n  items:\n  - name: '[7 - WidgetTurned]'\n    href: 7-widgetturned.md\n";

struct Page {
  std::string path;
  std::string text;
};

std::vector<Page> whole_pages() {
  std::vector<Page> pages;
  const std::string_view sections =
      "## {{Description}}  \n@\n {{It turned.}}  \n  \n> [!NOTE]\n> {{Only right.}}  \n  \n- {{One.}} {{Two.}}  \n  \n"
      "## {{Message}}  \n@\n {{%1}}  \n  \n## {{Details}}  \n  \n"
      "|{{Data Item Name}}|{{Data Item Type}}|{{Description}}|  \n"
      "|--------------------|--------------------|-----------------|  \n|{{data1}}|`xs:int`|{{a &#124; b}}|\n";
  for (const Era era : {Era::fourteen_fields, Era::crlf_front_matter, Era::description}) {
    const EnglishPage page{
        .era = era,
        .title = "7 - WidgetTurned",
        .body = event_body("7 - WidgetTurned", "7", "Turning", "Error", "Contoso-Widgets/Analytic", sections)};
    const EnglishPage index{.era = era,
                            .title = "All",
                            .body =
                                "# {{All}}\n@\n## {{Events}}  \n  \n|{{Event ID}}|{{Event Level}}|{{Event "
                                "Message}}|{{Keywords}}|  \n|-|-|-|-|  \n|[{{7 - "
                                "WidgetTurned}}](7-widgetturned.md)|{{Error}}|{{%1}}|{{Turning}}|\n",
                            .keywords = {"widgets"}};
    const Round round = round_of("de-DE", "c0ffee", "11/26/2020");
    pages.push_back({"de/7-widgetturned.md", bilingual(page, round)});
    pages.push_back({"de/all.md", bilingual(index, round)});
    pages.push_back({"fr/7-widgetturned.md", localized(page, round_of("fr-FR", "c0ffee", "11/26/2020"))});
    pages.push_back({"en/7-widgetturned.md", page.text()});
    pages.push_back({"en/all.md", index.text()});
  }
  pages.push_back({"de/toc.yml", std::string(toc)});
  pages.push_back({"en/toc.yml", std::string(toc)});
  return pages;
}

class Mutator {
 public:
  explicit Mutator(unsigned seed) : random_(seed) {}

  std::size_t below(std::size_t bound) { return random_() % bound; }

  void mutate(std::string& text) {
    for (std::size_t count = below(4); count > 0 && !text.empty(); --count) change(text);
  }

 private:
  void change(std::string& text) {
    const std::size_t at = below(text.size());
    const std::size_t length = below(2) == 0 ? below(8) : below(400);
    switch (below(5)) {
      case 0:
        text.erase(at, length);
        break;
      case 1:
        text.insert(below(text.size()), text.substr(at, length));
        break;
      case 2:
        text.insert(at, fragments[below(fragments.size())]);
        break;
      case 3:
        text[at] = static_cast<char>(random_());
        break;
      default:
        text.resize(at);
    }
  }

  std::mt19937 random_;
};

void add(const Page& page, Harvested& harvested) {
  HarvestInput& input = harvested.inputs.emplace_back();
  Source* source = add_input(harvested.sources, page.path, page.text, harvested.diagnostics);
  input.page = markdown::scan_page(*source, input.findings);
}

void harvest_and_store(Harvested& harvested) {
  harvested.run();
  event_docs_file(harvested.result.docs);
  manifest_file(harvested.result.manifest);
  for (const Catalog& catalog : harvested.result.catalogs) xliff_file(catalog, {});
}

/// EVDOC_MUTATIONS sets how many sets of pages are tried.
TEST(Mutations, OfPublishedPagesAreReadOrReported) {
  const char* runs = std::getenv("EVDOC_MUTATIONS");
  const unsigned long count = runs ? std::strtoul(runs, nullptr, 10) : 2000;
  const std::vector<Page> pages = whole_pages();
  Mutator mutator(1);
  for (unsigned long run = 0; run < count; ++run) {
    Harvested harvested;
    for (std::size_t taken = 1 + mutator.below(4); taken > 0; --taken) {
      Page page = pages[mutator.below(pages.size())];
      mutator.mutate(page.text);
      add(page, harvested);
    }
    harvest_and_store(harvested);
  }
}

}  // namespace
}  // namespace evdoc
