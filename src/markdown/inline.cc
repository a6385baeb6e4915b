#include "markdown/inline.h"

#include <algorithm>

namespace evdoc::markdown {

namespace {

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

std::size_t run_length(std::string_view text, std::size_t at, char c) {
  const std::size_t end = text.find_first_not_of(c, at);
  return (end == std::string_view::npos ? text.size() : end) - at;
}

/// The position behind the code span that opens at `at`, or behind its backticks when nothing closes it.
std::size_t skip_code_span(std::string_view text, std::size_t at) {
  const std::size_t ticks = run_length(text, at, '`');
  for (std::size_t i = text.find('`', at + ticks); i != std::string_view::npos; i = text.find('`', i)) {
    const std::size_t closing = run_length(text, i, '`');
    if (closing == ticks) return i + closing;
    i += closing;
  }
  return at + ticks;
}

bool ends_in_abbreviation(std::string_view sentence) {
  for (const std::string_view word : {"i.e.", "e.g."}) {
    if (!sentence.ends_with(word)) continue;
    const std::string_view before = sentence.substr(0, sentence.size() - word.size());
    if (before.empty() || !is_word(before.back())) return true;
  }
  return false;
}

bool ends_sentence(std::string_view text, std::size_t at) {
  const char c = text[at];
  if (c != '.' && c != '!' && c != '?') return false;
  if (at + 1 >= text.size() || !is_blank(text[at + 1])) return false;
  return !ends_in_abbreviation(text.substr(0, at + 1));
}

std::size_t first_sentence_length(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    if (text[i] == '`') {
      i = skip_code_span(text, i);
    } else if (ends_sentence(text, i)) {
      return i + 1;
    } else {
      ++i;
    }
  }
  return text.size();
}

/// The position of the ']' that closes the '[' at 0, or npos.
std::size_t closing_bracket(std::string_view text) {
  int depth = 0;
  for (std::size_t i = 0; i < text.size();) {
    if (text[i] == '`') {
      i = skip_code_span(text, i);
      continue;
    }
    if (text[i] == '[') ++depth;
    if (text[i] == ']' && --depth == 0) return i;
    i += text[i] == '\\' ? 2 : 1;
  }
  return std::string_view::npos;
}

}  // namespace

std::vector<Sentence> split_sentences(std::string_view text) {
  std::vector<Sentence> sentences;
  while (!text.empty()) {
    const std::size_t length = first_sentence_length(text);
    const std::string_view rest = text.substr(length);
    const auto blanks =
        static_cast<std::size_t>(std::find_if_not(rest.begin(), rest.end(), is_blank) - rest.begin());
    sentences.push_back({text.substr(0, length), rest.substr(0, blanks)});
    text = rest.substr(blanks);
  }
  return sentences;
}

bool is_code_span(std::string_view text) {
  if (text.size() < 3 || text.front() != '`') return false;
  const std::size_t ticks = run_length(text, 0, '`');
  return text.size() > 2 * ticks && skip_code_span(text, 0) == text.size();
}

Link split_link(std::string_view text) {
  const Link no_link{{}, text, {}};
  if (!text.starts_with('[') || !text.ends_with(')')) return no_link;
  const std::size_t bracket = closing_bracket(text);
  if (bracket == std::string_view::npos || bracket < 2 || !text.substr(bracket).starts_with("](")) return no_link;
  const std::string_view after = text.substr(bracket);
  const std::string_view url = after.substr(2, after.size() - 3);
  if (url.find_first_of("()[]") != std::string_view::npos) return no_link;
  return {text.substr(0, 1), text.substr(1, bracket - 1), after};
}

}  // namespace evdoc::markdown
