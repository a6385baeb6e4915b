#include "render/token_stream.h"

#include <fmt/format.h>

namespace evdoc::render {

Token TokenStream::take() {
  const Token result = current();
  if (!failed_ && position_ + 1 < tokens_.size()) ++position_;
  return result;
}

bool TokenStream::skip_if(TokenKind kind) {
  if (!at(kind)) return false;
  take();
  return true;
}

bool TokenStream::skip_name(std::string_view name) {
  if (!at_name(name)) return false;
  take();
  return true;
}

namespace {

std::string expectation_help(TokenKind kind, TokenKind found) {
  if (found == TokenKind::end) return fmt::format("the template ends within a tag; close it with {}", describe(kind));
  switch (kind) {
    case TokenKind::variable_end:
      return "the expression ends before this; write an operator between, or close the tag";
    case TokenKind::block_end:
      return "the statement ends before this; write an operator between, or close the tag";
    case TokenKind::name:
      return "a name begins with a letter or '_'";
    default:
      return fmt::format("write {} here", describe(kind));
  }
}

}  // namespace

Token TokenStream::expect(TokenKind kind) {
  if (at(kind)) return take();
  fail(current().range, fmt::format("expected {}, found {}", describe(kind), describe_current()),
       expectation_help(kind, current().kind));
  return current();
}

bool TokenStream::expect_name(std::string_view name) {
  if (skip_name(name)) return true;
  fail(current().range, fmt::format("expected '{}', found {}", name, describe_current()),
       fmt::format("write '{}' here", name));
  return false;
}

void TokenStream::fail(Range range, std::string message, std::string help, const Code& code) {
  if (failed_) return;
  failed_ = true;
  // A token that the tokenizer could not read was reported there.
  for (const Diagnostic& known : diagnostics_.all())
    if (known.span.source == &source_ && known.span.begin <= range.begin && range.begin <= known.span.end) return;
  diagnostics_.report(code, span(range), std::move(message), std::move(help));
}

void TokenStream::recover() {
  if (!failed_) return;
  failed_ = false;
  while (true) {
    const TokenKind kind = current().kind;
    if (kind == TokenKind::text || kind == TokenKind::variable_begin || kind == TokenKind::block_begin || at_end())
      return;
    take();
    if (kind == TokenKind::variable_end || kind == TokenKind::block_end) return;
  }
}

std::string TokenStream::describe_current() const {
  const Token& token = current();
  if (token.kind == TokenKind::name) return fmt::format("'{}'", token.text);
  return std::string(describe(token.kind));
}

}  // namespace evdoc::render
