// markup-added, markup-removed: code spans, bold, links and tags of a target against those of its source.

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "check/codes.h"
#include "check/letters.h"
#include "check/rules/all.h"

namespace evdoc::check {

namespace {

using Kind = markdown::Piece::Kind;

/// Code spans and bold count by kind, since their text may change; links by address, tags as they are.
std::string_view markup_key(const markdown::Piece& piece) {
  switch (piece.kind) {
    case Kind::code_span:
      return "code";
    case Kind::bold_begin:
      return "bold";
    case Kind::link_end:
    case Kind::tag:
      return piece.text;
    default:
      return {};
  }
}

std::vector<const markdown::Piece*> markup_of(const CheckedText& text) {
  std::vector<const markdown::Piece*> markup;
  for (const markdown::Piece& piece : text.pieces) {
    if (!markup_key(piece).empty()) markup.push_back(&piece);
  }
  return markup;
}

std::ptrdiff_t count_key(const std::vector<const markdown::Piece*>& markup, std::string_view key) {
  return std::ranges::count_if(markup, [key](const markdown::Piece* piece) { return markup_key(*piece) == key; });
}

/// The pieces that `markup` has more often than `others`, one of each key.
std::vector<const markdown::Piece*> surplus(const std::vector<const markdown::Piece*>& markup,
                                            const std::vector<const markdown::Piece*>& others) {
  std::vector<const markdown::Piece*> more;
  for (const markdown::Piece* piece : markup) {
    const std::string_view key = markup_key(*piece);
    if (count_key(markup, key) > count_key(others, key) && count_key(more, key) == 0) more.push_back(piece);
  }
  return more;
}

std::string described(const markdown::Piece& piece) {
  switch (piece.kind) {
    case Kind::code_span:
      return fmt::format("code font: {}", piece.text);
    case Kind::bold_begin:
      return "bold";
    case Kind::link_end:
      return fmt::format("a link to {}", piece.text.substr(1));
    default:
      return fmt::format("'{}'", piece.text);
  }
}

/// What opens and closes a quotation or a bracket.
constexpr std::array<std::pair<std::string_view, std::string_view>, 14> wrappings{{
    {"\"", "\""},
    {"“", "”"},
    {"„", "“"},
    {"”", "”"},
    {"«", "»"},
    {"「", "」"},
    {"『", "』"},
    {"[", "]"},
    {"(", ")"},
    {"（", "）"},
    {"【", "】"},
    {"［", "］"},
    {"'", "'"},
    {"‘", "’"},
}};

/// What stands in quotes or brackets if these stand around the whole text, or empty.
std::string_view wrapped_in(std::string_view text) {
  for (const auto& [open, close] : wrappings) {
    if (text.size() <= open.size() + close.size() || !text.starts_with(open) || !text.ends_with(close)) continue;
    const std::string_view inner = text.substr(open.size(), text.size() - open.size() - close.size());
    if (inner.find(close) == std::string_view::npos && inner.find(open) == std::string_view::npos) return inner;
  }
  return {};
}

void check_wrapping(const CheckedSegment& segment, Findings& findings) {
  const std::string_view target = trimmed(segment.target.value());
  const std::string_view inner = wrapped_in(target);
  if (inner.empty() || !wrapped_in(trimmed(segment.source.value())).empty()) return;
  Diagnostic& finding =
      findings.report(code::markup_added, segment, target, fmt::format("quotes or brackets stand around '{}'", target),
                      "the source has none: delete them");
  add_fix(finding, segment, target, inner, Fix::Trust::certain);
}

bool is_plain(const CheckedSegment& segment) {
  return segment.source.pieces.size() < 2 && segment.target.pieces.size() < 2 && markup_of(segment.source).empty() &&
         markup_of(segment.target).empty();
}

}  // namespace

void markup_added(const CheckedSegment& segment, const RuleScope&, Findings& findings) {
  if (segment.kind == UnitKind::name) return;
  check_wrapping(segment, findings);
  if (is_plain(segment)) return;
  for (const markdown::Piece* piece : surplus(markup_of(segment.target), markup_of(segment.source))) {
    Diagnostic& finding = findings.report(code::markup_added, segment, piece->text,
                                          fmt::format("the target has {}, the source has not", described(*piece)),
                                          "delete the markup and keep the words");
    const bool is_whole = piece->kind == Kind::code_span && trimmed(segment.target.value()) == piece->text;
    if (is_whole) finding.help = "delete the backticks and translate the words";
  }
}

void markup_removed(const CheckedSegment& segment, const RuleScope&, Findings& findings) {
  if (segment.kind == UnitKind::name || is_plain(segment) || segment.target.value().empty()) return;
  for (const markdown::Piece* piece : surplus(markup_of(segment.source), markup_of(segment.target))) {
    findings.report(code::markup_removed, segment, segment.target.value(),
                    fmt::format("the target has lost {}", described(*piece)), "mark up the same words as the source");
  }
}

}  // namespace evdoc::check
