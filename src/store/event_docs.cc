#include "store/event_docs.h"

#include <fmt/format.h>

#include <algorithm>

#include "model/event_docs_names.h"
#include "store/xml_writer.h"

namespace evdoc {

namespace {

bool has_line_break(std::string_view text) {
  return text.find('\n') != std::string_view::npos;
}

/// Readers join the lines of a text that is not marked so.
void preserve_space(XmlWriter& out) {
  out.attribute("xml:space", "preserve");
}

/// The text of the open element, and its end.
void finish_with_text(std::string_view text, XmlWriter& out) {
  if (has_line_break(text)) preserve_space(out);
  out.text(text);
  out.close();
}

void write_text(std::string_view name, std::string_view text, XmlWriter& out) {
  out.open(name);
  finish_with_text(text, out);
}

void write_named_text(std::string_view name, std::string_view attribute, const Text& key, const Text& text,
                      XmlWriter& out) {
  out.open(name);
  out.attribute(attribute, key.value);
  finish_with_text(text.value, out);
}

/// Readers drop white space with a line break in it at the end of a code block.
bool ends_in_line_break(std::string_view code) {
  const std::size_t last = code.find_last_not_of(" \t\r\n");
  return has_line_break(last == std::string_view::npos ? code : code.substr(last + 1));
}

/// Lines of code begin at the margin, on the line after the start tag.
void write_code(const Block& block, XmlWriter& out) {
  out.open("code");
  out.optional_attribute("language", block.label.value);
  if (ends_in_line_break(block.text.value)) {
    preserve_space(out);
  } else if (!block.text.empty()) {
    out.text("\n");
  }
  out.text(block.text.value);
  out.close();
}

void write_list(const Block& block, XmlWriter& out) {
  out.open("list");
  for (const Text& item : block.items) write_text("item", item.value, out);
  out.close();
}

void write_block(const Block& block, XmlWriter& out) {
  switch (block.kind) {
    case Block::Kind::paragraph:
      return write_text("p", block.text.value, out);
    case Block::Kind::alert:
      return write_named_text("alert", "kind", block.label, block.text, out);
    case Block::Kind::list:
      return write_list(block, out);
    case Block::Kind::code:
      return write_code(block, out);
  }
}

void write_items(const std::vector<DataItemDoc>& items, XmlWriter& out) {
  out.open("items");
  for (const DataItemDoc& item : items) {
    out.open("item");
    out.attribute("name", item.name.value);
    out.optional_attribute("type", item.type.value);
    finish_with_text(item.description.value, out);
  }
  out.close();
}

void write_row(const RowText& row, XmlWriter& out) {
  out.open("row");
  out.attribute("event", fmt::to_string(row.event));
  if (row.is_listed) out.attribute("listed", *row.is_listed ? "true" : "false");
  for (const RowTextLine& line : row_text_lines) {
    if (const auto& value = row.*line.place) write_text(line.name, value->value, out);
  }
  out.close();
}

void write_entry(const TocEntry& entry, XmlWriter& out) {
  out.open("entry");
  out.optional_attribute("name", entry.name.value);
  out.optional_attribute("path", entry.path.value);
  for (const TocEntry& inner : entry.entries) write_entry(inner, out);
  if (entry.lists_events) {
    out.open("events");
    out.close();
  }
  out.close();
}

void write_page_text(const PageText& text, XmlWriter& out) {
  for (const PageTextLine& line : page_text_lines) {
    if (const auto& value = text.*line.place) write_text(line.name, value->value, out);
  }
  for (const LabelText& label : text.labels) write_named_text("label", "id", label.id, label.text, out);
  for (const PageTextSection& section : page_text_sections) {
    const auto& blocks = text.*section.place;
    if (!blocks) continue;
    out.open(section.name);
    for (const Block& block : *blocks) write_block(block, out);
    out.close();
  }
  if (text.items) write_items(*text.items, out);
  for (const RowText& row : text.rows) write_row(row, out);
  if (!text.entries) return;
  for (const TocEntry& entry : *text.entries) write_entry(entry, out);
}

void write_values(const std::vector<FieldValue>& values, XmlWriter& out) {
  for (const FieldValue& value : values) write_named_text("value", "name", value.key, value.value, out);
}

void write_quoting(std::string_view name, Quoting quoting, Quoting otherwise, XmlWriter& out) {
  if (quoting != otherwise) out.attribute(name, quoting_names[static_cast<std::size_t>(quoting)]);
}

void write_field(const FrontMatterField& field, XmlWriter& out) {
  const FrontMatterField unset;
  out.open("field");
  out.attribute("name", field.key.value);
  if (field.translate) out.attribute("translate", "true");
  if (field.is_list) out.attribute("list", "true");
  if (field.is_localized_list) out.attribute("localizedList", "true");
  write_quoting("sourceQuoting", field.source_quoting, unset.source_quoting, out);
  write_quoting("localizedQuoting", field.localized_quoting, unset.localized_quoting, out);
  if (std::any_of(field.value.begin(), field.value.end(),
                  [](const FieldPiece& piece) { return has_line_break(piece.literal.value); })) {
    preserve_space(out);
  }
  out.mix();
  for (const FieldPiece& piece : field.value) {
    if (piece.is_title) {
      out.line("title", {});
    } else {
      out.text(piece.literal.value);
    }
  }
  out.close();
}

void write_layout(const Layout& layout, XmlWriter& out) {
  out.skip_line();
  out.open("layout");
  out.attribute("id", layout.id.value);
  if (!layout.blank_after_headings) out.attribute("blankAfterHeadings", "false");
  if (layout.line_ends != LineEnds::lf) {
    out.attribute("lineEnds", line_ends_names[static_cast<std::size_t>(layout.line_ends)]);
  }
  for (const FrontMatterField& field : layout.front_matter) write_field(field, out);
  out.close();
}

void write_revision(const SourceRevision& revision, XmlWriter& out) {
  out.open("revision");
  out.attribute("commit", revision.commit.value);
  if (revision.is_hash) out.attribute("isHash", "true");
  if (revision.layout) out.attribute("layout", revision.layout->id.value);
  write_values(revision.values, out);
  write_page_text(*revision.text, out);
  out.close();
}

void write_doc(std::string_view name, std::string_view id, const EventDoc& doc, XmlWriter& out) {
  out.skip_line();
  out.open(name);
  out.attribute("id", id);
  if (doc.replaced_by) out.attribute("replacedBy", fmt::to_string(*doc.replaced_by));
  write_values(doc.values, out);
  write_page_text(doc.text, out);
  for (const SourceRevision& revision : doc.revisions) write_revision(revision, out);
  out.close();
}

}  // namespace

std::string event_docs_file(const EventDocs& docs) {
  XmlWriter out;
  out.open("eventDocs");
  out.attribute("xmlns", "urn:evdoc:event-docs:1");
  out.optional_attribute("provider", docs.provider.value);
  for (const Layout& layout : docs.layouts) write_layout(layout, out);
  for (const EventDoc& event : docs.events) write_doc("event", fmt::to_string(event.event), event, out);
  for (const EventDoc& page : docs.pages) write_doc("page", page.page.value, page, out);
  if (!docs.layouts.empty() || !docs.events.empty() || !docs.pages.empty()) out.skip_line();
  out.close();
  return std::move(out).finish();
}

}  // namespace evdoc
