// untranslated: a target that is the source, though the source has words to translate.

#include <algorithm>

#include <fmt/format.h>

#include "check/codes.h"
#include "check/cognates.h"
#include "check/letters.h"
#include "check/rules/all.h"
#include "text/python.h"

namespace evdoc::check {

namespace {

/// Initials, symbols and single letters are the same in every language.
bool is_language(std::string_view word) {
  return word.size() > 2 && word != upper_case(word);
}

/// Whether the vocabulary has the same text for source and target.
bool is_known_as_same(const RuleScope& scope, std::string_view source) {
  const Segment* known = scope.vocabulary ? scope.vocabulary->segment_by_source(source) : nullptr;
  return known && known->target && known->target->value == source;
}

bool has_words_to_translate(const CheckedSegment& segment, const RuleScope& scope) {
  const std::string text = language_of(segment.source, segment.names);
  return std::ranges::any_of(
      words_of(text), [&](std::string_view word) { return is_language(word) && !is_cognate(scope.language, word); });
}

std::string help_for(const RuleScope& scope, std::string_view source) {
  const Segment* known = scope.vocabulary ? scope.vocabulary->segment_by_source(source) : nullptr;
  return known && known->target ? fmt::format("evdoc's own word for it is '{}'", known->target->value)
                                : std::string("translate it; if it is right so, suppress the finding and say why");
}

}  // namespace

void untranslated(const CheckedSegment& segment, const RuleScope& scope, Findings& findings) {
  const std::string_view source = trimmed(segment.source.value());
  const std::string_view target = trimmed(segment.target.value());
  if (source != target || segment.kind == UnitKind::name || scope.has_source_language()) return;
  if (is_known_as_same(scope, source) || !has_words_to_translate(segment, scope)) return;
  findings.report(code::untranslated, segment, target, fmt::format("'{}' is left as the source has it", source),
                  help_for(scope, source));
}

}  // namespace evdoc::check
