// doubled-word: the same word twice in a row.

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "check/codes.h"
#include "check/letters.h"
#include "check/rules/all.h"

namespace evdoc::check {

namespace {

/// Words that stand twice in right sentences, with a blank before and behind each.
constexpr std::array<std::pair<std::string_view, std::string_view>, 6> legal_doubles{{
    {"de", " die der das den dem sie "},
    {"fr", " nous vous "},
    {"nl", " die dat "},
    {"pt", " se nos "},
    {"af", " nie "},
    {"hu", " az "},
}};

bool is_legal(std::string_view language, std::string_view word) {
  const auto found = std::ranges::find(legal_doubles, language, &std::pair<std::string_view, std::string_view>::first);
  return found != legal_doubles.end() && found->second.find(fmt::format(" {} ", word)) != std::string_view::npos;
}

/// Reduplication is grammar there.
bool doubles_words(std::string_view language) {
  constexpr std::array<std::string_view, 6> languages{"id", "ms", "tl", "vi", "th", "tr"};
  return std::ranges::find(languages, language) != languages.end();
}

}  // namespace

void doubled_word(const CheckedSegment& segment, const RuleScope& scope, Findings& findings) {
  if (segment.kind == UnitKind::name || doubles_words(scope.language)) return;
  const std::vector<std::string_view> words = words_of(segment.target.value());
  for (std::size_t i = 1; i < words.size(); ++i) {
    const std::string_view first = words[i - 1];
    if (first != words[i] || first.size() < 2 || is_legal(scope.language, first)) continue;
    const bool is_next = first.data() + first.size() + 1 == words[i].data() && first.data()[first.size()] == ' ';
    if (!is_next || segment.source.value().find(fmt::format("{0} {0}", first)) != std::string_view::npos) continue;
    const std::string_view both(first.data(), 2 * first.size() + 1);
    Diagnostic& finding = findings.report(code::doubled_word, segment, both,
                                          fmt::format("the word '{}' stands twice", first), "delete one");
    add_fix(finding, segment, both, first, Fix::Trust::likely);
  }
}

}  // namespace evdoc::check
