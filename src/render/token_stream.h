// The parser's view of the tokens: one token ahead, and errors that end a tag, not the template.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "render/codes.h"
#include "render/token.h"

namespace evdoc::render {

/// After an error it answers TokenKind::end until `recover`, so that all parsing of the faulty tag ends by itself.
class TokenStream {
 public:
  TokenStream(const Source& source, std::vector<Token> tokens, Diagnostics& diagnostics)
      : source_(source), tokens_(std::move(tokens)), diagnostics_(diagnostics) {}

  const Token& current() const { return failed_ ? tokens_.back() : tokens_[position_]; }
  const Token& next_token() const {
    return failed_ ? tokens_.back() : tokens_[std::min(position_ + 1, tokens_.size() - 1)];
  }
  bool at(TokenKind kind) const { return current().kind == kind; }
  bool at_name(std::string_view name) const { return at(TokenKind::name) && current().text == name; }
  bool at_end() const { return at(TokenKind::end); }

  /// The current token; moves behind it.
  Token take();
  bool skip_if(TokenKind kind);
  bool skip_name(std::string_view name);
  /// Takes a token of `kind`, or reports what stands there instead.
  Token expect(TokenKind kind);
  bool expect_name(std::string_view name);

  /// Where the last token that was taken ends.
  uint32_t last_end() const { return position_ > 0 ? tokens_[position_ - 1].range.end : 0; }

  /// Reports a syntax error; the first of a tag counts.
  void fail(Range range, std::string message, std::string help, const Code& code = code::template_syntax);
  bool failed() const { return failed_; }
  /// Leaves the parsing of the current statement without an error of its own; the next token stays.
  void abandon_tag() { failed_ = true; }
  /// Goes on behind the tag in which an error was met.
  void recover();

  /// The current token as messages show it.
  std::string describe_current() const;
  Span span(Range range) const { return {&source_, range.begin, range.end}; }
  const Source& source() const { return source_; }
  Diagnostics& diagnostics() { return diagnostics_; }

 private:
  const Source& source_;
  std::vector<Token> tokens_;
  Diagnostics& diagnostics_;
  std::size_t position_ = 0;
  bool failed_ = false;
};

}  // namespace evdoc::render
