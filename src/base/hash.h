// Digests of bytes.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace evdoc {

/// Hex digits of a SHA-1.
inline constexpr std::size_t sha1_digits = 40;

/// SHA-1 in 40 lower-case hex digits (FIPS 180-4). It is what the published pages' ms.openlocfilehash is made of; not
/// for anything that must withstand an attacker.
std::string sha1_hex(std::string_view bytes);

/// Whether a text has the form of what sha1_hex answers.
bool is_sha1_hex(std::string_view text);

}  // namespace evdoc
