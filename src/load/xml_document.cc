#include "load/xml_document.h"

#include <algorithm>
#include <string>

#include "base/large_pages.h"
#include "load/xml_bytes.h"

namespace evdoc::xml {

namespace {

constexpr unsigned parse_flags = pugi::parse_cdata | pugi::parse_escapes | pugi::parse_eol | pugi::parse_ws_pcdata;
constexpr std::string_view xml_namespace = "http://www.w3.org/XML/1998/namespace";

std::string_view prefix_of(std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? std::string_view() : name.substr(0, colon);
}

bool declares(const TagName& attribute, std::string_view prefix) {
  if (!attribute.is_declaration()) return false;
  return attribute.colon == 0 ? prefix.empty() : !prefix.empty() && attribute.local() == prefix;
}

bool has_prefix(const TagName& name) {
  return name.colon != 0 && !name.is_declaration();
}

bool has_words(std::string_view text) {
  return std::ranges::any_of(text, [](char c) { return !is(c, blank); });
}

/// The next element from `node` on, or nothing.
pugi::xml_node element_from(pugi::xml_node node) {
  while (true) {
    const pugi::xml_node_type type = node.type();
    if (type == pugi::node_element || type == pugi::node_null) return node;
    node = node.next_sibling();
  }
}

/// The offset after the '>' of the tag that begins at `at`; a '>' in a quoted value is none.
std::size_t end_of_tag(std::string_view xml, std::size_t at) {
  while (at < xml.size() && xml[at] != '>') {
    const char c = xml[at++];
    if (c == '"' || c == '\'') at = std::min(xml.find(c, at), xml.size() - 1) + 1;
  }
  return std::min(at + 1, xml.size());
}

}  // namespace

Span Attribute::name_span() const {
  if (!attribute_) return {};
  const Span value = attribute_->value.span;
  const auto begin = static_cast<uint32_t>(name().data() - value.source->text().data());
  return {value.source, begin, begin + static_cast<uint32_t>(name().size())};
}

std::string_view Element::space() const {
  return resolve(qualified_name()).space;
}

Span Element::span() const {
  return element_ ? document_->span_of(element_->name) : Span();
}

Attribute Element::attribute(std::string_view name) const {
  for (const ScannedAttribute& attribute : attributes()) {
    if (is_same_name(attribute.name.text, name)) return Attribute(attribute);
  }
  return {};
}

Element Element::child(std::string_view name) const {
  const Children named = children(name);
  return named.empty() ? Element() : *named.begin();
}

Contents Element::contents() const {
  return {document_, element_ ? document_->node_of(*element_) : pugi::xml_node(), element_};
}

Text Content::text() const {
  return is_text_ ? document_->text_of(node_) : Text();
}

bool Content::has_words() const {
  return is_text_ && xml::has_words(node_.value());
}

Contents::Iterator& Contents::Iterator::operator++() {
  const ScannedElement* const next = content_.is_text_ ? content_.element_ : content_.element_->next();
  content_ = {content_.document_, content_.node_.next_sibling(), next};
  return *this;
}

std::size_t Contents::size() const {
  std::size_t count = 0;
  for (Iterator at = begin(); at != end(); ++at) ++count;
  return count;
}

Text Element::text() const {
  if (!element_) return {};
  const pugi::xml_node first = document_->node_of(*element_).first_child();
  const bool is_one_text = element_->elements_inside == 0 && first && !first.next_sibling();
  return is_one_text ? document_->text_of(first) : joined_text();
}

Text Element::joined_text() const {
  Text result;
  std::string joined;
  std::size_t pieces = 0;
  for (const Content& content : contents()) {
    if (content.element()) continue;
    const Text piece = content.text();
    if (++pieces == 1) {
      result = piece;
      continue;
    }
    if (pieces == 2) joined = result.value;
    joined += piece.value;
    result.span.end = piece.span.end;
  }
  if (pieces > 1) result.value = document_->source_.arena().copy(joined);
  return result;
}

Span Element::inner() const {
  if (!element_) return {};
  const std::string_view input = document_->source_.text();
  const std::size_t begin = end_of_tag(input, span().end);
  const std::size_t end = input[begin - 2] == '/' ? begin : input.rfind("</", element_->end - 1);
  return {&document_->source_, static_cast<uint32_t>(begin), static_cast<uint32_t>(end)};
}

bool Element::preserves_space() const {
  if (!element_ || !document_->has_prefixes_) return false;
  for (const ScannedElement* around = element_; around; around = around->parent()) {
    if (const Attribute space = Element(document_, around).attribute("xml:space")) {
      return space.value().value == "preserve";
    }
  }
  return false;
}

QualifiedName Element::resolve(std::string_view name) const {
  const std::string_view prefix = prefix_of(name);
  const auto space = element_ ? document_->find_namespace(element_, prefix) : std::nullopt;
  const std::string_view local = prefix.empty() ? name : name.substr(prefix.size() + 1);
  return {space.value_or(std::string_view()), local, space.has_value() || prefix.empty()};
}

Document::Document(Source& source, TreePart part, Diagnostics& diagnostics) : source_(source), parts_(part) {
  constexpr std::size_t usual_element_bytes = 64;  // with one attribute
  expect_elements(elements_, source.text().size() / usual_element_bytes);
  expect_elements(attributes_, source.text().size() / usual_element_bytes);
  if (!scan(diagnostics)) {
    elements_.clear();
    return;
  }
  if (has_prefixes_) check_prefixes(diagnostics);
}

bool Document::scan(Diagnostics& diagnostics) {
  Scanner scanner(source_, source_.arena());
  uint32_t innermost = 0;
  while (true) {
    switch (scanner.next_but_indent()) {
      case Scanner::Piece::start:
        add_element(scanner, innermost);
        innermost = static_cast<uint32_t>(elements_.size() - 1);
        break;
      case Scanner::Piece::end:
        elements_[innermost].elements_inside = static_cast<uint32_t>(elements_.size() - 1) - innermost;
        elements_[innermost].end = scanner.place().begin;
        innermost -= elements_[innermost].steps_to_parent;
        break;
      case Scanner::Piece::text:
        elements_[innermost].has_words |= has_words(scanner.text().value);
        break;
      case Scanner::Piece::done:
        return true;
      case Scanner::Piece::fault:
        report_fault(source_, scanner.place(), diagnostics);
        return false;
    }
  }
}

void Document::add_element(const Scanner& scanner, uint32_t parent) {
  note_namespaces(scanner);
  const std::span<const ScannedAttribute> attributes = scanner.attributes();
  elements_.push_back({.name = scanner.name().text,
                       .first_attribute = static_cast<uint32_t>(attributes_.size()),
                       .attribute_count = static_cast<uint32_t>(attributes.size()),
                       .steps_to_parent = static_cast<uint32_t>(elements_.size()) - parent});
  for (const ScannedAttribute& attribute : attributes) attributes_.push_back(attribute);
}

void Document::note_namespaces(const Scanner& scanner) {
  has_prefixes_ |= has_prefix(scanner.name());
  if (!scanner.has_namespaces()) return;
  const bool is_root = scanner.depth() == 1;
  for (const ScannedAttribute& attribute : scanner.attributes()) {
    has_prefixes_ |= has_prefix(attribute.name);
    is_declared_at_root_ &= is_root || !attribute.name.is_declaration();
  }
}

pugi::xml_node Document::node_of(const ScannedElement& element) const {
  const auto index = static_cast<std::size_t>(&element - elements_.data());
  if (index < first_element_ || index - first_element_ >= nodes_.size()) parse_part(part_of(element));
  return nodes_[index - first_element_];
}

const ScannedElement& Document::part_of(const ScannedElement& element) const {
  const ScannedElement* part = &element;
  while (part->parent() && (parts_ == TreePart::whole || part->parent()->parent())) part = part->parent();
  return *part;
}

void Document::parse_part(const ScannedElement& part) const {
  begin_ = offset_of(part.name) - 1;
  const std::string_view text = source_.text().substr(begin_, part.end - begin_);
  buffer_.reserve(text.size());
  expect_whole_use(buffer_.data(), text.size());
  buffer_.assign(text.begin(), text.end());
  tree_.load_buffer_inplace(buffer_.data(), buffer_.size(), parse_flags, pugi::encoding_utf8);
  first_element_ = static_cast<std::size_t>(&part - elements_.data());
  nodes_.clear();
  nodes_.reserve(part.elements_inside + std::size_t{1});
  add_nodes(Element(this, &part), tree_.document_element());
}

void Document::add_nodes(const Element& element, pugi::xml_node node) const {
  nodes_.push_back(node);
  pugi::xml_node previous;
  for (const Element& child : element.children()) {
    previous = element_from(previous ? previous.next_sibling() : node.first_child());
    add_nodes(child, previous);
  }
}

std::optional<std::string_view> Document::find_namespace(const ScannedElement* element, std::string_view prefix) const {
  if (prefix == "xml") return xml_namespace;
  for (element = is_declared_at_root_ ? elements_.data() : element; element; element = element->parent()) {
    for (const ScannedAttribute& attribute : attributes_of(*element)) {
      if (declares(attribute.name, prefix)) return attribute.value.value;
    }
  }
  return std::nullopt;
}

void Document::check_prefixes(Diagnostics& diagnostics) const {
  std::unordered_set<std::string_view> reported;
  for (const ScannedElement& element : elements_) {
    const auto check = [&](std::string_view name) {
      const std::string_view prefix = prefix_of(name);
      if (prefix.empty() || prefix == "xmlns" || find_namespace(&element, prefix)) return;
      if (reported.insert(prefix).second) report_undeclared_prefix(prefix, span_of(name), diagnostics);
    };
    check(element.name);
    for (const ScannedAttribute& attribute : attributes_of(element)) check(attribute.name.text);
  }
}

Span Document::span_of(std::string_view name) const {
  const uint32_t begin = offset_of(name);
  return {&source_, begin, begin + static_cast<uint32_t>(name.size())};
}

uint32_t Document::offset_of(std::string_view written) const {
  return static_cast<uint32_t>(written.data() - source_.text().data());
}

/// The bytes of a text reach to the next markup, those of a CDATA section to its end mark.
Text Document::text_of(const pugi::xml_node& node) const {
  return value_of(node.value(), node.type() == pugi::node_cdata ? "]]>" : "<");
}

Text Document::value_of(std::string_view string, std::string_view end) const {
  const std::string_view input = source_.text();
  const auto begin = static_cast<uint32_t>(begin_ + static_cast<std::size_t>(string.data() - buffer_.data()));
  const std::string_view as_written = input.substr(begin, string.size());
  const std::size_t behind = begin + string.size();
  if (as_written == string && behind < input.size() && input[behind] == end.front())
    return {as_written, {&source_, begin, begin + static_cast<uint32_t>(string.size())}};
  const auto size = static_cast<uint32_t>(std::min(input.find(end, begin), input.size()) - begin);
  return {source_.arena().copy(string), {&source_, begin, begin + size}};
}

}  // namespace evdoc::xml
