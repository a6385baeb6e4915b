#include "harvest/body_reader.h"

#include <fmt/format.h>

#include "harvest/codes.h"
#include "harvest/front_matter_reader.h"
#include "markdown/inline.h"
#include "markdown/slug.h"
#include "markdown/unit_id.h"

namespace evdoc {

namespace {

using markdown::InlineText;
using markdown::PageLine;
using Kind = PageLine::Kind;

Block block_of(Block::Kind kind, Text label) {
  Block block;
  block.kind = kind;
  block.label = label;
  return block;
}

}  // namespace

std::string_view without_indent(std::string_view lead, std::string_view indent) {
  return lead.starts_with(indent) ? lead.substr(indent.size()) : std::string_view();
}

BodyReader::BodyReader(const markdown::ScannedPage& scanned, const markdown::ScannedPage* english,
                       std::string_view kind, Arena& arena, Diagnostics& diagnostics)
    : outline_(outline_page(scanned)),
      english_(english),
      kind_(kind),
      arena_(arena),
      diagnostics_(diagnostics),
      texts_(page_, arena, diagnostics) {
  page_.scanned = &scanned;
  page_.original = scanned.source;
}

bool BodyReader::read_head() {
  page_.edition = edition();
  if (!read_handoff(page_, diagnostics_)) return false;
  read_form();
  page_.text.title = texts_.read("title", outline_.title->texts.front(), TextWording::identifier, TextPlace::line);
  check_anchors();
  return true;
}

/// Translated pages keep the anchors of the English headings.
void BodyReader::check_anchors() {
  for (const PageLine& line : page_.scanned->lines) {
    if (line.anchor.empty()) continue;
    const std::string slug = markdown::slug(markdown::trimmed(line.texts.front().source()));
    if (slug == line.anchor.value) continue;
    diagnostics_.report(code::anchor_differs, line.anchor.span,
                        fmt::format("the heading's anchor is '{}' and is made as '{}'", line.anchor.value, slug),
                        "write the anchor that the English heading gives, or mend the heading");
  }
}

Edition BodyReader::edition() const {
  if (!english_ && page_.scanned->first_pair()) return Edition::bilingual;
  return has_handoff(*page_.scanned) ? Edition::localized : Edition::source;
}

void BodyReader::read_form() {
  const auto& lines = page_.scanned->lines;
  const auto behind_title = static_cast<std::size_t>(outline_.title - lines.data()) + 1;
  page_.blank_after_headings = behind_title < lines.size() && lines[behind_title].span.size() == 0;
  switch (page_.scanned->line_ends) {
    case markdown::PageLineEnds::crlf:
      page_.line_ends = LineEnds::crlf;
      break;
    case markdown::PageLineEnds::crlf_front_matter:
      page_.line_ends = LineEnds::crlf_front_matter;
      break;
    default:
      page_.line_ends = LineEnds::lf;
  }
}

void BodyReader::read_label(const TemplateLabel& label, const InlineText& text) {
  const Text english = texts_.read(markdown::label_unit_id(label.id), text, TextWording::prose, TextPlace::line);
  if (english.value != label.text) page_.text.labels.push_back({{label.id, {}}, english});
}

void BodyReader::read_front_matter() {
  const markdown::ScannedPage* own = page_.edition == Edition::source ? page_.scanned : nullptr;
  read_fields(english_ ? english_ : own, page_, arena_, diagnostics_);
}

std::vector<Block> BodyReader::read_blocks(std::string_view section, std::span<const PageLine> lines,
                                           std::string_view indent) {
  std::vector<Block> blocks;
  for (std::size_t at = 0; at < lines.size();) {
    const PageLine& line = lines[at];
    const std::string id = markdown::block_unit_id(section, blocks.size() + 1);
    switch (line.kind) {
      case Kind::blank:
        ++at;
        break;
      case Kind::text:
        blocks.emplace_back().text =
            texts_.read(id, line.texts.front(), TextWording::prose, TextPlace::line, without_indent(line.lead, indent));
        ++at;
        break;
      case Kind::alert:
        blocks.push_back(read_alert(id, lines, at));
        break;
      case Kind::item:
        blocks.push_back(read_list(id, lines, at));
        break;
      case Kind::fence:
        blocks.push_back(read_code(lines, at));
        break;
      default:
        report_part(line, line.kind == Kind::row ? "a table" : line.kind == Kind::quote ? "a quote" : "a heading");
        while (at < lines.size() && lines[at].kind != Kind::blank) ++at;
    }
  }
  return blocks;
}

Block BodyReader::read_alert(const std::string& id, std::span<const PageLine> lines, std::size_t& at) {
  Block block = block_of(Block::Kind::alert, lines[at++].label);
  bool has_text = false;
  for (; at < lines.size() && lines[at].kind == Kind::quote; ++at) {
    if (has_text) {
      report_part(lines[at], "a second line of a note");
      continue;
    }
    has_text = true;
    block.text = texts_.read(id, lines[at].texts.front(), TextWording::prose, TextPlace::line,
                             without_indent(lines[at].lead, "> "));
  }
  return block;
}

Block BodyReader::read_list(const std::string& id, std::span<const PageLine> lines, std::size_t& at) {
  Block block = block_of(Block::Kind::list, {});
  for (; at < lines.size() && lines[at].kind == Kind::item; ++at) {
    block.items.push_back(texts_.read(markdown::list_item_unit_id(id, block.items.size() + 1), lines[at].texts.front(),
                                      TextWording::prose, TextPlace::line, without_indent(lines[at].lead, "- ")));
  }
  return block;
}

Block BodyReader::read_code(std::span<const PageLine> lines, std::size_t& at) {
  Block block = block_of(Block::Kind::code, lines[at].label);
  std::string code;
  const Span opening = lines[at++].span;
  for (; at < lines.size() && lines[at].kind == Kind::code; ++at) {
    if (!code.empty()) code += '\n';
    code += lines[at].span.text();
  }
  if (at < lines.size() && lines[at].kind == Kind::fence) ++at;
  block.text = {arena_.copy(code), opening};
  return block;
}

void BodyReader::report_part(const PageLine& line, std::string_view what) {
  diagnostics_.report(code::page_part_unknown, line.span, fmt::format("{} has no place for {}", kind_, what),
                      "move its text into a section that has a place for it");
}

}  // namespace evdoc
