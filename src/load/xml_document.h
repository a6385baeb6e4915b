// XML as a tree, for metadata. Every name, value and text knows its bytes in the input.
#pragma once

#include <cstddef>
#include <memory>
#include <pugixml.hpp>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "base/source.h"

namespace evdoc::xml {

class Attributes;
class Children;
class Contents;
class Document;
class Element;

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
  friend class Attributes;
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
  Attributes attributes() const;

  /// The elements in it.
  Children children() const;
  /// Those with this local name.
  Children children(std::string_view name) const;
  /// The first with this local name, or none.
  Element child(std::string_view name) const;
  /// The elements and texts in it.
  Contents contents() const;
  /// The text directly in it, its pieces joined; the span reaches from the first to the last.
  Text text() const;
  /// What stands between its tags, as written.
  Span inner() const;
  /// xml:space="preserve" here or on the nearest element around it that says.
  bool preserves_space() const;

  /// The meaning of a name in an attribute's value or text. Without a prefix it is in the default namespace.
  QualifiedName resolve(std::string_view name) const;

 private:
  friend class Children;
  friend class Contents;
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

/// The attributes of an element.
class Attributes {
 public:
  class Iterator {
   public:
    Iterator(const Document* document, pugi::xml_attribute attribute) : document_(document), attribute_(attribute) {}
    Attribute operator*() const { return {document_, attribute_}; }
    Iterator& operator++() {
      attribute_ = attribute_.next_attribute();
      return *this;
    }
    bool operator==(const Iterator& other) const { return attribute_ == other.attribute_; }

   private:
    const Document* document_;
    pugi::xml_attribute attribute_;
  };

  Attributes(const Document* document, pugi::xml_node node) : document_(document), first_(node.first_attribute()) {}
  Iterator begin() const { return {document_, first_}; }
  Iterator end() const { return {document_, {}}; }

 private:
  const Document* document_;
  pugi::xml_attribute first_;
};

/// The elements and texts in an element.
class Contents {
 public:
  class Iterator {
   public:
    Iterator(const Document* document, pugi::xml_node node) : document_(document), node_(node) {}
    Content operator*() const;
    Iterator& operator++() {
      node_ = node_.next_sibling();
      return *this;
    }
    bool operator==(const Iterator& other) const { return node_ == other.node_; }

   private:
    const Document* document_;
    pugi::xml_node node_;
  };

  Contents(const Document* document, pugi::xml_node node) : document_(document), first_(node.first_child()) {}
  Iterator begin() const { return {document_, first_}; }
  Iterator end() const { return {document_, {}}; }
  /// How many; goes over all of them.
  std::size_t size() const;

 private:
  const Document* document_;
  pugi::xml_node first_;
};

/// The elements in an element: all, or those of one local name.
class Children {
 public:
  class Iterator {
   public:
    Iterator(const Children& children, pugi::xml_node node) : children_(children), node_(children.find(node)) {}
    Element operator*() const { return {children_.document_, node_}; }
    Iterator& operator++() {
      node_ = children_.find(node_.next_sibling());
      return *this;
    }
    bool operator==(const Iterator& other) const { return node_ == other.node_; }

   private:
    const Children& children_;
    pugi::xml_node node_;
  };

  /// `name` is empty for all of them.
  Children(const Document* document, pugi::xml_node node, std::string_view name)
      : document_(document), first_(node.first_child()), name_(name) {}
  Iterator begin() const { return {*this, first_}; }
  Iterator end() const { return {*this, {}}; }
  bool empty() const { return !find(first_); }

 private:
  /// The next of them from `node` on, or none.
  pugi::xml_node find(pugi::xml_node node) const;

  const Document* document_;
  pugi::xml_node first_;
  std::string_view name_;
};

/// A parsed file, for one thread. Its values and texts are views of the source, or of its arena where they are written
/// otherwise, and outlive it; elements, attributes and their names do not.
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
  friend class Children;
  friend class Contents;
  friend class Element;

  /// Reads it all; false, with a finding, when it is not well-formed.
  bool scan(Diagnostics& diagnostics);
  /// A name without its prefix.
  std::string_view local_part(std::string_view name) const;
  /// Whether a node, element or text, is an element of this local name.
  bool is_element(const pugi::xml_node& node, std::string_view local_name) const;
  /// Reports the prefixes in `node` that nothing around them declares; those that are in `reported` are left out.
  void check_prefixes(pugi::xml_node node, std::unordered_set<std::string_view>& reported,
                      Diagnostics& diagnostics) const;
  Span span_of(const char* name) const;
  /// Where a string of the tree begins in the input.
  uint32_t offset_of(const char* string) const { return static_cast<uint32_t>(string - buffer_.get()); }
  Text text_of(const pugi::xml_node& node) const;
  /// The attribute of `node` that has this name, or none.
  pugi::xml_attribute find_attribute(const pugi::xml_node& node, std::string_view name) const;
  /// A string of the tree that reaches to the first `end` behind it in the input.
  Text value_of(std::string_view string, std::string_view end) const;

  /// The attributes of an element, their names measured: most are asked for many of them in turn.
  struct NamedAttributes {
    pugi::xml_node node;
    std::vector<std::pair<std::string_view, pugi::xml_attribute>> list;
  };

  Source& source_;
  std::unique_ptr<char[]> buffer_;  // a copy of the text that pugixml writes into
  bool has_prefixes_ = false;       // of elements and attributes, but of declarations of namespaces
  pugi::xml_document tree_;
  mutable NamedAttributes asked_;  // of the element that was asked last
};

}  // namespace evdoc::xml
