#include "store/xml_writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <iterator>
#include <utility>

#include "base/utf8.h"
#include "text/characters.h"
#include "text/escape.h"
#include "text/xml_text.h"

namespace evdoc {

namespace {

constexpr std::size_t line_limit = 120;  // code points
constexpr std::size_t blanks_a_level = 2;

enum class Place : uint8_t { text, attribute };

/// A parser would change it, or nobody would see it.
bool needs_reference(char32_t c, Place place) {
  if (c == '\n' || c == '\t') return place == Place::attribute;
  return c == '\r' || must_escape(c);
}

void append_character(std::string& out, char32_t c, Place place) {
  if (!is_xml_character(c)) c = replacement_character;
  const bool is_mark = c != '"' || place == Place::attribute;
  if (const std::string_view entity = xml_entity(c); is_mark && !entity.empty()) {
    out += entity;
  } else if (needs_reference(c, place)) {
    fmt::format_to(std::back_inserter(out), "&#x{:X};", static_cast<uint32_t>(c));
  } else {
    append_utf8(out, c);
  }
}

bool is_plain(char c) {
  return c >= ' ' && c <= '~' && c != '&' && c != '<' && c != '>' && c != '"';
}

void append_value(std::string& out, std::string_view value, Place place) {
  while (!value.empty()) {
    const auto end = std::find_if_not(value.begin(), value.end(), is_plain);
    out.append(value.begin(), end);
    value.remove_prefix(static_cast<std::size_t>(end - value.begin()));
    if (!value.empty()) append_character(out, take_code_point(value), place);
  }
}

}  // namespace

XmlWriter::XmlWriter() : out_("<?xml version=\"1.0\" encoding=\"utf-8\"?>") {}

void XmlWriter::break_line(std::size_t blanks) {
  if (std::exchange(skips_line_, false)) out_ += '\n';
  out_ += '\n';
  line_begin_ = out_.size();
  out_.append(blanks, ' ');
}

std::size_t XmlWriter::column() const {
  return count_characters(std::string_view(out_).substr(line_begin_));
}

void XmlWriter::finish_start_tag() {
  if (std::exchange(in_start_tag_, false)) out_ += '>';
}

void XmlWriter::open(std::string_view name) {
  finish_start_tag();
  const bool is_inline = !open_.empty() && open_.back().is_mixed;
  if (!is_inline) break_line(open_.size() * blanks_a_level);
  out_ += '<';
  out_ += name;
  open_.push_back({name, is_inline});
  in_start_tag_ = true;
  has_attribute_ = false;
  attribute_column_ = is_inline ? 0 : column() + 1;
}

void XmlWriter::attribute(std::string_view name, std::string_view value) {
  assert(in_start_tag_);
  const std::size_t begin = out_.size();
  out_ += ' ';
  out_ += name;
  out_ += "=\"";
  append_value(out_, value, Place::attribute);
  out_ += '"';
  constexpr std::size_t end_size = 2;  // of "/>"
  const bool can_break = has_attribute_ && attribute_column_ != 0;
  if (can_break && column() + end_size > line_limit) {
    out_.replace(begin, 1, '\n' + std::string(attribute_column_, ' '));
    line_begin_ = begin + 1;
  }
  has_attribute_ = true;
}

void XmlWriter::optional_attribute(std::string_view name, std::string_view value) {
  if (!value.empty()) attribute(name, value);
}

void XmlWriter::mix() {
  open_.back().is_mixed = true;
}

void XmlWriter::text(std::string_view value) {
  mix();
  if (value.empty()) return;
  finish_start_tag();
  append_value(out_, value, Place::text);
}

void XmlWriter::raw(std::string_view xml) {
  mix();
  finish_start_tag();
  out_ += xml;
}

void XmlWriter::close() {
  const Frame frame = open_.back();
  open_.pop_back();
  if (std::exchange(in_start_tag_, false)) {
    out_ += "/>";
    return;
  }
  if (!frame.is_mixed) break_line(open_.size() * blanks_a_level);
  out_ += "</";
  out_ += frame.name;
  out_ += '>';
}

void XmlWriter::line(std::string_view name, std::string_view value) {
  open(name);
  text(value);
  close();
}

std::string XmlWriter::finish() && {
  assert(open_.empty());
  out_ += '\n';
  return std::move(out_);
}

}  // namespace evdoc
