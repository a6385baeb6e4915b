#include "load/xml_document.h"

#include <algorithm>
#include <cstring>
#include <string>

#include "load/xml_scanner.h"

namespace evdoc::xml {

namespace {

constexpr unsigned parse_flags =
    pugi::parse_cdata | pugi::parse_escapes | pugi::parse_eol | pugi::parse_ws_pcdata | pugi::parse_wconv_attribute;
constexpr std::string_view xml_namespace = "http://www.w3.org/XML/1998/namespace";

std::string_view local_part(std::string_view name) {
  return name.substr(name.find(':') + 1);  // npos + 1 is 0: there is no prefix
}

std::string_view prefix_of(std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? std::string_view() : name.substr(0, colon);
}

bool declares(std::string_view attribute, std::string_view prefix) {
  constexpr std::string_view declaration = "xmlns";
  if (!attribute.starts_with(declaration)) return false;
  attribute.remove_prefix(declaration.size());
  return prefix.empty() ? attribute.empty() : attribute.starts_with(':') && attribute.substr(1) == prefix;
}

/// Text has an empty name.
bool is_element(const pugi::xml_node& node, std::string_view local_name) {
  const std::string_view name = node.name();
  return name.ends_with(local_name) && local_part(name) == local_name && node.type() == pugi::node_element;
}

bool is_text(const pugi::xml_node& node) {
  return node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata;
}

/// The offset after the '>' of the tag that begins at `at`; a '>' in a quoted value is none.
std::size_t end_of_tag(std::string_view xml, std::size_t at) {
  while (at < xml.size() && xml[at] != '>') {
    const char c = xml[at++];
    if (c == '"' || c == '\'') at = std::min(xml.find(c, at), xml.size() - 1) + 1;
  }
  return std::min(at + 1, xml.size());
}

std::size_t after(std::string_view xml, std::string_view mark, std::size_t from) {
  const std::size_t at = xml.find(mark, from);
  return at == std::string_view::npos ? xml.size() : at + mark.size();
}

/// The offset of the end tag that ends the element whose content begins at `at`. The text is well-formed.
std::size_t end_of_content(std::string_view xml, std::size_t at) {
  for (std::size_t depth = 1; at < xml.size();) {
    at = std::min(xml.find('<', at), xml.size());
    const std::string_view rest = xml.substr(at);
    if (rest.starts_with("<!--")) {
      at = after(xml, "-->", at + 4);
    } else if (rest.starts_with("<![CDATA[")) {
      at = after(xml, "]]>", at);
    } else if (rest.starts_with("<?")) {
      at = after(xml, "?>", at);
    } else if (rest.starts_with("</")) {
      if (--depth == 0) return at;
      at = end_of_tag(xml, at);
    } else {
      at = end_of_tag(xml, at);
      if (xml[at - 2] != '/') ++depth;
    }
  }
  return xml.size();
}

}  // namespace

Span Attribute::name_span() const {
  if (!attribute_) return {};
  return document_->span_of(attribute_.name());
}

Text Attribute::value() const {
  if (!attribute_) return {};
  const std::string_view input = document_->source_.text();
  const uint32_t begin = document_->offset_of(attribute_.value());
  const std::size_t end = input.find(input[begin - 1], begin);
  return {attribute_.value(), {&document_->source_, begin, static_cast<uint32_t>(end)}};
}

std::string_view Element::name() const {
  return local_part(node_.name());
}

std::string_view Element::space() const {
  const char* uri = find_namespace(prefix_of(node_.name()));
  return uri ? uri : std::string_view();
}

Span Element::span() const {
  return node_ ? document_->span_of(node_.name()) : Span();
}

Attribute Element::attribute(std::string_view name) const {
  for (const pugi::xml_attribute& attribute : node_.attributes()) {
    if (attribute.name() == name) return {document_, attribute};
  }
  return {};
}

std::vector<Attribute> Element::attributes() const {
  std::vector<Attribute> list;
  for (const pugi::xml_attribute& attribute : node_.attributes()) list.push_back({document_, attribute});
  return list;
}

std::vector<Element> Element::children() const {
  std::vector<Element> list;
  for (const pugi::xml_node& node : node_.children()) {
    if (node.type() == pugi::node_element) list.push_back({document_, node});
  }
  return list;
}

std::vector<Element> Element::children(std::string_view name) const {
  std::vector<Element> list;
  for (pugi::xml_node node = node_.first_child(); node; node = node.next_sibling()) {
    if (is_element(node, name)) list.push_back({document_, node});
  }
  return list;
}

Element Element::child(std::string_view name) const {
  for (pugi::xml_node node = node_.first_child(); node; node = node.next_sibling()) {
    if (is_element(node, name)) return {document_, node};
  }
  return {};
}

std::vector<Content> Element::contents() const {
  std::vector<Content> list;
  for (const pugi::xml_node& node : node_.children()) {
    if (node.type() == pugi::node_element) {
      list.push_back({{document_, node}, {}});
    } else if (is_text(node)) {
      list.push_back({{}, document_->text_of(node)});
    }
  }
  return list;
}

Text Element::text() const {
  Text result;
  std::string joined;
  std::size_t pieces = 0;
  for (const pugi::xml_node& node : node_.children()) {
    if (!is_text(node)) continue;
    const Text piece = document_->text_of(node);
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
  if (!node_) return {};
  const std::string_view input = document_->source_.text();
  const std::size_t begin = end_of_tag(input, span().end);
  const std::size_t end = input[begin - 2] == '/' ? begin : end_of_content(input, begin);
  return {&document_->source_, static_cast<uint32_t>(begin), static_cast<uint32_t>(end)};
}

bool Element::preserves_space() const {
  for (pugi::xml_node node = node_; node; node = node.parent()) {
    if (const pugi::xml_attribute space = node.attribute("xml:space")) {
      return std::string_view(space.value()) == "preserve";
    }
  }
  return false;
}

QualifiedName Element::resolve(std::string_view name) const {
  const std::string_view prefix = prefix_of(name);
  const char* uri = find_namespace(prefix);
  return {uri ? uri : std::string_view(), local_part(name), uri != nullptr || prefix.empty()};
}

const char* Element::find_namespace(std::string_view prefix) const {
  if (prefix == "xml") return xml_namespace.data();
  for (pugi::xml_node node = node_; node; node = node.parent()) {
    for (const pugi::xml_attribute& attribute : node.attributes()) {
      if (declares(attribute.name(), prefix)) return attribute.value();
    }
  }
  return nullptr;
}

Document::Document(Source& source, Diagnostics& diagnostics) : source_(source) {
  if (!is_well_formed(source, diagnostics)) return;
  const std::string_view text = source.text();
  buffer_ = source.arena().allocate(text.size());
  std::memcpy(buffer_, text.data(), text.size());
  tree_.load_buffer_inplace(buffer_, text.size(), parse_flags, pugi::encoding_utf8);
  std::unordered_set<std::string_view> reported;
  check_prefixes(tree_.document_element(), reported, diagnostics);
}

void Document::check_prefixes(pugi::xml_node node, std::unordered_set<std::string_view>& reported,
                              Diagnostics& diagnostics) const {
  const auto check = [&](const char* name) {
    if (!std::strchr(name, ':')) return;
    const std::string_view prefix = prefix_of(name);
    if (prefix.empty() || prefix == "xmlns" || Element(this, node).find_namespace(prefix)) return;
    if (reported.insert(prefix).second) report_undeclared_prefix(prefix, span_of(name), diagnostics);
  };
  check(node.name());
  for (const pugi::xml_attribute& attribute : node.attributes()) check(attribute.name());
  for (const pugi::xml_node& child : node.children()) {
    if (child.type() == pugi::node_element) check_prefixes(child, reported, diagnostics);
  }
}

Span Document::span_of(const char* name) const {
  const uint32_t begin = offset_of(name);
  return {&source_, begin, begin + static_cast<uint32_t>(std::strlen(name))};
}

Element Document::root() const {
  return {this, tree_.document_element()};
}

/// The bytes of a text reach to the next markup, those of a CDATA section to its end mark.
Text Document::text_of(const pugi::xml_node& node) const {
  const std::string_view input = source_.text();
  const bool is_cdata = node.type() == pugi::node_cdata;
  const uint32_t begin = offset_of(node.value());
  const std::size_t end = input.find(is_cdata ? "]]>" : "<", begin);
  return {node.value(), {&source_, begin, static_cast<uint32_t>(std::min(end, input.size()))}};
}

}  // namespace evdoc::xml
