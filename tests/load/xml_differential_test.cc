// The scanner of XML against expat on random documents; EVDOC_MUTATIONS sets how many.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <random>

#include "load/support.h"
#include "load/xml_oracle.h"
#include "paths.h"

namespace evdoc::xml {
namespace {

using Random = std::mt19937_64;

/// Pieces that documents are made of, right and wrong ones.
constexpr std::array pieces{"<a>",
                            "</a>",
                            "<b k='v'>",
                            "</b>",
                            "<p:c p:k=\"v\" xmlns:p='u'/>",
                            "<a/>",
                            "<a  k = 'v'  />",
                            "<",
                            ">",
                            "</",
                            "/>",
                            "text",
                            "日本語、",
                            "\xEF\xBC\x8C",
                            " ",
                            "\n",
                            "\t",
                            "\r",
                            "\r\n",
                            "&amp;",
                            "&lt;",
                            "&gt;",
                            "&quot;",
                            "&apos;",
                            "&",
                            "&#65;",
                            "&#x65E5;",
                            "&#13;",
                            "&#0;",
                            "&#xFFFE;",
                            "&#x110000;",
                            "&#xD800;",
                            "&#000000000000000065;",
                            "&nbsp;",
                            ";",
                            "#",
                            "<!--",
                            "-->",
                            "--",
                            "-",
                            "->",
                            "<![CDATA[",
                            "]]>",
                            "]]",
                            "]",
                            "<?",
                            "?>",
                            "?",
                            "<?pi x?>",
                            "<?xml version='1.0'?>",
                            "<?XML ?>",
                            "<!DOCTYPE a>",
                            "'",
                            "\"",
                            "=",
                            " k='",
                            "\xEF\xBF\xBE",
                            "\xEF\xBF\xBF",
                            "\xEF\xBF\xBD",
                            "\x01",
                            "\x7F",
                            "<é>",
                            "</é>",
                            "é",
                            "<é/>",
                            ":",
                            "<:a/>",
                            "<a:b:c/>",
                            "x",
                            "1",
                            ".",
                            "<1/>",
                            "\xF0\x9F\x98\x80",
                            "xmlns='u'",
                            "version='1.0'",
                            "0123456789abcdef",
                            "<a k='1' k='2'/>",
                            "<a k='1'l='2'/>",
                            "<a k='a&#10;b\tc\r\nd'/>",
                            "\xEF\xBB\xBF"};

const std::vector<std::string>& whole_documents() {
  static const std::vector<std::string> documents = [] {
    std::vector<std::string> found{"<a/>", "<a>text</a>", "<a><b k='v'>text</b> tail</a>",
                                   "<?xml version=\"1.0\"?>\n<a xmlns='u' k='1' l=\"2\">R &amp; D<!-- c --><b/></a>\n"};
    const std::filesystem::path seeds = std::filesystem::path(EVDOC_SOURCE_DIR) / "tests/fuzz/seeds";
    for (const char* folder : {"xliff", "manifest", "event_docs"}) {
      for (const auto& entry : std::filesystem::directory_iterator(seeds / folder)) {
        if (entry.file_size() < 20'000) found.push_back(file_bytes(entry.path().string()));
      }
    }
    std::sort(found.begin(), found.end());
    return found;
  }();
  return documents;
}

std::size_t below(std::size_t limit, Random& random) {
  return limit == 0 ? 0 : static_cast<std::size_t>(random() % limit);
}

std::string soup(Random& random) {
  std::string text = "<a>";
  for (std::size_t n = below(12, random); n > 0; --n) text += pieces[below(pieces.size(), random)];
  return below(4, random) == 0 ? text : text + "</a>";
}

/// One of the documents with a few changes.
std::string mutant(Random& random) {
  std::string text = whole_documents()[below(whole_documents().size(), random)];
  for (std::size_t n = below(4, random); n > 0; --n) {
    const std::size_t at = below(text.size() + 1, random);
    switch (below(3, random)) {
      case 0:
        text.insert(at, pieces[below(pieces.size(), random)]);
        break;
      case 1:
        text.erase(at, below(8, random));
        break;
      default:
        if (at < text.size()) text[at] = static_cast<char>(random());
    }
  }
  return text;
}

TEST(Mutations, OfXmlAreReadAsExpatReadsThem) {
  const char* runs = std::getenv("EVDOC_MUTATIONS");
  Random random(1);
  int accepted = 0;
  for (long run = runs ? std::atol(runs) : 20'000; run > 0; --run) {
    Input in(run % 4 == 0 ? mutant(random) : soup(random));
    const auto expected = read_by_expat(in.source);
    ASSERT_EQ(read_by_scanner(in.source).value_or("refused"), expected.value_or("refused")) << in.source.text();
    accepted += expected ? 1 : 0;
  }
  EXPECT_GT(accepted, 0);
}

}  // namespace
}  // namespace evdoc::xml
