// XML as a stream of tokens, for tables: nothing is kept but what the reader of the tokens keeps.
#pragma once

#include <span>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "base/diagnostic.h"
#include "base/source.h"
#include "load/xml_scanner.h"

namespace evdoc::xml {

/// Strings live as long as the source; `attributes` until the next token is asked for. What is not said of a kind of
/// token has no meaning in it.
struct Token {
  enum class Kind : uint8_t {
    start,  ///< a start tag
    end,    ///< an end tag, or the end of an empty element
    text,   ///< a whole run of text between two tags, comments left out
    done,   ///< the end of the input, or the place of an error (reported)
  };
  Kind kind = Kind::done;
  std::string_view space;                        ///< start: the namespace's URI
  std::string_view name;                         ///< start: without prefix
  Text text;                                     ///< text: the run
  Span span;                                     ///< start, end: the qualified name in the start tag; text: the run
  std::span<const ScannedAttribute> attributes;  ///< start: declarations of namespaces are among them

  /// The attribute without prefix of this name, or null.
  const ScannedAttribute* find(std::string_view name) const;
};

/// Pulls tokens out of a source. Values and texts are views of the source unless an entity or line end in them had to
/// be decoded; those live in its arena.
class Reader {
 public:
  Reader(Source& source, Diagnostics& diagnostics);

  /// The next token; `done` again and again at the end. It holds until the next call.
  const Token& next();

  /// The same, but goes past text.
  const Token& next_tag();

  /// What a leaf of that form says, if it is what comes next; the reader has gone past it then. Null: ask for the next
  /// tag.
  const Leaf* take_leaf(const LeafForm& form) { return scanner_.take_leaf(form); }
  /// The same for a start tag.
  const UsualTag* take_start(const TagForm& form) { return scanner_.take_start(form); }
  /// Goes past the end of the innermost element if that is what comes next.
  bool take_end();

  /// The namespace of names without a prefix: a view of the source, at its declaration.
  std::string_view default_space() const { return default_space_; }

  /// What was returned last.
  const Token& current() const { return current_; }

  /// Goes past the end of the element whose start was the latest token.
  void skip();

  /// True when an error ended the input early.
  bool has_failed() const { return has_failed_; }

 private:
  struct Binding {
    std::string_view prefix;
    std::string_view uri;
    std::size_t depth;  // of the element that declares it
  };

  const Token& take(Scanner::Piece piece);
  void start_element();
  void end_element();
  void leave_element();
  void fail();
  void bind_prefixes();
  void leave_bindings();
  void check_prefixes();
  std::string_view find_namespace(std::string_view prefix, Span where);
  const Binding* find_binding(std::string_view prefix) const;
  void report_prefix(std::string_view prefix, Span where);

  Source& source_;
  Diagnostics& diagnostics_;
  Scanner scanner_;
  Token current_;
  std::vector<Binding> bindings_;
  std::string_view default_space_;  // what names without a prefix are in
  std::unordered_set<std::string_view> reported_prefixes_;
  bool has_failed_ = false;
};

}  // namespace evdoc::xml
