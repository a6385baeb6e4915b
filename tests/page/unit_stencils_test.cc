#include "page/unit_stencils.h"

#include <gtest/gtest.h>

namespace evdoc {
namespace {

constexpr render::Transforms no_filters{};

PageUnit unit(std::string_view common_id, std::string_view source) {
  PageUnit made;
  made.common_id = common_id;
  made.source = source;
  return made;
}

UnitStencil stencil(std::string_view text) {
  return {.text = std::string(text), .holes = {{.at = 0, .segment = 0}}, .segments = 1, .counts = {}};
}

TEST(UnitStencils, AreWantedOfWhatIsMissedTwice) {
  UnitStencils stencils;
  const PageUnit level = unit("level.error", "Error");
  EXPECT_FALSE(stencils.is_wanted(level, no_filters));
  EXPECT_TRUE(stencils.is_wanted(level, no_filters));
}

TEST(UnitStencils, AreFoundForUnitsThatOnlyTheirIdsTellApart) {
  UnitStencils stencils;
  PageUnit one = unit("level.error", "Error");
  one.id = "level";
  stencils.add(one, no_filters, stencil("Fehler"));
  PageUnit other = one;
  other.id = "row.4031.1.level";
  const UnitStencil* found = stencils.find(other, no_filters);
  ASSERT_NE(found, nullptr);
  EXPECT_EQ(found->text, "Fehler");
}

TEST(UnitStencils, OutliveTheTextsThatTheyWereMadeOf) {
  UnitStencils stencils;
  {
    const std::string id = "label.a-label-that-is-not-short";
    const std::string text = "A label that is not short";
    stencils.add(unit(id, text), no_filters, stencil("x"));
  }
  EXPECT_NE(stencils.find(unit("label.a-label-that-is-not-short", "A label that is not short"), no_filters), nullptr);
}

TEST(UnitStencils, TellApartWhatMakesOtherBytes) {
  UnitStencils stencils;
  const PageUnit known = unit("level.error", "Error");
  stencils.add(known, no_filters, stencil("Fehler"));
  EXPECT_EQ(stencils.find(unit("level.error", "Errors"), no_filters), nullptr);
  EXPECT_EQ(stencils.find(unit("level.fault", "Error"), no_filters), nullptr);
  EXPECT_EQ(stencils.find(known, {1}), nullptr);
  PageUnit name = known;
  name.is_identifier = true;
  EXPECT_EQ(stencils.find(name, no_filters), nullptr);
  PageUnit of_docs = known;
  of_docs.author = Author::docs;
  EXPECT_EQ(stencils.find(of_docs, no_filters), nullptr);
  PageUnit padded = known;
  UnitExtras blank;
  blank.before = " ";
  padded.extras = &blank;
  EXPECT_EQ(stencils.find(padded, no_filters), nullptr);
}

TEST(UnitStencils, ForgetAllWhenTheyAreCleared) {
  UnitStencils stencils;
  const PageUnit level = unit("level.error", "Error");
  stencils.add(level, no_filters, stencil("Fehler"));
  stencils.clear();
  EXPECT_EQ(stencils.find(level, no_filters), nullptr);
}

}  // namespace
}  // namespace evdoc
