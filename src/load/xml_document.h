// XML as a tree, for metadata. Every name, value and text knows its bytes in the input.
#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <pugixml.hpp>
#include <span>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "base/diagnostic.h"
#include "base/source.h"
#include "load/xml_scanner.h"

namespace evdoc::xml {

class Children;
class Contents;
class Document;

/// An attribute of an element, or none. Both answer.
class Attribute {
 public:
  Attribute() = default;
  explicit Attribute(const ScannedAttribute& attribute) : attribute_(&attribute) {}

  explicit operator bool() const { return attribute_ != nullptr; }
  /// With its prefix, as written.
  std::string_view name() const { return attribute_ ? attribute_->name.text : std::string_view(); }
  Span name_span() const;
  /// Decoded and normalized: line ends and tabs are blanks, `&#10;` is a line end.
  Text value() const { return attribute_ ? attribute_->value : Text(); }

 private:
  const ScannedAttribute* attribute_ = nullptr;
};

/// A name in a namespace; `is_declared` is false when its prefix is not in scope.
struct QualifiedName {
  std::string_view space;  ///< the namespace's URI; empty: none
  std::string_view local;
  bool is_declared = true;

  bool operator==(const QualifiedName& other) const { return local == other.local && space == other.space; }
};

/// An element as it was scanned. Those of a document stand in its order: behind each follow all that are in it.
struct ScannedElement {
  std::string_view name;         ///< with its prefix, as written
  uint32_t first_attribute = 0;  ///< among those of the document
  uint32_t attribute_count = 0;
  uint32_t steps_to_parent = 0;  ///< 0: it is the root
  uint32_t elements_inside = 0;  ///< in all depths
  uint32_t end = 0;              ///< in the text, behind its last tag
  bool has_words = false;        ///< whether text with more than blanks stands directly in it

  /// Behind all that is in it: the next in the same element, if there is one.
  const ScannedElement* next() const { return this + 1 + elements_inside; }
  const ScannedElement* parent() const { return steps_to_parent == 0 ? nullptr : this - steps_to_parent; }
};

/// A handle of an element, or of none; an empty one answers all questions with nothing.
class Element {
 public:
  Element() = default;

  explicit operator bool() const { return element_ != nullptr; }
  /// With its prefix, as written.
  std::string_view qualified_name() const { return element_ ? element_->name : std::string_view(); }
  /// Without its prefix.
  std::string_view name() const;
  /// The URI of its namespace; empty: none.
  std::string_view space() const;
  /// The name in its start tag.
  Span span() const;

  /// By its name as written; not for prefixed ones.
  Attribute attribute(std::string_view name) const;
  /// All of them, declarations of namespaces too.
  std::span<const ScannedAttribute> attributes() const;

  /// The elements in it.
  Children children() const;
  /// Those with this local name.
  Children children(std::string_view name) const;
  /// The first with this local name, or none.
  Element child(std::string_view name) const;
  /// The elements and texts in it.
  Contents contents() const;
  /// Whether text with more than blanks stands directly in it.
  bool has_words() const { return element_ && element_->has_words; }
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
  Element(const Document* document, const ScannedElement* element) : document_(document), element_(element) {}

  /// The text where it may be of several pieces.
  Text joined_text() const;

  const Document* document_ = nullptr;
  const ScannedElement* element_ = nullptr;
};

/// A child of an element: an element, or a piece of text.
class Content {
 public:
  /// Empty: it is text.
  Element element() const { return is_text_ ? Element() : Element(document_, element_); }
  /// Empty: it is an element.
  Text text() const;
  /// Whether it is text with more than blanks in it.
  bool has_words() const;

 private:
  friend class Contents;
  /// `element` is the next one among the contents, `node` itself or behind it.
  Content(const Document* document, pugi::xml_node node, const ScannedElement* element)
      : document_(document), node_(node), element_(element), is_text_(*node.name() == '\0') {}

  const Document* document_;
  pugi::xml_node node_;
  const ScannedElement* element_;
  bool is_text_;  // or nothing
};

/// The elements and texts in an element.
class Contents {
 public:
  class Iterator {
   public:
    explicit Iterator(const Content& content) : content_(content) {}
    const Content& operator*() const { return content_; }
    Iterator& operator++();
    bool operator==(std::default_sentinel_t) const { return content_.is_text_ && !content_.node_; }

   private:
    Content content_;
  };

  /// `node` is that of `element`.
  Contents(const Document* document, pugi::xml_node node, const ScannedElement* element)
      : first_(document, node.first_child(), element ? element + 1 : nullptr) {}
  Iterator begin() const { return Iterator(first_); }
  static std::default_sentinel_t end() { return {}; }
  /// How many; goes over all of them.
  std::size_t size() const;

