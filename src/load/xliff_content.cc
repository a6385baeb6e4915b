#include "load/xliff_content.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/suggest.h"
#include "load/codes.h"
#include "text/characters.h"

namespace evdoc {

namespace {

using xml::ScannedAttribute;
using xml::Token;

constexpr std::size_t suggestion_limit = 100;  // original data of a unit; beyond it none is suggested

const OriginalData* find(const std::vector<OriginalData>& originals, std::string_view id) {
  const auto found = std::ranges::lower_bound(originals, id, {}, &OriginalData::id);
  return found == originals.end() || found->id != id ? nullptr : &*found;
}

std::string help_for(std::string_view id, const std::vector<OriginalData>& originals) {
  std::vector<std::string_view> ids;
  for (const OriginalData& data : originals) ids.push_back(data.id);
  std::string help = ids.size() > suggestion_limit ? std::string() : did_you_mean(id, ids);
  return help.empty() ? fmt::format("add <data id=\"{}\"> to the unit's <originalData>", id) : help;
}

bool is_character(uint32_t code) {
  const bool is_surrogate = code >= 0xD800 && code <= 0xDFFF;
  return code != 0 && code <= 0x10FFFF && !is_surrogate;
}

/// The elements that hold or mark text without standing for any themselves.
bool is_marker(std::string_view name) {
  return name == "mrk" || name == "sm" || name == "em";
}

}  // namespace

Text XliffContentReader::read(const std::vector<OriginalData>& originals) {
  originals_ = &originals;
  const Span element = reader_.current().span;
  const Token& token = reader_.next();
  if (token.kind == Token::Kind::end || token.kind == Token::Kind::done) return {{}, element};
  if (token.kind == Token::Kind::text) {
    const Text text = token.text;
    const Token::Kind next = reader_.next().kind;
    if (next == Token::Kind::end || next == Token::Kind::done) return text;
    composed_ = text.value;
    return compose(text.span);
  }
  composed_.clear();
  return compose(token.span);
}

/// Goes on from the reader's latest token, an inline element.
Text XliffContentReader::compose(Span span) {
  const Token* token = &reader_.current();
  while (token->kind == Token::Kind::start || token->kind == Token::Kind::text) {
    if (token->kind == Token::Kind::text) {
      composed_ += token->text.value;
    } else {
      read_element(*token);
    }
    span.end = std::max(span.end, reader_.current().span.end);
    token = &reader_.next();
  }
  return {source_.arena().copy(composed_), span};
}

void XliffContentReader::read_element(const Token& token) {
  const std::string_view name = token.space == xliff_namespace ? token.name : std::string_view();
  if (name == "pc") return read_paired(token);
  if (is_marker(name)) return read_children();
  if (name == "ph" || name == "sc" || name == "ec") {
    append_original(token, token.find("dataRef"));
  } else if (name == "cp") {
    append_character(token);
  } else {
    diagnostics_.report(code::unknown_element, token.span,
                        fmt::format("'<{}>' is no inline element of XLIFF", token.span.text()),
                        "inline codes are ph, pc, sc, ec, cp, mrk, sm and em");
  }
  reader_.skip();
}

void XliffContentReader::read_paired(const Token& token) {
  const Span place = token.span;
  const ScannedAttribute* end = token.find("dataRefEnd");
  const Text end_reference = end ? end->value : Text{{}, place};
  append_original(token, token.find("dataRefStart"));
  read_children();
  append_original(end_reference);
}

/// To the end tag of the element whose start is the latest token.
void XliffContentReader::read_children() {
  while (true) {
    const Token& token = reader_.next();
    if (token.kind == Token::Kind::text) {
      composed_ += token.text.value;
    } else if (token.kind == Token::Kind::start) {
      read_element(token);
    } else {
      return;
    }
  }
}

/// A code without a reference stands for what it is equivalent to, if it says that.
void XliffContentReader::append_original(const Token& token, const ScannedAttribute* reference) {
  if (reference) return append_original(reference->value);
  if (const ScannedAttribute* equivalent = token.find("equiv")) composed_ += equivalent->value.value;
}

void XliffContentReader::append_original(const Text& reference) {
  if (reference.empty()) return;
  if (const OriginalData* data = find(*originals_, reference.value)) {
    composed_ += data->text;
    return;
  }
  diagnostics_.report(code::missing_original_data, reference.span,
                      fmt::format("the unit has no original data '{}'", reference.value),
                      help_for(reference.value, *originals_));
}

void XliffContentReader::append_character(const Token& token) {
  const ScannedAttribute* attribute = token.find("hex");
  const std::string_view digits = attribute ? attribute->value.value : std::string_view();
  uint32_t character = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), character, 16);
  const bool is_number = error == std::errc() && end == digits.data() + digits.size();
  if (is_number && is_character(character)) {
    append_utf8(composed_, character);
    return;
  }
  diagnostics_.report(code::invalid_character_code, attribute ? attribute->value.span : token.span,
                      fmt::format("'{}' is not the code of a character", digits),
                      "write its hexadecimal code, such as hex=\"001A\"");
}

}  // namespace evdoc
