// The usual forms of tags, which are read in one step, against the same tags in a form that is read piece by piece;
// EVDOC_MUTATIONS sets how many changed tables.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <random>
#include <regex>

#include "load/support.h"
#include "load/xliff.h"
#include "paths.h"

namespace evdoc {
namespace {

using Random = std::mt19937_64;

/// A table, and where blanks were put into it, by offset.
struct Variant {
  std::string text;
  std::vector<uint32_t> blanks;

  uint32_t original_offset(uint32_t offset) const {
    return offset - static_cast<uint32_t>(std::lower_bound(blanks.begin(), blanks.end(), offset) - blanks.begin());
  }
};

/// A blank behind the name in each tag that has a usual form: `<source >`, `</source >`, `<unit  id="u">`.
Variant with_blanks(const std::string& text) {
  static const std::regex tag(
      "</?(unit|notes|note|originalData|data|segment|ignorable|source|target|mda:meta|mda:metaGroup)(?=[ >])");
  Variant variant;
  auto rest = text.begin();
  for (std::sregex_iterator found(text.begin(), text.end(), tag), end; found != end; ++found) {
    variant.text.append(rest, (*found)[0].second);
    variant.blanks.push_back(static_cast<uint32_t>(variant.text.size()));
    variant.text += ' ';
    rest = (*found)[0].second;
  }
  variant.text.append(rest, text.end());
  return variant;
}

/// All that a table says and all that is found in it, with its places in the table as it was.
class Description {
 public:
  explicit Description(const Variant& table) : table_(table), in_(table.text) {
    load_xliff(in_.source, catalog_, in_.diagnostics);
    for (const Unit& unit : catalog_.common) add(unit);
    for (const PageTable& page : catalog_.pages) add(page);
    for (const Diagnostic& finding : in_.diagnostics.all()) add(finding);
  }

  const std::string& text() const { return text_; }

 private:
  std::string place(Span span) const {
    if (!span.is_known()) return "-";
    return fmt::format("{}-{}", table_.original_offset(span.begin), table_.original_offset(span.end));
  }

  void add(const Text& text) { text_ += fmt::format(" '{}'@{}", text.value, place(text.span)); }

  void add(const Unit& unit) {
    text_ += fmt::format("\nunit {} {}", unit.translate, place(unit.span));
    add(unit.id);
    for (const UnitNote& note : unit.notes) {
      text_ += "\n  note";
      add(note.category);
      add(note.text);
    }
    for (const Segment& segment : unit.segments) {
      text_ += fmt::format("\n  {} {}", segment.ignorable ? "ignorable" : "segment", static_cast<int>(segment.state));
      add(segment.source);
      if (segment.target) add(*segment.target);
    }
  }

  void add(const PageTable& page) {
    text_ += fmt::format("\npage {} {}", page.event, place(page.span));
    for (const Text& text : {page.provider, page.page, page.original}) add(text);
    if (page.handoff) add(*page.handoff);
    for (const Unit& unit : page.units) add(unit);
  }

  void add(const Handoff& handoff) {
    text_ += fmt::format("\nhandoff {}", place(handoff.span));
    for (const Text& text : {handoff.revision, handoff.date, handoff.translation_type, handoff.content_locale,
                             handoff.file_id, handoff.ttu_prefix})
      add(text);
    if (handoff.line_ends) text_ += fmt::format(" {}", static_cast<int>(*handoff.line_ends));
  }

  void add(const Diagnostic& finding) {
    text_ += fmt::format("\n{} {} {} {}", finding.code->name, place(finding.span), finding.message, finding.help);
    for (const Note& note : finding.notes) text_ += fmt::format("\n  {} {}", place(note.span), note.text);
  }

