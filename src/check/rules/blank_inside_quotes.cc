// blank-inside-quotes: an insert that its quotes no longer touch.

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "check/codes.h"
#include "check/rules/all.h"

namespace evdoc::check {

namespace {

bool is_quote(char c) {
  return c == '\'' || c == '"';
}

/// Whether quotes stand around the insert; `tight` without blanks inside.
bool is_quoted_tightly(std::string_view text, std::string_view insert) {
  const auto begin = static_cast<std::size_t>(insert.data() - text.data());
  const std::size_t end = begin + insert.size();
  return begin > 0 && end < text.size() && is_quote(text[begin - 1]) && text[end] == text[begin - 1];
}

/// "' %1 '" around the insert, with at least one blank inside; else empty.
std::string_view loosely_quoted(std::string_view text, std::string_view insert) {
  auto begin = static_cast<std::size_t>(insert.data() - text.data());
  std::size_t end = begin + insert.size();
  while (begin > 0 && text[begin - 1] == ' ') --begin;
  while (end < text.size() && text[end] == ' ') ++end;
  const bool has_blank = end - begin > insert.size();
  if (!has_blank || begin == 0 || end == text.size()) return {};
  if (!is_quote(text[begin - 1]) || text[end] != text[begin - 1]) return {};
  return text.substr(begin - 1, end - begin + 2);
}

/// The blanks between the quotes and the insert.
std::vector<std::string_view> blanks_around(std::string_view quoted, std::string_view insert) {
  const auto begin = static_cast<std::size_t>(insert.data() - quoted.data());
  const std::size_t end = begin + insert.size();
  std::vector<std::string_view> blanks{quoted.substr(1, begin - 1), quoted.substr(end, quoted.size() - 1 - end)};
  std::erase_if(blanks, [](std::string_view blank) { return blank.empty(); });
  return blanks;
}

bool is_insert(const markdown::Piece& piece) {
  return piece.kind == markdown::Piece::Kind::insert;
}

/// Whether the source has the same insert in quotes without blanks.
bool is_tight_in_source(const CheckedSegment& segment, std::string_view insert) {
  return std::ranges::any_of(segment.source.pieces, [&](const markdown::Piece& piece) {
    return is_insert(piece) && piece.text == insert && is_quoted_tightly(segment.source.value(), piece.text);
  });
}

}  // namespace

void blank_inside_quotes(const CheckedSegment& segment, const RuleScope&, Findings& findings) {
  const std::string_view target = segment.target.value();
  for (const markdown::Piece& piece : segment.target.pieces) {
    if (!is_insert(piece) || !is_tight_in_source(segment, piece.text)) continue;
    const std::string_view loose = loosely_quoted(target, piece.text);
    if (loose.empty()) continue;
    Diagnostic& finding = findings.report(code::blank_inside_quotes, segment, loose,
                                          fmt::format("a blank stands inside the quotes of {}", loose), "delete it");
    for (const std::string_view blanks : blanks_around(loose, piece.text)) {
      add_fix(finding, segment, blanks, "", Fix::Trust::certain);
    }
  }
}

}  // namespace evdoc::check
