#include "page/web_link.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/ascii.h"
#include "markdown/pair.h"

namespace evdoc {

namespace {

bool is_web_address(std::string_view text) {
  constexpr std::array<std::string_view, 2> schemes{"https://", "http://"};
  return std::ranges::any_of(schemes, [text](std::string_view scheme) {
    return text.size() > scheme.size() && is_same_but_for_case(text.substr(0, scheme.size()), scheme);
  });
}

/// Whether the character ends an address, or a table cell.
bool must_encode(unsigned char c) {
  return c <= ' ' || c == 0x7F || std::string_view("\"<>\\^`{|}").find(static_cast<char>(c)) != std::string_view::npos;
}

}  // namespace

std::string web_link(std::string_view address) {
  if (!is_web_address(address)) return markdown::cell_text(markdown::code_span(address));
  std::string link = "<";
  for (const char c : address) {
    const auto byte = static_cast<unsigned char>(c);
    link += must_encode(byte) ? fmt::format("%{:02X}", byte) : std::string(1, c);
  }
  return link += '>';
}

}  // namespace evdoc
