#include "text/decode.h"

#include <gtest/gtest.h>

namespace evdoc {
namespace {

using namespace std::literals;

/// ASCII text as UTF-16, without a mark.
std::string utf16(std::string_view ascii, bool little_endian) {
  std::string bytes;
  for (const char c : ascii) bytes += little_endian ? std::string{c, '\0'} : std::string{'\0', c};
  return bytes;
}

TEST(Decode, Utf8IsReadAsItStands) {
  const Decoded decoded = decode("Gr\xC3\xBC\xC3\x9F \xF0\x9F\x98\x80");
  EXPECT_EQ(decoded.text, "Gr\xC3\xBC\xC3\x9F \xF0\x9F\x98\x80");
  EXPECT_EQ(decoded.encoding, "UTF-8");
  EXPECT_EQ(decoded.fit, DeclarationFit::absent);
  EXPECT_EQ(decoded.first_invalid, std::nullopt);
}

TEST(Decode, ValidUtf8IsMovedAndNotCopied) {
  std::string bytes(1000, 'x');
  const char* address = bytes.data();
  EXPECT_EQ(decode(std::move(bytes)).text.data(), address);
}

TEST(Decode, AByteOrderMarkIsNotText) {
  EXPECT_EQ(decode("\xEF\xBB\xBF<a/>").text, "<a/>");
  EXPECT_EQ(decode("\xFF\xFE" + utf16("<a/>", true)).text, "<a/>");
  EXPECT_EQ(decode("\xFE\xFF" + utf16("<a/>", false)).text, "<a/>");
  EXPECT_EQ(decode("\xFF\xFE\0\0<\0\0\0"s).text, "<");
}

TEST(Decode, Utf16WithoutAMarkIsKnownByItsFirstCharacter) {
  for (const bool little_endian : {true, false}) {
    const Decoded decoded = decode(utf16("<?xml version='1.0' encoding='utf-16'?><a/>", little_endian));
    EXPECT_EQ(decoded.text, "<?xml version='1.0' encoding='utf-16'?><a/>");
    EXPECT_EQ(decoded.encoding, little_endian ? "UTF-16LE" : "UTF-16BE");
    EXPECT_EQ(decoded.fit, DeclarationFit::right);
  }
  EXPECT_EQ(decode(utf16("<a/>", true)).text, "<a/>");
}

TEST(Decode, TheDeclaredLegacyEncodingIsUsed) {
  const Decoded decoded = decode("<?xml version=\"1.0\" encoding=\"windows-1252\"?><a>\x80\xFC</a>");
  EXPECT_EQ(decoded.text, "<?xml version=\"1.0\" encoding=\"windows-1252\"?><a>\xE2\x82\xAC\xC3\xBC</a>");
  EXPECT_EQ(decoded.encoding, "windows-1252");
  EXPECT_EQ(decoded.fit, DeclarationFit::right);
}

TEST(Decode, AMultibyteLegacyEncodingIsUsed) {
  EXPECT_EQ(decode("<?xml version='1.0' encoding='Shift_JIS'?><a>\x93\xFA\x96\x7B</a>").text,
            "<?xml version='1.0' encoding='Shift_JIS'?><a>日本</a>");
}

TEST(Decode, ADeclarationThatTheBytesContradictIsWrong) {
  const Decoded ascii = decode("<?xml version=\"1.0\" encoding=\"UTF-16\"?><a/>");
  EXPECT_EQ(ascii.text, "<?xml version=\"1.0\" encoding=\"UTF-16\"?><a/>");
  EXPECT_EQ(ascii.fit, DeclarationFit::wrong);
  EXPECT_EQ(ascii.declaration, "UTF-16");
  EXPECT_EQ(ascii.text.substr(ascii.declaration_offset, 6), "UTF-16");

  const Decoded marked = decode("\xFF\xFE" + utf16("<?xml version='1.0' encoding='utf-8'?><a/>", true));
  EXPECT_EQ(marked.fit, DeclarationFit::wrong);
  EXPECT_EQ(marked.encoding, "UTF-16LE");

  EXPECT_EQ(decode("<?xml version='1.0' encoding='IBM037'?><a/>").fit, DeclarationFit::wrong);
  EXPECT_EQ(decode("<?xml version='1.0' encoding='klingon'?><a/>").fit, DeclarationFit::unknown);
}

TEST(Decode, InvalidBytesBecomeReplacementCharactersWithTheirPlaceAndCount) {
  const Decoded utf8 = decode(
      "ab\xFF"
      "c\xE2\x82"
      "d");
  EXPECT_EQ(utf8.text,
            "ab\xEF\xBF\xBD"
            "c\xEF\xBF\xBD"
            "d");
  EXPECT_EQ(utf8.first_invalid, 2u);
  EXPECT_EQ(utf8.invalid_count, 2u);

  const Decoded truncated = decode("\xFF\xFE" + utf16("<a/>", true) + "x");
  EXPECT_EQ(truncated.text, "<a/>\xEF\xBF\xBD");
  EXPECT_EQ(truncated.first_invalid, 4u);
  EXPECT_EQ(truncated.invalid_count, 1u);

  const Decoded lone_surrogate = decode("\xFF\xFE<\0\x00\xD8>\0"s);
  EXPECT_EQ(lone_surrogate.text, "<\xEF\xBF\xBD>");
  EXPECT_EQ(lone_surrogate.first_invalid, 1u);
}

TEST(Decode, PiecesOfALongConversionJoin) {
  std::string bytes = "\xFF\xFE<\0"s;
  for (int i = 0; i < 20000; ++i) bytes += "\x3D\xD8\x00\xDE"s;
  const Decoded decoded = decode(bytes);
  EXPECT_EQ(decoded.text.size(), 1 + 20000u * 4);
  EXPECT_EQ(decoded.invalid_count, 0u);
  EXPECT_EQ(find_invalid_utf8(decoded.text), std::string::npos);
}

/// Bytes of the character that the text begins with, by table 3-7 of Unicode; 0: there is none.
std::size_t first_character(std::string_view text) {
  const auto is_between = [text](std::size_t i, int low, int high) {
    return i < text.size() && static_cast<uint8_t>(text[i]) >= low && static_cast<uint8_t>(text[i]) <= high;
  };
  const auto continues = [&](std::size_t i) { return is_between(i, 0x80, 0xBF); };
  if (is_between(0, 0, 0x7F)) return 1;
  if (is_between(0, 0xC2, 0xDF)) return continues(1) ? 2 : 0;
  const bool is_three = (is_between(0, 0xE0, 0xE0) && is_between(1, 0xA0, 0xBF)) ||
                        (is_between(0, 0xED, 0xED) && is_between(1, 0x80, 0x9F)) ||
                        (is_between(0, 0xE1, 0xEF) && !is_between(0, 0xED, 0xED) && continues(1));
  if (is_three) return continues(2) ? 3 : 0;
  const bool is_four = (is_between(0, 0xF0, 0xF0) && is_between(1, 0x90, 0xBF)) ||
                       (is_between(0, 0xF4, 0xF4) && is_between(1, 0x80, 0x8F)) ||
                       (is_between(0, 0xF1, 0xF3) && continues(1));
  return is_four && continues(2) && continues(3) ? 4 : 0;
}

std::size_t first_invalid(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t size = first_character(text.substr(at));
    if (size == 0) return at;
    at += size;
  }
  return std::string::npos;
}

TEST(FindInvalidUtf8, FindsTheFirstByteWhereverItStands) {
  const std::string_view edges = "\x7F\x80\x8F\x90\x9F\xA0\xBF\xC0\xC1\xC2\xE0\xE1\xED\xEE\xF0\xF1\xF4\xF5";
  for (const std::size_t before : {0, 1, 13, 14, 15, 16, 17, 29, 30, 31, 32}) {
    std::string text(before + 4 + 17, 'x');
    for (std::size_t i = 0; i < edges.size() * edges.size() * edges.size() * edges.size(); ++i) {
      for (std::size_t rest = i, at = before; at < before + 4; ++at, rest /= edges.size())
        text[at] = edges[rest % edges.size()];
      for (const std::size_t size : {text.size(), before + 4})
        ASSERT_EQ(find_invalid_utf8(std::string_view(text).substr(0, size)),
                  first_invalid(std::string_view(text).substr(0, size)))
            << before << ' ' << i;
    }
  }
}

TEST(Decode, NothingIsUtf8) {
  EXPECT_EQ(decode("").text, "");
  EXPECT_EQ(decode("\xEF\xBB\xBF").text, "");
  EXPECT_EQ(decode("<?xml").text, "<?xml");
}

}  // namespace
}  // namespace evdoc
