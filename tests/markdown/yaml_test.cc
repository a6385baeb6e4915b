#include "markdown/yaml.h"

#include <gtest/gtest.h>
#include <yaml.h>

#include <memory>
#include <regex>
#include <string>

#include "markdown/support.h"
#include "text/characters.h"

namespace evdoc::markdown {
namespace {

constexpr YamlStyle quoting_styles[] = {YamlStyle::if_needed, YamlStyle::double_quotes, YamlStyle::double_non_ascii};

/// A scalar as libyaml reads it.
struct Scalar {
  std::string value;
  bool is_plain = false;
};

/// Takes the next event of a parser and deletes it.
template <class Use>
void next_event(yaml_parser_t& parser, Use use) {
  yaml_event_t event;
  ASSERT_TRUE(yaml_parser_parse(&parser, &event)) << parser.problem;
  use(event);
  yaml_event_delete(&event);
}

void expect_event(yaml_parser_t& parser, yaml_event_type_t type) {
  next_event(parser, [type](const yaml_event_t& event) { EXPECT_EQ(event.type, type); });
}

Scalar next_scalar(yaml_parser_t& parser) {
  Scalar scalar;
  next_event(parser, [&scalar](const yaml_event_t& event) {
    ASSERT_EQ(event.type, YAML_SCALAR_EVENT);
    const auto& found = event.data.scalar;
    scalar.value.assign(reinterpret_cast<const char*>(found.value), found.length);
    scalar.is_plain = found.style == YAML_PLAIN_SCALAR_STYLE;
  });
  return scalar;
}

/// The value of "title" in a front matter that has it between two other keys.
Scalar read_back(const std::string& written) {
  const std::string document = "a: b\ntitle: " + written + "\nms.date: \"03/30/2017\"\n";
  yaml_parser_t parser;
  yaml_parser_initialize(&parser);
  const std::unique_ptr<yaml_parser_t, decltype(&yaml_parser_delete)> owner(&parser, yaml_parser_delete);
  yaml_parser_set_input_string(&parser, reinterpret_cast<const unsigned char*>(document.data()), document.size());
  expect_event(parser, YAML_STREAM_START_EVENT);
  expect_event(parser, YAML_DOCUMENT_START_EVENT);
  expect_event(parser, YAML_MAPPING_START_EVENT);
  for (const char* text : {"a", "b", "title"}) EXPECT_EQ(next_scalar(parser).value, text);
  Scalar found = next_scalar(parser);
  for (const char* text : {"ms.date", "03/30/2017"}) EXPECT_EQ(next_scalar(parser).value, text);
  expect_event(parser, YAML_MAPPING_END_EVENT);
  return found;
}

/// Whether a plain scalar is something else than a string by the types of YAML 1.1 (yaml.org/type) or the core schema.
bool is_typed(const std::string& plain) {
  static const std::regex types(
      "~|null|Null|NULL|y|Y|yes|Yes|YES|n|N|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF|=|<<"
      "|[-+]?0b[01_]+|[-+]?0o?[0-7_]+|[-+]?(0|[1-9][0-9_]*)|[-+]?0x[0-9a-fA-F_]+|[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\\.["
      "0-9_]*)?"
      "|[-+]?(\\.[0-9]+|[0-9][0-9_]*(\\.[0-9_]*)?)([eE][-+]?[0-9]+)?|[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)"
      "|[0-9]{4}-[0-9]{2}-[0-9]{2}"
      "|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt]|[ \\t]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}(\\.[0-9]*)?([ "
      "\\t]*(Z|[-+][0-9]{1,2}(:[0-9]{2})?))?");
  return std::regex_match(plain, types);
}

/// Expects that every style but plain is read back as the string that it stands for.
void expect_round_trip(const std::string& value) {
  for (const YamlStyle style : quoting_styles) {
    const std::string written = yaml_scalar(value, style);
    EXPECT_EQ(written.find('\n'), std::string::npos);
    const Scalar found = read_back(written);
    EXPECT_EQ(found.value, value) << written;
    EXPECT_FALSE(found.is_plain && is_typed(written)) << written;
  }
}

std::string if_needed(std::string_view value) {
  return yaml_scalar(value, YamlStyle::if_needed);
}

TEST(YamlScalar, IsPlainWhereYamlReadsTheString) {
  for (const char* value : {"4031 - SecurityNegotiationFailed",
                            "03/30/2017",
                            "64c4389178cba2fd5af320cedb136fa4d15b087f",
                            "1e5b5cbd-2e9e-4a23-9a5e-1a9e6d9b0a0e",
                            "分析イベント",
                            "👩‍👩‍👧",
                            "a:b",
                            "a#b",
                            "it's \"quoted\"",
                            "-x",
                            "?x",
                            ":x",
                            "1.2.3",
                            "_1",
                            "2017-3",
                            "2017-03-30x",
                            "555-1234",
                            "yesterday",
                            "nully",
                            "a, b [c] {d}",
                            "\u00A0"}) {
    EXPECT_EQ(if_needed(value), value);
    EXPECT_EQ(yaml_scalar(value, YamlStyle::plain), value);
    expect_round_trip(value);
  }
}

TEST(YamlScalar, IsInSingleQuotesWhereAPartIsSyntax) {
  EXPECT_EQ(if_needed("Learn more: it's here"), "'Learn more: it''s here'");
  for (const char* value :
       {"a: b", "a #b",  "a:",  "%1",  "`a`", "@a", "*a", "&a", "!a", "|a", ">a", "#a",  "{a",  "}a",    "[a",   "]a",
        ",a",   "\"a\"", "- a", "? a", ": a", "-",  "?",  ":",  " a", "a ", " ",  "---", "...", "--- a", "... a"}) {
    EXPECT_EQ(if_needed(value), '\'' + std::string(value) + '\'');
    expect_round_trip(value);
  }
  EXPECT_EQ(if_needed("'a'"), "'''a'''");
  expect_round_trip("'a'");
}

TEST(YamlScalar, IsInDoubleQuotesWhereTheWholeIsNoString) {
  for (const char* value : {"4031",
                            "-1",
                            "+1",
                            "0",
                            "017",
                            "0x1F",
                            "0o17",
                            "0b11",
                            "1_000",
                            "4.5",
                            ".5",
                            "5.",
                            "1e3",
                            "1.5E-3",
                            "12:30",
                            "1:02:03.5",
                            "~",
                            "null",
                            "NULL",
                            "true",
                            "False",
                            "yes",
                            "No",
                            "on",
                            "OFF",
                            "y",
                            "N",
                            ".inf",
                            "-.INF",
                            ".NaN",
                            "=",
                            "<<",
                            "2017-03-30",
                            "2001-12-14T21:59:43.10-05:00",
                            "2001-1-1 1:59:43"}) {
    EXPECT_EQ(if_needed(value), '"' + std::string(value) + '"');
    expect_round_trip(value);
  }
}

TEST(YamlScalar, IsInDoubleQuotesWhereACharacterMustBeEscaped) {
  EXPECT_EQ(if_needed("a\nb\r\tc"), "\"a\\nb\\r\\tc\"");
  EXPECT_EQ(if_needed(std::string_view("\0\x1B\x7F\"\\", 5)), "\"\\x00\\x1B\\x7F\\\"\\\\\"");
  EXPECT_EQ(if_needed("\u0085\u009B\u2028\u2029\uFEFF\uFFFE\uFFFF"),
            "\"\\x85\\x9B\\u2028\\u2029\\uFEFF\\uFFFE\\uFFFF\"");
  EXPECT_EQ(if_needed("分\n析👍"), "\"分\\n析👍\"");
  EXPECT_EQ(yaml_scalar("\u2028", YamlStyle::double_quotes), "\"\\u2028\"");
  EXPECT_EQ(if_needed("a\n\xFF"), "\"a\\n\uFFFD\"");
}

TEST(YamlScalar, IsInDoubleQuotesOnDemand) {
  EXPECT_EQ(yaml_scalar("a \"b\" \\", YamlStyle::double_quotes), "\"a \\\"b\\\" \\\\\"");
  EXPECT_EQ(yaml_scalar("Größe", YamlStyle::double_non_ascii), "\"Größe\"");
  EXPECT_EQ(yaml_scalar("a: b", YamlStyle::double_non_ascii), "'a: b'");
  EXPECT_EQ(yaml_scalar("a", YamlStyle::double_non_ascii), "a");
}

TEST(YamlScalar, OfNothingIsEmpty) {
  EXPECT_EQ(yaml_scalar("", YamlStyle::plain), "");
  EXPECT_EQ(yaml_scalar("", YamlStyle::if_needed), "");
  EXPECT_EQ(yaml_scalar("", YamlStyle::double_non_ascii), "");
  EXPECT_EQ(yaml_scalar("", YamlStyle::double_quotes), "\"\"");
}

TEST(YamlScalar, OfEveryCharacterIsReadBack) {
  for (char32_t c = 1; c <= 0x10FFFF; c = c < 0x3100 || c >= 0xFE00 ? c + (c < 0x10000 ? 1 : 0x777) : c + 0x77) {
    if (c >= 0xD800 && c < 0xE000) continue;
    std::string text = "x";
    append_utf8(text, c);
    for (const std::string& value : {text, text + "y", text.substr(1)}) {
      const std::string written = if_needed(value);
      ASSERT_EQ(read_back(written).value, value) << written;
    }
  }
}

TEST(YamlScalar, OfAnyTextIsReadBack) {
  test::RandomTexts texts({" ", ":", "#",  "'",          "\"", "\\", "-",  "?",      "a",      "0",  "e", "_",
                           ".", "+", "12", "2017-03-30", "T",  "%",  "&",  "*",      "!",      "|",  ">", "[",
                           "{", ",", "@",  "`",          "~",  "\n", "\t", "\u0085", "\u2028", "分", "👍", "no"},
                          8);
  for (int i = 0; i < 20'000; ++i) {
    const std::string value = texts.next();
    expect_round_trip(value);
    if (HasFailure()) FAIL() << value;
  }
}

TEST(YamlScalar, OfMegabytesIsReadBack) {
  expect_round_trip(std::string(1 << 20, '\''));
  expect_round_trip(std::string(1 << 20, '\\'));
  expect_round_trip(std::string(1 << 20, '1'));
}

}  // namespace
}  // namespace evdoc::markdown
