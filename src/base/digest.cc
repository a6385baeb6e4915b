#include "base/digest.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace evdoc {

Digest digest_of(std::string_view bytes) {
  const XXH128_hash_t hash = XXH3_128bits(bytes.data(), bytes.size());
  return {hash.low64, hash.high64};
}

struct DigestMaker::State {
  XXH3_state_t xxh;
};

DigestMaker::DigestMaker() : state_(std::make_unique<State>()) {
  XXH3_128bits_reset(&state_->xxh);
}

DigestMaker::~DigestMaker() = default;

void DigestMaker::add(std::string_view piece) {
  XXH3_128bits_update(&state_->xxh, piece.data(), piece.size());
}

Digest DigestMaker::digest() const {
  const XXH128_hash_t hash = XXH3_128bits_digest(&state_->xxh);
  return {hash.low64, hash.high64};
}

uint64_t short_digest_of(std::string_view bytes) {
  return XXH3_64bits(bytes.data(), bytes.size());
}

}  // namespace evdoc
