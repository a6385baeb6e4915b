#include "markdown/pair.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/byte_set.h"
#include "markdown/code_spans.h"
#include "markdown/slug.h"

namespace evdoc::markdown {

namespace {

/// Whether the last character is a backslash that would escape what is put behind the text.
bool ends_in_open_escape(std::string_view text) {
  if (!text.ends_with('\\')) return false;
  const std::size_t other = text.find_last_not_of('\\');
  const std::size_t backslashes = text.size() - (other == std::string_view::npos ? 0 : other + 1);
  return backslashes % 2 == 1;
}

/// Appends text that something follows which no backslash may escape.
template <class Out>
void append_closed(Out& out, std::string_view text) {
  if (!ends_in_open_escape(text)) {
    out += text;
    return;
  }
  out += text.substr(0, text.size() - 1);
  out += "&#92;";
}

/// A code span for a table cell: GFM takes the backslash before a '|' off, there too.
void append_cell_code(std::string& out, std::string_view span) {
  char before = '\0';
  for (const char c : span) {
    if (c == '|' && before != '\\') out += '\\';
    out += c == '\n' || c == '\r' ? ' ' : c;
    before = c;
  }
}

/// A character for a table cell. `rest` is what stands behind it.
void append_cell_character(std::string& out, char c, std::string_view rest) {
  if (c == '|') {
    out += "&#124;";
  } else if (c == '\n' || c == '\r') {
    if (c == '\n' || !rest.starts_with('\n')) out += ' ';
  } else {
    out += c;
  }
}

/// Whether a line that begins with `text` would be an item of a numbered list, but for the escape at `at`.
bool is_list_number(std::string_view text, std::size_t at) {
  constexpr std::size_t most_digits = 9;  // CommonMark 5.2
  if (at == 0 || at > most_digits || (text[at] != '.' && text[at] != ')')) return false;
  if (text.substr(0, at).find_first_not_of("0123456789") != std::string_view::npos) return false;
  return at + 1 == text.size() || text[at + 1] == ' ' || text[at + 1] == '\t';
}

bool is_markup(std::string_view line, std::size_t at) {
  static constexpr std::string_view anywhere = "\\`*_<>[]|~";
  static constexpr std::string_view at_line_start = "#+-=:";
  const char c = line[at];
  if (anywhere.find(c) != std::string_view::npos) return true;
  return at == 0 ? at_line_start.find(c) != std::string_view::npos : is_list_number(line, at);
}

/// Of the backticks in a text.
std::size_t longest_run(std::string_view text) {
  std::size_t longest = 0;
  std::size_t run = 0;
  for (const char c : text) {
    run = c == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  return longest;
}

/// White space at the ends of a line would be taken off, or make it code or a hard break.
void append_outer_blank(std::string& out, char c) {
  out += c == '\t' ? "&#9;" : "&#32;";
}

void append_escaped_line(std::string& out, std::string_view line) {
  static constexpr std::string_view blanks = " \t";
  const std::size_t begin = std::min(line.find_first_not_of(blanks), line.size());
  const std::size_t end = std::max(line.find_last_not_of(blanks) + 1, begin);  // npos + 1 is 0
  for (const char c : line.substr(0, begin)) append_outer_blank(out, c);
  const std::string_view text = line.substr(begin, end - begin);
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_markup(text, i)) out += '\\';
    out += text[i];
    if (text[i] == '&') out += "amp;";
  }
  for (const char c : line.substr(end)) append_outer_blank(out, c);
}

}  // namespace

PairIds append_pair(TextBuffer& out, std::string_view id, std::string_view target, std::string_view source) {
  PairIds placed;
  out += "<span data-ttu-id=\"";
  placed.target = out.size();
  out += id;
  out += "\">";
  append_closed(out, target);
  out += "</span><span class=\"sxs-lookup\"><span data-stu-id=\"";
  placed.source = out.size();
  out += id;
  out += "\">";
  append_closed(out, source);
  out += "</span></span>";
  return placed;
}

std::string anchor(std::string_view english_heading) {
  return "<a name=\"" + slug(english_heading) + "\"></a>";
}

std::string cell_text(std::string_view text) {
  const CodeSpans spans(text);
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0, end = 0; i < text.size(); i = end) {
    end = spans.behind(i);
    if (text[i] == '`') {
      append_cell_code(out, text.substr(i, end - i));
    } else if (end - i > 1) {
      out += text.substr(i, end - i);  // an escape, that of a '|' too
    } else if (text[i] == '\\' && end == text.size()) {
      append_closed(out, text.substr(i));
    } else {
      append_cell_character(out, text[i], text.substr(end));
    }
  }
  return out;
}

bool is_cell_text(std::string_view text) {
  static constexpr ByteSet specials("|\n\r`\\");
  return !specials.holds_any_of(text);
}

std::string text_of_cell(std::string_view cell) {
  static constexpr std::string_view bar = "&#124;";
  if (cell.find(bar) == std::string_view::npos) return std::string(cell);
  std::string text;
  for (std::size_t at = 0; at < cell.size();) {
    const std::size_t next = std::min(cell.find(bar, at), cell.size());
    text += cell.substr(at, next - at);
    if (next < cell.size()) text += '|';
    at = next + bar.size();
  }
  return cell_text(text) == cell ? text : std::string(cell);
}

std::string code_span(std::string_view text) {
  if (text.empty()) return {};
  const std::string fence(longest_run(text) + 1, '`');
  const bool touches_fence = text.front() == '`' || text.back() == '`';
  const bool would_be_stripped =
      text.front() == ' ' && text.back() == ' ' && text.find_first_not_of(' ') != std::string_view::npos;
  const std::string_view padding = touches_fence || would_be_stripped ? " " : "";
  std::string span = fmt::format("{0}{1}{2}{1}{0}", fence, padding, text);
  std::replace_if(
      span.begin(), span.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
  return span;
}

std::string fenced_code(std::string_view text, std::string_view language) {
  constexpr std::size_t least_backticks = 3;
  const std::string fence(std::max(longest_run(text) + 1, least_backticks), '`');
  return fmt::format("{0}{1}\n{2}{3}{0}", fence, language, text, text.ends_with('\n') ? "" : "\n");
}

std::string escaped_text(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
    append_escaped_line(out, text.substr(0, end));
    if (end < text.size()) out += text[end];
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

}  // namespace evdoc::markdown
