#include "check/letters.h"

#include "base/utf8.h"
#include "text/python.h"

namespace evdoc::check {

using Kind = markdown::Piece::Kind;

namespace {

/// Replaces every `name` by a blank.
void take_out(std::string& text, std::string_view name) {
  for (std::size_t at = text.find(name); at != std::string::npos; at = text.find(name, at + 1)) {
    text.replace(at, name.size(), " ");
  }
}

/// What belongs to a word beside letters: marks, and the joiners of some scripts.
bool continues_word(char32_t c) {
  return is_letter(c) || is_identifier_part(c) || c == 0x200C || c == 0x200D;
}

}  // namespace

char32_t first_character(std::string_view text) {
  return text.empty() ? 0 : take_code_point(text);
}

std::string_view last_bytes(std::string_view text) {
  std::size_t at = text.size();
  while (at > 0 && is_continuation_byte(text[at - 1]) && text.size() - at < 3) --at;
  return text.substr(at > 0 ? at - 1 : 0);
}

char32_t last_character(std::string_view text) {
  return first_character(last_bytes(text));
}

bool is_blank(char32_t c) {
  return c != 0 && is_space(c);
}

std::size_t tag_length(std::string_view text) {
  char quote = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (quote != 0) {
      if (text[i] == quote) quote = 0;
    } else if (text[i] == '"' || text[i] == '\'') {
      quote = text[i];
    } else if (text[i] == '>') {
      return i + 1;
    }
  }
  return text.size();
}

std::string_view trimmed(std::string_view text) {
  while (is_blank(first_character(text))) take_code_point(text);
  while (is_blank(last_character(text))) text.remove_suffix(last_bytes(text).size());
  return text;
}

std::string language_of(const CheckedText& text, const std::vector<std::string_view>& names) {
  std::string result;
  for (const markdown::Piece& piece : text.pieces) {
    if (piece.kind == Kind::words) {
      result += piece.text;
    } else if (piece.kind != Kind::bold_begin && piece.kind != Kind::bold_end) {
      result += ' ';
    }
  }
  for (const std::string_view name : names) take_out(result, name);
  return result;
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  const char* begin = nullptr;
  const char* end = nullptr;
  const auto finish = [&] {
    if (begin) words.emplace_back(begin, static_cast<std::size_t>(end - begin));
    begin = nullptr;
  };
  for_each_character(text, [&](char32_t c, std::string_view bytes) {
    if (!(begin ? continues_word(c) : is_letter(c))) return finish();
    if (!begin) begin = bytes.data();
    end = bytes.data() + bytes.size();
  });
  finish();
  return words;
}

}  // namespace evdoc::check
