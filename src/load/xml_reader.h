// XML as a stream of tokens, for tables: nothing is kept but what the reader of the tokens keeps.
#pragma once

#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/source.h"
#include "load/xml_judge.h"

namespace evdoc::xml {

/// An attribute of a start tag; declarations of namespaces are not among them.
struct TokenAttribute {
  std::string_view space;  ///< the namespace's URI; empty for a name without prefix
  std::string_view name;   ///< without prefix
  Text value;
  Span name_span;
};

/// Strings live as long as the source; `attributes` until the next token is asked for.
struct Token {
  enum class Kind : uint8_t {
    start,  ///< a start tag
    end,    ///< an end tag, or the end of an empty element
    text,   ///< a whole run of text between two tags, comments left out
    done,   ///< the end of the input, or the place of an error (reported)
  };
  Kind kind = Kind::done;
  std::string_view space;  ///< start, end: the namespace's URI
  std::string_view name;   ///< start, end: without prefix
  Text text;               ///< text: the run
  Span span;               ///< start, end: the qualified name in the tag; text: the run
  std::span<const TokenAttribute> attributes;

  /// The attribute without prefix of this name, or null.
  const TokenAttribute* find(std::string_view name) const;
};

/// Pulls tokens out of a source. Values and texts are views of the source unless an entity or line end in them had to
/// be decoded; those live in its arena.
class Reader : private Sink {
 public:
  Reader(Source& source, Diagnostics& diagnostics);

  /// The next token; `done` again and again at the end. It holds until the next call.
  const Token& next();

  /// What `next` returned last.
  const Token& current() const { return current_; }

  /// Goes past the end of the element whose start was the latest token.
  void skip();

  /// True when an error ended the input early.
  bool has_failed() const { return judge_.has_failed(); }

 private:
  struct Binding {
    std::string_view prefix;
    std::string_view uri;
    std::size_t depth;
  };

  void start_element(Span tag, const char* const* attributes) override;
  void end_element(Span tag) override;
  void characters(Span piece, std::string_view text) override;
  void finish_text();
  void add_attribute(Span name, Span raw, const char* value);
  void declare(std::string_view prefix, std::string_view uri);
  void resolve_attributes(std::size_t first);
  std::string_view find_namespace(std::string_view prefix, Span where);
  void report_prefix(std::string_view prefix, Span where);

  Source& source_;
  Diagnostics& diagnostics_;
  Judge judge_;
  std::vector<Token> tokens_;                  // of the latest pieces of input
  std::vector<std::size_t> first_attributes_;  // for each token; its attributes end where those of the next begin
  std::vector<TokenAttribute> attributes_;
  std::size_t next_ = 0;  // the token to hand out next
  Token current_;
  std::vector<Binding> bindings_;
  std::vector<Token> open_;  // names of the open elements
  std::vector<std::string_view> reported_prefixes_;
  Span run_;  // of text that is not finished
  bool in_run_ = false;
  bool is_plain_ = true;  // the run's bytes in the source are its value
  std::string joined_;    // its value, if it is not plain
};

}  // namespace evdoc::xml
