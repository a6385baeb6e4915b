#include "load/xml_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>

#include "load/codes.h"

namespace evdoc::xml {

namespace {

constexpr std::string_view blanks = " \t\r\n";

struct SplitName {
  std::string_view prefix;
  std::string_view local;
};

SplitName split(std::string_view name) {
  const std::size_t colon = name.find(':');
  if (colon == std::string_view::npos) return {{}, name};
  return {name.substr(0, colon), name.substr(colon + 1)};
}

/// Steps through the attributes of a start tag that is known to be well-formed.
class TagScanner {
 public:
  explicit TagScanner(Span tag) : tag_(tag), text_(tag.text()) {
    at_ = text_.find_first_of(" \t\r\n/>", 1);
    name_ = tag.part(1, static_cast<uint32_t>(at_ - 1));
  }

  /// The tag's own name.
  Span name() const { return name_; }

  /// Goes to the next attribute.
  void advance() {
    const std::size_t begin = text_.find_first_not_of(blanks, at_);
    const std::size_t end = text_.find_first_of(" \t\r\n=", begin);
    const std::size_t quote = text_.find_first_of("'\"", end);
    at_ = text_.find(text_[quote], quote + 1);
    name_ = part(begin, end);
    value_ = part(quote + 1, at_);
    ++at_;
  }

  Span value() const { return value_; }

 private:
  Span part(std::size_t begin, std::size_t end) const {
    return tag_.part(static_cast<uint32_t>(begin), static_cast<uint32_t>(end - begin));
  }

  Span tag_;
  std::string_view text_;
  std::size_t at_ = 0;
  Span name_;
  Span value_;
};

}  // namespace

const TokenAttribute* Token::find(std::string_view wanted) const {
  const auto found = std::find_if(attributes.begin(), attributes.end(),
                                  [=](const TokenAttribute& a) { return a.name == wanted && a.space.empty(); });
  return found == attributes.end() ? nullptr : &*found;
}

Reader::Reader(Source& source, Diagnostics& diagnostics)
    : source_(source), diagnostics_(diagnostics), judge_(source, this) {}

const Token& Reader::next() {
  while (next_ == tokens_.size()) {
    tokens_.clear();
    attributes_.clear();
    first_attributes_.clear();
    next_ = 0;
    if (!judge_.feed(diagnostics_) && tokens_.empty()) return current_ = Token{};
  }
  const std::size_t index = next_++;
  current_ = tokens_[index];
  const std::size_t begin = first_attributes_[index];
  const std::size_t end = next_ < tokens_.size() ? first_attributes_[next_] : attributes_.size();
  current_.attributes = std::span(attributes_).subspan(begin, end - begin);
  return current_;
}

void Reader::skip() {
  for (std::size_t depth = 1; depth > 0;) {
    const Token::Kind kind = next().kind;
    if (kind == Token::Kind::done) return;
    if (kind == Token::Kind::start) ++depth;
    if (kind == Token::Kind::end) --depth;
  }
}

void Reader::start_element(Span tag, const char* const* attributes) {
  finish_text();
  const std::size_t first = attributes_.size();
  TagScanner scanner(tag);
  Token token{
      .kind = Token::Kind::start, .space = {}, .name = {}, .text = {}, .span = scanner.name(), .attributes = {}};
  open_.push_back(token);
  for (; *attributes; attributes += 2) {
    scanner.advance();
    add_attribute(scanner.name(), scanner.value(), attributes[1]);
  }
  resolve_attributes(first);
  const SplitName name = split(token.span.text());
  token.space = find_namespace(name.prefix, token.span);
  token.name = name.local;
  open_.back() = token;
  tokens_.push_back(token);
  first_attributes_.push_back(first);
}

void Reader::add_attribute(Span name, Span raw, const char* value) {
  const std::string_view decoded = value;
  const Text text{raw.text() == decoded ? raw.text() : source_.arena().copy(decoded), raw};
  const SplitName parts = split(name.text());
  if (parts.prefix == "xmlns") {
    declare(parts.local, text.value);
  } else if (parts.prefix.empty() && parts.local == "xmlns") {
    declare({}, text.value);
  } else {
    attributes_.push_back({.space = {}, .name = parts.local, .value = text, .name_span = name});
  }
}

void Reader::declare(std::string_view prefix, std::string_view uri) {
  bindings_.push_back({prefix, uri, open_.size()});
}

void Reader::resolve_attributes(std::size_t first) {
  for (std::size_t i = first; i < attributes_.size(); ++i) {
    TokenAttribute& attribute = attributes_[i];
    const std::string_view prefix = split(attribute.name_span.text()).prefix;
    if (!prefix.empty()) attribute.space = find_namespace(prefix, attribute.name_span);
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
  if (std::find(reported_prefixes_.begin(), reported_prefixes_.end(), prefix) != reported_prefixes_.end()) return;
  reported_prefixes_.push_back(prefix);
  diagnostics_.report(code::xml_undeclared_prefix, where, fmt::format("the prefix '{}' is not declared", prefix),
                      fmt::format("declare it on the root element: xmlns:{}=\"...\"", prefix));
}

/// For `<a/>` the end is met without bytes of its own; the name's place is then that of the start.
void Reader::end_element(Span) {
  finish_text();
  Token token = open_.back();
  token.kind = Token::Kind::end;
  tokens_.push_back(token);
  first_attributes_.push_back(attributes_.size());
  while (!bindings_.empty() && bindings_.back().depth == open_.size()) bindings_.pop_back();
  open_.pop_back();
}

void Reader::characters(Span piece, std::string_view text) {
  if (!in_run_) {
    in_run_ = is_plain_ = true;
    run_ = Span{piece.source, piece.begin, piece.begin};
  }
  const bool continues = is_plain_ && piece.begin == run_.end && piece.text() == text;
  if (is_plain_ && !continues) {
    is_plain_ = false;
    joined_ = run_.text();
  }
  if (!is_plain_) joined_ += text;
  run_.end = piece.end;
}

void Reader::finish_text() {
  if (!in_run_) return;
  in_run_ = false;
  const std::string_view value = is_plain_ ? run_.text() : source_.arena().copy(joined_);
  tokens_.push_back(
      {.kind = Token::Kind::text, .space = {}, .name = {}, .text = {value, run_}, .span = run_, .attributes = {}});
  first_attributes_.push_back(attributes_.size());
}

}  // namespace evdoc::xml
