#include "translate/translator.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <deque>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "model/lists.h"
#include "translate/catalog_index.h"

namespace evdoc {
namespace {

using ::testing::ElementsAre;

constexpr std::string_view match_names[match_kind_count] = {"page_unit", "common_unit", "source_text", "vocabulary",
                                                            "fallback",  "unneeded",    "untranslated"};

Segment segment(std::string_view source, std::optional<std::string_view> target, State state = State::translated) {
  Segment made;
  made.source.value = source;
  if (target) made.target = Text{*target, {}};
  made.state = state;
  return made;
}

Segment ignorable(std::string_view source, std::optional<std::string_view> target = {}) {
  Segment made = segment(source, target, State::initial);
  made.ignorable = true;
  return made;
}

Unit unit(std::string_view id, const std::vector<Segment>& segments) {
  Unit made;
  made.id.value = id;
  made.segments = kept(segments);
  return made;
}

Unit left_alone(Unit made) {
  made.translate = false;
  return made;
}

PageTable page_table(std::string_view provider, uint16_t event, std::vector<Unit> units) {
  PageTable made;
  made.provider.value = provider;
  made.event = event;
  made.units = std::move(units);
  return made;
}

Catalog catalog(std::vector<Unit> common, std::vector<PageTable> pages = {}) {
  Catalog made;
  for (Unit& u : common) made.common.push_back(std::move(u));
  for (PageTable& p : pages) made.pages.push_back(std::move(p));
  return made;
}

/// A text that is asked for, with its sentences.
struct Asked {
  std::string_view id = "message";
  std::string_view common_id = "event.1.message";
  std::vector<SourceSentence> sentences;
  bool is_identifier = false;

  std::string source() const {
    std::string joined;
    for (const SourceSentence& sentence : sentences)
      joined += std::string(sentence.text.text()) + std::string(sentence.after);
    return joined;
  }
};

/// Catalogs of a chain of locales, first the page's own.
class Chain {
 public:
  explicit Chain(State least_state = State::translated) : least_state_(least_state) {}

  Chain& add(std::string_view locale, Catalog tables, Catalog vocabulary = {}) {
    layers_.push_back({&indexes_.emplace_back(catalogs_.emplace_back(std::move(tables))),
                       &indexes_.emplace_back(catalogs_.emplace_back(std::move(vocabulary))), locale});
    return *this;
  }

  /// `source => target|after [match]`, with the fallback's locale and "stale", for each segment.
  std::vector<std::string> translate(const Asked& asked, PageKey page = {"P", 1, {}}) const {
    const std::string source = asked.source();
    std::vector<TranslatedSegment> segments;
    Translator(layers_, least_state_, page)
        .translate({asked.id, asked.common_id, source, asked.sentences, asked.is_identifier}, segments);
    std::vector<std::string> lines;
    for (const TranslatedSegment& s : segments) lines.push_back(line(s));
    return lines;
  }

 private:
  static std::string line(const TranslatedSegment& s) {
    std::string text = std::string(s.source) + " => " + std::string(s.target);
    if (!s.after.empty()) text += '|' + std::string(s.after);
    text += " [" + std::string(match_names[static_cast<std::size_t>(s.match)]);
    if (!s.fallback_locale.empty()) text += ' ' + std::string(s.fallback_locale);
    return text + (s.is_stale ? " stale]" : "]");
  }

