#include "load/xml_reader.h"

#include <algorithm>

namespace evdoc::xml {

const TokenAttribute* Token::find(std::string_view wanted) const {
  const auto found = std::find_if(attributes.begin(), attributes.end(),
                                  [=](const TokenAttribute& a) { return a.name == wanted && a.space.empty(); });
  return found == attributes.end() ? nullptr : &*found;
}

Reader::Reader(Source& source, Diagnostics& diagnostics)
    : source_(source), diagnostics_(diagnostics), scanner_(source, source.arena()) {}

const Token& Reader::next() {
  return take(scanner_.next());
}

const Token& Reader::next_tag() {
  return take(scanner_.next_tag());
}

const Token& Reader::take(Scanner::Piece piece) {
  switch (piece) {
    case Scanner::Piece::start:
      start_element();
      break;
    case Scanner::Piece::end:
      end_element();
      break;
    case Scanner::Piece::text:
      current_ = {.kind = Token::Kind::text,
                  .space = {},
                  .name = {},
                  .text = scanner_.text(),
                  .span = scanner_.text().span,
                  .attributes = {}};
      break;
    case Scanner::Piece::done:
      current_ = {};
      break;
    case Scanner::Piece::fault:
      fail();
  }
  return current_;
}

void Reader::skip() {
  for (std::size_t depth = 1; depth > 0;) {
    const Token::Kind kind = next_tag().kind;
    if (kind == Token::Kind::done) return;
    if (kind == Token::Kind::start) ++depth;
    if (kind == Token::Kind::end) --depth;
  }
}

void Reader::start_element() {
  const TagName& name = scanner_.name();
  const Span span = scanner_.span(name.text);
  open_.emplace_back();
  add_attributes();
  open_.back() = {find_namespace(name.prefix(), span), name.local(), span};
  current_ = {.kind = Token::Kind::start,
              .space = open_.back().space,
              .name = open_.back().name,
              .text = {},
              .span = span,
              .attributes = attributes_};
}

/// `<a/>` has no end tag; the place of an end is that of the name in the start tag.
void Reader::end_element() {
  const OpenElement& element = open_.back();
  current_ = {.kind = Token::Kind::end,
              .space = element.space,
              .name = element.name,
              .text = {},
              .span = element.span,
              .attributes = {}};
  while (!bindings_.empty() && bindings_.back().depth == open_.size()) bindings_.pop_back();
  open_.pop_back();
}

void Reader::fail() {
  current_ = {};
  if (has_failed_) return;
  has_failed_ = true;
  report_fault(source_, scanner_.place(), diagnostics_);
}

/// Those of the start tag; declarations of namespaces become bindings.
void Reader::add_attributes() {
  constexpr std::string_view declaration = "xmlns";
  attributes_.clear();
  for (const ScannedAttribute& attribute : scanner_.attributes()) {
    const TagName& name = attribute.name;
    if (name.prefix() == declaration || name.text == declaration) {
      const std::string_view prefix = name.prefix().empty() ? std::string_view() : name.local();
      bindings_.push_back({prefix, attribute.value.value, open_.size()});
    } else {
      attributes_.push_back({name.prefix(), name.local(), attribute.value, scanner_.span(name.text)});
    }
  }
  resolve_attributes();
}

/// From prefixes to namespaces, when all declarations of the tag are known.
void Reader::resolve_attributes() {
  for (TokenAttribute& attribute : attributes_) {
    if (!attribute.space.empty()) attribute.space = find_namespace(attribute.space, attribute.name_span);
  }
}

std::string_view Reader::find_namespace(std::string_view prefix, Span where) {
  if (prefix == "xml") return "http://www.w3.org/XML/1998/namespace";
  const auto found =
      std::find_if(bindings_.rbegin(), bindings_.rend(), [=](const Binding& b) { return b.prefix == prefix; });
  if (found != bindings_.rend()) return found->uri;
  if (!prefix.empty()) report_prefix(prefix, where);
  return {};
}

/// Once for each prefix.
void Reader::report_prefix(std::string_view prefix, Span where) {
  if (reported_prefixes_.insert(prefix).second) report_undeclared_prefix(prefix, where, diagnostics_);
}

}  // namespace evdoc::xml
