#include "page/message_text.h"

#include <algorithm>

#include <fmt/format.h>

#include "markdown/pair.h"
#include "text/message_format.h"

namespace evdoc {

namespace {

constexpr std::string_view line_break = "<br>";

std::string insert_text(const MessagePiece& piece, const PayloadTemplate* payload, InsertForm form) {
  const bool has_item = payload && piece.number >= 1 && piece.number <= payload->items.size();
  const std::string code = markdown::code_span(has_item ? payload->items[piece.number - 1].name.value : piece.written);
  return form == InsertForm::code ? code : fmt::format("<span dir=\"ltr\">{}</span>", code);
}

/// A line, or a part of one; what is markup at the start of a line only is escaped there only.
void append_line(std::string& out, std::string_view line) {
  const bool is_start = out.empty() || out.ends_with(line_break);
  const std::size_t end = line.find_last_not_of(" \t") + 1;  // npos + 1 is 0
  const std::string_view blank = end < line.size() ? " " : "";
  if (is_start) {
    out += markdown::escaped_text(line.substr(std::min(line.find_first_not_of(" \t"), end), end));
  } else {
    out += markdown::escaped_text("x" + std::string(line.substr(0, end))).substr(1);
  }
  out += blank;
}

/// Plain characters; a line end that the file has as it is becomes a break too.
void append_plain(std::string& out, std::string_view text) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    append_line(out, line);
    if (end < text.size()) out += line_break;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

/// What docs have written, its escapes resolved.
std::string_view markdown_of(const MessagePiece& piece) {
  return piece.written == "%%" ? "%" : piece.written;
}

}  // namespace

std::string message_markdown(std::string_view message, const PayloadTemplate* payload, InsertForm form, Author author) {
  std::string out;
  std::string plain;
  const auto finish_plain = [&] {
    append_plain(out, plain);
    plain.clear();
  };
  for (const MessagePiece& piece : parse_message_format(message).pieces) {
    if (piece.kind == MessagePiece::Kind::end) break;
    if (piece.kind == MessagePiece::Kind::text) {
      author == Author::docs ? out += markdown_of(piece) : plain += piece.text;
      continue;
    }
    finish_plain();
    out += piece.kind == MessagePiece::Kind::line_end ? std::string(line_break) : insert_text(piece, payload, form);
  }
  finish_plain();
  while (out.ends_with(line_break)) out.resize(out.size() - line_break.size());
  return out;
}

}  // namespace evdoc
