// homoglyph: a name written with letters of another script that look alike.

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "check/codes.h"
#include "check/letters.h"
#include "check/rules/all.h"

namespace evdoc::check {

namespace {

/// Letters of Cyrillic and Greek and the Latin ones that they are taken for.
constexpr std::array<std::pair<char32_t, char>, 38> look_alikes{{
    {U'а', 'a'}, {U'с', 'c'}, {U'е', 'e'}, {U'о', 'o'}, {U'р', 'p'}, {U'х', 'x'}, {U'у', 'y'}, {U'і', 'i'},
    {U'ј', 'j'}, {U'ѕ', 's'}, {U'А', 'A'}, {U'В', 'B'}, {U'С', 'C'}, {U'Е', 'E'}, {U'Н', 'H'}, {U'І', 'I'},
    {U'Ј', 'J'}, {U'К', 'K'}, {U'М', 'M'}, {U'О', 'O'}, {U'Р', 'P'}, {U'Ѕ', 'S'}, {U'Т', 'T'}, {U'Х', 'X'},
    {U'ο', 'o'}, {U'Α', 'A'}, {U'Β', 'B'}, {U'Ε', 'E'}, {U'Ζ', 'Z'}, {U'Η', 'H'}, {U'Ι', 'I'}, {U'Κ', 'K'},
    {U'Μ', 'M'}, {U'Ν', 'N'}, {U'Ο', 'O'}, {U'Ρ', 'P'}, {U'Τ', 'T'}, {U'Χ', 'X'},
}};

/// The word with every look-alike replaced.
std::string latinized(std::string_view word) {
  std::string result;
  for_each_character(word, [&](char32_t c, std::string_view bytes) {
    const auto found = std::ranges::find(look_alikes, c, &std::pair<char32_t, char>::first);
    if (found != look_alikes.end()) {
      result += found->second;
    } else {
      result += bytes;
    }
  });
  return result;
}

/// Whether a name has it among its words, as "System.ServiceModel" has "System".
bool is_part_of_name(std::string_view word, const std::vector<std::string_view>& names) {
  return std::ranges::any_of(names, [word](std::string_view name) {
    const std::vector<std::string_view> words = words_of(name);
    return std::ranges::find(words, word) != words.end();
  });
}

}  // namespace

void homoglyph(const CheckedSegment& segment, const RuleScope&, Findings& findings) {
  if (segment.names.empty()) return;
  for (const std::string_view word : words_of(segment.target.value())) {
    const std::string plain = latinized(word);
    if (plain == word || !is_part_of_name(plain, segment.names)) continue;
    Diagnostic& finding = findings.report(code::homoglyph, segment, word,
                                          fmt::format("the name '{}' has letters of another script in it", plain),
                                          "copy the name from the source");
    add_fix(finding, segment, word, plain, Fix::Trust::certain);
  }
}

}  // namespace evdoc::check
