#include "harvest/page_reader.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>
#include <string>

#include <fmt/format.h>

#include "harvest/codes.h"
#include "harvest/front_matter_reader.h"
#include "harvest/page_shape.h"
#include "harvest/template_labels.h"
#include "harvest/text_reader.h"
#include "markdown/pair.h"
#include "markdown/slug.h"
#include "markdown/unit_id.h"

namespace evdoc {

namespace {

using markdown::InlineText;
using markdown::PageLine;
using Kind = PageLine::Kind;

std::optional<uint16_t> event_id(std::string_view digits) {
  uint16_t id = 0;
  const auto result = std::from_chars(digits.data(), digits.data() + digits.size(), id);
  if (digits.empty() || result.ec != std::errc() || result.ptr != digits.data() + digits.size()) return std::nullopt;
  return id;
}

std::string_view leading_digits(std::string_view text) {
  return text.substr(0, std::min(text.find_first_not_of("0123456789"), text.size()));
}

/// "4031-dispatchsessionfailed" of a path.
std::string_view file_stem(std::string_view path) {
  const std::string_view name = file_name(path);
  return name.substr(0, name.rfind('.'));
}

bool is_symbol(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  });
}

/// "DispatchSessionFailed" of "4031 - DispatchSessionFailed" and of "4031- DispatchSessionFailed".
std::string_view symbol_of(std::string_view title) {
  const std::string_view rest = title.substr(leading_digits(title).size());
  const std::size_t begin = rest.find_first_not_of(" -");
  return begin == std::string_view::npos || begin == 0 ? std::string_view() : trimmed(rest.substr(begin));
}

class EventPageReader {
 public:
  EventPageReader(const markdown::ScannedPage& scanned, const markdown::ScannedPage* english, Arena& arena,
                  Diagnostics& diagnostics)
      : outline_(outline_page(scanned)),
        rows_(*property_rows(outline_)),
        english_(english),
        arena_(arena),
        diagnostics_(diagnostics),
        texts_(page_, arena, diagnostics) {
    page_.scanned = &scanned;
    page_.original = scanned.source;
  }

  std::optional<PublishedPage> read() {
    page_.edition = edition();
    if (!read_handoff(page_, diagnostics_)) return std::nullopt;
    read_form();
    page_.text.title = texts_.read("title", outline_.title->texts.front(), TextWording::identifier, TextPlace::line);
    page_.text.intro = read_blocks("intro", outline_.intro, {});
    read_properties();
    read_sections();
    read_fields(english_                           ? english_
                : page_.edition == Edition::source ? page_.scanned
                                                   : nullptr,
                page_, arena_, diagnostics_);
    if (!read_identity()) return std::nullopt;
    return std::move(page_);
  }

 private:
  Edition edition() const {
    if (!english_ && page_.scanned->first_pair()) return Edition::bilingual;
    return has_handoff(*page_.scanned) ? Edition::localized : Edition::source;
  }

  void read_form() {
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

  /// The file name says which event's page it is, else the title, else the first property.
  bool read_identity() {
    const std::string_view stem = file_stem(page_.original->path());
    const std::string_view title = page_.text.title->value;
    for (const std::string_view text : {leading_digits(stem), leading_digits(title), trimmed(page_.text.id->value)}) {
      const std::optional<uint16_t> id = event_id(text);
      if (!id) continue;
      page_.event = *id;
      page_.symbol = symbol(stem, title);
      return true;
    }
    diagnostics_.report(code::page_event_unknown, page_.text.id->span, "no event id is found for the page",
                        "begin the page's title with the event id");
    return false;
  }

  /// The title's symbol, unless the file is named after another: then that, for the page keeps its path.
  static std::string_view symbol(std::string_view stem, std::string_view title) {
    const std::string_view in_title = symbol_of(title);
    const std::string_view in_path = symbol_of(stem);
    const bool names_page = is_symbol(in_title) && markdown::slug(in_title) == in_path;
    return names_page || in_path.empty() ? in_title : in_path;
  }

  void read_label(const TemplateLabel& label, const InlineText& text) {
    const Text english = texts_.read(markdown::label_unit_id(label.id), text, TextWording::prose, TextPlace::line);
    if (english.value != label.text) page_.text.labels.push_back({{label.id, {}}, english});
  }

  void read_properties() {
    read_label(properties_label, outline_.sections.front().heading->texts.front());
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      const PageLine& row = *rows_[i];
      read_label(property_labels[i], row.texts[0]);
      read_property(i, row.texts[1]);
    }
  }

  void read_property(std::size_t index, const InlineText& cell) {
    const std::string_view id = property_labels[index].id;
    std::optional<Text>* const parts[] = {&page_.text.id, &page_.text.keywords, &page_.text.level, &page_.text.channel};
    const bool is_level = parts[index] == &page_.text.level;
    const bool is_id = parts[index] == &page_.text.id;
    *parts[index] = texts_.read(id, cell, is_level ? TextWording::prose : TextWording::identifier,
                                is_id ? TextPlace::line : TextPlace::cell);
  }

  void read_sections() {
    page_.text.message = Text{};
    page_.text.description.emplace();
    page_.text.details.emplace();
    page_.text.items.emplace();
    for (std::size_t i = 1; i < outline_.sections.size(); ++i) read_section(outline_.sections[i], i);
  }

