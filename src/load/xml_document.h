// XML as a tree, for metadata. Every name, value and text knows its bytes in the input.
#pragma once

#include <memory>
#include <pugixml.hpp>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "base/diagnostic.h"
#include "base/source.h"

namespace evdoc::xml {

class Document;
class Element;
struct Content;

/// An attribute of an element, or none. Both answer.
class Attribute {
 public:
  Attribute() = default;

  explicit operator bool() const { return static_cast<bool>(attribute_); }
  /// With its prefix, as written.
  std::string_view name() const { return attribute_.name(); }
  Span name_span() const;
  /// Decoded and normalized: line ends and tabs are blanks, `&#10;` is a line end.
  Text value() const;

 private:
  friend class Element;
  Attribute(const Document* document, pugi::xml_attribute attribute) : document_(document), attribute_(attribute) {}

  const Document* document_ = nullptr;
  pugi::xml_attribute attribute_;
};

/// A name in a namespace; `is_declared` is false when its prefix is not in scope.
struct QualifiedName {
  std::string_view space;  ///< the namespace's URI; empty: none
  std::string_view local;
  bool is_declared = true;

  bool operator==(const QualifiedName& other) const { return local == other.local && space == other.space; }
};

/// A handle of an element, or of none; an empty one answers all questions with nothing.
class Element {
 public:
  Element() = default;

  explicit operator bool() const { return static_cast<bool>(node_); }
  /// With its prefix, as written.
  std::string_view qualified_name() const { return node_.name(); }
  /// Without its prefix.
  std::string_view name() const;
  /// The URI of its namespace; empty: none.
  std::string_view space() const;
  /// The name in its start tag.
  Span span() const;

  /// By its name as written; not for prefixed ones.
  Attribute attribute(std::string_view name) const;
  std::vector<Attribute> attributes() const;

  /// The elements in it.
  std::vector<Element> children() const;
  /// Those with this local name.
  std::vector<Element> children(std::string_view name) const;
  /// The first with this local name, or none.
  Element child(std::string_view name) const;
  /// The elements and texts in it.
  std::vector<Content> contents() const;
  /// The text directly in it, its pieces joined; the span reaches from the first to the last.
  Text text() const;
  /// What stands between its tags, as written.
  Span inner() const;
  /// xml:space="preserve" here or on the nearest element around it that says.
  bool preserves_space() const;

  /// The meaning of a name in an attribute's value or text. Without a prefix it is in the default namespace.
  QualifiedName resolve(std::string_view name) const;

 private:
  friend class Document;
  Element(const Document* document, pugi::xml_node node) : document_(document), node_(node) {}

  /// The URI that `prefix` (empty: the default) is bound to, or null.
  const char* find_namespace(std::string_view prefix) const;

  const Document* document_ = nullptr;
  pugi::xml_node node_;
};

/// A child of an element: an element, or a piece of text (then `element` is empty).
struct Content {
  Element element;
  Text text;
};

/// A parsed file. Its strings live in the source's arena and outlive it; elements and attributes do not.
class Document {
 public:
  /// Without a root, and with a finding, when the source is not well-formed. Names of undeclared prefixes are in no
  /// namespace, which is a finding.
  Document(Source& source, Diagnostics& diagnostics);
  Document(const Document&) = delete;
  Document& operator=(const Document&) = delete;

  Element root() const;

 private:
  friend class Attribute;
  friend class Element;

  /// Reports the prefixes in `node` that nothing around them declares; those that are in `reported` are left out.
  void check_prefixes(pugi::xml_node node, std::unordered_set<std::string_view>& reported,
                      Diagnostics& diagnostics) const;
  Span span_of(const char* name) const;
  /// Where a string of the tree begins in the input.
  uint32_t offset_of(const char* string) const { return static_cast<uint32_t>(string - buffer_); }
  Text text_of(const pugi::xml_node& node) const;

  Source& source_;
  char* buffer_ = nullptr;  // a copy of the text that pugixml writes into
  pugi::xml_document tree_;
};

}  // namespace evdoc::xml
