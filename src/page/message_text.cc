#include "page/message_text.h"

#include <algorithm>

#include <fmt/format.h>

#include "markdown/pair.h"
#include "text/message_format.h"

namespace evdoc {

namespace {

constexpr std::string_view line_break = "<br>";

/// The data item of an insert; null: it has none, or the piece is no insert.
const DataItem* item_of(const MessagePiece& piece, const PayloadTemplate* payload) {
  const bool has_item =
      piece.kind == MessagePiece::Kind::insert && payload && piece.number >= 1 && piece.number <= payload->items.size();
  return has_item ? &payload->items[piece.number - 1] : nullptr;
}

std::string code_text(std::string_view text, InsertForm form) {
  const std::string code = markdown::code_span(text);
  return form == InsertForm::code ? code : fmt::format("<span dir=\"ltr\">{}</span>", code);
}

std::string insert_text(const MessagePiece& piece, const PayloadTemplate* payload, InsertForm form) {
  const DataItem* item = item_of(piece, payload);
  return code_text(item ? item->name.value : piece.written, form);
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

/// A string of the manifest.
std::string string_markdown(std::string_view message, const PayloadTemplate* payload, InsertForm form) {
  std::string out;
  std::string plain;
  const auto finish_plain = [&] {
    append_plain(out, plain);
    plain.clear();
  };
  for (const MessagePiece& piece : parse_message_format(message).pieces) {
    if (piece.kind == MessagePiece::Kind::end) break;
    if (piece.kind == MessagePiece::Kind::text) {
      plain += piece.text;
      continue;
    }
    finish_plain();
    out += piece.kind == MessagePiece::Kind::line_end ? std::string(line_break) : insert_text(piece, payload, form);
  }
  finish_plain();
  return out;
}

std::string docs_text(const MessagePiece& piece, const PayloadTemplate* payload, InsertForm form) {
  if (piece.written == "%%") return "%";
  if (piece.written == "%n") return std::string(line_break);
  const DataItem* item = item_of(piece, payload);
  return item ? code_text(item->name.value, form) : std::string(piece.written);
}

/// What the docs have written. `%0` ends a message string, but no Markdown.
std::string docs_markdown(std::string_view message, const PayloadTemplate* payload, InsertForm form) {
  std::string out;
  while (!message.empty()) {
    std::size_t read = 0;
    for (const MessagePiece& piece : parse_message_format(message).pieces) {
      out += docs_text(piece, payload, form);
      read += piece.written.size();
      if (piece.kind == MessagePiece::Kind::end) break;
    }
    message.remove_prefix(read);
  }
  return out;
}

}  // namespace

std::string message_markdown(std::string_view message, const PayloadTemplate* payload, InsertForm form, Author author) {
  std::string out =
      author == Author::docs ? docs_markdown(message, payload, form) : string_markdown(message, payload, form);
  while (out.ends_with(line_break)) out.resize(out.size() - line_break.size());
  return out;
}

}  // namespace evdoc
