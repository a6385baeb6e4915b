// end-punctuation: a full stop, colon or question mark that the target gained or lost.

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "check/codes.h"
#include "check/letters.h"
#include "check/rules/all.h"

namespace evdoc::check {

namespace {

enum class Ending : uint8_t { none, stop, colon, question, exclamation, ellipsis, comma };

/// The same sign in the scripts of the world.
Ending ending_of(char32_t c, std::string_view language) {
  switch (c) {
    case U'.':
    case U'。':
    case U'．':
    case U'｡':
    case U'।':
    case U'۔':
    case U'։':
      return Ending::stop;
    case U':':
    case U'：':
      return Ending::colon;
    case U'?':
    case U'？':
    case U'؟':
      return Ending::question;
    case U';':
      return language == "el" ? Ending::question : Ending::none;
    case U'!':
    case U'！':
      return Ending::exclamation;
    case U'…':
      return Ending::ellipsis;
    case U',':
    case U'，':
    case U'、':
    case U'،':
      return Ending::comma;
    default:
      return Ending::none;
  }
}

bool is_closing(char32_t c) {
  constexpr std::u32string_view closing = U"\"'”’»)]）】」』›“`*";
  return closing.find(c) != std::u32string_view::npos;
}

/// The text up to its last sign, without what closes quotes and brackets.
std::string_view up_to_ending(std::string_view text) {
  text = trimmed(text);
  while (!text.empty() && is_closing(last_character(text))) {
    text = trimmed(text.substr(0, text.size() - last_bytes(text).size()));
  }
  return text;
}

Ending ending(std::string_view text, std::string_view language) {
  text = up_to_ending(text);
  if (text.ends_with("...")) return Ending::ellipsis;
  return ending_of(last_character(text), language);
}

std::string_view name_of(Ending ending) {
  static constexpr std::array<std::string_view, 7> names{
      "no final punctuation", "a full stop", "a colon", "a question mark",
      "an exclamation mark",  "an ellipsis", "a comma"};
  return names[static_cast<std::size_t>(ending)];
}

/// Thai and its neighbours end sentences without a sign.
bool has_no_stops(std::string_view language) {
  return language == "th" || language == "lo" || language == "km" || language == "my";
}

/// A sentence that lacks its full stop is at fault itself, and a target that has one mends it.
bool mends_source(const CheckedSegment& segment, Ending wanted, Ending found) {
  constexpr std::size_t least_words = 4;
  return segment.kind == UnitKind::prose && wanted == Ending::none && found == Ending::stop &&
         words_of(segment.source.value()).size() >= least_words;
}

/// "No.": the stop of such a label ends no sentence, and other languages shorten another way.
bool is_abbreviation(const CheckedSegment& segment) {
  const std::string_view source = trimmed(segment.source.value());
  return segment.kind == UnitKind::label && words_of(source).size() == 1 && source.ends_with('.');
}

/// An insert at the end of either text may bring its own sign, or was moved there.
bool ends_in_insert(const CheckedText& text) {
  return !text.pieces.empty() && text.pieces.back().kind == markdown::Piece::Kind::insert;
}

}  // namespace

void end_punctuation(const CheckedSegment& segment, const RuleScope& scope, Findings& findings) {
  if (segment.kind == UnitKind::name || has_no_stops(scope.language)) return;
  const std::string_view target = trimmed(segment.target.value());
  if (target.empty() || ends_in_insert(segment.source) || ends_in_insert(segment.target)) return;
  const Ending wanted = ending(segment.source.value(), "en");
  const Ending found = ending(target, scope.language);
  if (wanted == found || wanted == Ending::comma) return;  // no text ends with a comma: the source is at fault
  if (mends_source(segment, wanted, found) || is_abbreviation(segment)) return;
  const std::string_view end = last_bytes(up_to_ending(target));
  Diagnostic& finding =
      findings.report(code::end_punctuation, segment, found == Ending::none ? target : end,
                      fmt::format("the target ends with {}, the source with {}", name_of(found), name_of(wanted)),
                      wanted == Ending::none ? "delete it: labels and names end without" : "end it as the source");
  if (wanted == Ending::none && found != Ending::ellipsis) add_fix(finding, segment, end, "", Fix::Trust::likely);
}

}  // namespace evdoc::check
