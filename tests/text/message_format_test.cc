#include "text/message_format.h"

#include <gtest/gtest.h>

#include <string>

namespace evdoc {
namespace {

/// The pieces of a message: text as it is shown, "{1:format}" for an insert, "{%%1}" for a parameter.
std::string shown(std::string_view message) {
  std::string result;
  for (const MessagePiece& piece : parse_message_format(message).pieces) {
    const std::string number = std::to_string(piece.number);
    switch (piece.kind) {
      case MessagePiece::Kind::text:
        result += piece.text;
        break;
      case MessagePiece::Kind::insert:
        result += "{" + number + (piece.format.empty() ? "" : ":" + std::string(piece.format)) + "}";
        break;
      case MessagePiece::Kind::parameter:
        result += "{%%" + number + "}";
        break;
      case MessagePiece::Kind::line_end:
        result += piece.text;
        break;
      case MessagePiece::Kind::end:
        result += "|";
        break;
    }
  }
  return result;
}

std::string faults_of(std::string_view message) {
  constexpr const char* names[] = {"unterminated", "unknown", "lone", "large"};
  std::string result;
  for (const MessageFault& fault : parse_message_format(message).faults) {
    result += std::string(names[static_cast<std::size_t>(fault.kind)]) + " '" + std::string(fault.written) + "'\n";
  }
  return result;
}

TEST(MessageFormat, InsertsAreNumberedGreedily) {
  EXPECT_EQ(shown("%1 and %10, not %2s"), "{1} and {10}, not {2}s");
  EXPECT_EQ(shown("%100"), "{10}0");
  EXPECT_EQ(shown("%1%2%3"), "{1}{2}{3}");
  EXPECT_EQ(faults_of("%1 and %10, not %2s"), "");
}

TEST(MessageFormat, AnInsertMayHaveAFormat) {
  EXPECT_EQ(shown("%1!s! %12!08x!!"), "{1:s} {12:08x}!");
  EXPECT_EQ(shown("%1!!"), "{1}");
  EXPECT_EQ(faults_of("%1!s! %12!08x!!"), "");
}

TEST(MessageFormat, AFormatThatDoesNotEndIsText) {
  EXPECT_EQ(shown("Hello %1!"), "Hello {1}!");
  EXPECT_EQ(faults_of("Hello %1!"), "unterminated '%1!'\n");
  EXPECT_EQ(shown("%1!s %2!d!"), "{1}!s {2:d}");
  EXPECT_EQ(faults_of("%1!s %2!d!"), "unterminated '%1!'\n");
}

TEST(MessageFormat, TwoPercentSignsAndANumberAreAParameterMessage) {
  EXPECT_EQ(shown("%%1833 is %%, %%x"), "{%%1833} is %, %x");
  EXPECT_EQ(faults_of("%%1833 is %%, %%x"), "");
  EXPECT_EQ(shown("%%99999999999"), "%%99999999999");
  EXPECT_EQ(faults_of("%%99999999999"), "large '%%99999999999'\n");
}

TEST(MessageFormat, EscapesStandForOneCharacter) {
  EXPECT_EQ(shown("a%nb%tc%rd%be% f%.%!"), "a\nb\tc\rd e f.!");
  EXPECT_EQ(faults_of("a%nb%tc%rd%be% f%.%!"), "");
}

TEST(MessageFormat, NothingIsShownAfterTheEnd) {
  EXPECT_EQ(shown("done%0 and %1"), "done||");
  EXPECT_EQ(shown("done%01"), "done||");
}

TEST(MessageFormat, OtherEscapesLoseTheirPercentSign) {
  EXPECT_EQ(shown("%s %\xC3\xA9 %"), "s \xC3\xA9 %");
  EXPECT_EQ(faults_of("%s %\xC3\xA9 %"), "unknown '%s'\nunknown '%\xC3\xA9'\nlone '%'\n");
}

TEST(MessageFormat, ThePiecesAreTheWholeMessage) {
  for (const std::string_view message :
       {"", "%", "%%", "%%%", "%1!", "%1!s", "%1!s!", "a%0b%1", "%\xFF\x80", "%%123456789012345", "100%% %99 %n%t"}) {
    std::string joined;
    for (const MessagePiece& piece : parse_message_format(message).pieces) joined += piece.written;
    EXPECT_EQ(joined, message);
  }
}

}  // namespace
}  // namespace evdoc