  State least_state_;
  std::deque<Catalog> catalogs_;
  std::deque<CatalogIndex> indexes_;
  std::vector<TranslationLayer> layers_;
};

Asked one_sentence(std::string_view text) {
  return {.sentences = {{text, ""}}};
}

Asked two_sentences() {
  return {.sentences = {{"One.", " "}, {"Two.", ""}}};
}

TEST(Translator, AsksThePageThenItsCommonIdThenTheTextThenTheVocabularyThenTheFallback) {
  const Unit by_page = unit("message", {segment("Stop", "page")});
  const Unit by_id = unit("event.1.message", {segment("Stop", "id")});
  const Unit by_text = unit("other", {segment("Stop", "text")});
  const Unit by_sentence = unit("longer", {segment("Stop", "sentence"), ignorable(" "), segment("Now", "x")});
  const auto vocabulary = [] { return catalog({unit("event.1.message", {segment("Stop", "words")})}); };
  const auto spanish = [] { return catalog({unit("event.1.message", {segment("Stop", "es")})}); };
  const Asked stop = one_sentence("Stop");

  EXPECT_THAT(Chain()
                  .add("de", catalog({by_id, by_text}, {page_table("P", 1, {by_page})}), vocabulary())
                  .add("es", spanish())
                  .translate(stop),
              ElementsAre("Stop => page [page_unit]"));
  EXPECT_THAT(Chain().add("de", catalog({by_text, by_id}), vocabulary()).add("es", spanish()).translate(stop),
              ElementsAre("Stop => id [common_unit]"));
  EXPECT_THAT(Chain().add("de", catalog({by_sentence, by_text}), vocabulary()).add("es", spanish()).translate(stop),
              ElementsAre("Stop => text [source_text]"));
  EXPECT_THAT(Chain().add("de", catalog({by_sentence}), vocabulary()).add("es", spanish()).translate(stop),
              ElementsAre("Stop => sentence [source_text]"));
  EXPECT_THAT(Chain().add("de", catalog({}), vocabulary()).add("es", spanish()).translate(stop),
              ElementsAre("Stop => words [vocabulary]"));
  EXPECT_THAT(Chain().add("de", catalog({})).add("es", spanish()).translate(stop),
              ElementsAre("Stop => es [fallback es]"));
  EXPECT_THAT(Chain().add("de", catalog({})).translate(stop), ElementsAre("Stop => Stop [untranslated]"));
  EXPECT_THAT(Chain().translate(stop), ElementsAre("Stop => Stop [untranslated]")) << "a chain of no locales";
}

TEST(Translator, MarksTheVocabularyOfAnotherLocaleAsFallback) {
  const auto vocabulary = [] { return catalog({unit("label", {segment("Level", "Ebene")})}); };
  const Asked level{.id = "label", .common_id = "label", .sentences = {{"Level", ""}}};
  EXPECT_THAT(Chain().add("de-AT", catalog({})).add("de", catalog({}), vocabulary()).translate(level),
              ElementsAre("Level => Ebene [fallback de]"));
}

TEST(Translator, AsksOnlyTheTableOfThePage) {
  const auto table = [](std::string_view provider, uint16_t event, std::string_view target) {
    return page_table(provider, event, {unit("message", {segment("Stop", target)})});
  };
  Chain chain;
  chain.add("de", catalog({}, {table("P", 1, "P1"), table("Q", 1, "Q1"), table("", 1, "any"), table("", 2, "any2")}));
  const Asked stop = one_sentence("Stop");
  EXPECT_THAT(chain.translate(stop, {"P", 1}), ElementsAre("Stop => P1 [page_unit]"));
  EXPECT_THAT(chain.translate(stop, {"Q", 1}), ElementsAre("Stop => Q1 [page_unit]"));
  EXPECT_THAT(chain.translate(stop, {"R", 1}), ElementsAre("Stop => any [page_unit]"));
  EXPECT_THAT(chain.translate(stop, {"P", 2}), ElementsAre("Stop => any2 [page_unit]"));
  EXPECT_THAT(chain.translate(stop, {"P", 3}), ElementsAre("Stop => Stop [untranslated]"));
}

TEST(Translator, ShowsNoTargetBelowTheLeastState) {
  const auto translated = [](State state, State least) {
    return Chain(least)
        .add("de", catalog({unit("x", {segment("Stop", "Halt", state)})}))
        .translate(one_sentence("Stop"));
  };
  EXPECT_THAT(translated(State::initial, State::translated), ElementsAre("Stop => Stop [untranslated]"));
  EXPECT_THAT(translated(State::translated, State::translated), ElementsAre("Stop => Halt [source_text]"));
  EXPECT_THAT(translated(State::translated, State::reviewed), ElementsAre("Stop => Stop [untranslated]"));
  EXPECT_THAT(translated(State::final, State::reviewed), ElementsAre("Stop => Halt [source_text]"));
  EXPECT_THAT(translated(State::initial, State::initial), ElementsAre("Stop => Halt [source_text]"));
}

TEST(Translator, GoesOnFromAUnitBelowTheLeastStateToTheNextPlace) {
  const auto tables = [] {
    return catalog({unit("event.1.message", {segment("Stop", "draft", State::initial)}),
                    unit("other", {segment("Stop", "Halt", State::final)})},
                   {page_table("P", 1, {unit("message", {segment("Stop", {})})})});
  };
  EXPECT_THAT(Chain().add("de", tables()).translate(one_sentence("Stop")), ElementsAre("Stop => Halt [source_text]"));
}

TEST(Translator, ShowsATargetThatIsEmpty) {
  EXPECT_THAT(Chain().add("ja", catalog({unit("x", {segment("of", "")})})).translate(one_sentence("of")),
              ElementsAre("of =>  [source_text]"));
}

TEST(Translator, PrefersTheFurthestStateOfSeveralUnitsWithOneText) {
  const auto tables = [] {
    return catalog({unit("a", {segment("Stop", {}, State::final)}), unit("b", {segment("Stop", "B")}),
                    unit("c", {segment("Stop", "C", State::reviewed)}),
                    unit("d", {segment("Stop", "D", State::reviewed)})});
  };
  EXPECT_THAT(Chain().add("de", tables()).translate(one_sentence("Stop")), ElementsAre("Stop => C [source_text]"));
}

TEST(Translator, MarksTextAsStaleWhenItsUnitWasMadeFromAnother) {
  const Unit old = unit("message", {segment("Stopped", "Angehalten")});
  const Unit old_common = unit("event.1.message", {segment("Stopped", "Angehalten")});
  EXPECT_THAT(Chain().add("de", catalog({}, {page_table("P", 1, {old})})).translate(one_sentence("Stop")),
              ElementsAre("Stop => Stop [untranslated stale]"));
  EXPECT_THAT(Chain().add("de", catalog({old_common})).translate(one_sentence("Stop")),
              ElementsAre("Stop => Stop [untranslated stale]"));
  EXPECT_THAT(
      Chain().add("de", catalog({old_common, unit("x", {segment("Stop", "Halt")})})).translate(one_sentence("Stop")),
      ElementsAre("Stop => Halt [source_text]"))
      << "what has a translation elsewhere is not stale";
  EXPECT_THAT(Chain().add("de", catalog({old_common})).translate(one_sentence("42")),
              ElementsAre("42 => 42 [unneeded]"));
  EXPECT_THAT(Chain().add("de", catalog({}), catalog({old_common})).translate(one_sentence("Stop")),
              ElementsAre("Stop => Stop [untranslated]"))
      << "the vocabulary is nobody's table";
}

TEST(Translator, MarksOnlyTheSentencesAsStaleThatNoTableHas) {
  const auto tables = [] {
    return catalog({unit("event.1.message", {segment("One.", "Eins."), ignorable(" "), segment("2.", "2.")})});
  };
  EXPECT_THAT(Chain().add("de", tables()).translate(two_sentences()),
              ElementsAre("One. => Eins.|  [source_text]", "Two. => Two. [untranslated stale]"));
}

TEST(Translator, KeepsTheSegmentsOfTheTable) {
  const auto tables = [] { return catalog({unit("event.1.message", {segment("One. Two.", "Beides.")})}); };
  EXPECT_THAT(Chain().add("de", tables()).translate(two_sentences()),
              ElementsAre("One. Two. => Beides. [common_unit]"));
}

TEST(Translator, PutsIgnorableWhiteSpaceBehindItsSegment) {
  const auto translated = [](std::optional<std::string_view> blank) {
    Catalog tables =
        catalog({unit("event.1.message", {segment("One.", "Eins."), ignorable(" ", blank), segment("Two.", "Zwei.")})});
    return Chain().add("de", std::move(tables)).translate(two_sentences());
  };
  EXPECT_THAT(translated({}), ElementsAre("One. => Eins.|  [common_unit]", "Two. => Zwei. [common_unit]"));
  EXPECT_THAT(translated("  "), ElementsAre("One. => Eins.|   [common_unit]", "Two. => Zwei. [common_unit]"));
  EXPECT_THAT(translated(""), ElementsAre("One. => Eins. [common_unit]", "Two. => Zwei. [common_unit]"));
}

TEST(Translator, LosesNoIgnorable) {
  const auto tables = [] {
    return catalog({unit("event.1.message", {ignorable("("), segment("One.", "Eins."), ignorable(" "), ignorable("- "),
                                             segment("Two.", "Zwei.")})});
  };
  const Asked text{.sentences = {{"(One.", " "}, {"- Two.", ""}}};
  EXPECT_THAT(Chain().add("de", tables()).translate(text),
              ElementsAre("( => ( [unneeded]", "One. => Eins.|  [common_unit]", "-  => -  [unneeded]",
                          "Two. => Zwei. [common_unit]"));
}

TEST(Translator, TakesSentencesFromUnitsThatHaveThem) {
  const auto tables = [] {
    return catalog({unit("a", {segment("Two.", "Zwei.")}), unit("b", {segment("One.", "Eins."), segment("3.", "3.")})});
  };
  EXPECT_THAT(Chain().add("de", tables()).translate(two_sentences()),
              ElementsAre("One. => Eins.|  [source_text]", "Two. => Zwei. [source_text]"));
}

TEST(Translator, PrefersAWholeTextOfTheFallbackToHalfOfOne) {
  const auto half = [] { return catalog({unit("a", {segment("One.", "Eins.")})}); };
  const auto whole = [] {
    return catalog({unit("event.1.message", {segment("One.", "Uno."), ignorable(" "), segment("Two.", "Dos.")})});
  };
  EXPECT_THAT(Chain().add("de", half()).add("es", whole()).translate(two_sentences()),
              ElementsAre("One. => Uno.|  [fallback es]", "Two. => Dos. [fallback es]"));
}

TEST(Translator, TakesEachSentenceFromTheFirstLocaleThatHasItWhenNoneHasAll) {
  const auto german = [] { return catalog({unit("a", {segment("One.", "Eins.")})}); };
  const auto spanish = [] {
    return catalog({unit("a", {segment("One.", "Uno.")}), unit("b", {segment("Two.", "Dos.")})});
  };
  const Asked text{.sentences = {{"One.", " "}, {"Two.", " "}, {"Three.", " "}, {"4.", ""}}};
  EXPECT_THAT(Chain().add("de", german()).add("es", spanish()).translate(text),
              ElementsAre("One. => Eins.|  [source_text]", "Two. => Dos.|  [fallback es]",
                          "Three. => Three.|  [untranslated]", "4. => 4. [unneeded]"));
}

TEST(Translator, ShowsIdentifiersAndNumbersAsTheyAreWhereNoTableHasThem) {
  const Asked channel{.id = "channel", .common_id = "", .sentences = {{"P/Analytic", ""}}, .is_identifier = true};
  EXPECT_THAT(Chain().add("de", catalog({})).translate(channel), ElementsAre("P/Analytic => P/Analytic [unneeded]"));
  EXPECT_THAT(Chain().add("de", catalog({unit("x", {segment("P/Analytic", "P/Analyse")})})).translate(channel),
              ElementsAre("P/Analytic => P/Analyse [source_text]"))
      << "the published pages have it so";
  EXPECT_THAT(Chain().add("de", catalog({})).translate(one_sentence("%1!s!: 4031")),
              ElementsAre("%1!s!: 4031 => %1!s!: 4031 [unneeded]"));
  EXPECT_THAT(Chain().add("de", catalog({unit("x", {segment("%1", "% 1")})})).translate(one_sentence("%1")),
              ElementsAre("%1 => % 1 [source_text]"));
}

TEST(Translator, LeavesUnitsAloneThatTheirTableSaysToLeave) {
  const Unit left = left_alone(unit("event.1.message", {segment("Stop", {}, State::initial)}));
  EXPECT_THAT(Chain().add("de", catalog({left, unit("x", {segment("Stop", "Halt")})})).translate(one_sentence("Stop")),
              ElementsAre("Stop => Stop [unneeded]"));
  Asked elsewhere = one_sentence("Stop");
  elsewhere.common_id = "event.2.message";
  EXPECT_THAT(Chain().add("de", catalog({left})).translate(elsewhere), ElementsAre("Stop => Stop [untranslated]"))
      << "the same text in another place is not meant";
}

TEST(Translator, FindsNoUnitByAnEmptyId) {
  const auto tables = [] { return catalog({unit("", {segment("Stopped", "Angehalten")})}); };
  const Asked nameless{.id = "message", .common_id = "", .sentences = {{"Stop", ""}}};
  EXPECT_THAT(Chain().add("de", tables()).translate(nameless), ElementsAre("Stop => Stop [untranslated]"));
}

TEST(Translator, AppendsToWhatIsThere) {
  const Catalog tables = catalog({unit("x", {ignorable(" "), segment("Stop", "Halt")})});
  const CatalogIndex index(tables);
  const std::vector<TranslationLayer> layers{{&index, nullptr, "de"}};
  const std::vector<SourceSentence> sentences{{" Stop", ""}};
  std::vector<TranslatedSegment> segments{{.source = "before", .target = "davor"}};
  Translator(layers, State::translated, {}).translate({"m", "x", " Stop", sentences}, segments);
  ASSERT_EQ(segments.size(), 3u);
  EXPECT_EQ(segments[0].after, "") << "white space of a unit is not put behind the one before";
  EXPECT_EQ(segments[1].target, " ");
  EXPECT_EQ(segments[2].table_entry, &tables.common.front().segments[1]);
}

TEST(CatalogIndex, FindsUnitsByIdAndBySource) {
  const Catalog tables = catalog({unit("a", {segment("One.", "1"), ignorable(" "), segment("Two.", "2")}),
                                  unit("a", {segment("Later", "3")}), unit("b", {})});
  const CatalogIndex index(tables);
  EXPECT_EQ(&index.catalog(), &tables);
  EXPECT_EQ(index.common_unit("a"), &tables.common[0]) << "the first of an id";
  EXPECT_EQ(index.common_unit("c"), nullptr);
  EXPECT_EQ(index.unit_by_source("One. Two."), &tables.common[0]);
  EXPECT_EQ(index.unit_by_source("Later"), &tables.common[1]);
  EXPECT_EQ(index.unit_by_source("One."), nullptr);
  EXPECT_EQ(index.segment_by_source("Two."), &tables.common[0].segments[2]);
  EXPECT_EQ(index.segment_by_source(" "), nullptr) << "white space is no segment to be found";
}

TEST(CatalogIndex, TellsWhetherAUnitHasASource) {
  const Unit two = unit("a", {segment("One.", {}), ignorable(" "), segment("Two.", {})});
  EXPECT_TRUE(has_source(two, "One. Two."));
  for (const char* text : {"", "One.", "One.  Two.", "One. Two. ", "One.Two."})
    EXPECT_FALSE(has_source(two, text)) << text;
  EXPECT_TRUE(has_source(unit("b", {}), ""));
}

}  // namespace
}  // namespace evdoc
