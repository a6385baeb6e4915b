// wrong-script: a target that is written in another script than its locale.

#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "check/codes.h"
#include "check/letters.h"
#include "check/rules/all.h"

namespace evdoc::check {

namespace {

constexpr std::size_t least_latin_letters = 12;

/// Whether texts of a locale's script are written with letters of `found` too.
bool belongs(Script script, Script found) {
  if (found == Script::common || found == script) return true;
  const bool is_japanese = script == Script::kana;
  return (is_japanese || script == Script::hangul) && found == Script::han;
}

std::string described(Script script) {
  return script == Script::other ? "locale's script" : fmt::format("{} script", script_name(script));
}

struct Letters {
  std::size_t own = 0;
  std::size_t latin = 0;
  std::string_view foreign;  ///< the first that is neither the locale's nor Latin
};

Letters letters_of(std::string_view text, Script script) {
  Letters letters;
  for_each_character(text, [&](char32_t c, std::string_view bytes) {
    if (!is_letter(c)) return;
    const Script found = script_of(c);
    if (found == Script::latin) ++letters.latin;
    if (belongs(script, found)) {
      ++letters.own;
    } else if (found != Script::latin && letters.foreign.empty()) {
      letters.foreign = bytes;
    }
  });
  return letters;
}

/// Those of words that the metadata does not know: "Name: %1" may keep what is the name of a data item.
std::size_t latin_letters(const CheckedSegment& segment, const RuleScope& scope) {
  const std::string language = language_of(segment.target, segment.names);
  std::size_t count = 0;
  for (const std::string_view word : words_of(language)) {
    if (!scope.names.origin(word)) count += letters_of(word, scope.script).latin;
  }
  return count;
}

}  // namespace

void wrong_script(const CheckedSegment& segment, const RuleScope& scope, Findings& findings) {
  if (segment.kind == UnitKind::name || scope.script == Script::common) return;
  const std::string_view target = segment.target.value();
  const Letters letters = letters_of(target, scope.script);
  const bool is_new = segment.source.value().find(letters.foreign) == std::string_view::npos;
  if (!letters.foreign.empty() && is_new) {
    const std::size_t at = target.find(letters.foreign);
    findings.report(code::wrong_script, segment, target.substr(at, letters.foreign.size()),
                    fmt::format("'{}' is no letter of the {}", letters.foreign, described(scope.script)),
                    "look whether the text is of another locale");
    return;
  }
  if (scope.script == Script::latin || letters.own > 0 || target == segment.source.value()) return;
  if (latin_letters(segment, scope) < least_latin_letters) return;
  findings.report(code::wrong_script, segment, target,
                  fmt::format("the text has no letter of the {}", described(scope.script)),
                  "look whether the text is of another locale, or translate it");
}

}  // namespace evdoc::check
