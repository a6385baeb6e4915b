// Digests of bytes.
#pragma once

#include <string>
#include <string_view>

namespace evdoc {

/// SHA-1 in 40 lower-case hex digits (FIPS 180-4). It is what the published pages' ms.openlocfilehash is made of; not
/// for anything that must withstand an attacker.
std::string sha1_hex(std::string_view bytes);

}  // namespace evdoc
