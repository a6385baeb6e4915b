#include "text/xml_text.h"

namespace evdoc {

bool is_xml_character(char32_t c) {
  if (c < 0x20) return c == '\t' || c == '\n' || c == '\r';
  return c <= 0x10FFFF && c != 0xFFFE && c != 0xFFFF && (c < 0xD800 || c > 0xDFFF);
}

std::string_view xml_entity(char32_t c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    default:
      return {};
  }
}

std::string xml_escaped(std::string_view text) {
  std::string result;
  for (const char c : text) {
    const std::string_view entity = xml_entity(static_cast<unsigned char>(c));
    entity.empty() ? result += c : result += entity;
  }
  return result;
}

}  // namespace evdoc
