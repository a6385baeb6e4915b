// XML as a tree, for metadata. Every name, value and text knows its bytes in the input.
#pragma once

#include <cstddef>
#include <iterator>
#include <memory>
#include <pugixml.hpp>
#include <span>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "base/diagnostic.h"
#include "base/source.h"

namespace evdoc::xml {

class Children;
class Content;
class Contents;
class Document;
class Element;
class Scanner;

/// An attribute of an element, or none. Both answer.
class Attribute {
 public:
  Attribute() = default;

  explicit operator bool() const { return !name_.empty(); }
  /// With its prefix, as written.
  std::string_view name() const { return name_; }
  Span name_span() const;
  /// Decoded and normalized: line ends and tabs are blanks, `&#10;` is a line end.
  Text value() const;

 private:
  friend class Document;
  Attribute(const Document* document, std::string_view name, pugi::xml_attribute attribute)
      : document_(document), name_(name), attribute_(attribute) {}

  const Document* document_ = nullptr;
  std::string_view name_;
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
  /// All of them, until another element is asked for its own.
  std::span<const Attribute> attributes() const;

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
  friend class Content;
  friend class Document;
  Element(const Document* document, pugi::xml_node node) : document_(document), node_(node) {}

  /// The URI that `prefix` (empty: the default) is bound to, or null.
  const char* find_namespace(std::string_view prefix) const;

  const Document* document_ = nullptr;
  pugi::xml_node node_;
};

/// A child of an element: an element, or a piece of text.
class Content {
 public:
  Content(const Document* document, pugi::xml_node node) : child_(document, node), is_text_(*node.name() == '\0') {}

  /// Empty: it is text.
  Element element() const { return is_text_ ? Element() : child_; }
  /// Empty: it is an element.
  Text text() const;
  /// Whether it is text with more than blanks in it.
  bool has_words() const;

 private:
  Element child_;
  bool is_text_;
};

/// The elements and texts in an element.
class Contents {
 public:
  class Iterator {
   public:
    Iterator(const Document* document, pugi::xml_node node) : document_(document), node_(node) {}
    Content operator*() const { return {document_, node_}; }
    Iterator& operator++() {
      node_ = node_.next_sibling();
      return *this;
    }
    bool operator==(std::default_sentinel_t) const { return !node_; }

   private:
    const Document* document_;
    pugi::xml_node node_;
  };

  Contents(const Document* document, pugi::xml_node node) : document_(document), first_(node.first_child()) {}
  Iterator begin() const { return {document_, first_}; }
  static std::default_sentinel_t end() { return {}; }
  bool empty() const { return !first_; }
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
    bool operator==(std::default_sentinel_t) const { return !node_; }

   private:
    const Children& children_;
    pugi::xml_node node_;
  };

  /// `name` is empty for all of them.
  Children(const Document* document, pugi::xml_node node, std::string_view name)
      : document_(document), first_(node.first_child()), name_(name) {}
  Iterator begin() const { return {*this, first_}; }
  static std::default_sentinel_t end() { return {}; }
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
  friend class Content;
  friend class Element;

  /// Reads it all; false, with a finding, when it is not well-formed.
  bool scan(Diagnostics& diagnostics);
  void note_namespaces(const Scanner& scanner);
  /// A name without its prefix.
  std::string_view local_part(std::string_view name) const;
  /// Whether an element is called so; empty: whether it is one.
  bool is_called(const char* name, std::string_view local_name) const;
  /// Reports the prefixes in `node` that nothing around them declares; those that are in `reported` are left out.
  void check_prefixes(pugi::xml_node node, std::unordered_set<std::string_view>& reported,
                      Diagnostics& diagnostics) const;
  Span span_of(const char* name) const;
  /// Where a string of the tree begins in the input.
  uint32_t offset_of(const char* string) const { return static_cast<uint32_t>(string - buffer_.get()); }
  Text text_of(const pugi::xml_node& node) const;
  /// Their names measured: most elements are asked for many of them in turn.
  std::span<const Attribute> attributes_of(const pugi::xml_node& node) const;
  /// A string of the tree that reaches to the first `end` behind it in the input.
  Text value_of(std::string_view string, std::string_view end) const;

  Source& source_;
  std::unique_ptr<char[]> buffer_;   // a copy of the text that pugixml writes into
  bool has_prefixes_ = false;        // of elements and attributes, but of declarations of namespaces
  bool is_declared_at_root_ = true;  // and nowhere else: every namespace
  pugi::xml_document tree_;
  mutable pugi::xml_node asked_;  // the element that was asked for its attributes last
  mutable std::vector<Attribute> attributes_;
};

}  // namespace evdoc::xml
