// shouting: a target in capitals only.

#include <fmt/format.h>

#include "check/codes.h"
#include "check/letters.h"
#include "check/rules/all.h"
#include "text/python.h"

namespace evdoc::check {

namespace {

constexpr std::size_t least_letters = 4;

struct CasedLetters {
  std::size_t upper = 0;
  std::size_t lower = 0;
  std::size_t other = 0;  ///< of scripts that have no case
};

CasedLetters cased_letters(std::string_view text) {
  CasedLetters letters;
  for_each_character(text, [&](char32_t c, std::string_view) {
    if (is_upper(c)) {
      ++letters.upper;
    } else if (is_lower(c)) {
      ++letters.lower;
    } else if (is_letter(c)) {
      ++letters.other;
    }
  });
  return letters;
}

bool is_shouted(std::string_view text) {
  const CasedLetters letters = cased_letters(text);
  return letters.lower == 0 && letters.other == 0 && letters.upper >= least_letters;
}

/// Nothing but words of the language, which may be written in another letter case.
bool is_all_language(const CheckedSegment& segment) {
  const std::vector<markdown::Piece>& pieces = segment.target.pieces;
  return segment.names.empty() && pieces.size() == 1 && pieces.front().kind == markdown::Piece::Kind::words;
}

}  // namespace

void shouting(const CheckedSegment& segment, const RuleScope&, Findings& findings) {
  if (segment.kind == UnitKind::name) return;
  const std::string target = language_of(segment.target, segment.names);
  if (!is_shouted(target)) return;
  const CasedLetters source = cased_letters(language_of(segment.source, segment.names));
  if (source.lower == 0) return;
  const std::string_view text = trimmed(segment.target.value());
  Diagnostic& finding =
      findings.report(code::shouting, segment, text, fmt::format("'{}' is all capitals, the source is not", text),
                      "write its words as the source is written");
  if (!is_all_language(segment)) return;
  const std::string quiet = capitalize(text);
  finding.help = fmt::format("write '{}'", quiet);
  add_fix(finding, segment, text, quiet, Fix::Trust::likely);
}

}  // namespace evdoc::check
