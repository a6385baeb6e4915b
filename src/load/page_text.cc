#include "load/page_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>
#include <unordered_map>
#include <vector>

#include "load/codes.h"
#include "load/prose.h"
#include "load/xml_checks.h"
#include "model/event_docs_names.h"

namespace evdoc {

namespace {

using xml::Element;

constexpr std::array<std::string_view, 4> block_names{"p", "alert", "list", "code"};
constexpr std::array<std::string_view, 5> alert_kinds{"NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"};

using Names = std::span<const std::string_view>;

void check_attributes(const Element& element, Names known, Diagnostics& diagnostics) {
  xml::check_attributes(element, known, Severity::error, diagnostics);
}

template <class Row, std::size_t count>
constexpr std::array<std::string_view, count> names_of(const std::array<Row, count>& table) {
  std::array<std::string_view, count> names;
  for (std::size_t i = 0; i < count; ++i) names[i] = table[i].name;
  return names;
}

/// Reports text, unless it is blank, in an element that holds only elements.
void check_blank(const Element& element, Diagnostics& diagnostics) {
  if (!element.has_words()) return;
  for (const xml::Content& text : element.contents()) {
    if (!text.has_words()) continue;
    diagnostics.report(code::unexpected_text, xml::trimmed(text.text()).span,
                       fmt::format("there is text in '<{}>', which holds only elements", element.name()),
                       "put it into an element, or delete it");
  }
}

/// Besides lines and sections: one, and those of which there may be many.
constexpr std::string_view items_name = "items";
constexpr std::array<std::string_view, 3> list_names{"label", "row", "entry"};

class Reader {
 public:
  Reader(Arena& arena, Diagnostics& diagnostics) : arena_(arena), diagnostics_(diagnostics) {}

  /// `others` are the elements in it that somebody else reads.
  void read(const Element& element, Names others, PageText& page) {
    const Parts parts = find_parts(element, others);
    for (std::size_t i = 0; i < page_text_lines.size(); ++i) {
      if (parts.lines[i]) page.*page_text_lines[i].place = read_text(parts.lines[i], {});
    }
    for (std::size_t i = 0; i < page_text_sections.size(); ++i) {
      if (parts.sections[i]) page.*page_text_sections[i].place = read_blocks(parts.sections[i]);
    }
    if (parts.items) page.items = read_items(parts.items);
    if (parts.has_lists) read_lists(element, page);
  }

 private:
  /// What a page's text has at most once; empty: it does not have it.
  struct Parts {
    std::array<Element, page_text_lines.size()> lines;
    std::array<Element, page_text_sections.size()> sections;
    Element items;
    bool has_lists = false;  ///< any of `list_names`

    /// Null: there is no such part.
    Element* find(std::string_view name) {
      const auto line = std::ranges::find(page_text_lines, name, &PageTextLine::name);
      if (line != page_text_lines.end()) return &lines[static_cast<std::size_t>(line - page_text_lines.begin())];
      const auto section = std::ranges::find(page_text_sections, name, &PageTextSection::name);
      if (section != page_text_sections.end())
        return &sections[static_cast<std::size_t>(section - page_text_sections.begin())];
      return name == items_name ? &items : nullptr;
    }
  };

  /// Reports what does not belong there.
  Parts find_parts(const Element& element, Names others) {
    check_blank(element, diagnostics_);
    Parts parts;
    for (const Element& child : element.children()) {
      const std::string_view name = child.name();
      if (xml::is_in(others, name)) continue;
      if (Element* const part = parts.find(name)) {
        keep_first(*part, child, element);
      } else if (xml::is_in(list_names, name)) {
        parts.has_lists = true;
      } else {
        xml::report_unknown(child, element.name(), known_names(others), Severity::error, diagnostics_);
      }
    }
    return parts;
  }

  void read_lists(const Element& element, PageText& page) {
    page.labels = read_labels(element);
    for (const Element& row : element.children("row")) page.rows.push_back(read_row(row));
    if (element.child("entry")) page.entries = read_entries(element);
  }

  static std::vector<std::string_view> known_names(Names others) {
    std::vector<std::string_view> known(others.begin(), others.end());
    for (const PageTextLine& line : page_text_lines) known.push_back(line.name);
    for (const PageTextSection& section : page_text_sections) known.push_back(section.name);
    known.push_back(items_name);
    known.insert(known.end(), list_names.begin(), list_names.end());
    return known;
  }

  /// The child of this name; more of them are reported.
  Element only_child(const Element& element, std::string_view name) {
    Element first;
    for (const Element& child : element.children(name)) keep_first(first, child, element);
    return first;
  }

  void keep_first(Element& first, const Element& child, const Element& parent) {
    if (!first) {
      first = child;
      return;
    }
    diagnostics_
        .report(code::duplicate_element, child.span(),
                fmt::format("'<{}>' has a '<{}>' already", parent.name(), child.name()), "delete one of them")
        .note(first.span(), "the first is here");
  }

  Text read_text(const Element& element, Names attributes) {
    check_attributes(element, attributes, diagnostics_);
    check_text_only(element, diagnostics_);
    return prose_of(element, arena_);
  }

  std::vector<Block> read_blocks(const Element& element) {
    check_attributes(element, {}, diagnostics_);
    check_children(element, block_names, diagnostics_);
    std::vector<Block> blocks;
    for (const Element& child : element.children()) {
      if (xml::is_in(block_names, child.name())) blocks.push_back(read_block(child));
    }
    return blocks;
  }

