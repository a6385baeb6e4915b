#include "harvest/page_reader.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>

#include <fmt/format.h>

#include "harvest/body_reader.h"
#include "harvest/codes.h"
#include "markdown/inline.h"
#include "markdown/pair.h"
#include "markdown/slug.h"
#include "markdown/unit_id.h"

namespace evdoc {

namespace {

using markdown::InlineText;
using markdown::PageLine;
using Kind = PageLine::Kind;

/// "4031-dispatchsessionfailed" of a path; no symbol has a dot, so "4031-failed.de-DE.md" is named after "failed".
std::string_view file_stem(std::string_view path) {
  const std::string_view name = file_name(path);
  return name.substr(0, name.find('.'));
}

bool is_symbol(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  });
}

/// "DispatchSessionFailed" of "4031 - DispatchSessionFailed" and of "4031- DispatchSessionFailed".
std::string_view symbol_of(std::string_view title) {
  const std::string_view rest = title.substr(std::min(title.find_first_not_of("0123456789"), title.size()));
  const std::size_t begin = rest.find_first_not_of(" -");
  return begin == std::string_view::npos || begin == 0 ? std::string_view() : markdown::trimmed(rest.substr(begin));
}

class EventPageReader {
 public:
  EventPageReader(const markdown::ScannedPage& scanned, const markdown::ScannedPage* english, Arena& arena,
                  Diagnostics& diagnostics)
      : body_(scanned, english, "an event's page", arena, diagnostics),
        rows_(*property_rows(body_.outline())),
        diagnostics_(diagnostics) {}

  std::optional<PublishedPage> read() {
    if (!body_.read_head()) return std::nullopt;
    page_.text.intro = body_.read_blocks("intro", body_.outline().intro, {});
    read_properties();
    read_sections();
    body_.read_front_matter();
    if (!read_identity()) return std::nullopt;
    return std::move(page_);
  }

 private:
  /// The file name says which event's page it is, else the title, else the first property.
  bool read_identity() {
    const std::string_view stem = file_stem(page_.original->path());
    const std::string_view title = page_.text.title->value;
    for (const std::string_view text : {stem, title, markdown::trimmed(page_.text.id->value)}) {
      const std::optional<uint16_t> id = leading_event_id(text);
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

  void read_properties() {
    body_.read_label(properties_label, body_.outline().sections.front().heading->texts.front());
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      const PageLine& row = *rows_[i];
      body_.read_label(property_labels[i], row.texts[0]);
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
    for (std::size_t i = 1; i < body_.outline().sections.size(); ++i) read_section(body_.outline().sections[i], i);
  }

  /// A section is known by its English heading; one with a word of its own, by its place.
  void read_section(const PageSection& section, std::size_t place) {
    static constexpr std::array<TemplateLabel, 3> labels{description_label, message_label, details_label};
    const std::string name = markdown::slug(section.heading->texts.front().source());
    const auto* label = std::ranges::find(labels, name, &TemplateLabel::id);
    if (label == labels.end() && place <= labels.size() && body_.outline().sections.size() == labels.size() + 1) {
      label = &labels[place - 1];
    }
    if (label == labels.end() || !seen_.insert(label->id).second)
      return body_.report_part(*section.heading, "this section");
    body_.read_label(*label, section.heading->texts.front());
    if (label->id == description_label.id)
      page_.text.description = body_.read_blocks("description", section.lines, " ");
    if (label->id == message_label.id) read_message(section);
    if (label->id == details_label.id) read_details(section);
  }

  void read_message(const PageSection& section) {
    bool has_text = false;
    for (const PageLine& line : section.lines) {
      if (line.kind == Kind::blank) continue;
      if (line.kind != Kind::text || has_text)
        return body_.report_part(line, "more than a line of text in the message");
      page_.text.message = texts_.read("message", line.texts.front(), TextWording::prose, TextPlace::line,
                                       without_indent(line.lead, " "));
      has_text = true;
    }
  }

  void read_details(const PageSection& section) {
    const auto first_row = std::ranges::find_if(
        section.lines, [](const PageLine& line) { return line.kind == Kind::row || line.kind == Kind::ruler; });
    const auto prose_length = static_cast<std::size_t>(first_row - section.lines.begin());
    page_.text.details = body_.read_blocks("details", section.lines.first(prose_length), " ");
    bool is_head = true;
    for (const PageLine& line : section.lines.subspan(prose_length)) {
      if (line.kind == Kind::ruler) {
        is_head = false;
      } else if (line.kind != Kind::row || line.texts.size() != item_labels.size()) {
        if (line.kind != Kind::blank) body_.report_part(line, "not a row of three cells in the table of data items");
      } else if (is_head) {
        for (std::size_t i = 0; i < item_labels.size(); ++i) body_.read_label(item_labels[i], line.texts[i]);
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

  BodyReader body_;
  PublishedPage& page_ = body_.page();
  TextReader& texts_ = body_.texts();
  PropertyRows rows_;
  Diagnostics& diagnostics_;
  std::set<std::string_view> seen_;  // ids of the labels of sections
};

}  // namespace

std::optional<PublishedPage> read_event_page(const markdown::ScannedPage& page, const markdown::ScannedPage* english,
                                             Arena& arena, Diagnostics& diagnostics) {
  return EventPageReader(page, english, arena, diagnostics).read();
}

}  // namespace evdoc
