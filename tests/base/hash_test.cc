#include "base/hash.h"

#include <gtest/gtest.h>

namespace evdoc {
namespace {

TEST(Sha1, IsThatOfTheStandard) {  // the examples of FIPS 180 and RFC 3174
  EXPECT_EQ(sha1_hex(""), "da39a3ee5e6b4b0d3255bfef95601890afd80709");
  EXPECT_EQ(sha1_hex("abc"), "a9993e364706816aba3e25717850c26c9cd0d89d");
  EXPECT_EQ(sha1_hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
            "84983e441c3bd26ebaae4aa1f95129e5e54670f1");
  EXPECT_EQ(sha1_hex(std::string(1'000'000, 'a')), "34aa973cd4c4daa4f61eeb2bdbad27316534016f");
}

TEST(Sha1, TakesEveryByte) {
  EXPECT_EQ(sha1_hex(std::string_view("\0", 1)), "5ba93c9db0cff93f52b521d7420e43f6eda2784f");
}

}  // namespace
}  // namespace evdoc
