#include "store/xliff_unit.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "model/choice_names.h"
#include "text/characters.h"
#include "text/name_token.h"
#include "text/xml_text.h"

namespace evdoc {

namespace {

using Kind = markdown::Piece::Kind;
using markdown::Piece;

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/// Whether a tool that treats white space as XML does by default would change the text.
bool has_delicate_space(std::string_view text) {
  if (text.empty()) return false;
  if (is_blank(text.front()) || is_blank(text.back())) return true;
  if (text.find_first_of("\t\n\r") != std::string_view::npos) return true;
  return text.find("  ") != std::string_view::npos;
}

bool has_delicate_space(const Unit& unit) {
  return std::ranges::any_of(unit.segments, [](const Segment& segment) {
    return has_delicate_space(segment.source.value) || (segment.target && has_delicate_space(segment.target->value));
  });
}

bool is_pair(const Piece& piece) {
  return markdown::is_begin(piece.kind);
}

bool has_code(const Piece& piece) {
  return piece.kind != Kind::words && !markdown::is_end(piece.kind);
}

/// What two codes have in common that stand for each other in source and target.
using CodeKey = std::pair<uint32_t, uint32_t>;

}  // namespace

void XliffUnitWriter::write(const Unit& unit) {
  split(unit);
  out_.open("unit");
  out_.attribute("id", encode_name_token(unit.id.value));
  if (!unit.translate) out_.attribute("translate", "no");
  if (has_delicate_space(unit)) out_.attribute("xml:space", "preserve");
  write_notes(unit);
  write_original_data();
  const bool has_segment = std::ranges::any_of(unit.segments, [](const Segment& s) { return !s.ignorable; });
  for (std::size_t i = 0; i < unit.segments.size(); ++i) {
    const bool is_ignorable = has_segment && unit.segments[i].ignorable;
    write_segment(unit.segments[i], segments_[i], is_ignorable ? "ignorable" : "segment");
  }
  if (unit.segments.empty()) write_segment({}, {}, "segment");
  out_.close();
}

/// All sources are numbered first: the ids of a target's own codes must differ from them.
void XliffUnitWriter::split(const Unit& unit) {
  segments_.clear();
  data_.clear();
  data_numbers_.clear();
  last_id_ = last_mark_ = 0;
  for (const Segment& segment : unit.segments) {
    CodedSegment& coded = segments_.emplace_back();
    coded.source.pieces = markdown::split_markup(segment.source.value);
    if (segment.target) coded.target.pieces = markdown::split_markup(segment.target->value);
    number_source(coded.source);
  }
  for (CodedSegment& segment : segments_) number_target(segment);
}

void XliffUnitWriter::number_source(CodedText& text) {
  text.codes.resize(text.pieces.size());
  for (std::size_t i = 0; i < text.pieces.size(); ++i) {
    if (has_code(text.pieces[i])) text.codes[i] = code_of(text, i, ++last_id_);
  }
}

void XliffUnitWriter::number_target(CodedSegment& segment) {
  std::multimap<CodeKey, uint32_t> free_ids;
  for (const Code& code : segment.source.codes) {
    if (code.id != 0) free_ids.emplace(CodeKey(code.data, code.end_data), code.id);
  }
  CodedText& target = segment.target;
  target.codes.resize(target.pieces.size());
  for (std::size_t i = 0; i < target.pieces.size(); ++i) {
    if (!has_code(target.pieces[i])) continue;
    Code code = code_of(target, i, 0);
    const auto same = free_ids.lower_bound({code.data, code.end_data});
    const bool is_in_source = same != free_ids.end() && same->first == CodeKey(code.data, code.end_data);
    code.id = is_in_source ? free_ids.extract(same).mapped() : ++last_id_;
    target.codes[i] = code;
  }
}

XliffUnitWriter::Code XliffUnitWriter::code_of(const CodedText& text, std::size_t i, uint32_t id) {
  const Piece& piece = text.pieces[i];
  const uint32_t data = data_number(piece.text);
  return {id, data, is_pair(piece) ? data_number(text.pieces[piece.partner].text) : 0};
}

uint32_t XliffUnitWriter::data_number(std::string_view data) {
  const auto [place, is_new] = data_numbers_.try_emplace(data, static_cast<uint32_t>(data_.size() + 1));
  if (is_new) data_.push_back(data);
  return place->second;
}

void XliffUnitWriter::write_notes(const Unit& unit) {
  if (unit.notes.empty()) return;
  out_.open("notes");
  for (const UnitNote& note : unit.notes) {
    out_.open("note");
    out_.optional_attribute("category", note.category.value);
    out_.text(note.text.value);
    out_.close();
  }
  out_.close();
}

void XliffUnitWriter::write_original_data() {
  if (data_.empty()) return;
  out_.open("originalData");
  for (std::size_t i = 0; i < data_.size(); ++i) {
    out_.open("data");
    out_.attribute("id", fmt::format("d{}", i + 1));
    write_characters(data_[i]);
    out_.close();
  }
  out_.close();
}

void XliffUnitWriter::write_segment(const Segment& segment, const CodedSegment& coded, std::string_view name) {
  out_.open(name);
  if (segment.state != State::initial && name == "segment") {
    out_.attribute("state", state_names[static_cast<std::size_t>(segment.state)]);
  }
  out_.open("source");
  write_text(coded.source, true);
  out_.close();
  if (segment.target) {
    out_.open("target");
    write_text(coded.target, false);
    out_.close();
  }
  out_.close();
}

void XliffUnitWriter::write_text(const CodedText& text, bool marks_identifiers) {
  out_.mix();
  for (std::size_t i = 0; i < text.pieces.size(); ++i) {
    const Piece& piece = text.pieces[i];
    if (markdown::is_end(piece.kind)) {
      out_.close();
    } else if (piece.kind != Kind::words) {
      write_begin(piece, text.codes[i]);
    } else if (marks_identifiers) {
      write_words_of_source(piece.text);
    } else {
      write_characters(piece.text);
    }
  }
}

/// A pair stays open.
void XliffUnitWriter::write_begin(const Piece& piece, const Code& code) {
  out_.open(is_pair(piece) ? "pc" : "ph");
  out_.attribute("id", fmt::to_string(code.id));
  if (!is_pair(piece)) {
    out_.attribute("dataRef", fmt::format("d{}", code.data));
    out_.attribute("disp", piece.text);
    return out_.close();
  }
  const bool is_bold = piece.kind == Kind::bold_begin;
  out_.attribute("type", is_bold ? "fmt" : "link");
  if (is_bold) out_.attribute("subType", "xlf:b");
  out_.attribute("dataRefStart", fmt::format("d{}", code.data));
  out_.attribute("dataRefEnd", fmt::format("d{}", code.end_data));
}

void XliffUnitWriter::write_words_of_source(std::string_view words) {
  for (const std::string_view name : identifiers_.find(words)) {
    const auto before = static_cast<std::size_t>(name.data() - words.data());
    write_characters(words.substr(0, before));
    out_.open("mrk");
    out_.attribute("id", fmt::format("m{}", ++last_mark_));
    out_.attribute("translate", "no");
    write_characters(name);
    out_.close();
    words.remove_prefix(before + name.size());
  }
  write_characters(words);
}

void XliffUnitWriter::write_characters(std::string_view text) {
  for (std::string_view rest = text; !rest.empty();) {
    const std::size_t length = text.size() - rest.size();
    const char32_t c = take_code_point(rest);
    if (is_xml_character(c)) continue;
    out_.text(text.substr(0, length));
    out_.open("cp");
    out_.attribute("hex", fmt::format("{:04X}", static_cast<uint32_t>(c)));
    out_.close();
    text = rest;
  }
  out_.text(text);
}

}  // namespace evdoc
