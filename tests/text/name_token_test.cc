#include "text/name_token.h"

#include <gtest/gtest.h>

namespace evdoc {
namespace {

TEST(NameToken, PlainNamesStay) {
  EXPECT_EQ(encode_name_token("string.Dispatch-Session_Failed:1"), "string.Dispatch-Session_Failed:1");
  EXPECT_EQ(decode_name_token("string.Dispatch-Session_Failed:1"), "string.Dispatch-Session_Failed:1");
  EXPECT_FALSE(has_name_token_escape("string.Dispatch-Session_Failed:1"));
}

TEST(NameToken, OtherCharactersAreEscapes) {
  EXPECT_EQ(encode_name_token("A B/C"), "A_x0020_B_x002F_C");
  EXPECT_EQ(encode_name_token("\xC3\xA4\xF0\x9F\x98\x80"), "_x00E4__x1F600_");
  EXPECT_TRUE(has_name_token_escape("A_x0020_B"));
}

TEST(NameToken, WhatLooksLikeAnEscapeIsKeptApart) {
  EXPECT_EQ(encode_name_token("_x0020_"), "_x005F_x0020_");
  EXPECT_EQ(encode_name_token("_x20_"), "_x20_");
  EXPECT_EQ(encode_name_token("_x"), "_x");
  EXPECT_EQ(encode_name_token(""), "_x_");
  EXPECT_EQ(encode_name_token("_x_"), "_x005F_x_");
}

TEST(NameToken, EveryTextComesBack) {
  for (const std::string_view text : {"", "_", "_x", "_x_", "__x0020__", "_x_x0041_", "a b", "\xE4\xBC\x9A\xE8\xAF\x9D",
                                      "\xF4\x8F\xBF\xBF", "a\tb\nc", "_x005F_", "<&\">", "_x00E4", "_x00E4_x00E4_"}) {
    EXPECT_EQ(decode_name_token(encode_name_token(text)), text);
  }
}

TEST(NameToken, EscapesOfNoCharacterAreReplaced) {
  EXPECT_EQ(decode_name_token("_xD800_"), "\xEF\xBF\xBD");
  EXPECT_EQ(decode_name_token("_xFFFFFF_"), "\xEF\xBF\xBD");
}

}  // namespace
}  // namespace evdoc
