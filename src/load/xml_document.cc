#include "load/xml_document.h"

#include <algorithm>
#include <cstring>
#include <string>

#include "base/large_pages.h"
#include "load/xml_bytes.h"
#include "load/xml_scanner.h"

namespace evdoc::xml {

namespace {

constexpr unsigned parse_flags =
    pugi::parse_cdata | pugi::parse_escapes | pugi::parse_eol | pugi::parse_ws_pcdata | pugi::parse_wconv_attribute;
constexpr std::string_view declaration = "xmlns";
constexpr std::string_view xml_namespace = "http://www.w3.org/XML/1998/namespace";

/// Most names are told apart by their first character.
bool is_same(const char* string, std::string_view expected) {
  for (const char c : expected) {
    if (*string++ != c) return false;
  }
  return *string == '\0';
}

std::string_view prefix_of(std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? std::string_view() : name.substr(0, colon);
}

bool declares(const char* attribute, std::string_view prefix) {
  if (*attribute != declaration.front() || std::strncmp(attribute, declaration.data(), declaration.size()) != 0)
    return false;
  attribute += declaration.size();
  return prefix.empty() ? *attribute == '\0' : *attribute == ':' && is_same(attribute + 1, prefix);
}

bool has_prefix(const TagName& name) {
  return name.colon != 0 && name.prefix() != declaration;
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
  if (name_.empty()) return {};
  return document_->span_of(name_.data());
}

Text Attribute::value() const {
  if (name_.empty()) return {};
  const char* const value = attribute_.value();
  return document_->value_of(value, document_->source_.text().substr(document_->offset_of(value) - 1, 1));
}

std::string_view Element::name() const {
  return document_ ? document_->local_part(node_.name()) : std::string_view();
}

std::string_view Element::space() const {
  const char* uri = find_namespace(prefix_of(node_.name()));
  return uri ? uri : std::string_view();
}

Span Element::span() const {
  return node_ ? document_->span_of(node_.name()) : Span();
}

Attribute Element::attribute(std::string_view name) const {
  for (const Attribute& attribute : attributes()) {
    const std::string_view other = attribute.name();
    if (other.front() == name.front() && other == name) return attribute;
  }
  return {};
}

std::span<const Attribute> Element::attributes() const {
  return document_ ? document_->attributes_of(node_) : std::span<const Attribute>();
}

Children Element::children() const {
  return children({});
}

Children Element::children(std::string_view name) const {
  return {document_, node_, name};
}

Element Element::child(std::string_view name) const {
  const Children named = children(name);
  return named.empty() ? Element() : *named.begin();
}

Contents Element::contents() const {
  return {document_, node_};
}

Text Content::text() const {
  return is_text_ ? child_.document_->text_of(child_.node_) : Text();
}

bool Content::has_words() const {
  const char* at = is_text_ ? child_.node_.value() : "";
  while (is(*at, blank)) ++at;
  return *at != '\0';
}

std::size_t Contents::size() const {
  std::size_t count = 0;
  for (pugi::xml_node node = first_; node; node = node.next_sibling()) ++count;
  return count;
}

/// A text has no name, and neither has what stands behind the last node.
pugi::xml_node Children::find(pugi::xml_node node) const {
  while (true) {
    const char* const name = node.name();
    const bool is_element = *name != '\0';
    if (is_element ? document_->is_called(name, name_) : !node) return node;
    node = node.next_sibling();
  }
}

Text Element::text() const {
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
  if (!node_) return {};
  const std::string_view input = document_->source_.text();
  const std::size_t begin = end_of_tag(input, span().end);
  const std::size_t end = input[begin - 2] == '/' ? begin : end_of_content(input, begin);
  return {&document_->source_, static_cast<uint32_t>(begin), static_cast<uint32_t>(end)};
}

bool Element::preserves_space() const {
  if (!document_ || !document_->has_prefixes_) return false;
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
  const std::string_view local = prefix.empty() ? name : name.substr(prefix.size() + 1);
  return {uri ? uri : std::string_view(), local, uri != nullptr || prefix.empty()};
}

const char* Element::find_namespace(std::string_view prefix) const {
  if (prefix == "xml") return xml_namespace.data();
  const bool is_at_root = document_ && document_->is_declared_at_root_;
  for (pugi::xml_node node = is_at_root ? document_->tree_.document_element() : node_; node; node = node.parent()) {
    for (pugi::xml_attribute attribute = node.first_attribute(); attribute; attribute = attribute.next_attribute()) {
      if (declares(attribute.name(), prefix)) return attribute.value();
    }
  }
  return nullptr;
}

Document::Document(Source& source, Diagnostics& diagnostics) : source_(source) {
  if (!scan(diagnostics)) return;
  const std::string_view text = source.text();
  buffer_ = std::make_unique_for_overwrite<char[]>(text.size());
  expect_whole_use(buffer_.get(), text.size());
  std::memcpy(buffer_.get(), text.data(), text.size());
  tree_.load_buffer_inplace(buffer_.get(), text.size(), parse_flags, pugi::encoding_utf8);
  if (!has_prefixes_) return;
  std::unordered_set<std::string_view> reported;
  check_prefixes(tree_.document_element(), reported, diagnostics);
}

bool Document::scan(Diagnostics& diagnostics) {
  Arena decoded;
  Scanner scanner(source_, decoded);
  while (true) {
    switch (scanner.next_tag()) {
      case Scanner::Piece::start:
        note_namespaces(scanner);
        decoded.clear();
        break;
      case Scanner::Piece::done:
        return true;
      case Scanner::Piece::fault:
        report_fault(source_, scanner.place(), diagnostics);
        return false;
      default:
        break;
    }
  }
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

std::string_view Document::local_part(std::string_view name) const {
  return has_prefixes_ ? name.substr(name.find(':') + 1) : name;  // npos + 1 is 0: there is no prefix
}

bool Document::is_called(const char* name, std::string_view local_name) const {
  return local_name.empty() || (has_prefixes_ ? local_part(name) == local_name : is_same(name, local_name));
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

/// Every attribute has a name, and what stands behind the last has none.
std::span<const Attribute> Document::attributes_of(const pugi::xml_node& node) const {
  if (asked_ == node) return attributes_;
  asked_ = node;
  attributes_.clear();
  for (pugi::xml_attribute attribute = node.first_attribute(); *attribute.name() != '\0';
       attribute = attribute.next_attribute())
    attributes_.push_back({this, attribute.name(), attribute});
  return attributes_;
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
  return value_of(node.value(), node.type() == pugi::node_cdata ? "]]>" : "<");
}

Text Document::value_of(std::string_view string, std::string_view end) const {
  const std::string_view input = source_.text();
  const uint32_t begin = offset_of(string.data());
  const std::string_view as_written = input.substr(begin, string.size());
  const std::size_t behind = begin + string.size();
  if (as_written == string && behind < input.size() && input[behind] == end.front())
    return {as_written, {&source_, begin, begin + static_cast<uint32_t>(string.size())}};
  const auto size = static_cast<uint32_t>(std::min(input.find(end, begin), input.size()) - begin);
  return {source_.arena().copy(string), {&source_, begin, begin + size}};
}

}  // namespace evdoc::xml