  /// A section is known by its English heading; one with a word of its own, by its place.
  void read_section(const PageSection& section, std::size_t place) {
    static constexpr std::array<TemplateLabel, 3> labels{description_label, message_label, details_label};
    const std::string name = markdown::slug(section.heading->texts.front().source());
    const auto* label = std::ranges::find(labels, name, &TemplateLabel::id);
    if (label == labels.end() && place <= labels.size() && outline_.sections.size() == labels.size() + 1) {
      label = &labels[place - 1];
    }
    if (label == labels.end() || !seen_.insert(label->id).second) return report_part(*section.heading, "this section");
    read_label(*label, section.heading->texts.front());
    if (label->id == description_label.id) page_.text.description = read_blocks("description", section.lines, " ");
    if (label->id == message_label.id) read_message(section);
    if (label->id == details_label.id) read_details(section);
  }

  void read_message(const PageSection& section) {
    bool has_text = false;
    for (const PageLine& line : section.lines) {
      if (line.kind == Kind::blank) continue;
      if (line.kind != Kind::text || has_text) return report_part(line, "more than a line of text in the message");
      page_.text.message = texts_.read("message", line.texts.front(), TextWording::prose, TextPlace::line,
                                       without_indent(line.lead, " "));
      has_text = true;
    }
  }

  void read_details(const PageSection& section) {
    const auto first_row = std::ranges::find_if(
        section.lines, [](const PageLine& line) { return line.kind == Kind::row || line.kind == Kind::ruler; });
    const auto prose_length = static_cast<std::size_t>(first_row - section.lines.begin());
    page_.text.details = read_blocks("details", section.lines.first(prose_length), " ");
    bool is_head = true;
    for (const PageLine& line : section.lines.subspan(prose_length)) {
      if (line.kind == Kind::ruler) {
        is_head = false;
      } else if (line.kind != Kind::row || line.texts.size() != item_labels.size()) {
        if (line.kind != Kind::blank) report_part(line, "not a row of three cells in the table of data items");
      } else if (is_head) {
        for (std::size_t i = 0; i < item_labels.size(); ++i) read_label(item_labels[i], line.texts[i]);
      } else {
        read_item(line);
      }
    }
  }

  void read_item(const PageLine& row) {
    const std::string name = markdown::text_of_cell(row.texts[0].source());
    const auto cell = [&](std::size_t index, std::string_view part, TextWording wording) {
      return texts_.read(markdown::data_item_unit_id(name, part), row.texts[index], wording, TextPlace::cell);
    };
    DataItemDoc item;
    item.name = cell(0, "name", TextWording::identifier);
    item.type = cell(1, "type", TextWording::identifier);
    item.description = cell(2, "description", TextWording::prose);
    page_.text.items->push_back(item);
  }

  /// The blocks of a section whose paragraphs begin with `indent`.
  std::vector<Block> read_blocks(std::string_view section, std::span<const PageLine> lines, std::string_view indent) {
    std::vector<Block> blocks;
    for (std::size_t at = 0; at < lines.size();) {
      const PageLine& line = lines[at];
      const std::string id = markdown::block_unit_id(section, blocks.size() + 1);
      switch (line.kind) {
        case Kind::blank:
          ++at;
          break;
        case Kind::text:
          blocks.emplace_back().text = texts_.read(id, line.texts.front(), TextWording::prose, TextPlace::line,
                                                   without_indent(line.lead, indent));
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

  static Block block_of(Block::Kind kind, Text label) {
    Block block;
    block.kind = kind;
    block.label = label;
    return block;
  }

  Block read_alert(const std::string& id, std::span<const PageLine> lines, std::size_t& at) {
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

  Block read_list(const std::string& id, std::span<const PageLine> lines, std::size_t& at) {
    Block block = block_of(Block::Kind::list, {});
    for (; at < lines.size() && lines[at].kind == Kind::item; ++at) {
      block.items.push_back(texts_.read(markdown::list_item_unit_id(id, block.items.size() + 1),
                                        lines[at].texts.front(), TextWording::prose, TextPlace::line,
                                        without_indent(lines[at].lead, "- ")));
    }
    return block;
  }

  Block read_code(std::span<const PageLine> lines, std::size_t& at) {
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

  /// The blanks that a page has before a text beyond those that the template writes.
  static std::string_view without_indent(std::string_view lead, std::string_view indent) {
    return lead.starts_with(indent) ? lead.substr(indent.size()) : std::string_view();
  }

  void report_part(const PageLine& line, std::string_view what) {
    diagnostics_.report(code::page_part_unknown, line.span, fmt::format("an event's page has no place for {}", what),
                        "move its text into a section that has a place for it");
  }

  PublishedPage page_;
  PageOutline outline_;
  PropertyRows rows_;
  const markdown::ScannedPage* english_;
  Arena& arena_;
  Diagnostics& diagnostics_;
  TextReader texts_;
  std::set<std::string_view> seen_;  // ids of the labels of sections
};

}  // namespace

std::optional<PublishedPage> read_event_page(const markdown::ScannedPage& page, Arena& arena,
                                             Diagnostics& diagnostics) {
  return EventPageReader(page, nullptr, arena, diagnostics).read();
}

std::optional<PublishedPage> read_joined_page(const markdown::ScannedPage& joined, const markdown::ScannedPage& english,
                                              Arena& arena, Diagnostics& diagnostics) {
  return EventPageReader(joined, &english, arena, diagnostics).read();
}

}  // namespace evdoc
