#include "translate/entry_digests.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string_view>
#include <vector>

#include "model/lists.h"
#include "translate/catalog_index.h"

namespace evdoc {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::IsSubsetOf;
using ::testing::Not;

Unit unit(std::string_view id, std::string_view source, std::string_view target, State state = State::final) {
  Unit made;
  made.id.value = id;
  made.segments = kept<Segment>({{.source = {source, {}}, .target = Text{target, {}}, .state = state}});
  return made;
}

Catalog catalog(std::initializer_list<Unit> units) {
  Catalog made;
  for (const Unit& unit : units) made.common.push_back(unit);
  return made;
}

std::vector<uint64_t> entry_digests(const Catalog& catalog) {
  EntryDigests digests;
  const CatalogIndex index(catalog, &digests);
  return {digests.list().begin(), digests.list().end()};
}

/// The groups in which two catalogs differ.
std::vector<EntryGroup> changes(const Catalog& before, const Catalog& after) {
  const std::vector<uint64_t> old_digests = entry_digests(before);
  const std::vector<uint64_t> new_digests = entry_digests(after);
  std::vector<EntryGroup> groups;
  for (std::size_t i = 0; i < entry_group_count; ++i) {
    if (old_digests[i] != new_digests[i]) groups.push_back(static_cast<EntryGroup>(i));
  }
  return groups;
}

std::vector<EntryGroup> groups(std::initializer_list<std::string_view> keys) {
  std::vector<EntryGroup> found;
  for (const std::string_view key : keys) found.push_back(entry_group(key));
  std::ranges::sort(found);
  return found;
}

std::vector<EntryGroup> asked(std::string_view id, std::string_view source) {
  const SourceSentence sentence{source, {}};
  AskedGroups asked;
  asked.add({.id = "title", .common_id = id, .source = source, .sentences = {&sentence, 1}});
  return asked.list();
}

TEST(EntryDigests, AreTheSameForTheSameEntries) {
  EXPECT_THAT(changes(catalog({unit("a", "A", "B")}), catalog({unit("a", "A", "B")})), IsEmpty());
}

TEST(EntryDigests, DifferInTheGroupsOfWhatWasChangedAddedOrRemoved) {
  const Catalog before = catalog({unit("a", "A", "1"), unit("b", "B", "2")});
  EXPECT_EQ(changes(before, catalog({unit("a", "A", "1"), unit("b", "B", "3")})), groups({"b", "B"}));
  EXPECT_EQ(changes(before, catalog({unit("a", "A", "1")})), groups({"b", "B"}));
  EXPECT_EQ(changes(catalog({unit("a", "A", "1")}), before), groups({"b", "B"}));
}

TEST(EntryDigests, SeeStatesAndTheOrderOfEntriesWithOneId) {
  const Unit one = unit("a", "A", "1");
  const Unit other = unit("a", "A", "2");
  EXPECT_EQ(changes(catalog({one}), catalog({unit("a", "A", "1", State::initial)})), groups({"a", "A"}));
  EXPECT_EQ(changes(catalog({one, other}), catalog({other, one})), groups({"a", "A"}));
}

TEST(AskedGroups, HoldWhatAChangeCouldAnswer) {
  const Catalog nothing;
  EXPECT_THAT(changes(nothing, catalog({unit("id", "text", "x")})), IsSubsetOf(asked("id", "text")));
  EXPECT_THAT(changes(nothing, catalog({unit("id", "other", "x")})), Not(IsEmpty()));
  EXPECT_THAT(asked("id", "text"), ::testing::Contains(entry_group("id")));
}

TEST(OwnTables, DifferByUnitsHandoffAndAbsence) {
  const auto digest = [](const Catalog& catalog) {
    const CatalogIndex index(catalog);
    const TranslationLayer layer{&index, nullptr, "de-DE"};
    const Translator translator({&layer, 1}, State::translated, {.provider = {}, .event = 7});
    return own_tables_digest(translator.own_tables());
  };
  Catalog one;
  PageTable& table = one.pages.emplace_back();
  table.event = 7;
  table.units.push_back(unit("title", "A", "B"));
  const uint64_t before = digest(one);
  EXPECT_EQ(digest(one), before);
  EXPECT_NE(digest(Catalog()), before);
  Handoff handoff;
  handoff.date.value = "01/02/2021";
  table.handoff = &handoff;
  EXPECT_NE(digest(one), before);
  table.handoff = nullptr;
  table.units.front() = unit("title", "A", "C");
  EXPECT_NE(digest(one), before);
}

}  // namespace
}  // namespace evdoc
