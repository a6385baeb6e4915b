#include "model/data_types.h"

#include <gtest/gtest.h>

namespace evdoc {
namespace {

TEST(DataTypes, AreFoundWhateverTheirPrefixAndLetterCase) {
  ASSERT_NE(find_in_type("xs:hexint32"), nullptr);
  EXPECT_EQ(find_in_type("xs:hexint32")->name, "win:HexInt32");
  EXPECT_EQ(find_in_type("win:25"), nullptr);
  EXPECT_EQ(find_in_type(""), nullptr);
}

TEST(DataTypes, AreFoundByWhatTheyAreShownAs) {
  ASSERT_NE(find_type_shown_as("xs:long"), nullptr);
  EXPECT_EQ(find_type_shown_as("xs:long")->name, "win:Int64");
  EXPECT_EQ(find_type_shown_as("string")->name, "win:UnicodeString");
  EXPECT_EQ(find_type_shown_as("win:Port"), nullptr);  // a UInt16 is shown so only on demand
  EXPECT_EQ(find_type_shown_as(""), nullptr);
}

TEST(DataTypes, BeginTheirOutTypesWithTheDefault) {
  EXPECT_EQ(find_in_type("win:UInt32")->default_out_type(), "xs:unsignedInt");
  EXPECT_EQ(find_in_type("win:UInt32")->out_types().size(), InType::most_out_types);
  EXPECT_EQ(find_in_type("win:GUID")->out_types().size(), 1u);
}

TEST(DataTypes, KnowWhatCanBeASize) {
  EXPECT_TRUE(find_in_type("win:Int16")->is_integer());
  EXPECT_TRUE(find_in_type("win:HexInt64")->is_integer());
  EXPECT_FALSE(find_in_type("win:Boolean")->is_integer());
}

}  // namespace
}  // namespace evdoc
