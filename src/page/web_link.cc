#include "page/web_link.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "markdown/pair.h"

namespace evdoc {

namespace {

bool begins_with(std::string_view text, std::string_view lower_case) {
  const auto is_same = [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a - 'A' + 'a' : a) == b; };
  return text.size() > lower_case.size() && std::equal(lower_case.begin(), lower_case.end(), text.begin(),
                                                       [&](char wanted, char found) { return is_same(found, wanted); });
}

bool is_web_address(std::string_view text) {
  constexpr std::array<std::string_view, 2> schemes{"https://", "http://"};
  return std::ranges::any_of(schemes, [text](std::string_view scheme) { return begins_with(text, scheme); });
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
