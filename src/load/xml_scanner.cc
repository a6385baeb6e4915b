#include "load/xml_scanner.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "load/codes.h"
#include "load/xml_bytes.h"
#include "load/xml_judge.h"
#include "text/characters.h"
#include "text/xml_text.h"

namespace evdoc::xml {

namespace {

constexpr std::array<std::pair<std::string_view, char>, 5> entities{
    {{"amp;", '&'}, {"lt;", '<'}, {"gt;", '>'}, {"quot;", '"'}, {"apos;", '\''}}};

/// -1: none.
int digit_of(char c, uint32_t base) {
  if (c >= '0' && c <= '9') return c - '0';
  if (base == 10) return -1;
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

constexpr uint32_t last_character = 0x10FFFF;

/// The declarations that need no judge.
constexpr std::array<std::string_view, 6> usual_declarations{
    R"(<?xml version="1.0" encoding="utf-8"?>)",  R"(<?xml version="1.0" encoding="UTF-8"?>)",
    R"(<?xml version='1.0' encoding='utf-8'?>)",  R"(<?xml version='1.0' encoding='UTF-8'?>)",
    R"(<?xml version="1.0" encoding="UTF-16"?>)", R"(<?xml version="1.0"?>)"};

bool is_xml_in_any_case(std::string_view name) {
  constexpr std::string_view reserved = "xml";
  return std::ranges::equal(name, reserved, [](char a, char b) { return a == b || a == b - 'a' + 'A'; });
}

}  // namespace

void TextRun::add(const char* begin, const char* end, std::string_view decoded) {
  if (begin == end) return;
  if (empty()) {
    begin_ = end_ = begin;
    is_plain_ = true;
  }
  const bool continues = begin == end_ && std::string_view(begin, end) == decoded;
  if (is_plain_ && !continues) {
    is_plain_ = false;
    joined_.assign(begin_, end_);
  }
  if (!is_plain_) joined_ += decoded;
  end_ = end;
}

Text TextRun::text(Arena& arena) const {
  const char* const first = source_.text().data();
  const Span span{&source_, static_cast<uint32_t>(begin_ - first), static_cast<uint32_t>(end_ - first)};
  return {is_plain_ ? std::string_view(begin_, end_) : arena.copy(joined_), span};
}

Scanner::Scanner(const Source& source, Arena& arena)
    : source_(source),
      arena_(arena),
      begin_(source.text().data()),
      at_(begin_),
      end_(begin_ + source.text().size()),
      run_(source) {
  if (!scan_declaration()) last_ = Piece::fault;
}

Scanner::Piece Scanner::next() {
  if (!is_over()) last_ = scan_piece();
  return last_;
}

Scanner::Piece Scanner::next_tag() {
  Piece piece = next_but_indent();
  while (piece == Piece::text) piece = next();
  return piece;
}

Scanner::Piece Scanner::next_but_indent() {
  return is_inside() && skip_indent() ? last_ = scan_tag() : next();
}

/// Goes to the next tag if nothing but blanks stands before it: the usual text between elements.
bool Scanner::skip_indent() {
  const char* const begin = std::exchange(at_, xml::skip_indent(at_, end_));
  if (is_at_tag()) return true;
  at_ = begin;
  return false;
}

Scanner::Piece Scanner::scan_piece() {
  if (is_empty_) return close();
  return open_.empty() ? scan_outside() : scan_content();
}

/// Goes past the XML declaration, if there is one.
bool Scanner::scan_declaration() {
  constexpr std::string_view mark = "\xEF\xBB\xBF";
  if (is_at(mark)) {
    is_unsure_ = true;
    at_ += mark.size();
  }
  constexpr std::string_view opening = "<?xml";
  if (!is_at(opening) || !is(at_[opening.size()], blank)) return true;
  const auto usual = std::ranges::find_if(usual_declarations, [this](std::string_view d) { return is_at(d); });
  is_unsure_ |= usual == usual_declarations.end();
  if (!find("?>")) return false;
  at_ += 2;
  return true;
}

/// Before and after the root element.
Scanner::Piece Scanner::scan_outside() {
  while (true) {
    skip_blanks();
    if (at_ == end_) return has_root_ && (!is_unsure_ || is_accepted_by_expat()) ? Piece::done : Piece::fault;
    if (*at_ != '<') return Piece::fault;
    if (at_[1] != '!' && at_[1] != '?') return has_root_ ? Piece::fault : scan_start();
    if (!scan_markup()) return Piece::fault;
  }
}

/// Inside of an element. A run without anything but text is taken in one step.
Scanner::Piece Scanner::scan_content() {
  if (is_at_tag()) return scan_tag();
  const char* const begin = at_;
  at_ = find_stop<text_stop>(at_, end_);
  if (!is_at_tag()) {
    at_ = begin;
    return scan_mixed();
  }
  const std::string_view run(begin, at_);
  text_ = {run, span(run)};
  return Piece::text;
}

/// A run with references, comments, CDATA sections or other line ends than line feeds in it.
Scanner::Piece Scanner::scan_mixed() {
  run_.clear();
  while (true) {
    const char* const begin = at_;
    at_ = find_stop<text_stop>(at_, end_);
    run_.add(begin, at_);
    const bool is_tag = is_at_tag();
    if (is_tag && run_.empty()) return scan_tag();
    if (is_tag) break;
    if (!scan_special()) return Piece::fault;
  }
  text_ = run_.text(arena_);
  return Piece::text;
}

/// What a run of text stops at.
bool Scanner::scan_special() {
  const char* const begin = at_;
  switch (*at_) {
    case '<':
      return is_at("<![CDATA[") ? scan_cdata() : scan_markup();
    case '&':
      decoded_.clear();
      if (!decode_reference(decoded_)) return false;
      run_.add(begin, at_, decoded_);
      return true;
    case '\r':
      at_ = line_end(at_);
      run_.add(begin, at_, "\n");
      return true;
    case ']':
      if (is_at("]]>")) return false;
      run_.add(begin, ++at_);
      return true;
    default:
      return false;  // a character that XML does not allow, or the end
  }
}

Scanner::Piece Scanner::scan_tag() {
  return at_[1] == '/' ? scan_end() : scan_start();
}

Scanner::Piece Scanner::scan_start() {
  ++at_;
  attributes_.clear();
  has_namespaces_ = false;
  has_root_ = true;
  if (!scan_name(name_) || !scan_attributes()) return Piece::fault;
  open_.push_back(name_);
  return open_.size() > depth_limit ? Piece::fault : Piece::start;
}

Scanner::Piece Scanner::scan_end() {
  const std::string_view name = open_.back().text;
  at_ += 2;
  if (!is_at(name)) return Piece::fault;
  at_ += name.size();
  if (*at_ != '>') skip_blanks();
  if (*at_ != '>') return Piece::fault;
  ++at_;
  return close();
}

Scanner::Piece Scanner::close() {
  is_empty_ = false;
  name_ = open_.back();
  open_.pop_back();
  return Piece::end;
}

/// Most are of ASCII and have no prefix.
inline bool Scanner::scan_name(TagName& name) {
  const char* const begin = at_;
  const char* end = begin;
  if (is(*end, name_start)) {
    while (is(*++end, name_part)) {
    }
  }
  at_ = end;
  if (*end == ':' || byte_of(*end) >= 0x80) return scan_odd_name(begin, name);
  name = {{begin, end}, 0};
  return end != begin;
}

/// Goes on from the first byte that is odd.
bool Scanner::scan_odd_name(const char* begin, TagName& name) {
  const char* colon = nullptr;
  while (*at_ == ':' || byte_of(*at_) >= 0x80) {
    if (*at_ != ':') is_unsure_ = true;
    if (*at_ == ':' && !colon) colon = at_;
    while (is(*++at_, name_part)) {
    }
  }
  name = {{begin, at_}, colon ? static_cast<std::size_t>(colon - begin) : 0};
  return true;
}

/// To the end of the start tag.
bool Scanner::scan_attributes() {
  while (true) {
    const bool is_apart = skip_blanks();
    if (*at_ == '>') break;
    if (*at_ == '/') {
      is_empty_ = true;
      ++at_;
      break;
    }
    if (!is_apart || attributes_.size() == attribute_limit || !scan_attribute()) return false;
  }
  if (*at_ != '>') return false;
  ++at_;
  return attributes_.size() < 2 || !has_duplicates();
}

inline bool Scanner::scan_attribute() {
  ScannedAttribute& attribute = attributes_.emplace_back();
  if (!scan_name(attribute.name)) return false;
  has_namespaces_ |= attribute.name.colon != 0 || attribute.name.is_declaration();
  if (*at_ != '=') skip_blanks();
  if (*at_ != '=') return false;
  ++at_;
  skip_blanks();
  return scan_value(attribute.value);
}

inline bool Scanner::scan_value(Text& value) {
  const char quote = *at_;
  if (quote != '"' && quote != '\'') return false;
  const char* const begin = ++at_;
  at_ = find_stop<value_stop>(at_, end_);
  const bool is_plain = *at_ == quote;
  if (!is_plain && !decode_value(begin, quote)) return false;
  const std::string_view written(begin, at_);
  value = {is_plain || written == decoded_ ? written : arena_.copy(decoded_), span(written)};
  ++at_;
  return true;
}

/// From the first byte of a value that is not plain to the closing quote; the value is in `decoded_` then.
bool Scanner::decode_value(const char* begin, char quote) {
  decoded_.assign(begin, at_);
  while (*at_ != quote) {
    if (*at_ == '&') {
      if (!decode_reference(decoded_)) return false;
    } else if (is(*at_, blank)) {
      at_ = line_end(at_);
      decoded_ += ' ';
    } else if (*at_ == '"' || *at_ == '\'') {
      decoded_ += *at_++;
    } else {
      return false;  // '<', a character that XML does not allow, or the end
    }
    const char* const plain = at_;
    at_ = find_stop<value_stop>(at_, end_);
    decoded_.append(plain, at_);
  }
  return true;
}

/// Two of the same qualified name. Few are compared with each other, many are sorted.
bool Scanner::has_duplicates() const {
  constexpr std::size_t few = 8;
  const auto name_of = [](const ScannedAttribute& attribute) { return attribute.name.text; };
  if (attributes_.size() <= few) {
    for (auto one = attributes_.begin(); one != attributes_.end(); ++one) {
      if (std::any_of(attributes_.begin(), one, [&](const auto& a) { return is_same_name(name_of(a), name_of(*one)); }))
        return true;
    }
    return false;
  }
  std::vector<std::string_view> names;
  std::ranges::transform(attributes_, std::back_inserter(names), name_of);
  std::ranges::sort(names);
  return std::ranges::adjacent_find(names) != names.end();
}

/// A comment or a processing instruction.
bool Scanner::scan_markup() {
  return at_[1] == '?' ? scan_instruction() : scan_comment();
}

bool Scanner::scan_comment() {
  constexpr std::string_view opening = "<!--";
  if (!is_at(opening)) return false;
  at_ += opening.size();
  if (!find("--")) return false;
  at_ += 2;
  if (*at_ != '>') return false;
  ++at_;
  return true;
}

bool Scanner::scan_instruction() {
  at_ += 2;
  TagName target;
  if (!scan_name(target) || is_xml_in_any_case(target.text)) return false;
  if (!is(*at_, blank) && !is_at("?>")) return false;
  if (!find("?>")) return false;
  at_ += 2;
  return true;
}

bool Scanner::scan_cdata() {
  constexpr std::string_view opening = "<![CDATA[";
  constexpr std::string_view closing = "]]>";
  at_ += opening.size();
  const char* const begin = at_;
  if (!find(closing)) return false;
  add_lines(begin, at_);
  at_ += closing.size();
  return true;
}

/// Adds to the run what has no markup in it.
void Scanner::add_lines(const char* begin, const char* end) {
  while (true) {
    const char* const stop = std::find(begin, end, '\r');
    run_.add(begin, stop);
    if (stop == end) return;
    begin = line_end(stop);
    run_.add(stop, begin, "\n");
  }
}

/// Behind the blank, or the CR and LF, at `at`.
const char* Scanner::line_end(const char* at) const {
  return at + (at[0] == '\r' && at[1] == '\n' ? 2 : 1);
}

bool Scanner::decode_reference(std::string& out) {
  ++at_;
  if (*at_ == '#') return decode_number(out);
  for (const auto& [name, character] : entities) {
    if (!is_at(name)) continue;
    at_ += name.size();
    out += character;
    return true;
  }
  return false;
}

bool Scanner::decode_number(std::string& out) {
  ++at_;
  const bool is_hex = *at_ == 'x';
  const uint32_t base = is_hex ? 16 : 10;
  if (is_hex) ++at_;
  const char* const digits = at_;
  uint32_t code = 0;
  for (int digit = digit_of(*at_, base); digit >= 0; digit = digit_of(*++at_, base)) {
    code = std::min(code * base + static_cast<uint32_t>(digit), last_character + 1);
  }
  if (at_ == digits || *at_ != ';' || !is_xml_character(code)) return false;
  ++at_;
  append_utf8(out, code);
  return true;
}

/// Goes to the next `mark`; false when the end or a character that XML does not allow comes first.
bool Scanner::find(std::string_view mark) {
  while (true) {
    at_ = find_stop<markup_stop>(at_, end_);
    if (is_at(mark)) return true;
    if (is(*at_, text_stop) && *at_ != ']') return false;
    ++at_;
  }
}

/// False when there are none.
bool Scanner::skip_blanks() {
  if (!is(*at_, blank)) return false;
  while (is(*at_, blank)) ++at_;
  return true;
}

bool Scanner::is_accepted_by_expat() const {
  Diagnostics reported_later;
  return expat_accepts(source_, reported_later);
}

void report_fault(const Source& source, Span place, Diagnostics& diagnostics) {
  if (!expat_accepts(source, diagnostics)) return;
  diagnostics.report(code::xml_not_well_formed, place, "this is not XML",
                     "open the file in an XML editor at this place");
}

void report_undeclared_prefix(std::string_view prefix, Span place, Diagnostics& diagnostics) {
  diagnostics.report(code::xml_undeclared_prefix, place, fmt::format("the prefix '{}' is not declared", prefix),
                     fmt::format("declare it on the root element: xmlns:{}=\"...\"", prefix));
}

}  // namespace evdoc::xml
