#include "markdown/inline.h"

#include <algorithm>

#include "markdown/code_spans.h"

namespace evdoc::markdown {

namespace {

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool ends_in_abbreviation(std::string_view sentence) {
  for (const std::string_view word : {"i.e.", "e.g."}) {
    if (!sentence.ends_with(word)) continue;
    const std::string_view before = sentence.substr(0, sentence.size() - word.size());
    if (before.empty() || !is_word(before.back())) return true;
  }
  return false;
}

bool is_end_mark(char c) {
  return c == '.' || c == '!' || c == '?';
}

bool ends_sentence(std::string_view sentence, std::string_view rest) {
  if (!is_end_mark(sentence.back())) return false;
  return !rest.empty() && is_blank(rest.front()) && !ends_in_abbreviation(sentence);
}

/// Whether a sentence may end at a character, or something begin that has to be gone past as a whole.
bool is_landmark(char c) {
  return is_end_mark(c) || c == '`' || c == '\\';
}

std::size_t sentence_end(std::string_view text, std::size_t begin, const CodeSpans& spans) {
  std::size_t end = begin;
  do {
    const auto* const landmark = std::find_if(text.begin() + end, text.end(), is_landmark);
    if (landmark == text.end()) return text.size();
    end = spans.behind(static_cast<std::size_t>(landmark - text.begin()));
  } while (end < text.size() && !ends_sentence(text.substr(begin, end - begin), text.substr(end)));
  return end;
}

/// The position of the ']' that closes the '[' at 0, or npos.
std::size_t closing_bracket(std::string_view text) {
  const CodeSpans spans(text);
  int depth = 0;
  for (std::size_t i = 0; i < text.size(); i = spans.behind(i)) {
    if (text[i] == '[') ++depth;
    if (text[i] == ']' && --depth == 0) return i;
  }
  return std::string_view::npos;
}

}  // namespace

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n";
  const std::size_t first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

bool may_have_sentences(std::string_view text) {
  const auto ends = [](char c, char next) { return is_end_mark(c) && is_blank(next); };
  return std::adjacent_find(text.begin(), text.end(), ends) != text.end();
}

std::vector<Sentence> split_sentences(std::string_view text) {
  const CodeSpans spans(text);
  std::vector<Sentence> sentences;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = sentence_end(text, begin, spans);
    const auto* const next = std::find_if_not(text.begin() + end, text.end(), is_blank);
    const auto next_begin = static_cast<std::size_t>(next - text.begin());
    sentences.push_back({text.substr(begin, end - begin), text.substr(end, next_begin - end)});
    begin = next_begin;
  }
  return sentences;
}

bool is_code_span(std::string_view text) {
  return text.starts_with('`') && CodeSpans(text).end_of_span(0) == text.size();
}

Link split_link(std::string_view text) {
  const Link no_link{{}, text, {}};
  if (!text.starts_with('[') || !text.ends_with(')')) return no_link;
  const std::size_t bracket = closing_bracket(text);
  if (bracket == std::string_view::npos || bracket < 2 || !text.substr(bracket).starts_with("](")) return no_link;
  const std::string_view inner = text.substr(1, bracket - 1);
  const std::string_view after = text.substr(bracket);
  const std::string_view url = after.substr(2, after.size() - 3);
  const bool holds_link = inner.find("](") != std::string_view::npos;
  if (holds_link || url.ends_with('\\')) return no_link;
  if (url.find_first_of("()[]<> \t\r\n") != std::string_view::npos) return no_link;
  return {text.substr(0, 1), inner, after};
}

}  // namespace evdoc::markdown
