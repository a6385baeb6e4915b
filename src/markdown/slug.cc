#include "markdown/slug.h"

#include <algorithm>
#include <array>

#include "text/characters.h"

namespace evdoc::markdown {

namespace {

/// What an ASCII character comes to; NUL: nothing.
constexpr std::array<char, 0x80> ascii_slugs = [] {
  std::array<char, 0x80> slugs{};
  for (char c = 'a'; c <= 'z'; ++c)
    slugs[static_cast<std::size_t>(c)] = slugs[static_cast<std::size_t>(c - 'a' + 'A')] = c;
  for (const char c : std::string_view("0123456789_-")) slugs[static_cast<std::size_t>(c)] = c;
  slugs[' '] = '-';
  return slugs;
}();

bool is_ascii(char c) {
  return static_cast<unsigned char>(c) < ascii_slugs.size();
}

/// Takes what most headings are made of from the start of one.
void take_ascii(std::string_view& heading, std::string& slug) {
  const auto taken = static_cast<std::size_t>(std::ranges::find_if_not(heading, is_ascii) - heading.begin());
  std::size_t size = slug.size();
  slug.resize(size + taken);
  for (const char c : heading.substr(0, taken)) {
    slug[size] = ascii_slugs[static_cast<std::size_t>(c)];
    if (slug[size] != '\0') ++size;
  }
  slug.resize(size);
  heading.remove_prefix(taken);
}

}  // namespace

std::string slug(std::string_view heading) {
  std::string result;
  while (true) {
    take_ascii(heading, result);
    if (heading.empty()) return result;
    const char32_t c = take_code_point(heading);
    if (c != replacement_character && is_letter_or_digit(c)) append_utf8(result, to_lower(c));
  }
}

}  // namespace evdoc::markdown
