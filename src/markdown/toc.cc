#include "markdown/toc.h"

#include <algorithm>

#include <fmt/format.h>

#include "markdown/codes.h"
#include "markdown/line_reader.h"
#include "markdown/yaml_reader.h"

namespace evdoc::markdown {

namespace {

constexpr std::size_t deepest = 64;

/// A line as `indent`, whether a dash begins an item, and `key: value`.
struct TocLine {
  std::size_t column = 0;  // of the dash, or of the key
  bool is_item = false;
  Span key;
  Span value;
};

Span rest_of(Span span, std::size_t begin) {
  const auto at = static_cast<uint32_t>(std::min<std::size_t>(begin, span.size()));
  return span.part(at, span.size() - at);
}

TocLine parse(Span span) {
  TocLine line;
  line.column = std::min(span.text().find_first_not_of(' '), span.text().size());
  Span content = rest_of(span, line.column);
  line.is_item = content.text().starts_with("- ");
  if (line.is_item) content = trimmed(rest_of(content, 2));
  const std::size_t colon = std::min(content.text().find(':'), content.text().size());
  line.key = content.part(0, static_cast<uint32_t>(colon));
  line.value = trimmed(rest_of(content, colon + 1));
  return line;
}

class TocReader {
 public:
  TocReader(const Source& source, Arena& arena, Diagnostics& diagnostics)
      : source_(source), arena_(arena), diagnostics_(diagnostics) {}

  Toc read() {
    LineReader lines(source_);
    while (!lines.is_at_end()) {
      const Span span = lines.take().span;
      if (trimmed(span).size() > 0) read_line(span);
    }
    return std::move(toc_);
  }

 private:
  /// An entry that is open, and the column of its dash.
  struct Open {
    std::size_t column = 0;
    TocNode* node = nullptr;
  };

  void read_line(Span span) {
    const TocLine line = parse(span);
    while (!open_.empty() && open_.back().column >= line.column) open_.pop_back();
    if (line.is_item) {
      if (open_.size() == deepest) return report(span, "the entries stand deeper than any table of contents has them");
      std::vector<TocNode>& items = open_.empty() ? toc_.items : open_.back().node->items;
      open_.push_back({line.column, &items.emplace_back()});
    }
    set_key(line, span);
  }

  void set_key(const TocLine& line, Span span) {
    const std::string_view key = line.key.text();
    if (key == "items" && line.value.size() == 0) {
      toc_.has_root_key |= open_.empty();
    } else if (open_.empty() || (key != "name" && key != "href")) {
      report(span, "the line is no name, path or list of entries");
    } else {
      (key == "name" ? open_.back().node->name : open_.back().node->path) = scalar(line.value);
    }
  }

  Text scalar(Span written) { return read_yaml_scalar(written, arena_).value; }

  void report(Span span, std::string message) {
    diagnostics_.report(code::toc_line, span, std::move(message), "write '- name:', 'href:' and 'items:' only");
  }

  const Source& source_;
  Arena& arena_;
  Diagnostics& diagnostics_;
  Toc toc_;
  std::vector<Open> open_;
};

}  // namespace

bool is_toc(const Source& source) {
  std::string_view text = source.text();
  text.remove_prefix(std::min(text.find_first_not_of("\r\n"), text.size()));
  if (text.starts_with("items:")) text.remove_prefix(std::min(text.find('-'), text.size()));
  return text.starts_with("- name:");
}

Toc read_toc(const Source& source, Arena& arena, Diagnostics& diagnostics) {
  return TocReader(source, arena, diagnostics).read();
}

}  // namespace evdoc::markdown
