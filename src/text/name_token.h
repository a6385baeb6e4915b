// Any text as a name token of XML (NMTOKEN) and back, for ids that XLIFF restricts to those.
#pragma once

#include <string>
#include <string_view>

namespace evdoc {

/// Letters, digits, '.', '-', '_' and ':' of ASCII stay; any other code point becomes `_xHHHH_` (four to six digits),
/// so does a '_' that would begin such an escape, and an empty text becomes "_x_". Different texts have different
/// tokens.
std::string encode_name_token(std::string_view text);

/// The text that encode_name_token made the token of. A token that it did not make comes back as it is, but for escapes
/// in it.
std::string decode_name_token(std::string_view token);

/// Whether decoding would change the token.
bool has_name_token_escape(std::string_view token);

}  // namespace evdoc
