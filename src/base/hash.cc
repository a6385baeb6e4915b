#include "base/hash.h"

#include <nettle/base16.h>
#include <nettle/sha1.h>

#include <array>

namespace evdoc {

std::string sha1_hex(std::string_view bytes) {
  sha1_ctx context;
  sha1_init(&context);
  sha1_update(&context, bytes.size(), reinterpret_cast<const uint8_t*>(bytes.data()));
  std::array<uint8_t, SHA1_DIGEST_SIZE> digest;
  sha1_digest(&context, digest.size(), digest.data());
  std::string hex(BASE16_ENCODE_LENGTH(digest.size()), '\0');
  base16_encode_update(hex.data(), digest.size(), digest.data());
  return hex;
}

bool is_sha1_hex(std::string_view text) {
  return text.size() == sha1_digits && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

}  // namespace evdoc
