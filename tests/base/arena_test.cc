#include "base/arena.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <vector>

namespace evdoc {
namespace {

TEST(Arena, KeepsWhatItHandedOutWhereItIs) {
  Arena arena;
  std::vector<std::string_view> copies;
  for (int i = 0; i < 20'000; ++i) copies.push_back(arena.copy("text " + std::to_string(i)));
  for (int i = 0; i < 20'000; ++i) EXPECT_EQ(copies[i], "text " + std::to_string(i));
}

TEST(Arena, HandsOutMoreThanABlockHolds) {
  Arena arena;
  const std::string_view small = arena.copy("small");
  const std::string huge(10 << 20, 'x');
  EXPECT_EQ(arena.copy(huge), huge);
  EXPECT_EQ(arena.copy("behind"), "behind");
  EXPECT_EQ(small, "small");
  EXPECT_EQ(arena.copy("").size(), 0u);
}

TEST(Arena, Aligns) {
  Arena arena;
  for (int i = 0; i < 5000; ++i) {
    arena.copy("x");
    EXPECT_EQ(reinterpret_cast<std::uintptr_t>(arena.make(double{1.5})) % alignof(double), 0u);
    const auto numbers = arena.make_array<uint64_t>(3);
    EXPECT_EQ(reinterpret_cast<std::uintptr_t>(numbers.data()) % alignof(uint64_t), 0u);
    EXPECT_EQ(numbers[0] + numbers[1] + numbers[2], 0u);
  }
}

TEST(Arena, KeepsLists) {
  Arena arena;
  arena.copy("x");
  const std::span<const double> list = arena.copy(std::vector<double>{1.5, 2.5});
  EXPECT_EQ(std::vector<double>(list.begin(), list.end()), (std::vector<double>{1.5, 2.5}));
  EXPECT_TRUE(arena.copy(std::vector<double>()).empty());
}

TEST(Arena, KnowsWhatIsItsOwn) {
  Arena arena;
  const std::string other = "text";
  EXPECT_FALSE(arena.owns(other.data()));
  const std::string_view small = arena.copy("small");
  const std::string_view huge = arena.copy(std::string(10 << 20, 'x'));
  EXPECT_TRUE(arena.owns(small.data()));
  EXPECT_TRUE(arena.owns(&huge.back()));
  EXPECT_FALSE(arena.owns(other.data()));
}

TEST(Arena, KeepsItsLargestBlockWhenCleared) {
  Arena arena;
  arena.copy(std::string(100, 'x'));
  arena.copy(std::string(1 << 20, 'x'));
  arena.copy(std::string(3 << 20, 'x'));
  const std::size_t before = arena.capacity();
  arena.clear();
  EXPECT_LT(arena.capacity(), before);
  EXPECT_GE(arena.capacity(), std::size_t{3} << 20);
  const std::size_t kept = arena.capacity();
  arena.copy(std::string(3 << 20, 'y'));
  EXPECT_EQ(arena.capacity(), kept) << "the block is used again";
}

}  // namespace
}  // namespace evdoc
