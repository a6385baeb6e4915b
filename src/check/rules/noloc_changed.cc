// noloc-changed: a name of the metadata, a path, a URL or code that a translation lost or altered.

#include <algorithm>

#include <fmt/format.h>

#include "check/codes.h"
#include "check/letters.h"
#include "check/rules/all.h"
#include "text/python.h"

namespace evdoc::check {

namespace {

/// The text of `name` in other letter case or with blanks in it, where the target has it so; else empty.
std::string_view altered_name(std::string_view target, std::string_view name) {
  for (std::size_t at = 0; at < target.size(); ++at) {
    std::size_t end = at;
    std::size_t matched = 0;
    while (end < target.size() && matched < name.size()) {
      const char c = target[end];
      if (to_lower(static_cast<unsigned char>(c)) == to_lower(static_cast<unsigned char>(name[matched]))) {
        ++matched;
      } else if (c != ' ' || matched == 0) {
        break;
      }
      ++end;
    }
    const std::string_view found = target.substr(at, end - at);
    if (matched == name.size() && found != name) return found;  // as it is it stands in a longer name
  }
  return {};
}

std::string described(const RuleScope& scope, std::string_view name) {
  const NameOrigin* origin = scope.names.origin(name);
  return origin ? fmt::format("the {} '{}'", origin->what, name) : fmt::format("the name '{}'", name);
}

void note_origin(const RuleScope& scope, std::string_view name, Diagnostic& finding) {
  const NameOrigin* origin = scope.names.origin(name);
  if (!origin || !origin->span.is_known()) return;
  const bool is_shown = std::ranges::find(finding.notes, origin->span, &Note::span) != finding.notes.end();
  if (!is_shown) finding.note(origin->span, "it is declared here");
}

void report_fewer(const CheckedSegment& segment, std::string_view name, std::ptrdiff_t found, std::ptrdiff_t wanted,
                  const RuleScope& scope, Findings& findings) {
  Diagnostic& finding =
      findings.report(code::noloc_changed, segment, segment.target.value(),
                      fmt::format("{} stands {} times in the source, {} in the target", described(scope, name), wanted,
                                  found == 1 ? "once" : fmt::format("{} times", found)),
                      "write it wherever the source has it");
  note_origin(scope, name, finding);
}

void report_lost(const CheckedSegment& segment, std::string_view name, const RuleScope& scope, Findings& findings) {
  const std::string_view target = segment.target.value();
  const std::string_view altered = altered_name(target, name);
  if (altered.empty()) {
    Diagnostic& finding =
        findings.report(code::noloc_changed, segment, target, described(scope, name) + " is not in the target",
                        fmt::format("write '{}' as the source has it", name));
    return note_origin(scope, name, finding);
  }
  Diagnostic& finding = findings.report(code::noloc_changed, segment, altered,
                                        fmt::format("{} is written '{}'", described(scope, name), altered),
                                        fmt::format("write '{}' as the source has it", name));
  add_fix(finding, segment, altered, name, Fix::Trust::certain);
  note_origin(scope, name, finding);
}

/// The text of a unit that is a name as a whole, which may be a list: blanks and commas of any kind are alike.
std::string normalized_list(std::string_view text) {
  std::string result;
  for_each_character(text, [&](char32_t c, std::string_view bytes) {
    constexpr char32_t ideographic_comma = 0x3001;
    constexpr char32_t fullwidth_comma = 0xFF0C;
    if (c == ideographic_comma || c == fullwidth_comma) {
      result += ',';
    } else if (!is_blank(c)) {
      result += bytes;
    }
  });
  return result;
}

/// Whether every name of the list is one that the project lets be translated.
bool is_all_translatable(std::string_view list, const Names& names) {
  while (!list.empty()) {
    const std::size_t comma = std::min(list.find(','), list.size());
    if (!names.may_be_translated(trimmed(list.substr(0, comma)))) return false;
    list.remove_prefix(std::min(comma + 1, list.size()));
  }
  return true;
}

/// An id with separators in it is the finding of another rule.
bool is_grouped_number(std::string_view source, std::string_view target) {
  constexpr std::u32string_view separators = U".,'’";
  std::string digits;
  bool is_number = true;
  for_each_character(target, [&](char32_t c, std::string_view bytes) {
    if (c >= U'0' && c <= U'9') {
      digits += bytes;
    } else {
      is_number &= is_blank(c) || separators.find(c) != std::u32string_view::npos;
    }
  });
  return is_number && digits == source && !source.empty();
}

void check_whole_name(const CheckedSegment& segment, const RuleScope& scope, Findings& findings) {
  const std::string_view source = trimmed(segment.source.value());
  const std::string_view target = trimmed(segment.target.value());
  if (normalized_list(source) == normalized_list(target)) return;
  if (is_grouped_number(source, target) || is_all_translatable(source, scope.names)) return;
  Diagnostic& finding = findings.report(code::noloc_changed, segment, target,
                                        fmt::format("{} is '{}' in the target", described(scope, source), target),
                                        "write it as the source has it");
  add_fix(finding, segment, target, source, Fix::Trust::certain);
  note_origin(scope, source, finding);
}

/// A label that is one word, which no metadata declares, is language, whatever its shape: the level "LogAlways".
bool is_worded_label(const CheckedSegment& segment, const RuleScope& scope) {
  const std::string_view source = trimmed(segment.source.value());
  return segment.kind == UnitKind::label && segment.names.size() == 1 && segment.names.front() == source &&
         !scope.names.origin(source);
}

}  // namespace

void noloc_changed(const CheckedSegment& segment, const RuleScope& scope, Findings& findings) {
  if (segment.target.value().empty()) return;
  if (segment.kind == UnitKind::name) return check_whole_name(segment, scope, findings);
  if (segment.names.empty() || is_worded_label(segment, scope)) return;
  const std::vector<std::string_view> kept = places_of(segment.names, segment.target.value());
  for (auto at = segment.names.begin(); at != segment.names.end(); ++at) {
    if (std::find(segment.names.begin(), at, *at) != at) continue;  // it was looked for before
    const auto wanted = std::ranges::count(segment.names, *at);
    const auto found = std::ranges::count(kept, *at);
    if (found == 0) {
      report_lost(segment, *at, scope, findings);
    } else if (found < wanted) {
      report_fewer(segment, *at, found, wanted, scope, findings);
    }
  }
}

}  // namespace evdoc::check
