// Bytes of any encoding to UTF-8.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace evdoc {

/// How the encoding that an XML declaration names fits the bytes.
enum class DeclarationFit : uint8_t {
  absent,   ///< there is no XML declaration, or it names no encoding
  right,    ///< the bytes are read as it says
  wrong,    ///< the bytes are visibly something else: it is ignored
  unknown,  ///< no such encoding is known: the bytes are read as UTF-8
};

/// The text of an input and how it was read. Offsets are bytes of `text`.
struct Decoded {
  std::string text;         ///< UTF-8, valid, without a byte order mark
  std::string encoding;     ///< what the bytes were read as: "UTF-8", "UTF-16LE", "windows-1252"
  std::string declaration;  ///< the encoding that the XML declaration names, as written
  uint32_t declaration_offset = 0;
  DeclarationFit fit = DeclarationFit::absent;
  std::optional<uint32_t> first_invalid;  ///< of the U+FFFD that stands for the first bytes that are no character
  uint32_t invalid_count = 0;
};

/// Reads UTF-8, UTF-16 and UTF-32 by byte order mark or, for XML without one, by its first characters; what an XML
/// declaration names, else (legacy encodings that ICU knows too); all other bytes are UTF-8. Bytes that are no
/// character become U+FFFD. Valid UTF-8 is moved through, not copied.
Decoded decode(std::string bytes);

/// The offset of the first byte that is not part of a valid UTF-8 character, or npos.
std::size_t find_invalid_utf8(std::string_view bytes);

}  // namespace evdoc
