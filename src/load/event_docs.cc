#include "load/event_docs.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>
#include <unordered_map>
#include <vector>

#include "base/hash_slots.h"
#include "load/codes.h"
#include "load/page_text.h"
#include "load/prose.h"
#include "load/suggester.h"
#include "load/xml_checks.h"
#include "load/xml_document.h"
#include "model/event_docs_names.h"

namespace evdoc {

namespace {

using xml::Element;

constexpr std::array<std::string_view, 1> root_attributes{"provider"};
constexpr std::array<std::string_view, 3> root_children{"layout", "event", "page"};
constexpr std::array<std::string_view, 3> layout_attributes{"id", "blankAfterHeadings", "lineEnds"};
constexpr std::array<std::string_view, 1> layout_children{"field"};
constexpr std::array<std::string_view, 6> field_attributes{"name",          "translate",     "list",
                                                           "localizedList", "sourceQuoting", "localizedQuoting"};
constexpr std::array<std::string_view, 1> field_children{"title"};
constexpr std::array<std::string_view, 2> event_attributes{"id", "replacedBy"};
constexpr std::array<std::string_view, 1> page_attributes{"id"};
constexpr std::array<std::string_view, 2> page_children{"value", "revision"};
constexpr std::array<std::string_view, 3> revision_attributes{"commit", "isHash", "layout"};
constexpr std::array<std::string_view, 1> revision_children{"value"};

class Loader {
 public:
  Loader(Source& source, Diagnostics& diagnostics) : source_(source), diagnostics_(diagnostics) {}

  EventDocs load(const Element& root);

 private:
  void load_layout(const Element& element);
  FrontMatterField read_field(const Element& element);
  std::vector<FieldPiece> read_field_value(const Element& element);
  void check_field_names(const Layout& layout);
  void load_event(const Element& element);
  void note_event(uint16_t id, Span place);
  void load_page(const Element& element);
  void read_doc(const Element& element, EventDoc& doc);
  SourceRevision read_revision(const Element& element);
  const Layout* find_layout(const Element& revision);
  FieldValue read_value(const Element& element);
  void check_commits(const Element& element, const EventDoc& doc);
  Quoting quoting(const Element& element, std::string_view attribute, Quoting otherwise);

