#include "write/page_bytes.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "base/digest.h"

namespace evdoc {
namespace {

std::string packed(uint64_t value) {
  char bytes[longest_packed];
  return {bytes, write_packed(bytes, value)};
}

TEST(PackedNumber, TakesSevenBitsAByte) {
  EXPECT_EQ(packed(0), std::string(1, '\0'));
  EXPECT_EQ(packed(127), "\x7f");
  EXPECT_EQ(packed(128), "\x80\x01");
  EXPECT_EQ(packed(std::numeric_limits<uint64_t>::max()).size(), longest_packed);
}

TEST(PackedNumber, ComesBack) {
  for (uint64_t value = std::numeric_limits<uint64_t>::max(); value != 0; value /= 3) {
    const std::string bytes = packed(value);
    BinaryReader in(bytes);
    EXPECT_EQ(in.packed(), value);
    EXPECT_TRUE(in.is_good() && in.is_at_end());
  }
}

TEST(PackedNumber, IsNotGoodWithoutAnEnd) {
  for (const std::string& bytes : {std::string(), std::string("\x80"), std::string(11, '\x80')}) {
    BinaryReader in(bytes);
    EXPECT_EQ(in.packed(), 0u);
    EXPECT_FALSE(in.is_good());
  }
}

TEST(Step, LeadsFromAnyNumberToAnyOther) {
  const std::vector<uint64_t> numbers = {0, 1, 5, uint64_t{1} << 63, std::numeric_limits<uint64_t>::max()};
  for (const uint64_t from : numbers) {
    for (const uint64_t to : numbers) {
      char bytes[longest_packed];
      const std::string step(bytes, write_step(bytes, from, to));
      EXPECT_EQ(BinaryReader(step).stepped(from), to);
    }
  }
}

/// Reads one page of bytes that no PageWriter has written.
bool is_page(const std::string& bytes) {
  Arena kept;
  BinaryReader in(bytes);
  PageReader reader(in, kept, 1, 1);
  PageRecord page;
  reader.get(page);
  return in.is_good() && in.is_at_end();
}

TEST(PageReader, RefusesWhatCannotBe) {
  const std::string digest(sizeof(Digest), 'd');
  const std::string stamp(3, '\1');
  const std::string no_origin(1, '\0');
  const std::string origin(1, '\2');
  const std::string own_tables(8, 't');
  EXPECT_TRUE(is_page(no_origin + packed(0) + packed(1) + stamp + digest + "a"));
  EXPECT_FALSE(is_page(no_origin + packed(1) + packed(1) + stamp + digest + "a")) << "no path before it";
  EXPECT_FALSE(is_page(no_origin + packed(0) + packed(0) + stamp + digest)) << "no path";
  EXPECT_FALSE(is_page(no_origin + packed(0) + packed(~uint64_t{0}) + stamp + digest + "a")) << "no such length";
  EXPECT_FALSE(is_page(no_origin + packed(~uint64_t{0}) + packed(2) + stamp + digest + "a")) << "nor one beyond all";
  EXPECT_TRUE(is_page(origin + packed(0) + packed(1) + stamp + digest + own_tables + packed(0) + "a"));
  EXPECT_FALSE(is_page(origin + packed(0) + packed(1) + stamp + digest + own_tables + packed(4) + "a"))
      << "no such use of tables";
  EXPECT_FALSE(
      is_page(origin + packed(0) + packed(1) + stamp + digest + own_tables + packed(2) + std::string(4, '\xff') + "a"))
      << "of more groups than there are";
}

}  // namespace
}  // namespace evdoc