  const Variant& table_;
  Input in_;
  Catalog catalog_;
  std::string text_;
};

std::vector<std::string> known_tables() {
  std::vector<std::string> tables;
  for (const char* folder : {"tests/cases", "tests/fuzz/seeds/xliff", "locales"}) {
    const std::filesystem::path path = std::filesystem::path(EVDOC_SOURCE_DIR) / folder;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(path)) {
      if (entry.path().extension() == ".xlf") tables.push_back(file_bytes(entry.path().string()));
    }
  }
  std::sort(tables.begin(), tables.end());
  return tables;
}

void expect_the_same_in_both_forms(const std::string& table) {
  ASSERT_EQ(Description({table, {}}).text(), Description(with_blanks(table)).text()) << table;
}

std::size_t below(std::size_t limit, Random& random) {
  return static_cast<std::size_t>(random() % limit);
}

/// What makes a form unusual, or breaks it.
constexpr std::array pieces{"&amp;",
                            "&",
                            "&#10;",
                            "<!-- c -->",
                            "<?pi x?>",
                            "]",
                            "]]>",
                            "\r\n",
                            "\t",
                            "\x01",
                            "\xEF\xBC\x8C",
                            "\xEF\xBF\xBE",
                            "<x/>",
                            "<ph id='1' dataRef='d1'/>",
                            "</source>",
                            "<source>",
                            "<source/>",
                            "<target>x</target>",
                            "<segment>",
                            "</segment>",
                            "<segment state=\"final\">",
                            "<segment state=\"\"><source>s</source></segment>",
                            "<unit id=\"u\">",
                            "<unit id=\"\">",
                            "</unit>",
                            "<notes><note category=\"c\">n</note></notes>",
                            "<note category=\"c\"/>",
                            "</note>",
                            "<data id=\"d1\">d</data>",
                            "<mda:meta type=\"event\">1</mda:meta>",
                            " xml:space=\"preserve\"",
                            " xmlns=\"u\"",
                            " xmlns:mda=\"u\"",
                            " state=\"initial\"",
                            "'",
                            "\"",
                            ">",
                            "<",
                            "/",
                            " ",
                            "\n   ",
                            "_x0041_",
                            "é"};

/// One of the tables with changes in its files.
std::string mutant(const std::vector<std::string>& tables, Random& random) {
  std::string text = tables[below(tables.size(), random)];
  for (std::size_t n = 1 + below(4, random); n > 0; --n) {
    const std::size_t first = std::min(text.find("<file"), text.size());
    const std::size_t at = first + below(text.size() + 1 - first, random);
    const std::size_t tag = text.find(below(2, random) == 0 ? '<' : '>', at);
    const std::size_t place = tag == std::string::npos || below(4, random) == 0 ? at : tag + below(2, random);
    if (below(3, random) == 0) {
      text.erase(std::min(place, text.size()), below(12, random));
    } else {
      text.insert(std::min(place, text.size()), pieces[below(pieces.size(), random)]);
    }
  }
  return std::string(Input(std::move(text)).source.text());  // a character that was cut is replaced
}

TEST(XliffForms, AllTablesSayTheSameInBoth) {
  for (const std::string& table : known_tables()) expect_the_same_in_both_forms(table);
}

TEST(XliffForms, NoFormIsTakenForAnotherNamespaces) {
  for (
      const char* content :
      {"<g xmlns='u'><unit id=\"u\"><segment><source>a</source></segment></unit></g>",
       "<unit id=\"u\"><segment xmlns='u'><source>a</source></segment></unit>",
       "<unit id=\"u\"><x:segment xmlns:x='urn:oasis:names:tc:xliff:document:2.0'><source>a</source></x:segment></unit>",
       "<unit id=\"u\"><segment><source xmlns='u'>a</source><source>b</source></segment></unit>",
       "<unit id=\"u\"><originalData xmlns='u'><data id=\"d\">a</data></originalData></unit>",
       "<mda:metadata><mda:metaGroup category=\"page\" xmlns:mda='u'><mda:meta type=\"event\">1</mda:meta>"
       "</mda:metaGroup></mda:metadata>"}) {
    for (const char* space : {"xmlns", "xmlns:x"}) {
      expect_the_same_in_both_forms(
          fmt::format("<xliff {}='urn:oasis:names:tc:xliff:document:2.0' "
                      "xmlns:mda='urn:oasis:names:tc:xliff:metadata:2.0' version='2.1' srcLang='en-US' "
                      "trgLang='de-DE'><file id='f'>{}</file></xliff>",
                      space, content));
    }
  }
}

TEST(XliffForms, NoDepthIsAllowedToOneFormOnly) {
  constexpr int depth_limit = 256;
  for (int depth = depth_limit - 8; depth < depth_limit + 4; ++depth) {
    std::string groups;
    for (int i = 0; i < depth; ++i) groups += "<group>";
    expect_the_same_in_both_forms(
        fmt::format("<xliff xmlns='urn:oasis:names:tc:xliff:document:2.0' version='2.1' srcLang='en-US' "
                    "trgLang='de-DE'><file id='f'>{}<unit id=\"u\"><segment state=\"final\"><source>a</source>"
                    "</segment></unit>",
                    groups));
  }
}

TEST(Mutations, OfTablesSayTheSameInBothForms) {
  const char* runs = std::getenv("EVDOC_MUTATIONS");
  const std::vector<std::string> tables = known_tables();
  Random random(1);
  for (long run = runs ? std::atol(runs) : 1'000; run > 0; --run) {
    expect_the_same_in_both_forms(mutant(tables, random));
    if (testing::Test::HasFatalFailure()) return;
  }
}

}  // namespace
}  // namespace evdoc