  Block read_block(const Element& element) {
    const std::string_view name = element.name();
    if (name == "alert") return read_alert(element);
    if (name == "list") return read_list(element);
    if (name == "code") return read_code(element);
    Block block;
    block.text = read_text(element, {});
    return block;
  }

  Block read_alert(const Element& element) {
    constexpr std::array<std::string_view, 1> attributes{"kind"};
    Block block;
    block.kind = Block::Kind::alert;
    block.label = xml::required(element, "kind", diagnostics_);
    if (!block.label.empty()) xml::choice(element, "kind", alert_kinds, diagnostics_);
    block.text = read_text(element, attributes);
    return block;
  }

  Block read_list(const Element& element) {
    constexpr std::array<std::string_view, 1> children{"item"};
    check_attributes(element, {}, diagnostics_);
    check_children(element, children, diagnostics_);
    Block block;
    block.kind = Block::Kind::list;
    for (const Element& item : element.children("item")) block.items.push_back(read_text(item, {}));
    return block;
  }

  Block read_code(const Element& element) {
    constexpr std::array<std::string_view, 1> attributes{"language"};
    check_attributes(element, attributes, diagnostics_);
    check_text_only(element, diagnostics_);
    Block block;
    block.kind = Block::Kind::code;
    block.label = element.attribute("language").value();
    block.text = code_of(element);
    return block;
  }

  std::vector<DataItemDoc> read_items(const Element& element) {
    constexpr std::array<std::string_view, 1> children{"item"};
    constexpr std::array<std::string_view, 2> attributes{"name", "type"};
    check_attributes(element, {}, diagnostics_);
    check_children(element, children, diagnostics_);
    std::vector<DataItemDoc> items;
    for (const Element& item : element.children("item")) {
      const Text name = xml::required(item, "name", diagnostics_);
      items.push_back({name, item.attribute("type").value(), read_text(item, attributes)});
    }
    return items;
  }

  std::vector<LabelText> read_labels(const Element& element) {
    constexpr std::array<std::string_view, 1> attributes{"id"};
    std::vector<LabelText> labels;
    std::unordered_map<std::string_view, Span> places;
    for (const Element& label : element.children("label")) {
      const Text id = xml::required(label, "id", diagnostics_);
      const auto [first, is_new] = places.try_emplace(id.value, id.span);
      if (!is_new && !id.empty()) xml::report_duplicate("label", id, first->second, diagnostics_);
      labels.push_back({id, read_text(label, attributes)});
    }
    return labels;
  }

  RowText read_row(const Element& element) {
    constexpr std::array<std::string_view, 2> attributes{"event", "listed"};
    check_attributes(element, attributes, diagnostics_);
    check_children(element, names_of(row_text_lines), diagnostics_);
    RowText row;
    const auto event = xml::required_number(element, "event", std::numeric_limits<uint16_t>::max(), diagnostics_);
    row.event = static_cast<uint16_t>(event.value_or(0));
    row.is_listed = xml::boolean(element, "listed", diagnostics_);
    row.span = element.span();
    for (const RowTextLine& line : row_text_lines) {
      if (const Element child = only_child(element, line.name)) row.*line.place = read_text(child, {});
    }
    return row;
  }

  std::vector<TocEntry> read_entries(const Element& element) {
    std::vector<TocEntry> entries;
    for (const Element& child : element.children("entry")) entries.push_back(read_entry(child));
    return entries;
  }

  TocEntry read_entry(const Element& element) {
    constexpr std::array<std::string_view, 2> attributes{"name", "path"};
    constexpr std::array<std::string_view, 2> children{"entry", "events"};
    check_attributes(element, attributes, diagnostics_);
    check_children(element, children, diagnostics_);
    TocEntry entry;
    entry.name = element.attribute("name").value();
    entry.path = element.attribute("path").value();
    if (const Element events = only_child(element, "events")) {
      check_empty(events, diagnostics_);
      entry.lists_events = true;
    }
    entry.entries = read_entries(element);
    return entry;
  }

  Arena& arena_;
  Diagnostics& diagnostics_;
};

}  // namespace

bool has_page_text(const Element& element, Names others) {
  if (element.has_words()) return true;
  for (const Element& child : element.children()) {
    if (!xml::is_in(others, child.name())) return true;
  }
  return false;
}

void read_page_text(const Element& element, Names others, PageText& page, Arena& arena, Diagnostics& diagnostics) {
  Reader(arena, diagnostics).read(element, others, page);
}

void check_children(const Element& element, Names known, Diagnostics& diagnostics) {
  check_blank(element, diagnostics);
  for (const Element& child : element.children()) {
    if (xml::is_in(known, child.name())) continue;
    xml::report_unknown(child, element.name(), known, Severity::error, diagnostics);
  }
}

void check_text_only(const Element& element, Diagnostics& diagnostics) {
  for (const Element& child : element.children()) {
    xml::report_unknown(child, element.name(), {}, Severity::error, diagnostics);
  }
}

void check_empty(const Element& element, Diagnostics& diagnostics) {
  check_attributes(element, {}, diagnostics);
  check_children(element, {}, diagnostics);
}

}  // namespace evdoc
