// Fast digests that tell contents apart; not for anything that must withstand an attacker.
#pragma once

#include <cstdint>
#include <string_view>

namespace evdoc {

/// XXH3-128 of some bytes. All zeros stands for "not known".
struct Digest {
  uint64_t low = 0;
  uint64_t high = 0;

  bool is_known() const { return low != 0 || high != 0; }
  bool operator==(const Digest&) const = default;
};

/// The same on every machine.
Digest digest_of(std::string_view bytes);

/// 64 bits of it, for places in tables.
uint64_t short_digest_of(std::string_view bytes);

}  // namespace evdoc
