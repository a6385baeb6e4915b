#include "load/prose.h"

#include <algorithm>

#include "load/xml_bytes.h"
#include "load/xml_checks.h"

namespace evdoc {

namespace {

bool is_blank(char c) {
  return xml::is(c, xml::blank);
}

bool breaks_line(std::string_view run) {
  return run.find('\n') != std::string_view::npos;
}

/// The run of white space at the beginning, and the rest.
std::string_view leading_run(std::string_view text) {
  return {text.begin(), std::ranges::find_if_not(text, is_blank)};
}

std::string_view trailing_run(std::string_view text) {
  const auto last = std::find_if_not(text.rbegin(), text.rend(), is_blank);
  return {last.base(), text.end()};
}

/// Without the white space at the ends that holds a line break.
std::string_view without_wrapping(std::string_view text, Ends ends) {
  const std::string_view front = leading_run(text);
  const bool is_begin = ends == Ends::begin || ends == Ends::both;
  if (is_begin && breaks_line(front)) text.remove_prefix(front.size());
  const std::string_view back = trailing_run(text);
  const bool is_end = ends == Ends::end || ends == Ends::both;
  if (is_end && breaks_line(back)) text.remove_suffix(back.size());
  return text;
}

std::string join_inner_lines(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    const std::string_view words(text.begin(), std::ranges::find_if(text, is_blank));
    result += words;
    text.remove_prefix(words.size());
    const std::string_view run = leading_run(text);
    if (breaks_line(run)) {
      result += ' ';
    } else {
      result += run;
    }
    text.remove_prefix(run.size());
  }
  return result;
}

}  // namespace

std::string join_lines(std::string_view text) {
  return join_inner_lines(without_wrapping(text, Ends::both));
}

Ends ends_at(std::size_t index, std::size_t count) {
  const bool is_last = index + 1 == count;
  if (index == 0) return is_last ? Ends::both : Ends::begin;
  return is_last ? Ends::end : Ends::none;
}

Text prose_piece(const Text& piece, Ends ends, Arena& arena) {
  Text text = xml::part_of(piece, without_wrapping(piece.value, ends));
  if (breaks_line(text.value)) text.value = arena.copy(join_inner_lines(text.value));
  return text;
}

Text prose_of(const xml::Element& element, Arena& arena) {
  const Text text = element.text();
  return element.preserves_space() ? text : prose_piece(text, Ends::both, arena);
}

Text code_of(const xml::Element& element) {
  const Text text = element.text();
  if (element.preserves_space()) return text;
  std::string_view lines = text.value;
  if (lines.starts_with('\n')) lines.remove_prefix(1);
  const std::string_view back = trailing_run(lines);
  if (breaks_line(back)) lines.remove_suffix(back.size());
  return xml::part_of(text, lines);
}

}  // namespace evdoc
