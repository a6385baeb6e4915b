#include "report/json_text.h"

#include <string_view>

#include <fmt/format.h>

#include "text/characters.h"
#include "text/escape.h"

namespace evdoc {

namespace {

/// "\u202E"; beyond the first 65,536 code points two surrogates (RFC 8259, section 7).
std::string json_escape(char32_t c) {
  const auto code_point = static_cast<uint32_t>(c);
  if (code_point < 0x10000) return fmt::format("\\u{:04X}", code_point);
  const uint32_t offset = code_point - 0x10000;
  return fmt::format("\\u{:04X}\\u{:04X}", 0xD800 + (offset >> 10), 0xDC00 + (offset & 0x3FF));
}

}  // namespace

std::string json_text(const nlohmann::ordered_json& document) {
  using Json = nlohmann::ordered_json;
  const std::string plain = document.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
  std::string result;
  result.reserve(plain.size());
  for (std::string_view rest = plain; !rest.empty();) {
    const std::string_view before = rest;
    const char32_t c = take_code_point(rest);
    const bool is_hidden = c >= 0x7F && must_escape(c);  // what is below is escaped, or the document's own line end
    if (is_hidden) {
      result += json_escape(c);
    } else {
      result.append(before, 0, before.size() - rest.size());
    }
  }
  return result;
}

}  // namespace evdoc