 private:
  Content first_;
};

/// The elements in an element: all, or those of one local name.
class Children {
 public:
  class Iterator {
   public:
    Iterator(const Children& children, const ScannedElement* from) : children_(children), at_(children.find(from)) {}
    Element operator*() const { return {children_.document_, at_}; }
    Iterator& operator++() {
      at_ = children_.find(at_->next());
      return *this;
    }
    bool operator==(std::default_sentinel_t) const { return at_ == children_.end_; }

   private:
    const Children& children_;
    const ScannedElement* at_;
  };

  /// `name` is empty for all of them.
  Children(const Document* document, const ScannedElement* parent, std::string_view name)
      : document_(document),
        first_(parent ? parent + 1 : nullptr),
        end_(parent ? parent->next() : nullptr),
        name_(name) {}
  Iterator begin() const { return {*this, first_}; }
  static std::default_sentinel_t end() { return {}; }
  bool empty() const { return find(first_) == end_; }

 private:
  /// The next of them from `at` on, or the end.
  const ScannedElement* find(const ScannedElement* at) const;

  const Document* document_;
  const ScannedElement* first_;
  const ScannedElement* end_;
  std::string_view name_;
};

/// How much of a document is a tree at a time. Contents of an element are valid until those of another part are asked
/// for.
enum class TreePart : uint8_t {
  whole,
  child_of_root,  ///< for documents of many children that are read one behind the other
};

/// A parsed file, for one thread. Its names, values and texts are views of the source, or of its arena where they are
/// written otherwise, and outlive it; elements and attributes do not. It becomes a tree where texts are asked for.
class Document {
 public:
  /// Without a root, and with a finding, when the source is not well-formed. Names of undeclared prefixes are in no
  /// namespace, which is a finding.
  Document(Source& source, TreePart part, Diagnostics& diagnostics);
  Document(const Document&) = delete;
  Document& operator=(const Document&) = delete;

  Element root() const { return elements_.empty() ? Element() : Element(this, elements_.data()); }

 private:
  friend class Children;
  friend class Content;
  friend class Element;

  /// Reads it all; false, with a finding, when it is not well-formed.
  bool scan(Diagnostics& diagnostics);
  void add_element(const Scanner& scanner, uint32_t parent);
  void note_namespaces(const Scanner& scanner);
  /// The part that an element is in.
  const ScannedElement& part_of(const ScannedElement& element) const;
  /// Makes a part the tree.
  void parse_part(const ScannedElement& part) const;
  /// Finds the scanned elements in the tree.
  void add_nodes(const Element& element, pugi::xml_node node) const;
  pugi::xml_node node_of(const ScannedElement& element) const;
  std::span<const ScannedAttribute> attributes_of(const ScannedElement& element) const {
    return {attributes_.data() + element.first_attribute, element.attribute_count};
  }
  /// A name without its prefix.
  std::string_view local_part(std::string_view name) const {
    return has_prefixes_ ? name.substr(name.find(':') + 1) : name;  // npos + 1 is 0: there is no prefix
  }
  /// The URI that `prefix` (empty: the default) is bound to in `element`, or nothing.
  std::optional<std::string_view> find_namespace(const ScannedElement* element, std::string_view prefix) const;
  /// Reports the prefixes that nothing around them declares, each once.
  void check_prefixes(Diagnostics& diagnostics) const;
  Span span_of(std::string_view name) const;
  /// Of a view of the text.
  uint32_t offset_of(std::string_view written) const;
  Text text_of(const pugi::xml_node& node) const;
  /// A string of the tree that reaches to the first `end` behind it in the input.
  Text value_of(std::string_view string, std::string_view end) const;

  Source& source_;
  std::vector<ScannedElement> elements_;
  std::vector<ScannedAttribute> attributes_;
  bool has_prefixes_ = false;        // of elements and attributes, but of declarations of namespaces
  bool is_declared_at_root_ = true;  // and nowhere else: every namespace
  TreePart parts_;

  // The part that is a tree; none until a text is asked for.
  mutable std::size_t first_element_ = 0;
  mutable std::vector<pugi::xml_node> nodes_;  // of its elements, in their order
  mutable std::size_t begin_ = 0;              // in the text
  mutable std::vector<char> buffer_;           // a copy of the text that pugixml writes into
  mutable pugi::xml_document tree_;
};

inline std::string_view Element::name() const {
  return element_ ? document_->local_part(element_->name) : std::string_view();
}

inline std::span<const ScannedAttribute> Element::attributes() const {
  return element_ ? document_->attributes_of(*element_) : std::span<const ScannedAttribute>();
}

inline Children Element::children() const {
  return {document_, element_, {}};
}

inline Children Element::children(std::string_view name) const {
  return {document_, element_, name};
}

inline const ScannedElement* Children::find(const ScannedElement* at) const {
  if (name_.empty()) return at;
  while (at != end_ && !is_same_name(document_->local_part(at->name), name_)) at = at->next();
  return at;
}

}  // namespace evdoc::xml
