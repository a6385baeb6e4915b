#include "harvest/payload_maker.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace evdoc {
namespace {

DataItemDoc row(std::string_view name, std::string_view type) {
  return {{name, {}}, {type, {}}, {}};
}

class PayloadMakerTest : public testing::Test {
 protected:
  /// The template of an event: "WidgetTurnedArgs: Name win:UnicodeString, ..."; empty: it has none.
  std::string made(uint16_t id, std::string_view symbol, std::string_view message, std::vector<DataItemDoc> rows = {}) {
    Event event;
    event.value = id;
    event.symbol = {symbol, {}};
    PageText page;
    page.message = Text{message, {}};
    page.items = std::move(rows);
    const PayloadTemplate* payload = maker_.payload_of(event, page);
    if (!payload) return {};
    std::string listed;
    for (const DataItem& item : payload->items) {
      listed += fmt::format("{}{} {}", listed.empty() ? "" : ", ", item.name.value, item.in_type.value);
    }
    return fmt::format("{}: {}", payload->id.value, listed);
  }

  std::deque<PayloadTemplate> payloads_;
  Arena arena_;
  PayloadMaker maker_{payloads_, arena_};
};

TEST_F(PayloadMakerTest, MakesNothingOfAMessageWithoutInserts) {
  EXPECT_EQ(made(1, "A", "It is 100%% done.%n"), "");
  EXPECT_TRUE(payloads_.empty());
}

TEST_F(PayloadMakerTest, MakesAsManyStringsAsTheMessageNeeds) {
  EXPECT_EQ(made(1, "A", "%2 of %1!s!"), "Strings2: data1 win:UnicodeString, data2 win:UnicodeString");
  EXPECT_EQ(made(2, "B", "%2"), "Strings2: data1 win:UnicodeString, data2 win:UnicodeString");
  EXPECT_EQ(payloads_.size(), 1u);
  EXPECT_EQ(maker_.events_with_made_items(), 2u);
}

TEST_F(PayloadMakerTest, TakesNamesAndTypesFromThePage) {
  EXPECT_EQ(made(1, "A", "%1", {row("Widget Name", "`xs:string`"), row("Count", "xs:long"), row("Id", "`GUID`")}),
            "AArgs: Widget Name win:UnicodeString, Count win:Int64, Id win:GUID");
  EXPECT_EQ(maker_.events_with_made_items(), 0u);
}

TEST_F(PayloadMakerTest, TakesTypesThatItDoesNotKnowForStrings) {
  EXPECT_EQ(made(1, "A", "", {row("X", "a list"), row("Y", "`xs:hexBinary`"), row("Z", "`Struct`")}),
            "AArgs: X win:UnicodeString, Y win:UnicodeString, Z win:UnicodeString");
}

TEST_F(PayloadMakerTest, GivesNoNameTwice) {
  EXPECT_EQ(made(1, "A", "%3", {row("data2", "`UInt32`"), row("data2", "`UInt32`"), row("", "")}),
            "AArgs: data2 win:UInt32, data2_ win:UnicodeString, data3 win:UnicodeString");
  EXPECT_EQ(made(2, "A", "", {row("x", "")}), "event.2.args: x win:UnicodeString");
  EXPECT_EQ(made(3, "", "", {row("y", "")}), "event.3.args: y win:UnicodeString");
}

TEST_F(PayloadMakerTest, MakesNoMoreItemsThanAnEventCanHave) {
  std::deque<std::string> names;
  std::vector<DataItemDoc> rows;
  for (int i = 0; i < 200; ++i) rows.push_back(row(names.emplace_back(fmt::format("n{}", i)), ""));
  made(1, "A", "%99", rows);
  EXPECT_EQ(payloads_.front().items.size(), 99u);
}

}  // namespace
}  // namespace evdoc
