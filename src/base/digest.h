// Fast digests that tell contents apart; not for anything that must withstand an attacker.
#pragma once

#include <cstdint>
#include <memory>
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

/// The digest of bytes that come piece by piece.
class DigestMaker {
 public:
  DigestMaker();
  ~DigestMaker();
  DigestMaker(const DigestMaker&) = delete;
  DigestMaker& operator=(const DigestMaker&) = delete;

  void add(std::string_view piece);
  /// Of all that was added so far.
  Digest digest() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// 64 bits of it, for places in tables.
uint64_t short_digest_of(std::string_view bytes);

}  // namespace evdoc
