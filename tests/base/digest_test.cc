#include "base/digest.h"

#include <gtest/gtest.h>

#include "base/program_identity.h"

namespace evdoc {
namespace {

TEST(Digest, IsXxh3OfTheBytes) {
  EXPECT_EQ(digest_of(""), (Digest{0x6001c324468d497f, 0x99aa06d3014798d8}));
  EXPECT_EQ(short_digest_of(""), 0x2d06800538d394c2);
  EXPECT_NE(digest_of("a"), digest_of("b"));
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