  Source& source_;
  Diagnostics& diagnostics_;
  EventDocs docs_;
  Suggester suggester_;
  std::unordered_map<std::string_view, const Layout*> layouts_;
  std::vector<std::string_view> layout_ids_;
  HashSlots events_;                // by id: the first of it among those of the docs
  std::vector<Span> event_places_;  // of their ids
  std::unordered_map<std::string_view, Span> page_places_;
};

EventDocs Loader::load(const Element& root) {
  docs_.source = &source_;
  docs_.provider = root.attribute("provider").value();
  xml::check_attributes(root, root_attributes, Severity::error, diagnostics_);
  check_children(root, root_children, diagnostics_);
  for (const Element& layout : root.children("layout")) load_layout(layout);
  for (const Element& element : root.children()) {
    if (element.name() == "event") load_event(element);
    if (element.name() == "page") load_page(element);
  }
  return std::move(docs_);
}

void Loader::load_layout(const Element& element) {
  xml::check_attributes(element, layout_attributes, Severity::error, diagnostics_);
  check_children(element, layout_children, diagnostics_);
  Layout& layout = docs_.layouts.emplace_back();
  layout.id = xml::required(element, "id", diagnostics_);
  layout.blank_after_headings = xml::boolean(element, "blankAfterHeadings", diagnostics_).value_or(true);
  const auto line_ends = xml::choice(element, "lineEnds", line_ends_names, diagnostics_);
  layout.line_ends = static_cast<LineEnds>(line_ends.value_or(0));
  layout.span = element.span();
  for (const Element& field : element.children("field")) layout.front_matter.push_back(read_field(field));
  check_field_names(layout);
  const auto [place, is_new] = layouts_.try_emplace(layout.id.value, &layout);
  if (is_new) {
    layout_ids_.push_back(layout.id.value);
  } else if (!layout.id.empty()) {
    xml::report_duplicate("layout", layout.id, place->second->id.span, diagnostics_);
  }
}

Quoting Loader::quoting(const Element& element, std::string_view attribute, Quoting otherwise) {
  const auto index = xml::choice(element, attribute, quoting_names, diagnostics_);
  return index ? static_cast<Quoting>(*index) : otherwise;
}

FrontMatterField Loader::read_field(const Element& element) {
  xml::check_attributes(element, field_attributes, Severity::error, diagnostics_);
  FrontMatterField field;
  field.key = xml::required(element, "name", diagnostics_);
  field.is_list = xml::boolean(element, "list", diagnostics_).value_or(false);
  field.is_localized_list = xml::boolean(element, "localizedList", diagnostics_).value_or(false);
  field.translate = xml::boolean(element, "translate", diagnostics_).value_or(false);
  field.source_quoting = quoting(element, "sourceQuoting", field.source_quoting);
  field.localized_quoting = quoting(element, "localizedQuoting", field.localized_quoting);
  field.value = read_field_value(element);
  field.span = element.span();
  return field;
}

std::vector<FieldPiece> Loader::read_field_value(const Element& element) {
  std::vector<FieldPiece> pieces;
  const xml::Contents contents = element.contents();
  std::size_t index = 0;
  for (const xml::Content& content : contents) {
    const Ends ends = ends_at(index++, contents.size());
    const Element child = content.element();
    if (child && child.name() == "title") {
      check_empty(child, diagnostics_);
      pieces.push_back({.literal = {{}, child.span()}, .is_title = true});
    } else if (child) {
      xml::report_unknown(child, element.name(), field_children, Severity::error, diagnostics_);
    } else {
      const Text text = content.text();
      const Text literal = element.preserves_space() ? text : prose_piece(text, ends, source_.arena());
      if (!literal.empty()) pieces.push_back({.literal = literal, .is_title = false});
    }
  }
  return pieces;
}

void Loader::check_field_names(const Layout& layout) {
  std::unordered_map<std::string_view, Span> places;
  for (const FrontMatterField& field : layout.front_matter) {
    const auto [place, is_new] = places.try_emplace(field.key.value, field.key.span);
    if (!is_new && !field.key.empty()) xml::report_duplicate("field", field.key, place->second, diagnostics_);
  }
}

void Loader::read_doc(const Element& element, EventDoc& doc) {
  doc.span = element.span();
  read_page_text(element, page_children, doc.text, source_.arena(), diagnostics_);
  for (const Element& child : element.children()) {
    if (child.name() == "value") doc.values.push_back(read_value(child));
    if (child.name() == "revision") doc.revisions.push_back(read_revision(child));
  }
  check_commits(element, doc);
}

void Loader::load_page(const Element& element) {
  xml::check_attributes(element, page_attributes, Severity::error, diagnostics_);
  EventDoc& page = docs_.pages.emplace_back();
  read_doc(element, page);
  page.page = xml::required(element, "id", diagnostics_);
  if (page.page.empty()) return docs_.pages.pop_back();
  const auto [first, is_new] = page_places_.try_emplace(page.page.value, page.page.span);
  if (!is_new) xml::report_duplicate("page", page.page, first->second, diagnostics_);
}

void Loader::load_event(const Element& element) {
  constexpr uint16_t largest_id = std::numeric_limits<uint16_t>::max();
  xml::check_attributes(element, event_attributes, Severity::error, diagnostics_);
  const auto id = xml::required_number(element, "id", largest_id, diagnostics_);
  const auto successor = xml::optional_number(element, "replacedBy", largest_id, diagnostics_);
  EventDoc& event = docs_.events.emplace_back();
  read_doc(element, event);
  if (!id) return docs_.events.pop_back();
  event.event = static_cast<uint16_t>(*id);
  if (successor) event.replaced_by = static_cast<uint16_t>(*successor);
  note_event(event.event, element.attribute("id").value().span);
}

/// Of the event that was read last.
void Loader::note_event(uint16_t id, Span place) {
  const auto is_same = [&](uint32_t index) { return docs_.events[index].event == id; };
  const auto [first, is_new] =
      events_.try_emplace(uint32_t{id} << 1 | 1, static_cast<uint32_t>(event_places_.size()), is_same);
  event_places_.push_back(place);
  if (is_new) return;
  diagnostics_
      .report(code::event_documented_twice, place, fmt::format("event {} is documented already", id),
              "join the two <event> elements")
      .note(event_places_[first], "the first is here");
}

FieldValue Loader::read_value(const Element& element) {
  constexpr std::array<std::string_view, 1> attributes{"name"};
  xml::check_attributes(element, attributes, Severity::error, diagnostics_);
  check_text_only(element, diagnostics_);
  return {xml::required(element, "name", diagnostics_), prose_of(element, source_.arena())};
}

SourceRevision Loader::read_revision(const Element& element) {
  xml::check_attributes(element, revision_attributes, Severity::error, diagnostics_);
  SourceRevision revision;
  revision.commit = xml::required(element, "commit", diagnostics_);
  revision.is_hash = xml::boolean(element, "isHash", diagnostics_).value_or(false);
  revision.layout = find_layout(element);
  revision.span = element.span();
  if (has_page_text(element, revision_children)) {
    read_page_text(element, revision_children, revision.text.edit(), source_.arena(), diagnostics_);
  }
  for (const Element& value : element.children("value")) revision.values.push_back(read_value(value));
  return revision;
}

const Layout* Loader::find_layout(const Element& revision) {
  const Text id = xml::required(revision, "layout", diagnostics_);
  if (id.empty()) return nullptr;
  const auto found = layouts_.find(id.value);
  if (found != layouts_.end()) return found->second;
  diagnostics_.report(code::unknown_layout, id.span, fmt::format("there is no layout '{}'", id.value),
                      suggester_.suggest(id.value, layout_ids_, "declare it: <layout id=\"...\">"));
  return nullptr;
}

void Loader::check_commits(const Element& element, const EventDoc& doc) {
  if (doc.revisions.size() < 2) return;
  std::unordered_map<std::string_view, Span> places;
  for (const SourceRevision& revision : doc.revisions) {
    if (revision.commit.empty()) continue;
    const auto [place, is_new] = places.try_emplace(revision.commit.value, revision.commit.span);
    if (is_new) continue;
    diagnostics_
        .report(code::duplicate_revision, revision.commit.span,
                fmt::format("{} '{}' has a revision '{}' already", element.name(),
                            element.attribute("id").value().value, revision.commit.value),
                "delete one of them, or correct its commit")
        .note(place->second, "the first is here");
  }
}

void report_wrong_root(const Element& root, Diagnostics& diagnostics) {
  const bool is_other_version = root.name() == "eventDocs" && !root.space().empty();
  diagnostics.report(code::not_event_docs, root.span(),
                     is_other_version
                         ? fmt::format("the namespace '{}' is none that evdoc reads", root.space())
                         : fmt::format("this is no event docs file: its root element is '<{}>'", root.qualified_name()),
                     fmt::format("the root element is <eventDocs xmlns=\"{}\">", event_docs_namespace));
}

}  // namespace

EventDocs load_event_docs(Source& source, Diagnostics& diagnostics) {
  const xml::Document document(source, xml::TreePart::child_of_root, diagnostics);
  const Element root = document.root();
  if (root && root.name() == "eventDocs" && root.space() == event_docs_namespace) {
    return Loader(source, diagnostics).load(root);
  }
  if (root) report_wrong_root(root, diagnostics);
  EventDocs empty;
  empty.source = &source;
  return empty;
}

}  // namespace evdoc
