#include "base/digest.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "base/program_identity.h"

namespace evdoc {
namespace {

TEST(Digest, IsXxh3OfTheBytes) {
  EXPECT_EQ(digest_of(""), (Digest{0x6001c324468d497f, 0x99aa06d3014798d8}));
  EXPECT_EQ(short_digest_of(""), 0x2d06800538d394c2);
  EXPECT_NE(digest_of("a"), digest_of("b"));
}

TEST(Digest, IsTheSameOfPieces) {
  const std::string bytes(100'000, 'x');
  DigestMaker maker;
  EXPECT_EQ(maker.digest(), digest_of(""));
  for (std::size_t begin = 0; begin < bytes.size(); begin += 777) maker.add(std::string_view(bytes).substr(begin, 777));
  EXPECT_EQ(maker.digest(), digest_of(bytes));
}

TEST(Digest, OfNothingIsKnown) {
  EXPECT_TRUE(digest_of("").is_known());
  EXPECT_FALSE(Digest().is_known());
}

TEST(ProgramIdentity, IsTheSameThroughoutARun) {
  EXPECT_TRUE(program_identity().is_known());
  EXPECT_EQ(program_identity(), program_identity());
}

}  // namespace
}  // namespace evdoc
