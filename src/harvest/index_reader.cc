#include "harvest/index_reader.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "harvest/body_reader.h"
#include "harvest/most_frequent.h"
#include "markdown/inline.h"
#include "markdown/unit_id.h"

namespace evdoc {

namespace {

using markdown::PageLine;
using Kind = PageLine::Kind;
using Lines = std::span<const PageLine>;

/// The path in "](path)".
std::string_view path_of(std::string_view link_end) {
  return link_end.substr(2, link_end.size() - 3);
}

class IndexReader {
 public:
  IndexReader(const markdown::ScannedPage& scanned, const markdown::ScannedPage* english, Arena& arena,
              Diagnostics& diagnostics)
      : body_(scanned, english, "a table of events", arena, diagnostics), diagnostics_(diagnostics) {}

  std::optional<PublishedPage> read() {
    page_.page = index_page;
    if (!body_.read_head()) return std::nullopt;
    const PageOutline& outline = body_.outline();
    page_.text.description.emplace();
    page_.text.details.emplace();
    if (std::ranges::any_of(outline.intro, is_index_row)) {
      page_.text.intro = read_table_and_prose("intro", outline.intro, {});
    } else {
      page_.text.intro = body_.read_blocks("intro", outline.intro, {});
    }
    for (const PageSection& section : outline.sections) read_section(section);
    page_.text.folder = most_frequent_folder();
    body_.read_front_matter();
    sort_rows(page_, diagnostics_);
    return std::move(page_);
  }

 private:
  void read_section(const PageSection& section) {
    if (!page_.text.rows.empty() || std::ranges::none_of(section.lines, is_index_row))
      return body_.report_part(*section.heading, "this section");
    body_.read_label(index_heading_label, section.heading->texts.front());
    page_.text.description = read_table_and_prose("description", section.lines, " ");
  }

  /// The prose before the table; what stands behind it are the details.
  std::vector<Block> read_table_and_prose(std::string_view id, Lines lines, std::string_view indent) {
    const auto is_table = [](const PageLine& line) { return line.kind == Kind::row || line.kind == Kind::ruler; };
    const auto first = std::ranges::find_if(lines, is_table);
    const auto end = std::ranges::find_if_not(Lines(first, lines.end()), is_table);
    std::vector<Block> prose = body_.read_blocks(id, Lines(lines.begin(), first), indent);
    read_table(Lines(first, end));
    page_.text.details = body_.read_blocks("details", Lines(end, lines.end()), " ");
    return prose;
  }

  void read_table(Lines lines) {
    bool is_head = true;
    for (const PageLine& line : lines) {
      if (line.kind == Kind::ruler) {
        is_head = false;
      } else if (line.texts.size() != index_labels.size() || (!is_head && !is_index_row(line))) {
        body_.report_part(line, "a row that does not begin with a link to an event's page and has four cells");
      } else if (is_head) {
        for (std::size_t i = 0; i < index_labels.size(); ++i) body_.read_label(index_labels[i], line.texts[i]);
      } else {
        read_row(line);
      }
    }
  }

  void read_row(const PageLine& line) {
    RowText row;
    row.event = *event_of_index_row(line);
    row.span = line.span;
    const std::size_t number = ++row_counts_[row.event];
    const auto cell = [&](std::size_t index, std::string_view part, TextWording wording) {
      const std::string id = markdown::row_unit_id(fmt::to_string(row.event), number, part);
      return body_.texts().read(id, line.texts[index], wording, TextPlace::cell);
    };
    const Text title = cell(0, "title", TextWording::identifier);
    const markdown::Link link = markdown::split_link(title.value);
    row.title = Text{link.text, title.span};
    row.level = cell(1, "level", TextWording::prose);
    row.message = cell(2, "message", TextWording::prose);
    row.keywords = cell(3, "keywords", TextWording::identifier);
    ++folders_[folder_of(path_of(link.after))];
    page_.text.rows.push_back(row);
  }

  Text most_frequent_folder() const {
    const auto most = most_frequent(folders_);
    return most != folders_.end() ? Text{most->first, page_.text.rows.front().span} : Text{};
  }

  BodyReader body_;
  PublishedPage& page_ = body_.page();
  Diagnostics& diagnostics_;
  std::map<uint16_t, std::size_t> row_counts_;
  std::map<std::string_view, std::size_t> folders_;
};

}  // namespace

std::optional<PublishedPage> read_index_page(const markdown::ScannedPage& page, const markdown::ScannedPage* english,
                                             Arena& arena, Diagnostics& diagnostics) {
  return IndexReader(page, english, arena, diagnostics).read();
}

}  // namespace evdoc
