#include "load/xml_reader.h"

#include <algorithm>

namespace evdoc::xml {

const ScannedAttribute* Token::find(std::string_view wanted) const {
  const auto found =
      std::ranges::find(attributes, wanted, [](const ScannedAttribute& attribute) { return attribute.name.text; });
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

bool Reader::take_end() {
  if (!scanner_.take_end()) return false;
  leave_element();
  return true;
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
      current_.kind = Token::Kind::text;
      current_.text = scanner_.text();
      current_.span = current_.text.span;
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
  current_.kind = Token::Kind::start;
  current_.span = scanner_.span(name.text);
  current_.attributes = scanner_.attributes();
  if (scanner_.has_namespaces()) {
    bind_prefixes();
    check_prefixes();
  }
  current_.space = name.colon == 0 ? default_space_ : find_namespace(name.prefix(), current_.span);
  current_.name = name.local();
}

/// `<a/>` has no end tag; the place of an end is that of the name in the start tag.
void Reader::end_element() {
  current_.kind = Token::Kind::end;
  current_.span = scanner_.span(scanner_.name().text);
  leave_element();
}

void Reader::leave_element() {
  if (!bindings_.empty() && bindings_.back().depth > scanner_.depth()) leave_bindings();
}

void Reader::fail() {
  current_ = {};
  if (has_failed_) return;
  has_failed_ = true;
  report_fault(source_, scanner_.place(), diagnostics_);
}

/// Those that the start tag declares.
void Reader::bind_prefixes() {
  for (const ScannedAttribute& attribute : current_.attributes) {
    const TagName& name = attribute.name;
    if (!name.is_declaration()) continue;
    bindings_.push_back({name.colon == 0 ? std::string_view() : name.local(), attribute.value.value, scanner_.depth()});
    if (name.colon == 0) default_space_ = attribute.value.value;
  }
}

/// Forgets what the element that has ended declared.
void Reader::leave_bindings() {
  while (!bindings_.empty() && bindings_.back().depth > scanner_.depth()) bindings_.pop_back();
  const Binding* outer = find_binding({});
  default_space_ = outer ? outer->uri : std::string_view();
}

/// Those of attributes, when all declarations of the tag are known.
void Reader::check_prefixes() {
  for (const ScannedAttribute& attribute : current_.attributes) {
    const TagName& name = attribute.name;
    if (name.colon != 0 && !name.is_declaration()) find_namespace(name.prefix(), scanner_.span(name.text));
  }
}

/// That of a prefix, which is reported where nothing declares it.
std::string_view Reader::find_namespace(std::string_view prefix, Span where) {
  if (prefix == "xml") return "http://www.w3.org/XML/1998/namespace";
  if (const Binding* binding = find_binding(prefix)) return binding->uri;
  report_prefix(prefix, where);
  return {};
}

const Reader::Binding* Reader::find_binding(std::string_view prefix) const {
  const auto found =
      std::find_if(bindings_.rbegin(), bindings_.rend(), [=](const Binding& b) { return b.prefix == prefix; });
  return found != bindings_.rend() ? &*found : nullptr;
}

/// Once for each prefix.
void Reader::report_prefix(std::string_view prefix, Span where) {
  if (reported_prefixes_.insert(prefix).second) report_undeclared_prefix(prefix, where, diagnostics_);
}

}  // namespace evdoc::xml
